"""The vocabulary linter: the shipped words pass, and each kind of mistake is named with its line."""

import pytest

from diplomatics.vocabulary.linter import lint, main
from diplomatics.vocabulary.loader import read_yaml

CLASSES = "classes:\n  transitive: {actors: [subject], recipients: [object]}\nlight_verbs: [make]\n"


def frames(folder, rows, plover="CONSULT"):
    """A vocabulary folder with one file of frames."""
    (folder / "frames").mkdir()
    (folder / "frames" / "classes.yaml").write_text(CLASSES, encoding="utf-8")
    (folder / "frames" / "some.yaml").write_text(f"type: {plover}\nverbs:\n{rows}", encoding="utf-8")
    return lint(folder)


def test_the_shipped_vocabulary_has_no_findings():
    assert [str(f) for f in lint()] == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("- {on: [meet], class: mutual}", "class 'mutual' is not in classes.yaml"),
        ("- {class: transitive}", "lacks on"),
        ("- {on: [Meet], class: transitive}", "has capitals"),
        ("- {on: [1999], class: transitive}", "Put it in quotes"),
        ("- {on: [meet], class: transitive, colour: red}", "unknown key 'colour'"),
    ],
)
def test_mistakes_in_frames_are_named_with_their_line(tmp_path, row, message):
    findings = frames(tmp_path, f"  {row}\n")
    assert len(findings) == 1
    assert findings[0].line == 3
    assert message in findings[0].message


def test_an_unknown_type_is_named(tmp_path):
    assert "'MEET' is not a PLOVER type" in frames(tmp_path, "  - {on: [meet], class: transitive}\n", "MEET")[0].message


def test_an_object_under_a_noun_is_named(tmp_path):
    rows = "  - {on: [meet], class: transitive}\nnouns:\n  - {on: [talk], class: transitive, object: [peace]}\n"
    assert "'object' is for verbs only" in frames(tmp_path, rows)[0].message


def test_a_word_with_two_equal_frames_is_named(tmp_path):
    row = "  - {on: [meet], class: transitive}\n"
    assert "already has this frame at some.yaml:3" in frames(tmp_path, row + row)[0].message


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
