"""The cases of our own are whole: a report, a day, and entries that can be counted."""

import json
from datetime import date

import pytest

from diplomatics.evaluation.cases import OWN, case_folders, read_case

FOLDERS = case_folders("own", OWN)


def test_there_are_cases():
    assert len(FOLDERS) >= 8


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)
def test_a_case_is_whole(folder):
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    assert date.fromisoformat(gold["published"])
    assert 100 <= len((folder / gold["article"]).read_text(encoding="utf-8").split()) <= 400
    named = [entry["id"] for entry in (*gold["facts"], *gold["must_not"])]
    assert len(named) == len(set(named))
    assert all(entry.get("why") for entry in gold["must_not"])


def test_a_folder_of_cases_and_a_single_case_are_told_apart():
    assert case_folders(str(OWN), OWN) == FOLDERS
    assert case_folders(str(FOLDERS[0]), OWN) == [FOLDERS[0]]


def test_a_case_is_read_on_its_day():
    reading = json.loads(read_case(FOLDERS[0]))
    assert reading["reports"][0]["published"] == "2023-03-19"
