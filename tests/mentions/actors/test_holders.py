"""Who holds an office on a day: only where exactly one row certainly covers it."""

from __future__ import annotations

import pytest

from diplomatics.mentions.actors.find import find_actors
from diplomatics.mentions.actors.holders import holder_of
from diplomatics.registry.rows import Tenure


def tenure(since: str | None, until: str | None) -> Tenure:
    return Tenure("foreign-minister", "TUR", None, since, until)


@pytest.mark.parametrize(
    ("since", "until", "day", "sure", "may"),
    [
        ("2023-06-03", None, "2023-06-03", True, True),
        ("2023-06-03", None, "2023-06-02", False, False),
        ("2014-08-29", "2015-08-28", "2015-08-28", True, True),
        ("2014-08-29", "2015-08-28", "2015-08-29", False, False),
        ("2014", "2016", "2015-05-01", True, True),
        ("2014", "2016", "2014-05-01", False, True),
        ("2014", "2016", "2016-05-01", False, True),
        ("2014-08", None, "2014-08-15", False, True),
        (None, "2016-01-01", "2015-05-01", False, True),
    ],
)
def test_only_certain_days_count(since: str | None, until: str | None, day: str, sure: bool, may: bool) -> None:
    assert tenure(since, until).surely_holds(day) is sure
    assert tenure(since, until).may_hold(day) is may


def test_the_office_stays_and_the_holder_stands_beside_it() -> None:
    mention = find_actors("the Turkish foreign minister", "2023-05-10")[0]
    assert mention.actor == "TUR/foreign-minister"
    assert mention.holder == "mevlut-cavusoglu"
    assert mention.candidates[-1].id == "mevlut-cavusoglu"


def test_without_a_day_nobody_holds_it() -> None:
    assert find_actors("the Turkish foreign minister")[0].holder is None
    assert holder_of("TUR/foreign-minister", None) is None


@pytest.mark.parametrize("text", ["the former Turkish foreign minister", "the deputy Turkish foreign minister"])
def test_a_former_or_deputy_holder_is_another(text: str) -> None:
    assert all(m.holder is None for m in find_actors(text, "2023-05-10"))


def test_offices_of_several_at_a_time_have_no_holder() -> None:
    assert holder_of("TUR/ambassador", "2023-05-10") is None
