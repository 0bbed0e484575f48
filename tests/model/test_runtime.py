"""The shipped model: its files, its bars of size, and that a sentence never depends on its neighbours."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from diplomatics.errors import ModelError
from diplomatics.model.names import well_formed
from diplomatics.model.runtime import EnglishModel, check_files, load_model, model_folder
from diplomatics.model.trees import is_tree

SENTENCE = [
    "Russian",
    "Foreign",
    "Minister",
    "Sergei",
    "Lavrov",
    "met",
    "his",
    "Turkish",
    "counterpart",
    "in",
    "Astana",
    "on",
    "10",
    "May",
    "2023",
    ".",
]
OTHERS = [
    ["No", "."],
    ["SECURITY", "COUNCIL", "ADOPTS", "RESOLUTION", "ON", "SYRIA"],
    ["strange", "\u200b", "…", "☃", "x" * 300],
    SENTENCE * 6,
]


@pytest.fixture(scope="module")
def model() -> EnglishModel:
    return load_model()


def test_files_match_their_sums_and_are_small() -> None:
    check_files(model_folder())
    assert sum(p.stat().st_size for p in model_folder().iterdir()) <= 40_000_000


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    for path in model_folder().iterdir():
        shutil.copy(path, tmp_path)
    (tmp_path / "labels.json").write_text("{}")
    with pytest.raises(ModelError, match=r"labels\.json"):
        check_files(tmp_path)
    (tmp_path / "labels.json").unlink()
    with pytest.raises(ModelError):
        EnglishModel(tmp_path)


def test_structure_of_a_plain_sentence(model: EnglishModel) -> None:
    a = model.analyse(SENTENCE)
    met = SENTENCE.index("met")
    assert a.heads[met] == -1 and a.deprels[met] == "root" and a.lemmas[met] == "meet"
    assert a.upos[met] == "VERB" and "Tense=Past" in a.feats[met]
    assert a.heads[SENTENCE.index("counterpart")] == met and a.deprels[SENTENCE.index("counterpart")] == "obj"
    lavrov = SENTENCE.index("Sergei")
    assert a.names[lavrov : lavrov + 2] == ("B-PERSON", "I-PERSON")
    assert a.names[SENTENCE.index("Astana")] == "B-PLACE"


@pytest.mark.parametrize("words", [SENTENCE, *OTHERS], ids=str)
def test_always_one_tree_and_well_formed_names(model: EnglishModel, words: list[str]) -> None:
    a = model.analyse(words)
    assert is_tree([h + 1 for h in a.heads])
    assert [r == "root" for r in a.deprels] == [h == -1 for h in a.heads]
    assert well_formed(a.names)
    assert all(a.lemmas)


def test_same_result_whatever_else_is_read(model: EnglishModel) -> None:
    alone = model.analyse(SENTENCE)
    assert model.analyse_many([*OTHERS, SENTENCE, *OTHERS])[len(OTHERS)] == alone
    assert EnglishModel(threads=2).analyse_many([*OTHERS, SENTENCE])[-1] == alone


def test_empty_and_very_long_sentences(model: EnglishModel) -> None:
    assert model.analyse([]).heads == ()
    long = SENTENCE * 60
    a = model.analyse(long)
    assert len(a.upos) == len(long) and is_tree([h + 1 for h in a.heads])


def test_relations_are_probabilities(model: EnglishModel) -> None:
    rows = model.relations(SENTENCE, [(range(1), range(7, 8)), (range(7, 8), range(1))])
    assert len(rows) == 2
    for row in rows:
        assert row.sum() == pytest.approx(1, abs=1e-5) and len(row) == len(model.labels.relations) == 17


def test_relations_in_a_very_long_sentence(model: EnglishModel) -> None:
    words = ["and"] * 600 + SENTENCE
    (row,) = model.relations(words, [(range(600, 601), range(607, 608))])
    assert row.sum() == pytest.approx(1, abs=1e-5)
