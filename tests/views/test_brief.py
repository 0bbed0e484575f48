"""The brief: what the questions answer, and how it looks at three widths (snapshots beside this file).

After a change that is meant: UPDATE_SNAPSHOTS=1 python -m pytest tests/views, and read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from diplomatics.views import brief_markdown, brief_terminal, queries
from diplomatics.views.brief_words import quoted, voices
from diplomatics.views.queries import brief
from diplomatics.views.trimming import around
from tests import samples
from tests.factories import Draft

SNAPSHOTS = Path(__file__).parent / "snapshots"


def several():
    return [samples.moscow(), *samples.outlets(), samples.denial()]


def check(name: str, text: str) -> None:
    path = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 100, 160])
def test_one_report_looks(width) -> None:
    check(f"moscow-{width}.txt", brief_terminal.render(brief(samples.moscow()), width=width))


@pytest.mark.parametrize("width", [60, 100, 160])
def test_several_reports_look(width) -> None:
    check(f"several-{width}.txt", brief_terminal.render(brief(several(), ["Notice."]), width=width))


def test_ascii_looks() -> None:
    text = brief_terminal.render(brief(samples.moscow()), width=100, encoding="ascii")
    text.encode("ascii")
    check("moscow-ascii.txt", text)


def test_markdown_looks() -> None:
    check("several.md", brief_markdown.render(brief(several(), ["Notice."])))


@pytest.mark.parametrize("name", ["empty", "denial"])
def test_small_briefs_look(name) -> None:
    check(f"{name}.txt", brief_terminal.render(brief(getattr(samples, name)()), width=80))


def test_one_screen() -> None:
    assert len(brief_terminal.render(brief(samples.moscow()), width=160).splitlines()) <= 48


def test_colour_changes_no_word() -> None:

    plain = brief_terminal.render(brief(several()), width=100)
    coloured = brief_terminal.render(brief(several()), width=100, colour=True)
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_same_report_twice_counts_once() -> None:
    assert brief([samples.moscow(), samples.moscow()]) == brief(samples.moscow())


def test_every_row_has_its_quotations() -> None:
    page = brief(several())
    known = {q.number for q in page.quotations}
    rows = [*page.meetings, *page.undertakings, *page.timeline, *page.undated, *page.contradictions]
    rows += [standing for pair in page.pairs for standing in pair.standing]
    assert rows
    assert all(row.quotations and set(row.quotations) <= known for row in rows)


def test_quotations_are_numbered_without_gaps_in_text_order() -> None:
    quotations = brief(several()).quotations
    assert [q.number for q in quotations] == list(range(1, len(quotations) + 1))


def test_a_meeting_and_its_own_event_are_one_line_of_the_timeline() -> None:
    rows = [row for row in queries.timeline(samples.moscow())[0] if row.when and row.when.start == "2023-05-10"]
    assert [row.kind for row in rows] == ["meeting"]


def test_the_same_fact_twice_in_a_report_is_one_row() -> None:
    d = Draft("Syria met Jordan on 1 May 2023. On 1 May 2023 Jordan and Syria met.")
    for words in ("Syria met Jordan", "Jordan and Syria met"):
        d.meeting(words, [d.party("Syria", "SYR"), d.party("Jordan", "JOR")], date=d.day("1 May 2023", "2023-05-01"))
    (row,) = queries.meetings(d.reading())
    assert row.quotations == (1, 2)


def test_undated_facts_of_two_reports_stay_apart() -> None:
    readings = []
    for name in ("r-1", "r-2"):
        d = Draft("Syria met Jordan.", id=name)
        d.meeting("Syria met", [d.party("Syria", "SYR"), d.party("Jordan", "JOR")])
        readings.append(d.reading())
    assert len(queries.meetings(readings)) == 2


def test_due_first() -> None:
    rows = queries.undertakings(samples.moscow())
    assert rows[0].kind == "task"
    assert rows[0].due is not None
    assert [row.force for row in rows[1:4]] == ["agree", "affirm", "affirm"]


def test_newest_standing_first() -> None:
    pairs = {pair.pair: [row.state for row in pair.standing] for pair in queries.relations(samples.moscow())}
    assert pairs["Syria", "Türkiye"] == ["normalising", "severed"]


def test_denial_names_who_says_otherwise() -> None:
    (row,) = queries.contradictions(samples.denial())
    assert [version.voices for version in row.versions] == [("Grautal said",), ("Strelsau said",)]


def test_reports_that_name_different_participants() -> None:
    (row,) = queries.contradictions(samples.outlets())
    assert row.kind == "difference"
    assert {version.voices for version in row.versions} == {("Example Wire",), ("Outlet of State",)}


def test_interested_outlet_is_named() -> None:
    page = brief(samples.moscow(publisher="Outlet of State", interested=True))
    assert ("per Outlet of State",) in {row.voices for row in page.meetings}
    assert page.reports[0].interested


def test_voice_of_the_report_itself_needs_no_name() -> None:
    assert voices([None, "per Outlet"]) == ""
    assert voices(["per Outlet", "Syria said"]) == "per Outlet; Syria said"


@pytest.mark.parametrize(
    ("reading", "words"), [(samples.empty(5), "very short"), (samples.empty(200), "not be about diplomacy")]
)
def test_empty_says_why(reading, words) -> None:
    text = " ".join(brief_terminal.render(brief(reading), width=80).split())
    assert "Nothing was found" in text
    assert words in text
    assert "--date" in text


def test_empty_record_says_what_to_do() -> None:
    assert "--record" in brief_terminal.render(brief([]), width=80)


def test_sections_say_how_much_they_leave_out() -> None:
    d = Draft("Syria met Jordan.")
    for n in range(30):
        d.event("Syria met", "ACCUSE", [d.party("Syria", "SYR")], [d.party("Jordan", "JOR")], summary=f"accusation {n}")
    page = brief(d.reading())
    short, whole = (brief_terminal.render(page, width=100, everything=e) for e in (False, True))
    assert "… 26 more" in short
    assert "--all" in short
    assert "Accusation 29" in whole
    assert "--all" not in whole


def test_trimming_keeps_the_focus() -> None:
    text = " ".join(f"word{n}" for n in range(100))
    start = text.index("word50")
    short = around(text, (start, start + 6), 60)
    assert "word50" in short
    assert len(short) <= 64
    assert short.startswith("… ")
    assert short.endswith(" …")
    assert around("short", (0, 5), 60) == "short"


def test_many_quotations_are_counted() -> None:
    assert quoted([1, 2, 3]) == "[1, 2, 3]"
    assert quoted(range(1, 10)) == "[1, 2, 3, 4, 5, 6 +3]"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Pursuant to Resolution 2254 both affirmed peace, the final communiqué said.", "the communiqué"),
        ("According to the joint statement both affirmed peace.", "the statement"),
        ("In their declaration both affirmed peace.", "the declaration"),
        ("Both affirmed peace in keeping with Resolution 2254.", "the document"),
    ],
)
def test_the_document_that_speaks_is_named(text, words) -> None:
    d = Draft(text)
    d.commitment("affirmed peace", "affirm", [d.party("oth", "SYR")], "peace", capacity="document")
    (row,) = queries.undertakings(d.reading())
    assert row.voices == (words,)


@pytest.mark.parametrize(("width", "height"), [(100, 60), (160, 60), (200, 45)])
def test_the_brief_fits_on_its_screen(width, height) -> None:
    for held in (brief(several()), brief(samples.moscow())):
        text = brief_terminal.render(held, width=width, height=height)
        assert len(text.splitlines()) <= height
        cited = {int(n) for n in re.findall(r"\[(\d+)(?: \+\d+)?\]", text.partition("Quotations")[0])}
        shown = {int(n) for n in re.findall(r"^ *\[(\d+)\]", text.partition("Quotations")[2], re.MULTILINE)}
        assert cited == shown


def test_a_fact_told_very_often_does_not_flood_the_page() -> None:
    draft = Draft("Chad and Niger met in Niamey. " * 300, published="2023-05-10")
    parties = [draft.party("Chad", "TCD"), draft.party("Niger", "NER")]
    for _ in range(3):
        draft.meeting("Chad and Niger met in Niamey.", parties)
    assert len(brief_terminal.render(brief(draft.reading()), width=100).splitlines()) <= 60
