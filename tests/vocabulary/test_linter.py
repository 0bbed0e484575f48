"""The vocabulary linter: the shipped words pass, and each kind of mistake is named with its line."""

import pytest

from diplomatics.vocabulary.linter import lint, main
from diplomatics.vocabulary.loader import read_yaml

CLASSES = "classes:\n  transitive: {actors: [subject], recipients: [object]}\nframes:\n"


def test_the_shipped_vocabulary_has_no_findings():
    assert [str(f) for f in lint()] == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("- {on: [meet], as: verb, type: MEET, class: transitive}", "'MEET' is not a PLOVER type"),
        ("- {on: [meet], as: verb, type: CONSULT, class: mutual}", "class 'mutual' is not described"),
        ("- {on: [meet], as: verbs, type: CONSULT, class: transitive}", "should be verb or noun"),
        ("- {on: [meet], as: verb, class: transitive}", "lacks type"),
        ("- {on: [Meet], as: verb, type: CONSULT, class: transitive}", "has capitals"),
        ("- {on: [1999], as: verb, type: CONSULT, class: transitive}", "Put it in quotes"),
        ("- {on: [meet], as: verb, type: CONSULT, class: transitive, colour: red}", "unknown key 'colour'"),
    ],
)
def test_mistakes_in_frames_are_named_with_their_line(tmp_path, row, message):
    (tmp_path / "frames.yaml").write_text(CLASSES + "  " + row + "\n", encoding="utf-8")
    findings = lint(tmp_path)
    assert len(findings) == 1
    assert findings[0].line == 4
    assert message in findings[0].message


def test_a_word_with_two_frames_is_named(tmp_path):
    row = "  - {on: [meet], as: verb, type: CONSULT, class: transitive}\n"
    (tmp_path / "frames.yaml").write_text(CLASSES + row + row, encoding="utf-8")
    assert "already has a frame on line 4" in lint(tmp_path)[0].message


def test_two_equal_keys_are_named(tmp_path):
    (tmp_path / "topics.yaml").write_text("topics:\n  water: {words: [dam], pax: x}\n  water: {words: [r], pax: x}\n")
    assert "stands twice" in str(lint(tmp_path)[0])


def test_broken_yaml_is_named_with_its_line(tmp_path):
    (tmp_path / "topics.yaml").write_text("topics:\n  water: [a\n  b: c\n")
    finding = lint(tmp_path)[0]
    assert finding.file == "topics.yaml"
    assert "not valid YAML" in finding.message


def test_no_is_a_word_and_norway_is_not_false(tmp_path):
    (tmp_path / "x.yaml").write_text("a: [no, NO, on, yes, true]\n")
    assert read_yaml(tmp_path / "x.yaml") == {"a": ["no", "NO", "on", "yes", True]}


def test_the_command_prints_findings_and_fails(tmp_path, capsys):
    (tmp_path / "topics.yaml").write_text("topics:\n  water: {words: [], pax: x}\n")
    assert main([str(tmp_path)]) == 7
    assert "has no words" in capsys.readouterr().err
    assert main([]) == 0
