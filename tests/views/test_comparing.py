"""Two texts are compared undertaking by undertaking, with both texts' words."""

import pytest

from diplomatics.api import read_text
from diplomatics.views.compare_pages import as_json, markdown, terminal
from diplomatics.views.comparing import compare

HEAD = "Joint communique of the foreign ministers of {}\n{}\n"
EARLIER = (
    HEAD.format("Kenya and Somalia", "Nairobi, 5 March 2019")
    + """1. The parties pledged to withdraw their troops from the border zone within 30 days.
2. The parties agreed to reopen the crossing at Mandera immediately.
3. Kenya undertakes to recognise the maritime boundary.
4. The parties call upon Ethiopia to support the talks.
5. The ministers instructed their experts to draw up a map by June 2019.
"""
)
LATER = (
    HEAD.format("Kenya and Somalia", "Nairobi, 9 April 2019")
    + """1. The parties reaffirmed their intention to withdraw their troops from the border zone.
2. The parties agreed to reopen the crossing at Mandera where possible.
3. The parties demand that Ethiopia support the talks.
4. Somalia undertakes to release all detained fishermen.
5. The ministers instructed their experts to draw up a map by June 2019.
"""
)


@pytest.fixture(scope="module")
def found():
    return compare(read_text(EARLIER), read_text(LATER))


def _row(found, words):
    rows = [r for r in found.rows if words in (r.after or r.before).content or words in (r.before or r.after).content]
    assert len(rows) == 1, f"{words}: {rows}"
    return rows[0]


@pytest.mark.parametrize(
    ("words", "change", "reason"),
    [
        ("withdraw their troops", "weakened", "pledge → affirm"),
        ("withdraw their troops", "weakened", "deadline left (2019-04-04)"),
        ("reopen the crossing", "weakened", "“immediately” left"),
        ("reopen the crossing", "weakened", "“where possible” entered"),
        ("support the talks", "strengthened", "“call” → “demand”"),
    ],
)
def test_a_change_is_weighed_with_its_reason(found, words, change, reason):
    row = _row(found, words)
    assert row.change == change
    assert reason in row.reasons


def test_what_entered_and_left_stands_with_its_party(found):
    assert (_row(found, "maritime boundary").change, _row(found, "maritime boundary").parties) == ("left", ("Kenya",))
    assert (_row(found, "fishermen").change, _row(found, "fishermen").parties) == ("entered", ("Somalia",))


def test_the_same_wording_is_unchanged(found):
    assert _row(found, "draw up a map").change == "unchanged"


def test_both_texts_give_their_evidence(found):
    row = _row(found, "reopen the crossing")
    assert EARLIER[row.before.start : row.before.end] == row.before.quote
    assert LATER[row.after.start : row.after.end] == row.after.quote


def test_a_text_compared_with_itself_changes_nothing():
    once = read_text(EARLIER)
    assert {r.change for r in compare(once, once).rows} == {"unchanged"}


def test_the_other_way_round_weak_is_strong(found):
    back = compare(read_text(LATER), read_text(EARLIER))
    assert back.counts()["strengthened"] == found.counts()["weakened"]
    assert back.counts()["entered"] == found.counts()["left"]


def test_different_parties_are_never_paired():
    other = EARLIER.replace("Kenya", "Peru").replace("Somalia", "Chile")
    assert not any(r.before and r.after for r in compare(read_text(EARLIER), read_text(other)).rows)


def test_the_page_shows_changes_and_leaves_out_what_stayed(found):
    page = terminal(found, width=80, encoding="utf-8", everything=False)
    assert "weakened: pledge → affirm" in page
    assert "draw up a map" not in page
    assert max(map(len, page.splitlines())) <= 80
    assert "draw up a map" in terminal(found, width=80, encoding="utf-8", everything=True)


def test_markdown_keeps_what_comes_from_outside_inert():
    hostile = EARLIER.replace("Mandera", "<b>Mandera</b>|[x](http://y)")
    page = markdown(compare(read_text(hostile), read_text(LATER)), everything=True)
    assert "<b>" not in page
    assert "http://" not in page


def test_json_has_every_row(found):
    data = as_json(found)
    assert data["schema"] == "diplomatics.comparison/1"
    assert sum(data["counts"].values()) == len(data["rows"])


def test_texts_without_undertakings_say_so():
    nothing = read_text("The weather in Lima was fine.")
    assert "No undertaking" in terminal(compare(nothing, nothing), width=80, encoding="ascii", everything=False)
