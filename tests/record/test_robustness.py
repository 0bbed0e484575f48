"""Nothing is lost, doubled or half-kept: killed writers, two writers, a full disk, copies taken at any moment."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import time

import pytest
import sqlalchemy as sa

from diplomatics.errors import RecordError
from diplomatics.record import open_record
from tests.record.checking import whole
from tests.record.variants import corpus

FORK = multiprocessing.get_context("fork")
READINGS = corpus(5, 60).readings
ALL_AND_AGAIN = 40


def _keep(place, readings, pause=0.0):
    """A writer: keeps reports one after another, as a run of the program does."""
    with open_record(place, create=True) as record:
        for each in readings:
            record.keep(each)
            time.sleep(pause)


def _start(place, readings, pause=0.0):
    task = FORK.Process(target=_keep, args=(place, readings, pause), daemon=True)
    task.start()
    return task


def _expected(folder, readings):
    with open_record(folder / "expected.db", create=True) as record:
        for each in readings:
            record.keep(each)
        return record.entries()


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_a_writer_killed_at_any_moment_loses_nothing_and_can_go_on(where, tmp_path, kills):
    chance, done = random.Random(kills), 0
    order, rounds = list(READINGS), 0
    kept: set[str] = set()
    while done < kills:
        rounds += 1
        task = _start(where, order)
        task.join(chance.uniform(0.01, 0.5))
        if task.is_alive():
            os.kill(task.pid, signal.SIGKILL)
            done += 1
        task.join()
        if _there(where):
            with open_record(where) as record:
                now = {r.reports[0].id for r in record.readings()}
                assert kept <= now
                kept = now
                whole(record)
        if len(kept) == len(READINGS):  # all is kept: begin again with the re-reading of everything
            kept, order = set(), list(READINGS)
            _forget(where)
    _keep(where, READINGS)
    with open_record(where) as record:
        whole(record)
        assert record.entries() == _expected(tmp_path, READINGS)


def _there(where):
    try:
        open_record(where).close()
    except RecordError as error:
        assert "nothing was ever kept" in str(error) or "no such record" in str(error)
        return False
    return True


def _forget(where):
    """Empty the record, so that the next rounds have something to write."""
    if isinstance(where, str):
        engine = sa.create_engine(where.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP SCHEMA public CASCADE")
            connection.exec_driver_sql("CREATE SCHEMA public")
        engine.dispose()
    else:
        for path in where.parent.glob(f"{where.name}*"):
            path.unlink()


def test_several_writers_at_once_keep_everything_once(where, tmp_path):
    parts = [READINGS[0::3] + READINGS[1::3], READINGS[1::3] + READINGS[2::3], READINGS[2::3] + READINGS[0::3]]
    tasks = [_start(where, part) for part in parts]
    while any(task.is_alive() for task in tasks):  # a reader is never blocked, and always sees a whole record
        if _there(where):
            with open_record(where) as record:
                record.entries()
        time.sleep(0.05)
    assert [task.exitcode for task in tasks] == [0, 0, 0]
    with open_record(where) as record:
        whole(record)
        assert sorted(r.id for r in record.reports()) == sorted(r.reports[0].id for r in READINGS)
        assert record.entries() == _expected(tmp_path, READINGS)


def test_a_full_disk_stops_one_report_and_nothing_else(tmp_path):
    path, chance = tmp_path / "talks.db", random.Random(3)
    left = list(READINGS[:30])
    for _ in range(ALL_AND_AGAIN):
        with open_record(path, create=True) as record:
            with record._store.engine.connect() as connection:
                pages = connection.exec_driver_sql("pragma page_count").scalar_one()
            record._store.engine.dispose()
            sa.event.listen(record._store.engine, "connect", _limit(pages + chance.randint(0, 60)))
            try:
                while left:
                    record.keep(left[0])
                    left.pop(0)
            except RecordError as error:
                assert "disk is full; nothing of this report was written" in str(error)
                assert "keep them together" in str(error)
        with open_record(path) as record:
            whole(record)
            assert len(record.readings()) == 30 - len(left)
        if not left:
            break
    _keep(path, READINGS[:30])
    with open_record(path) as record:
        assert record.entries() == _expected(tmp_path, READINGS[:30])
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("talks")] == ["talks.db"]


def _limit(pages):
    return lambda connection, _: connection.execute(f"pragma max_page_count={pages}")


@pytest.mark.parametrize("copies", [15, pytest.param(150, marks=pytest.mark.slow)])
def test_copies_of_file_and_log_taken_at_any_moment_open_whole(tmp_path, copies):
    path, chance, taken, last = tmp_path / "talks.db", random.Random(copies), 0, 0
    while taken < copies:
        task = _start(path, READINGS)
        while task.is_alive() and taken < copies:
            time.sleep(chance.uniform(0.0, 0.08))
            os.kill(task.pid, signal.SIGSTOP)
            last = _copied(path, tmp_path / f"copy{taken}", last)
            os.kill(task.pid, signal.SIGCONT)
            taken += 1
        task.join()
        last = 0
        _forget(path)


def _copied(path, folder, last):
    """Copy what there is (but not the lock file), open it, and see that it has no less than the copy before."""
    folder.mkdir()
    for name in (path.name, f"{path.name}-wal"):
        if (path.parent / name).exists():
            shutil.copy(path.parent / name, folder / name)
    copy = folder / path.name
    count = last
    if copy.exists() and _there(copy):
        with open_record(copy) as record:
            whole(record)
            count = len(record.readings())
        with sqlite3.connect(copy) as connection:
            assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    shutil.rmtree(folder)
    assert count >= last
    return count
