"""A folder of the user's own: laid over ours, checked, and told apart by the hash."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from diplomatics.errors import VocabularyError
from diplomatics.registry.own import findings, use
from diplomatics.settings import forget

GROUP = """
- id: lake-front
  name: Lake Front
  names: [LF]
  in: [UGA]
  sector: REB
"""
FRAMES = """
type: ASSAULT
verbs:
  - {on: [blitz], class: transitive}
"""
REPORT = "KAMPALA, March 3 - The Lake Front blitzed Uganda on Monday. Ghentia urged Norway to talk.\n"


@pytest.fixture
def folder(tmp_path):
    for name, text in {
        "registry/groups.yaml": GROUP,
        "registry/states.yaml": "- {id: NOR, names: [Ghentia]}\n",
        "vocabulary/frames/mine.yaml": FRAMES,
    }.items():
        path = tmp_path / "own" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    yield tmp_path / "own"
    forget("vocabulary")


def read(report: Path, *options: str) -> dict:
    """In a process of its own: words are read once."""
    command = [sys.executable, "-m", "diplomatics.cli.main", "read", str(report), "--json", "--date", "2021-03-03"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_a_clean_folder_has_no_findings(folder) -> None:
    assert findings(folder) == []


def test_own_words_and_rows_are_read(folder, tmp_path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    with_own, without = read(report, "--vocabulary", str(folder)), read(report)
    assert "lake-front" in {a["id"] for a in with_own["actors"]}
    events = {e["type"]: [p["actor"] for p in e["actors"]] for e in with_own["statements"]["events"]}
    assert events["ASSAULT"] == ["lake-front"]
    assert events["REQUEST"] == ["NOR"]
    assert "lake-front" not in {a["id"] for a in without["actors"]}
    for part in ("vocabulary", "registry"):
        assert with_own["made_by"][part] != without["made_by"][part]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("registry/groups.yaml", "\n- {id: lf, name: LF, sector: XXX}", "groups.yaml:2: row lf: sector 'XXX'"),
        ("registry/states.yaml", "- {id: NOR, colour: red}", "states.yaml:1: row NOR: unknown key colour"),
        ("registry/people/new.yaml", "- {id: a-b, name: A B, held: [{office: king, of: ZZZ}], source: editor}", "ZZZ"),
        ("registry/townships.yaml", "- {name: X}", "nothing reads this file"),
        ("vocabulary/frames/mine.yaml", "type: ATTACK\nverbs: []", "mine.yaml:1: 'ATTACK' is not a PLOVER type"),
        (
            "vocabulary/frames/mine.yaml",
            "type: ASSAULT\nverbs:\n  - {on: [a], class: none}",
            "mine.yaml:3: class 'none'",
        ),
        ("vocabulary/urges.yaml", "verbs: [a]", "nothing reads this file"),
        ("vocabulary/topics.yaml", "topics: [", "topics.yaml:"),
    ],
)
def test_findings_name_file_line_and_cure(folder, name, text, said) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = findings(folder)
    assert any(said in line and line.startswith(str(folder)) for line in found), found
    with pytest.raises(VocabularyError, match="diplomatics vocabulary check"):
        use(folder)


def test_a_folder_without_the_subfolders_is_refused(tmp_path) -> None:
    try:
        with pytest.raises(VocabularyError, match="no subfolder vocabulary or registry"):
            findings(tmp_path)
    finally:
        forget("vocabulary")
