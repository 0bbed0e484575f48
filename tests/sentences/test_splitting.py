"""Words and sentences from text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomatics.sentences.splitting import sentences
from diplomatics.sentences.tokens import tokenize, words


def split(text: str) -> list[str]:
    return [text[s[0][0] : s[-1][1]] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. envoy didn't go.", "The U.S. envoy did n't go ."),
        ("They cannot; he'll try", "They can not ; he 'll try"),
        ("the Secretary-General's envoy", "the Secretary - General 's envoy"),
        ("non-state, anti-tank and e-mail", "non-state , anti-tank and e-mail"),
        ("$5.3m, 10% and 1,000", "$ 5.3 m , 10 % and 1,000"),
        ("resolution 2254 (2015)", "resolution 2254 ( 2015 )"),
        ("S/RES/2254 and/or 24/7", "S / RES / 2254 and / or 24/7"),
        ("See http://un.org/a.html, or a@b.org.", "See http://un.org/a.html , or a@b.org ."),
        ("at 7:30pm on Jan. 5", "at 7:30 pm on Jan. 5"),
        ("“We agree,” he said…", "“ We agree , ” he said …"),
        ("No. 5 but no.", "No. 5 but no ."),
        ("the 1990s, 3rd", "the 1990s , 3rd"),
        ("Hizb'allah's men’s", "Hizb'allah 's men ’s"),
        ("J. R. Smith", "J. R. Smith"),
        ("U.N.-backed", "U.N. - backed"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@given(st.text(max_size=200))
def test_words_cover_all_but_space_and_never_overlap(text: str) -> None:
    spans = tokenize(text)
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    assert "".join(text[a:b] for a, b in spans) == "".join(c for c in text if not c.isspace())


@given(st.text(alphabet="Ab .!?\"'\n()1,-", max_size=120))
def test_sentences_hold_every_word_once(text: str) -> None:
    spans = [w for s in sentences(text) for w in s]
    assert spans == sorted(spans)
    assert "".join(text[a:b] for a, b in spans) == "".join(text.split())


@pytest.mark.parametrize(
    "parts",
    [
        ["Gen. Petraeus met Mr. A. B. Smith of the U.S. Senate at 5 p.m. local time.", "He left."],
        ["The talks ended at 7 p.m.", "The ministers left Washington, D.C., at once."],
        ["“We agree. ", "It is over,” he said."],
        ['He said: "We will not sign."', "She agreed."],
        ['"Why now?" he asked.', "Nobody knew."],
        ["Was it over?", "No!", "They went on."],
        ["See No. 5 of vol. 3 (pp. 4-6).", "It says so."],
        ["The firm, Smith & Co. Ltd., paid.", "It was late."],
        ["He spoke of St. Petersburg.", "(It rained.)", "They left."],
        ["The Council met [12].[13]", "It rose at noon."],
        ["It was signed on Jan. 5 by J. Smith.", "It was over."],
        ["Arms, money, etc.", "Nothing came."],
    ],
)
def test_sentences_in_one_paragraph(parts: list[str]) -> None:
    text = " ".join(p.strip() for p in parts)
    assert split(text) == [p.strip() for p in parts]


def test_lines_paragraphs_lists_and_headlines() -> None:
    text = (
        "SECURITY COUNCIL ADOPTS RESOLUTION\n"
        "The Council met on 3 May in an emergency session that lasted until late in the\n"
        "evening.\n\n"
        "1. Calls upon the parties to stop;\n"
        "2. Requests a report;\n"
        "(a) within ten days;\n\n"
        "* First item\n* Second item\n\n"
        "Minister Flies To Geneva\n\nGENEVA (Agency) - Talks began."
    )
    assert split(text) == [
        "SECURITY COUNCIL ADOPTS RESOLUTION",
        "The Council met on 3 May in an emergency session that lasted until late in the\nevening.",
        "1. Calls upon the parties to stop;",
        "2. Requests a report;",
        "(a) within ten days;",
        "* First item",
        "* Second item",
        "Minister Flies To Geneva",
        "GENEVA (Agency) - Talks began.",
    ]


def test_wrapped_lines_are_joined_and_windows_line_ends_are_seen() -> None:
    text = "The two ministers met in the capital of\r\nthe republic and agreed to meet again.\r\n\r\nThey left."
    assert [s.split()[0] for s in split(text)] == ["The", "They"]


def test_nothing_in_nothing_out() -> None:
    assert split("") == [] and split(" \n\n\t ") == []
