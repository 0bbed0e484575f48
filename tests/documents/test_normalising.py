import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatics.documents.cleaning import make_document
from diplomatics.documents.normalising import normalised, one_line
from diplomatics.documents.wrapping import unwrapped
from diplomatics.errors import DiplomaticsError
from diplomatics.sources.mapped import MappedText
from diplomatics.sources.raw import RawReport


def clean(text: str) -> str:
    return normalised(MappedText.of(text), unwrapped).text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("one\n\n\n\n\ntwo\n \n\t\nthree", "one\n\ntwo\n\nthree"),
        ("  one\u00a0two\u2009three\tfour  ", "one two three four"),
        ("reso\u00adlution", "resolution"),
        ("reso\u00ad\n  lution", "resolution"),
        ("zero\u200bwidth\ufeff and\u200e marks\u202e", "zerowidth and marks"),
        ("Tu\u0308rkiye cafe\u0301 A\u030angstrom", "Türkiye café Ångstrom"),
        ("\u212bngstrom", "Ångstrom"),
        ("bell\x07 and null\x00 and delete\x7f", "bell and null and delete"),
        ("\x1b[31mred\x1b[0m \x1b]0;title\x07words \x9b1mbold", "red words bold"),
        ("[bold]markup[/bold] stays", "[bold]markup[/bold] stays"),
        ("page one\x0cpage two", "page one\n\npage two"),
        ("a lone \ud800 surrogate", "a lone � surrogate"),
        ("tag\U000e0041s", "tags"),
        ("a\x1b", "a"),
    ],
)
def test_steps(raw: str, shown: str) -> None:
    assert clean(raw) == shown


WRAPPED = """\
The foreign ministers of the four countries met in Moscow on Wednesday
and agreed that their deputies should prepare a roadmap for better ties
between Ankara and Damascus, according to a joint statement that was
published after the meeting.

No date was set for the next round, but diplomats said that the four-
party format would be kept and that the defence ministers would adopt reso-
lution 2254 as their own; the resolution asks for talks.
- a list item stays on its own line
"""


def test_hard_wrapped_lines_are_joined() -> None:
    assert clean(WRAPPED).split("\n") == [
        "The foreign ministers of the four countries met in Moscow on Wednesday and agreed that their deputies should "
        "prepare a roadmap for better ties between Ankara and Damascus, according to a joint statement that was "
        "published after the meeting.",
        "",
        "No date was set for the next round, but diplomats said that the four-party format would be kept and that the "
        "defence ministers would adopt resolution 2254 as their own; the resolution asks for talks.",
        "- a list item stays on its own line",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "One sentence.\nAnother sentence that is longer than the first.\nA third.\nA fourth one, of middle length.",
        "Heading\n\n1. First point\n2. Second point\n3. Third point\n4. Fourth point",
        "\n".join(
            "A paragraph on one line that runs on well beyond any width at which text is cut, " * 2 for _ in "abcd"
        ),
        "DATE\nPLACE\nNAME",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert clean(text) == "\n".join(line.strip() for line in text.split("\n"))


def test_indented_paragraphs_stay_apart() -> None:
    paragraph = (
        "    The ministers met in the capital on the first day of the week and\nspoke about the text of the accord.\n"
    )
    assert clean(paragraph * 4).count("\n") == 3


def test_one_line() -> None:
    assert one_line(" Four\n ministers\u00a0\x1b[1mmeet ") == "Four ministers meet"


NASTY = st.text(
    alphabet=st.one_of(
        st.characters(codec=None),  # type: ignore[arg-type]
        st.sampled_from([*list("ab é.-\n\r\t "), "́", "\xad", "\u200b", "\x1b", "[", "m", "\xa0", "�", "\x0c"]),
    ),
    max_size=300,
)


@given(NASTY)
def test_every_mapped_character_is_its_source_or_its_normal_form(raw: str) -> None:
    text = normalised(MappedText.of(raw), unwrapped)
    assert sum(run.end - run.start for run in text.segments) == len(text.text)
    last = -1
    for run in text.segments:
        if run.source_start is None:
            continue
        for i in range(run.start, run.end):
            place = run.source_start + i - run.start
            assert place > last
            last = place
            made, source = text.text[i], raw[place]
            normal = unicodedata.normalize("NFC", raw[place : place + 40])
            assert (
                made == source
                or (made.isspace() and (source.isspace() or source in "\u2028\u2029\x85\x1b-\xad"))
                or unicodedata.normalize("NFC", source)[0] == made
                or normal.startswith(made)
                or made == "�"
            )
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u00ad\ufeff]|\n{3}|  | \n|\n ", text.text)
    assert normalised(MappedText.of(text.text)).text == text.text
    text.text.encode()


@given(NASTY, st.none() | NASTY)
def test_any_text_is_a_document_or_one_clear_error(raw: str, title: str | None) -> None:
    try:
        document = make_document(RawReport(text=raw, origin="a", title=title, published=title, publisher=title))
    except DiplomaticsError as error:
        assert error.where == "a" and error.remedy
        return
    report = document.report
    assert report.title is None or report.text.split("\n")[0] == report.title
    assert 0 <= document.body_start <= len(report.text)
    for value in (report.text, report.publisher or ""):
        value.encode()
