import re

from hypothesis import given
from hypothesis import strategies as st

from diplomatics.sources.mapped import MappedText, joined


def source_of(text: MappedText, at: int) -> int | None:
    for run in text.segments:
        if run.start <= at < run.end:
            return None if run.source_start is None else run.source_start + at - run.start
    return None


def test_edits_keep_the_rest_in_place() -> None:
    text = MappedText.of("one  two three").edit([(3, 5, " "), (9, 14, "3")])
    assert text.text == "one two 3"
    assert [source_of(text, i) for i in range(9)] == [0, 1, 2, 3, 5, 6, 7, 8, 9]


def test_made_up_words_have_no_source() -> None:
    text = joined([MappedText.of("Title", None), MappedText.of("body", 10)], "\n")
    assert text.text == "Title\nbody"
    assert source_of(text, 2) is None
    assert source_of(text, 5) is None
    assert source_of(text, 6) == 10


def test_through_two_texts() -> None:
    inner = MappedText.of("a b c").sub(re.compile(" "), "")
    outer = MappedText.of("abc").cut(1, 3)
    assert [source_of(outer.apply_to(inner), i) for i in range(2)] == [2, 4]


@given(st.text(alphabet="ab \n", max_size=60), st.lists(st.integers(0, 60), max_size=8), st.text("xy", max_size=3))
def test_every_mapped_character_is_its_source(text: str, cuts: list[int], new: str) -> None:
    places = sorted({cut for cut in cuts if cut <= len(text)})
    pairs = [(a, b, new) for a, b in zip(places[::2], places[1::2], strict=False)]
    changed = MappedText.of(text).edit(pairs)
    expected, at = "", 0
    for start, end, words in pairs:
        expected += text[at:start] + words
        at = end
    assert changed.text == expected + text[at:]
    replaced = {i for start, end, _ in pairs for i in range(start, end)}
    for i, letter in enumerate(changed.text):
        place = source_of(changed, i)
        if place is not None and place not in replaced:
            assert text[place] == letter
    assert sum(run.end - run.start for run in changed.segments) == len(changed.text)
