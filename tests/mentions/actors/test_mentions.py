"""What holds for every mention, whatever the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplomatics.mentions.actors.find import find_actors, read_actors

WORDS = st.sampled_from(
    "the Turkey Iran and , of 's US us foreign ministers President Putin Syria Arab country two sides their its "
    "he they "
    "met said in from - ( ) . \n Moscow EU bloc junta troops Kurdish forces both neither Chad Wolf “ ” 7".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_spans_hold_their_text(text: str) -> None:
    mentions, book = read_actors(text, None)
    for mention in mentions:
        start, end = mention.span
        assert mention.text == text[start:end]
        assert mention.text.strip() == mention.text
        assert mention.actor is None or not mention.members
        for actor in filter(None, (mention.actor, *mention.members)):
            assert book.get(actor) is not None
            assert actor in book.actors


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    find_actors(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "No actor is named here."])
def test_nothing_found_is_an_empty_list(text: str) -> None:
    assert find_actors(text) == []


def test_same_text_same_mentions() -> None:
    text = "Iran and Turkey met in Doha. The two countries agreed. Their ministers left."
    assert find_actors(text) == find_actors(text)


def test_entries_lead_to_the_principal() -> None:
    _, book = read_actors("EU foreign policy chief Josep Borrell met Egypt's foreign minister.", "2022-05-01")
    assert book.actors["josep-borrell"].of == "EU"
    assert book.actors["josep-borrell"].country is None
    assert book.actors["EGY/foreign-minister"].of == "EGY"
    assert book.actors["EGY/foreign-minister"].kind == "office"
    assert {"EU", "EGY"} <= set(book.actors)


def test_a_dateline_is_no_actor() -> None:
    text = "MOSCOW, May 10 - Iran and Turkey met."
    mentions, _ = read_actors(text, None, skip=[(0, 16)])
    assert [m.actor for m in mentions] == ["IRN", "TUR"]


def test_home_of_the_army_is_the_dateline_state() -> None:
    mentions, _ = read_actors("India and China talked. The army sounds warier.", None, home="IND")
    assert mentions[-1].actor == "IND"


def test_offices_are_looked_up_on_the_day() -> None:
    early = read_actors("Tusk spoke in Warsaw.", "2016-01-01")[1].actors
    late = read_actors("Tusk spoke in Warsaw.", "2024-01-01")[1].actors
    assert early["donald-tusk"].of == "EU/council"
    assert late["donald-tusk"].of == "POL"


def test_long_texts_stay_fast() -> None:
    text = "The Turkish foreign minister met his Iranian counterpart. They said both countries would meet again. " * 300
    find_actors(text[:200])
    began = time.perf_counter()
    find_actors(text)
    assert time.perf_counter() - began < 10
