import json
from pathlib import Path

import pytest

from diplomatics.documents import make_document
from diplomatics.documents.language import check_language
from diplomatics.documents.language_names import FOLDED, LANGUAGE_NAMES
from diplomatics.errors import LanguageError
from diplomatics.sources.raw import RawReport

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "fixtures" / "languages.jsonl").read_text(encoding="utf-8").splitlines()
]
# The model's code for written Norwegian.
SAME = {"nb": "no"}


@pytest.mark.parametrize("row", [row for row in ROWS if row["language"] == "en"], ids=lambda row: row["text"][:24])
def test_english_is_english(row: dict[str, str]) -> None:
    assert check_language(row["text"], None, "a") == "en"
    assert check_language(row["text"], "en-GB", "a") == "en"


@pytest.mark.parametrize("row", [row for row in ROWS if row["language"] != "en"], ids=lambda row: row["language"])
def test_every_other_language_is_refused_by_name(row: dict[str, str]) -> None:
    code = SAME.get(row["language"], row["language"])
    for given in (None, "en"):
        with pytest.raises(LanguageError) as caught:
            check_language(row["text"], given, "a.txt")
        assert str(caught.value) == (
            f"a.txt: this report seems to be in {LANGUAGE_NAMES[code]} ({code}); this version reads English. "
            "Give an English version; other languages come later."
        )
        assert caught.value.exit_code == 4


def test_what_the_source_says_decides_only_where_the_text_does_not() -> None:
    english = next(row["text"] for row in ROWS if row["language"] == "en" and row["form"] == "paragraph")
    assert check_language(english, "fr", "a") == "en"
    assert check_language("Lavrov in Ankara", None, "a") == "en"
    assert check_language("Lavrov in Ankara", "nonsense", "a") == "en"
    with pytest.raises(LanguageError, match=r"seems to be in French \(fr\)"):
        check_language("Lavrov, Ankara", "fra", "a")


@pytest.mark.parametrize("text", ["A", "123 456", "...", "Antonín Dvořák", "10 May 2023"])
def test_very_short_texts_pass(text: str) -> None:
    assert check_language(text, None, "a") == "en"


def test_a_document_is_refused_too() -> None:
    french = next(row["text"] for row in ROWS if row["language"] == "fr")
    with pytest.raises(LanguageError, match="French"):
        make_document(RawReport(text=french, origin="a"))


def test_names_are_complete() -> None:
    assert set(FOLDED.values()) <= set(LANGUAGE_NAMES)
    assert not set(FOLDED) & set(LANGUAGE_NAMES)
