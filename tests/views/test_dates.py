"""Vague dates look vague."""

from __future__ import annotations

import pytest

from diplomatics.contract import Time
from diplomatics.views.dates import first_day, when


def time(value, start, end, precision="day", mod=None, basis="resolved"):
    return Time(
        value=value, mod=mod, start=start, end=end, precision=precision, basis=basis, text="x", span=(0, 1), report="r"
    )


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (time("2023-05-10", "2023-05-10", "2023-05-10"), "10 May 2023"),
        (time("2023-W18", "2023-05-01", "2023-05-07", "week"), "week of 1 May 2023"),
        (time("2023-04", "2023-04-01", "2023-04-30", "month"), "Apr 2023"),
        (time("2023-04", "2023-04-20", "2023-04-30", "month", "END"), "Apr 2023, late"),
        (time("2023-04", "2023-04-01", "2023-04-10", "month", "START"), "Apr 2023, early"),
        (time("2023-Q2", "2023-04-01", "2023-06-30", "quarter"), "Q2 2023"),
        (time("2023-SP", "2023-03-01", "2023-05-31", "season"), "spring 2023"),
        (time("2022-WI", "2022-12-01", "2023-02-28", "season"), "winter 2022"),
        (time("2012", "2012-01-01", "2012-12-31", "year"), "2012"),
        (time("2012", "2012-01-01", "2012-12-31", "year", "MID"), "2012, mid"),
        (time("201", "2010-01-01", "2019-12-31", "decade"), "2010s"),
        (time("2016", "2016-01-01", None, "year"), "since 2016"),
        (time("2016-03", "2016-03-01", None, "month"), "since Mar 2016"),
        (time("2023", None, "2023-12-31", "year"), "until 2023"),
        (time("2023", None, "2023-12-31", "year", "BEFORE"), "before 2023"),
        (time("2023-05", "2023-05-01", "2023-05-31", "month", "APPROX"), "about May 2023"),
        (time("x", "2023-05-03", "2023-05-05"), "3–5 May 2023"),
        (time("x", "2023-04-28", "2023-05-03"), "28 Apr – 3 May 2023"),
        (time("x", "2022-12-30", "2023-01-02"), "30 Dec 2022 – 2 Jan 2023"),
        (time("x", "2012-01-01", "2016-12-31", "year"), "2012–2016"),
        (time("x", "2012-03-01", "2012-05-31", "month"), "Mar–May 2012"),
        (time("x", "2012-11-01", "2013-02-28", "month"), "Nov 2012 – Feb 2013"),
        (time("x", "2023-05-02", "2023-05-20", "vague"), "2–20 May 2023"),
        (time("2023-05-10", "2023-05-10", "2023-05-10", basis="inferred"), "10 May 2023 (inferred)"),
        (time("9999", "9999-01-01", "9999-12-31", "vague"), "Jan–Dec 9999"),
    ],
)
def test_words(given, words) -> None:
    assert when(given) == words


def test_none_has_no_words() -> None:
    assert when(None) == ""


def test_due_is_led_by_by() -> None:
    assert when(time("2023-05-12", None, "2023-05-12"), open_to="by") == "by 12 May 2023"


def test_order_is_by_first_day_and_open_ends_have_a_place() -> None:
    times = [
        time("2023", None, "2023-01-01"),
        time("2016", "2016-01-01", None, "year"),
        time("2016-05-01", "2016-05-01", "2016-05-01"),
        None,
    ]
    assert sorted(times, key=first_day) == [times[1], times[2], times[0], None]
