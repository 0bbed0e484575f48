"""Texts that are taken out are out of the very file; a trace stays; the clock never runs backwards."""

import sqlite3

import pytest

from diplomatics.errors import UsageError
from diplomatics.record import clock, open_record
from tests.record.made import met, told

FOUR = "IRN RUS SYR TUR"
SECRET = "Zanzibarian whispers were overheard."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "talks.db"


def _bytes(path):
    return b"".join(each.read_bytes() for each in path.parent.iterdir()).lower()


@pytest.mark.parametrize("how", ["delete", "reduce"])
def test_a_text_taken_out_is_nowhere_in_the_file(path, how):
    with open_record(path, create=True) as record:
        for n in range(30):
            record.keep(told(f"r-{n:02}", met(FOUR), publisher=f"Outlet {n}", more=SECRET if n == 7 else f"Line {n}."))
        assert b"zanzibar" in _bytes(path)
        getattr(record, how)("r-07", author="A. Analyst", reason="licence ended")
    assert b"zanzibar" not in _bytes(path)


def test_a_reduced_report_still_shows_where_its_quotations_stood(path):
    with open_record(path, create=True) as record:
        record.keep(told("r-1", met(FOUR), more=SECRET))
        record.reduce("r-1", author="A. Analyst")
        (held,) = record.readings()
        (entry,) = record.entries()
    evidence = held.statements.meetings[0].evidence[0]
    assert held.reports[0].text[evidence.start : evidence.end] == evidence.text
    assert held.reports[0].text.endswith("·")
    assert record.reports()[0].reduced and entry.sources == 1


def test_what_was_known_does_not_bring_a_deleted_text_back(path):
    with open_record(path, create=True) as record:
        record.keep(told("r-1", met(FOUR), more=SECRET))
        record.keep(told("r-2", met(FOUR), publisher="Courier"))
        before = record.history()[-1].at
        record.judge("annotate", record.entries()[0].id, author="A. Analyst", text="both agree")
        record.delete("r-1", author="A. Analyst")
        assert [r.reports[0].id for r in record.readings(as_of=before)] == ["r-2"]
        assert [e.sources for e in record.entries()] == [1]
        assert record.entries()[0].notes[0].text == "both agree" or record.unbound()
        with pytest.raises(UsageError, match="no report"):
            record.delete("r-1", author="A. Analyst")


def test_time_in_the_record_goes_forward_whatever_the_clock_says(path, monkeypatch):
    times = iter(["2026-01-02T00:00:00.000000+00:00", "2026-01-01T00:00:00.000000+00:00"] * 9)
    monkeypatch.setattr(clock, "now", lambda: next(times))
    with open_record(path, create=True) as record:
        for n in range(4):
            record.keep(told(f"r-{n}", met(FOUR)))
        moments = [c.at for c in record.history()]
    assert moments == sorted(set(moments))


def test_a_record_opens_in_any_sqlite_tool_with_views_to_look_at(path):
    with open_record(path, create=True) as record:
        record.keep(told("r-1", met(FOUR)))
        record.keep(told("r-2", met(FOUR), publisher="Courier"))
        record.judge("annotate", record.entries()[0].id, author="A. Analyst", text="a note")
    with sqlite3.connect(path) as connection:
        views = [row[0] for row in connection.execute("select name from sqlite_master where type = 'view'")]
        rows = {view: len(connection.execute(f"select * from {view}").fetchall()) for view in views}
    assert rows == {"live_entries": 1, "live_statements": 2, "live_links": 1, "live_judgements": 1, "reprints": 0,
                    "entry_history": 3}  # fmt: skip
