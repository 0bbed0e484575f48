import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatics.errors import SourceError
from diplomatics.sources.decoding import decode

WORDS = "“Türkiye’s café” – the ministers met in Łódź and in Đà Nẵng."


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
    ],
)
def test_marks(mark: bytes, encoding: str) -> None:
    assert decode(mark + WORDS.encode(encoding), "a") == (WORDS, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    words = "The ministers met in Moscow on Wednesday."
    assert decode(words.encode(encoding), "a") == (words, ())


def test_windows_quotes() -> None:
    words = "The minister’s “café” – the talks went on."
    assert decode(words.encode("cp1252"), "a") == (words, ())


def test_a_declared_charset() -> None:
    words = "Министры иностранных дел встретились в Москве."
    assert decode(words.encode("koi8-r"), "a", "KOI8-R") == (words, ())
    assert decode("café".encode("cp1252"), "a", "iso-8859-1") == ("café", ())
    assert decode("café".encode(), "a", "no-such-charset") == ("café", ())
    assert decode("café".encode(), "a", "base64") == ("café", ())


def test_a_guess_is_called_a_guess() -> None:
    words = "Министры иностранных дел встретились в Москве и договорились продолжить переговоры. " * 5
    text, warnings = decode(words.encode("cp1251"), "a.txt")
    assert text == words
    assert warnings == ("a.txt: the encoding was guessed to be cp1251. Save the file as UTF-8 if letters look wrong.",)


def test_a_few_broken_characters_are_warned_of() -> None:
    data = ("café " * 20).encode() + b"\xff" + b" and more"
    text, warnings = decode(data, "a.txt")
    assert text == "café " * 20 + "� and more"
    assert warnings == ("a.txt: 1 character is not valid UTF-8 and stand as � in the text.",)


@given(st.binary(max_size=3000))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data, "a")
    except SourceError as error:
        assert error.remedy
    else:
        text.encode()


@given(st.text(max_size=500))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    try:
        assert decode(codecs.BOM_UTF8 + text.encode(), "a")[0] == text
    except UnicodeEncodeError:
        assert any("\ud800" <= letter <= "\udfff" for letter in text)
