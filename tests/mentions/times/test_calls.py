"""The two calls: what they take, what they carry, and how a dateline and a title count."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from diplomatics.documents.document import Dateline
from diplomatics.errors import UsageError
from diplomatics.mentions.times import counted_from, find_times, read_times


@pytest.mark.parametrize(
    "published", ["2023-05-10", "2023-05-10T08:30:00Z", date(2023, 5, 10), datetime(2023, 5, 10, 9)]
)
def test_published_may_be_text_date_or_datetime(published: str | date | datetime) -> None:
    (found,) = find_times("They met on Sunday.", published)
    assert found.time is not None
    assert found.time.start == "2023-05-07"


@pytest.mark.parametrize("published", ["10 May 2023", "2023-13-01", "", "soon"])
def test_a_wrong_day_is_an_error_with_a_remedy(published: str) -> None:
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        find_times("They met on Sunday.", published)


def test_basis_says_whether_the_text_gave_the_date() -> None:
    stated, resolved = find_times("Signed on 3 June 2015, it was dropped last year.", "2023-05-10")
    assert stated.time is not None
    assert stated.time.basis == "stated"
    assert resolved.time is not None
    assert resolved.time.basis == "resolved"


def test_the_report_id_is_carried() -> None:
    (found,) = read_times("They met in 2015.", None, "r-1")
    assert found.time is not None
    assert found.time.report == "r-1"
    (found,) = find_times("They met in 2015.")
    assert found.time is not None
    assert found.time.report == ""


def test_no_time_in_the_text_gives_no_time() -> None:
    assert find_times("The ministers agreed on a roadmap.", "2023-05-10") == []


def test_the_dateline_day_anchors() -> None:
    text = "GENEVA, May 9 (Wire) - The envoys met on Tuesday. Talks resume tomorrow."
    line = Dateline(start=0, end=22, places=((0, 6),), day="--05-09", day_span=(8, 13))
    head, tuesday, tomorrow = read_times(text, "2023-05-10", "r", dateline=line)
    assert [mention.value for mention in (head, tuesday, tomorrow)] == ["2023-05-09", "2023-05-09", "2023-05-10"]


def test_a_dateline_with_its_year_anchors_without_a_publication_day() -> None:
    text = "GENEVA, 9 May 2023 - The envoys will meet on Friday."
    line = Dateline(start=0, end=18, places=((0, 6),), day="2023-05-09", day_span=(8, 18))
    head, friday = read_times(text, None, "r", dateline=line)
    assert head.time is not None
    assert head.time.basis == "stated"
    assert friday.value == "2023-05-12"


def test_an_old_dateline_does_not_anchor() -> None:
    text = "GENEVA, Jan 9 - The envoys met on Tuesday."
    line = Dateline(start=0, end=13, places=((0, 6),), day="--01-09", day_span=(8, 13))
    assert read_times(text, "2023-05-10", "r", dateline=line)[1].value == "2023-05-09"


def test_the_title_is_a_sentence_of_its_own() -> None:
    text = "Ministers met on Friday and The body says that they will meet again on Monday."
    friday, monday = read_times(text, "2023-05-10", "r", body_start=28)
    assert (friday.value, monday.value) == ("2023-05-05", "2023-05-15")


def test_a_range_gives_both_mentions_the_whole() -> None:
    first, second = find_times("It runs from 12 to 14 May 2024.")
    assert first.time == second.time
    assert first.time is not None
    assert (first.time.text, first.time.value) == ("12 to 14 May 2024", "2024-05-12/2024-05-14")


@pytest.mark.parametrize(
    ("words", "end"),
    [("within 30 days", "2023-02-14"), ("within two months", "2023-03-15"), ("within 72 hours", "2023-01-18"),
     ("within a year", "2024-01-15"), ("within two and a half years", "2025-07-15"), ("within weeks", None)],
)  # fmt: skip
def test_a_length_counts_from_the_day_of_the_undertaking(words: str, end: str | None) -> None:
    (found,) = find_times(f"The parties shall report {words}.")
    due = counted_from(found, "2023-01-15", "r")
    assert (due.end if due else None) == end
    assert due is None or (due.start, due.report) == ("2023-01-15", "r")
