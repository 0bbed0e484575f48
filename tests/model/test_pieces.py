"""Word pieces: the same as the encoder was trained with (a table made with tokenizers 0.23)."""

import json
from importlib import resources
from pathlib import Path

import pytest

from diplomatics.model.pieces import LONGEST_WORD, MOST_PIECES, Pieces

GOLD = json.loads((Path(__file__).parent / "pieces_gold.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def pieces():
    return Pieces(Path(str(resources.files("diplomatics.model") / "files" / "tokenizer.json")))


def test_every_word_of_the_table_has_the_same_pieces(pieces):
    assert {word: list(pieces.of_word(word)) for word in GOLD} == GOLD


@pytest.mark.parametrize("word", ["", " ", "\x00", "\u200b"])
def test_a_word_of_nothing_is_one_unknown_piece(pieces, word):
    assert pieces.of_word(word) == pieces.of_word("\x00")
    assert len(pieces.of_word(word)) == 1


def test_a_very_long_word_has_few_pieces(pieces):
    assert len(pieces.of_word("x" * LONGEST_WORD)) <= MOST_PIECES
    assert len(pieces.of_word("x" * (LONGEST_WORD + 1))) == 1


def test_case_and_accents_do_not_count(pieces):
    assert pieces.of_word("ÉLYSÉE") == pieces.of_word("elysee")


def test_a_vocabulary_without_its_special_pieces_is_refused(tmp_path):
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps({"model": {"vocab": {"a": 0}}}))
    with pytest.raises(ValueError, match=r"no \[CLS\] piece"):
        Pieces(path)
