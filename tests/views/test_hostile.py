"""What comes from outside is text, never markup: terminal, Markdown, and the width of a page."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from diplomatics.views import brief_markdown, brief_terminal
from diplomatics.views.queries import brief
from diplomatics.views.visible import encodable, visible
from tests import samples
from tests.factories import Draft

HOSTILE = [
    "\x1b[31mred\x1b[0m and \x1b]0;title\x07 and \x1b]8;;http://bad.example\x07link\x1b]8;;\x07",
    "\x9b31m C1 \x90 and \x85 next",
    "[bold red]loud[/bold red] [link=http://bad.example]x[/link] [/] [unclosed",
    ":smile: :warning: {curly} %s \\n \\x1b",
    "safe \u202eevil\u202c \u2066iso\u2069 \u200emark\u200f",
    "zero\u200bwidth \ufeffbom soft\u00adhyphen \U000e0041tag",
    "carriage\rreturn back\b\b\bspace bell\a null\0 tab\tvertical\v del\x7f",
    "line\u2028separator paragraph\u2029separator",
    "lone \ud800 surrogate",
    "| pipe | [link](javascript:alert(1)) ![img](x) <script>alert(1)</script> &amp; `code` **bold** # head",
    "http://bad.example www.bad.example @someone a@b.example ~~x~~ $x$ ^y^",
    "ネコ漢字 " * 20,
    "e\u0301" + "\u0301" * 40,
    "x" * 500,
]


def hostile_reading(words: str):
    d = Draft(f"{words} met Syria. And {words}.", title=None, publisher=words)
    one, two = d.party(words, "XXX", name=words, role=None), d.party("Syria", "SYR")
    d.meeting("met Syria", [one, two], format=words, topics=[words])
    d.event("met Syria", "ACCUSE", [one], [two], summary=words)
    d.commitment("met Syria", "agree", [one], words)
    d.claim("met Syria", words, status="denied", said_by=one, capacity="official")
    d.relation("met Syria", one, two, "ties", "severed")
    return d.reading()


def is_harmless(char: str) -> bool:
    return char == "\n" or (
        unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")
        and (unicodedata.category(char) != "Cf" or char in "\u200c\u200d")
    )


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", [40, 100, 160])
def test_terminal_without_colour_has_no_control_codes(words, width) -> None:
    text = brief_terminal.render(brief(hostile_reading(words)), width=width)
    assert [c for c in text if not is_harmless(c)] == []


@pytest.mark.parametrize("words", HOSTILE)
def test_terminal_with_colour_has_only_its_own_codes(words) -> None:
    text = brief_terminal.render(brief(hostile_reading(words)), width=100, colour=True)
    assert "\x1b[31mred" not in text
    assert "\x1b]" not in text
    assert "\x9b" not in text


def test_rich_markup_is_shown_as_it_stands() -> None:
    text = brief_terminal.render(brief(hostile_reading("[bold red]loud[/bold red] :smile:")), width=160)
    assert "[bold red]loud[/bold red] :smile:" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_markdown_is_inert(words) -> None:
    text = brief_markdown.render(brief(hostile_reading(words), notices=[words]))
    assert [c for c in text if not is_harmless(c)] == []
    assert "<script" not in text
    assert "](" not in text.replace("\\](", "")
    assert "http://" not in text
    for line in text.splitlines():
        if line.startswith("| ") and "Syria" in line:
            assert line.replace("\\|", "").count("|") in (5, 6)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("width", [30, 60, 61, 100, 131, 132, 200])
def test_no_line_is_wider_than_asked(words, width) -> None:
    for reading in ([hostile_reading(words)], [samples.moscow(), *samples.outlets(), samples.denial()]):
        text = brief_terminal.render(brief(reading, [words]), width=width)
        assert max(cell_len(line) for line in text.splitlines()) <= width


@given(st.text())
def test_visible_is_always_harmless(text) -> None:
    assert all(is_harmless(c) and c != "\n" for c in visible(text))


@given(st.text(), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8"]))
def test_encodable_always_is(text, encoding) -> None:
    encodable(visible(text), encoding).encode(encoding)


def test_visible_shows_what_was_there() -> None:
    assert visible("\x1b[31mred") == "␛[31mred"
    assert visible("a\u202eb") == "a‹U+202E›b"
    assert visible("nim\u200cfāsele") == "nim\u200cfāsele"
    assert encodable("Türkiye – “x” ● ␛", "ascii") == 'Turkiye - "x" * ^['
