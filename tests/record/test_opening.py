"""Opening a record file: any name, any moment, and nothing written where it is only to be shown."""

import multiprocessing
import sqlite3
import time

import pytest
import sqlalchemy as sa

from diplomatics.contract import Statements
from diplomatics.errors import RecordError
from diplomatics.record import database, failures, open_record
from tests.contract.test_contract import claim, reading


@pytest.mark.parametrize("name", ["what?.db", "50%25.db", "a#b.db", ":memory:", "file:x.db", "a b&c.db"])
def test_a_record_stands_in_the_very_file_that_was_named(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with open_record(name, create=True) as record:
        record.keep(reading())
    assert [path.name for path in tmp_path.iterdir()] == [name]
    with open_record(name) as record:
        assert record.readings() == [reading()]


@pytest.mark.parametrize("content", ["nothing", "no tables"])
def test_showing_a_file_without_a_record_does_not_make_one_of_it(tmp_path, content):
    path = tmp_path / "blank.db"
    path.touch()
    if content == "no tables":
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version=0")
            connection.execute("PRAGMA journal_mode=WAL")
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"nothing was ever kept in this file"):
        open_record(path)
    assert path.read_bytes() == before


def _make(path, barrier, told):
    barrier.wait()
    try:
        with open_record(path, create=True) as record:
            told.put(record.keep(reading()))
    except RecordError as error:
        told.put(str(error))


def test_of_many_processes_that_make_one_record_one_does_and_the_others_find_it(tmp_path):
    context, count = multiprocessing.get_context("fork"), 6
    barrier, told = context.Barrier(count), context.Queue()
    for attempt in range(3):
        path = tmp_path / f"{attempt}.db"
        tasks = [context.Process(target=_make, args=(path, barrier, told)) for _ in range(count)]
        for task in tasks:
            task.start()
        answers = sorted(told.get(timeout=60) for _ in tasks)
        for task in tasks:
            task.join()
        assert answers == ["added"] + ["unchanged"] * (count - 1)


def test_a_record_that_is_just_being_made_is_waited_for(tmp_path):
    path = tmp_path / "talks.db"
    path.touch()
    task = multiprocessing.get_context("fork").Process(target=_make_late, args=(path,))
    task.start()
    with open_record(path) as record:
        record.readings()
    task.join()


def _make_late(path):
    time.sleep(0.3)
    open_record(path, create=True).close()


def test_a_run_stopped_while_it_makes_a_record_leaves_a_file_that_can_be_used(tmp_path, monkeypatch):
    path = tmp_path / "talks.db"
    made = sa.MetaData.create_all

    def stopped(self, connection):
        made(self, connection)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(sa.MetaData, "create_all", stopped)
        open_record(path, create=True)
    with open_record(path, create=True) as record:
        assert record.keep(reading()) == "added"


def test_a_record_that_cannot_be_made_leaves_no_empty_file(tmp_path, monkeypatch):
    path = tmp_path / "talks.db"

    def full(*_):
        path.touch()
        raise sa.exc.OperationalError("", {}, Exception("database or disk is full"))

    monkeypatch.setattr(database, "_make", full)
    with pytest.raises(RecordError, match=r"the disk is full"):
        open_record(path, create=True)
    assert not path.exists()


def test_a_record_that_can_only_be_read_is_shown_and_not_written(tmp_path, monkeypatch):
    path = tmp_path / "talks.db"
    with open_record(path, create=True) as record:
        record.keep(reading())
    monkeypatch.setattr(database.os, "access", lambda *_: False)
    with open_record(path) as record:
        assert record.readings() == [reading()]
        assert [each.name for each in tmp_path.iterdir()] == ["talks.db"]
    with open_record(path, create=True) as record, pytest.raises(RecordError, match=r"cannot be written"):
        record.keep(reading(statements=Statements(claims=[claim(content="useful")])))


def test_a_damaged_reading_is_an_error_of_the_record_that_names_the_file(tmp_path):
    path = tmp_path / "talks.db"
    with open_record(path, create=True) as record:
        record.keep(reading())
    with sqlite3.connect(path) as connection:
        connection.execute("update readings set content = x'7b7d'")
    with open_record(path) as record, pytest.raises(RecordError, match=r"talks\.db: it is damaged"):
        record.readings()


def test_a_quota_is_not_told_as_a_wrong_path(tmp_path):
    path = tmp_path / "talks.db"
    with pytest.raises(RecordError, match=r"quota") as told, failures.translated(path):
        raise sa.exc.OperationalError("", {}, Exception("disk I/O error"))
    assert "restore" not in str(told.value)
