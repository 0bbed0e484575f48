"""The record file: whole or not at all, the same twice, and only ours."""

import sqlite3

import msgspec
import pytest

from diplomatics.contract import Statements
from diplomatics.errors import RecordError
from diplomatics.record import open_record
from tests.contract.test_contract import REPORT, claim, reading
from tests.record.made import met, told


@pytest.fixture
def path(tmp_path):
    return tmp_path / "talks.sqlite"


def test_what_is_kept_comes_back(path):
    with open_record(path, create=True) as record:
        assert record.keep(reading()) == "added"
    with open_record(path) as record:
        assert record.readings() == [reading()]


def test_the_same_reading_twice_changes_nothing(path):
    with open_record(path, create=True) as record:
        record.keep(reading())
    before = path.read_bytes()
    with open_record(path) as record:
        assert record.keep(reading()) == "unchanged"
    assert path.read_bytes() == before


def test_another_reading_of_the_same_report_supersedes_and_keeps_the_first(path):
    other = reading(statements=Statements(claims=[claim(content="useful")]))
    with open_record(path, create=True) as record:
        record.keep(reading())
        assert record.keep(other) == "re-read"
        assert record.readings() == [other]
    with sqlite3.connect(path) as connection:
        rows = connection.execute("select superseded_at is null from readings order by id").fetchall()
    assert rows == [(0,), (1,)]


def test_reports_come_back_in_the_order_in_which_they_came(path):
    with open_record(path, create=True) as record:
        for number in (3, 1, 2):
            report = msgspec.structs.replace(REPORT, id=f"r-{number}")
            record.keep(reading(reports=[report], statements=Statements(), actors=[]))
        assert [r.reports[0].id for r in record.readings()] == ["r-3", "r-1", "r-2"]


def test_a_failure_half_way_leaves_nothing(path, monkeypatch):
    with open_record(path, create=True) as record:
        monkeypatch.setattr("diplomatics.record.keeping._rows", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            record.keep(reading())
        assert record.readings() == []


def test_a_notice_is_kept_with_the_report(path):
    with open_record(path, create=True) as record:
        record.keep(reading(), notice="illustrative text, not a source")
        assert record.notices() == ["illustrative text, not a source"]


def test_a_missing_file_says_how_to_make_one(path):
    with pytest.raises(RecordError, match=r"no such record file.*--record"):
        open_record(path)


def test_a_folder_is_no_record(tmp_path):
    with pytest.raises(RecordError, match="folder"):
        open_record(tmp_path, create=True)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(RecordError, match="folder does not exist"):
        open_record(tmp_path / "no" / "x.sqlite", create=True)


@pytest.mark.parametrize("content", [b"just some text that is longer than the header", b"\x00" * 100])
def test_other_files_are_refused_and_left_alone(path, content):
    path.write_bytes(content)
    with pytest.raises(RecordError, match="not a Diplomatics record"):
        open_record(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(path):
    with sqlite3.connect(path) as connection:
        connection.execute("create table mail (id)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="not a Diplomatics record"):
        open_record(path, create=True)
    assert path.read_bytes() == before


def test_a_newer_format_asks_for_an_upgrade(path):
    open_record(path, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("pragma user_version=99")
    connection.close()
    with pytest.raises(RecordError, match=r"newer version.*Upgrade"):
        open_record(path)


def test_a_full_disk_is_said_in_a_sentence(path):
    with open_record(path, create=True) as record:
        with record._store.engine.connect() as connection:
            pages = connection.exec_driver_sql("pragma page_count").scalar_one()
        record._store.engine.dispose()

        from sqlalchemy import event

        @event.listens_for(record._store.engine, "connect")
        def _limit(connection, _):
            connection.execute(f"pragma max_page_count={pages}")

        long = msgspec.structs.replace(REPORT, text=REPORT.text + " x" * 20000)
        with pytest.raises(RecordError, match="disk is full; nothing of this report was written"):
            record.keep(reading(reports=[long]))
        assert record.readings() == []


def test_an_empty_file_becomes_a_record(path):
    path.touch()
    with open_record(path, create=True) as record:
        assert record.readings() == []


def test_what_a_newer_reading_reads_alike_stays_as_it_was(path):
    more = told("r-1", met("SYR TUR"), met("JOR SYR", "2023-05-01", "Amman"))
    with open_record(path, create=True) as record:
        record.keep(more)
        other = msgspec.structs.replace(more, made_by=msgspec.structs.replace(more.made_by, version="9"))
        assert record.keep(other) == "re-read"
    with sqlite3.connect(path) as connection:
        for table in ("statements", "entries", "entry_members"):
            assert connection.execute(f"select count(*), count(superseded_at) from {table}").fetchone() == (2, 0)
