"""Whatever is done to a record in whatever order: it holds what a fresh record with the same content would hold."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomatics.record import open_record
from tests.record.checking import whole
from tests.record.made import met, state, told

PARTIES = ["IRN RUS SYR TUR", "RUS SYR TUR", "RUS TUR", "JOR SYR"]
DAYS = ["2023-05-09", "2023-05-10", "2023-05-12", None]
OUTLETS = ["Example Wire", "Courier", "Gazette"]


@st.composite
def meetings(draw):
    return met(
        draw(st.sampled_from(PARTIES)), draw(st.sampled_from(DAYS)), draw(st.sampled_from(["Moscow", None])),
        draw(st.sampled_from(["foreign ministers", "experts", None])), voice=None,
        status=draw(st.sampled_from(["occurred", "planned", "denied"])),
    )  # fmt: skip


@st.composite
def reports(draw, name):
    found = draw(st.lists(meetings(), min_size=1, max_size=2, unique_by=lambda m: m.text))
    return told(name, *found, publisher=draw(st.sampled_from(OUTLETS)),
                published=draw(st.sampled_from(["2023-05-08", "2023-05-11", "2023-05-13"])))  # fmt: skip


ACTIONS = st.one_of(
    st.integers(0, 4).flatmap(lambda n: st.tuples(st.just("keep"), reports(f"r-{n}"))),
    st.tuples(st.just("reject"), st.integers(0, 9)),
    st.tuples(st.just("not_same"), st.integers(0, 9)),
    st.tuples(st.just("same"), st.integers(0, 9)),
    st.tuples(st.just("correct"), st.integers(0, 9)),
    st.tuples(st.just("withdraw_report"), st.integers(0, 9)),
    st.tuples(st.just("undo"), st.integers(0, 9)),
)
FEW = settings(max_examples=settings.default.max_examples // 4, deadline=None, suppress_health_check=list(HealthCheck))


def _act(record, what, value):
    """Do something to a record; where there is nothing to do it to, nothing."""
    if what == "keep":
        record.keep(value)
        return
    held = record.entries(kind="meeting")
    known = [j.number for j in record.judgements() if not j.undone]
    if what == "undo" and known:
        record.judge("undo", known[value % len(known)], author="A")
    elif held and what in ("reject", "correct", "withdraw_report"):
        entry = held[value % len(held)]
        target = entry.reports[0] if what == "withdraw_report" else entry.statements[value % len(entry.statements)]
        record.judge(what, target, author="A", **({"place": "Sochi"} if what == "correct" else {}))
    elif len(held) > 1 and what == "same":
        record.judge("same", held[value % len(held)].id, held[value % len(held) - 1].id, author="A")
    elif held and what == "not_same":
        entry = held[value % len(held)]
        if len(entry.statements) > 1:
            record.judge("not_same", entry.id, entry.statements[0], author="A")


@FEW
@given(st.permutations([0, 1, 2, 3, 4]), st.tuples(*(reports(f"r-{n}") for n in range(5))))
def test_the_order_of_reading_plays_no_part(order, given_):
    with (
        tempfile.TemporaryDirectory() as folder,
        open_record(Path(folder, "a.db"), create=True) as first,
        open_record(Path(folder, "b.db"), create=True) as other,
    ):
        for each in given_:
            first.keep(each)
        for n in order:
            other.keep(given_[n])
        assert first.entries() == other.entries()


@FEW
@given(st.lists(ACTIONS, max_size=12))
def test_each_step_leaves_a_whole_record(actions):
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder, "a.db"), create=True) as record:
        for what, value in actions:
            _act(record, what, value)
            whole(record)


@FEW
@given(st.lists(ACTIONS, max_size=10))
def test_an_undone_judgement_leaves_nothing_behind(actions):
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder, "a.db"), create=True) as record:
        for what, value in actions:
            if what == "keep":
                record.keep(value)
        before = state(record)
        for what, value in actions:
            if what not in ("keep", "undo"):
                _act(record, what, value)
        for judgement in reversed(record.judgements()):
            if not judgement.undone and judgement.kind != "undo":
                record.judge("undo", judgement.number, author="A")
        assert state(record) == before


@FEW
@given(st.lists(ACTIONS, min_size=2, max_size=8))
def test_what_was_known_stays_what_was_known(actions):
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder, "a.db"), create=True) as record:
        seen = []
        for what, value in actions:
            _act(record, what, value)
            if record.history():
                seen.append((record.history()[-1].at, record.entries(), record.readings(), record.judgements()))
        for at, held, read, judged in seen:
            assert record.entries(as_of=at) == held
            assert record.readings(as_of=at) == read
            assert record.judgements(as_of=at) == judged
