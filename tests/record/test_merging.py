"""When two statements tell the same: pairs that do and pairs that do not, each with its reasons."""

import random

import pytest

from diplomatics.record import open_record
from diplomatics.record.keeping import _rows
from diplomatics.record.merging.blocking import blocks
from diplomatics.record.merging.joining import joined, linked
from diplomatics.record.merging.scoring import points, score
from diplomatics.record.merging.settings import kinds
from diplomatics.record.merging.words import alike, stems
from tests.factories import Draft
from tests.record.checking import whole
from tests.record.made import met, state, told

FOUR = "IRN RUS SYR TUR"


def facts(reading):
    return _rows(reading, [])[1]


def one(*given, name="r-1", **more):
    return facts(told(name, met(*given[:1], **given[1]) if len(given) > 1 else met(*given), **more))[0]


def pair(first, second):
    """Facts of one meeting in each of two reports; each: parties, what is given, what the report gives."""
    (a, given, report), (b, other, another) = first, second
    return one(a, given, name="r-1", **report), one(b, other, name="r-2", **another)


SAME = {
    "told alike": ((FOUR, {}, {}), (FOUR, {}, {})),
    "one leaves a party out": ((FOUR, {}, {}), ("RUS SYR TUR", {}, {})),
    "one gives no day": ((FOUR, {}, {}), (FOUR, {"day": None}, {})),
    "one gives no place and no level": ((FOUR, {}, {}), (FOUR, {"place": None, "level": None}, {})),
    "a day apart": ((FOUR, {}, {}), (FOUR, {"day": "2023-05-11"}, {"published": "2023-05-12"})),
    "announced, then held": ((FOUR, {"status": "planned"}, {"published": "2023-05-05"}), (FOUR, {}, {})),
    "postponed, then held": (
        (FOUR, {"day": "2023-04-15", "status": "planned", "phase": "postponed"}, {"published": "2023-04-14"}),
        (FOUR, {}, {}),
    ),
    "told and denied": ((FOUR, {}, {}), (FOUR, {"status": "denied"}, {})),
}
APART = {
    "other parties": ((FOUR, {}, {}), ("JOR EGY", {}, {})),
    "weeks later": ((FOUR, {}, {}), (FOUR, {"day": "2023-06-10"}, {"published": "2023-06-11"})),
    "other level": ((FOUR, {}, {}), (FOUR, {"level": "experts"}, {})),
    "two of the four beside it": ((FOUR, {}, {}), ("RUS TUR", {}, {})),
    "told before it could have happened": (
        (FOUR, {"day": "2023-05-09"}, {"published": "2023-05-09"}), (FOUR, {"day": "2023-05-12"}, {})),
    "no day, and long after": ((FOUR, {}, {}), (FOUR, {"day": None}, {"published": "2023-11-01"})),
    "a call and a meeting": ((FOUR, {"mode": "call"}, {}), (FOUR, {"mode": "in person"}, {})),
    "by its names alone": (("RUS TUR", {"day": None, "place": None, "level": None}, {}),
                           ("RUS TUR", {"day": None, "place": None, "level": None}, {})),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_these_are_one(name):
    a, b = pair(*SAME[name])
    assert score(a, b).linked, score(a, b).explained()
    assert blocks(a) & blocks(b), "would never have been compared"


@pytest.mark.parametrize("name", APART)
def test_these_are_two(name):
    assert not score(*pair(*APART[name])).linked


@pytest.mark.parametrize("name", SAME | APART)
def test_a_pair_has_one_score_from_either_side(name):
    a, b = pair(*(SAME | APART)[name])
    assert score(a, b).log == score(b, a).log == points(a, b) == points(b, a)


def test_a_score_is_explained():
    told_why = score(*pair((FOUR, {}, {}), ("RUS SYR TUR", {"place": None}, {}))).explained()
    assert told_why == (
        "agree: parties (nearly all of them), date (same), level (same), told (near); not said: place, people, mode"
    )


def test_three_never_join_what_two_of_them_exclude():
    """A report without a day fits two meetings of different days as well: it means the last before it."""
    made = [
        one(FOUR, {"day": "2023-05-10"}, name="r-1"),
        one(FOUR, {"day": "2023-05-20"}, name="r-2", published="2023-05-21"),
        one(FOUR, {"day": None}, name="r-3", published="2023-05-30"),
    ]
    by_key = {f.key: f for f in made}
    links = linked(made, [(a.key, b.key) for a in made for b in made if a.key < b.key])
    assert len(links) == 2
    assert sorted(sorted(k.split("|")[0] for k in g) for g in joined(by_key, links)) == [["r-1"], ["r-2", "r-3"]]


def test_a_person_parts_and_joins_whatever_the_scores_say():
    a, b = pair((FOUR, {}, {}), (FOUR, {}, {}))
    c = one("JOR EGY", {}, name="r-3")
    by_key, link = {f.key: f for f in (a, b, c)}, {(a.key, b.key): 9.0}
    assert len(joined(by_key, link)) == 2
    assert len(joined(by_key, link, not_same={(a.key, b.key)})) == 3
    assert len(joined(by_key, {}, same={(a.key, c.key)})) == 2


def test_what_people_joined_against_the_days_still_takes_in_what_tells_one_of_them():
    made = [
        one(FOUR, {"day": "2023-05-10"}, name="r-1"),
        one(FOUR, {"day": "2023-06-20"}, name="r-2", published="2023-06-21"),
        one(FOUR, {"day": "2023-05-10"}, name="r-3"),
        one(FOUR, {"day": "2023-06-20"}, name="r-4", published="2023-06-21"),
    ]
    by_key = {f.key: f for f in made}
    links = linked(made, [(a.key, b.key) for a in made for b in made if a.key < b.key])
    assert len(joined(by_key, links)) == 2
    assert len(joined(by_key, links, same={(made[0].key, made[1].key)})) == 1


def test_the_order_of_facts_and_links_plays_no_part():
    made = [
        one(FOUR, {"day": d}, name=f"r-{n}") for n, d in enumerate([None, "2023-05-10", "2023-05-11", "2023-05-09"])
    ]
    links = linked(made, [(a.key, b.key) for a in made for b in made if a.key < b.key])
    expected = joined({f.key: f for f in made}, links)
    for seed in range(20):
        chance = random.Random(seed)
        facts_, links_ = chance.sample(made, len(made)), chance.sample(sorted(links.items()), len(links))
        assert joined({f.key: f for f in facts_}, dict(links_)) == expected


def test_promises_are_compared_by_what_they_say(tmp_path):
    with open_record(tmp_path / "talks.db", create=True) as record:
        for n, content in enumerate(
            ["withdraw all troops from the north", "pull troops from the north, withdrawing all", "repay the loan"]
        ):
            draft = Draft(f"Syria and Turkey agreed to {content}.", id=f"r-{n}", publisher=f"Outlet {n}")
            draft.commitment(content, "agree", [draft.party("Syria", "SYR"), draft.party("Turkey", "TUR")], content)
            record.keep(draft.reading())
        assert sorted(e.sources for e in record.entries()) == [1, 2]


def test_a_denial_stands_beside_what_it_denies(tmp_path):
    with open_record(tmp_path / "talks.db", create=True) as record:
        record.keep(told("r-1", met("SYR TUR")))
        record.keep(told("r-2", met("SYR TUR", voice="SYR", status="denied"), publisher="Courier"))
        (entry,) = record.entries()
    assert (entry.asserted_by, entry.denied_by, entry.conflicts) == (1, 1, ("status",))


def test_a_document_is_known_by_its_number(tmp_path):
    with open_record(tmp_path / "talks.db", create=True) as record:
        for n, (name, number) in enumerate(
            [("Resolution 2254", "2254"), ("UNSCR 2254", "2254"), ("Resolution 242", "242")]
        ):
            draft = Draft(f"Members recalled {name}.", id=f"r-{n}", publisher=f"Outlet {n}", published=f"202{n}-01-01")
            draft.instrument(name, "resolution", name, number=number, body=draft.party("Members", "UN").actor)
            record.keep(draft.reading())
        assert sorted(e.sources for e in record.entries()) == [1, 2]


def test_an_entry_keeps_its_id_through_a_re_reading_and_leaves_its_old_one_behind(tmp_path):
    with open_record(tmp_path / "talks.db", create=True) as record:
        record.keep(told("r-2", met(FOUR), published="2023-05-12"))
        (late,) = record.entries()
        record.keep(told("r-2", met(FOUR, level=None), published="2023-05-12"))
        assert record.entries()[0].id == late.id
        record.keep(told("r-9", met(FOUR), published="2023-05-11", publisher="Courier"))
        (entry,) = record.entries()
        assert entry.id != late.id
        assert record.entry(late.id) == entry
        assert record.entry(late.id, as_of=record.history()[0].at).id == late.id


def test_contents_are_compared_without_endings_and_small_words():
    assert stems("The withdrawal of all troops") == stems("withdrawing the troops of") != stems("troops")
    assert alike(stems("withdraw troops"), stems("withdrawing the troop")) == 1.0
    assert alike((), ("a",)) == 0.0


def test_every_kind_of_statement_has_its_weights():
    assert set(kinds()) == {"meeting", "event", "commitment", "task", "condition", "claim", "instrument", "relation",
                            "track"}  # fmt: skip


def test_what_stands_is_the_same_after_reading_everything_again(tmp_path):
    given = [told(f"r-{n}", met(FOUR), met("JOR SYR", "2023-05-01", "Amman"), publisher=f"O{n}") for n in range(4)]
    with open_record(tmp_path / "talks.db", create=True) as record:
        for each in given:
            record.keep(each)
        before = state(record)
        for each in given:
            record.keep(told(each.reports[0].id, met(FOUR), publisher="X"))
            whole(record)
        for each in given:
            record.keep(each)
            whole(record)
        assert state(record) == before
