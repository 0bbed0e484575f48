"""The scorer of actor cases: what counts as right."""

from __future__ import annotations

from types import SimpleNamespace

from diplomatics.evaluation.actors import judge, mention_of, score, span_of


def mention(text, span, actor=None, members=(), country=None, sector=None, entry=None, place_like=False):
    return SimpleNamespace(
        text=text, span=span, actor=actor, members=members, country=country, sector=sector, role=None, holder=None,
        function=None, entry=entry, place_like=place_like, reason="x",
    )  # fmt: skip


def test_the_words_in_question_may_come_again():
    assert span_of({"text": "Syria and Syria", "at": "Syria", "nth": 2}) == (10, 15)


def test_a_mention_with_little_overlap_is_another():
    case = {"text": "a Thai-Cambodian border committee"}
    assert mention_of(case, [mention("Thai", (2, 6))]) is None
    assert mention_of({"text": "the G20"}, [mention("G20", (4, 7))]) is not None


def test_exact_cases_need_the_exact_words():
    case = {"text": "the G20", "exact": True}
    assert mention_of(case, [mention("G20", (4, 7))]) is None


def test_open_means_no_actor():
    assert judge({"text": "x", "is": None}, None) == {"actor": True}
    assert judge({"text": "x", "none": True}, mention("x", (0, 1), "TUR")) == {"actor": False}


def test_members_and_alternatives():
    both = mention("x", (0, 1), members=("TUR", "SYR"))
    assert judge({"text": "x", "is": ["TUR", "SYR"]}, both)["actor"]
    assert not judge({"text": "x", "not": ["SYR"]}, both)["actor"]
    assert judge({"text": "x", "is": {"any": [None, "TUR"]}}, mention("x", (0, 1), "TUR"))["actor"]


def test_whom_a_minister_acts_for():
    office = SimpleNamespace(id="TUR/foreign-minister", kind="office", of="TUR")
    assert judge({"text": "x", "for": "TUR"}, mention("x", (0, 1), "TUR/foreign-minister", entry=office))["actor"]


def test_shares_are_of_the_cases_that_state_something():
    result = score([
        {"group": "a", "text": "Turkish troops", "country": "TUR", "sector": "MIL"},
        {"group": "a", "text": "Turkish troops", "country": "SYR"},
        {"group": "b", "text": "Turkish troops", "is": "TUR"},
    ])  # fmt: skip
    assert result["right"] == 0.6667
    assert result["country_sector"] == 0.5
    assert result["by_group"]["a"] == {"right": 1, "cases": 2}
