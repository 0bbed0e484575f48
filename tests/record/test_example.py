"""The bundled example in a record, read by the program itself: what several of its reports tell is told once."""

import pytest

from diplomatics import examples, pipeline
from diplomatics.documents import make_document
from diplomatics.record import open_record


@pytest.fixture(scope="module")
def readings():
    return [pipeline.default_reader().read_document(make_document(raw, None)) for raw in examples.reports()]


@pytest.fixture
def record(readings, tmp_path):
    with open_record(tmp_path / "example.db", create=True) as opened:
        for each in readings:
            opened.keep(each, notice=examples.NOTICE)
        yield opened


def _meeting(record, day, level):
    held = [
        e for e in record.entries(kind="meeting") if e.best("date") == [day, day] and level in (e.best("level") or ())
    ]
    assert len(held) == 1, [e.title for e in held]
    return held[0]


def test_the_announced_meeting_becomes_the_held_one(record):
    entry = _meeting(record, "2023-05-10", "foreign ministers")
    assert entry.state == "held"
    assert [entry.history[0].says, entry.history[-1].says] == ["announced", "held"]
    assert entry.best("participants") == ["IRN", "RUS", "SYR", "TUR"]
    assert entry.sources == len(entry.reports) == 3


def test_before_the_communique_it_was_only_announced(record):
    """Reports come in by date here, so the record of the day before knows of no meeting held."""
    at = [c.at for c in record.history()][4]
    known = [e for e in record.entries(as_of=at, kind="meeting") if e.best("date") == ["2023-05-10", "2023-05-10"]]
    assert [e.state for e in known] == ["announced"]


def test_meetings_of_two_reports_have_two_sources(record):
    december = _meeting(record, "2022-12-28", "defence ministers")
    april = _meeting(record, "2023-04-25", "defence ministers")
    assert (december.sources, april.sources) == (2, 2)
    assert "participants" in december.conflicts  # one report leaves Russia out


def test_the_roadmap_is_open_and_nobody_said_when_it_is_due(record):
    tasks = [e for e in record.entries(kind="task") if "roadmap" in e.title]
    assert [(e.state, e.best("due")) for e in tasks] == [("open", None)]


def test_no_order_of_reading_changes_it(record, readings, tmp_path):
    with open_record(tmp_path / "other.db", create=True) as other:
        for each in (*readings[3:], *reversed(readings[:3])):
            other.keep(each)
        assert other.entries() == record.entries()
