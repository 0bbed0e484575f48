"""Records of older formats: opened, brought to this one, whole or not at all, with their history."""

import hashlib
import sqlite3

import pytest
import sqlalchemy as sa

from diplomatics.contract import to_json
from diplomatics.record import database, open_record
from diplomatics.record.migrations import m0001_first_tables
from diplomatics.record.tables import APPLICATION_ID, metadata
from tests.record.made import met, state, told
from tests.record.server import missing

FOUR = "IRN RUS SYR TUR"
FIRST = told("r-1", met(FOUR), uri="https://example.org/a")
SECOND = told("r-1", met(FOUR), met("JOR SYR", "2023-05-01", "Amman"), uri="https://example.org/a")
OTHER = told("r-2", met(FOUR), publisher="Courier")


def old_rows(connection):
    """What the first release wrote: a report read twice, and another."""
    connection.exec_driver_sql(
        "INSERT INTO migrations VALUES ('0001-first-tables', '2026-11-23T10:00:00.000000+00:00')"
    )
    kept = [(FIRST, 10, 11), (SECOND, 11, None), (OTHER, 12, None)]
    for position, found in ((1, FIRST), (2, OTHER)):
        report = found.reports[0]
        connection.execute(
            sa.text("INSERT INTO reports VALUES (:id, :position, :at, NULL, :publisher, :uri, :published)"),
            {"id": report.id, "position": position, "at": "2026-11-23T10:00:00.000000+00:00",
             "publisher": report.publisher, "uri": report.uri, "published": report.published},
        )  # fmt: skip
    for found, hour, until in kept:
        content = to_json(found, indent=None)
        connection.execute(
            sa.insert(m0001_first_tables.readings).values(
                report_id=found.reports[0].id, recorded_at=f"2026-11-23T{hour}:00:00.000000+00:00",
                superseded_at=f"2026-11-23T{until}:00:00.000000+00:00" if until else None,
                digest=hashlib.sha256(content).hexdigest(), notice="made up", content=content,
            )
        )  # fmt: skip
        if until is None:
            for s in found.statements:
                connection.execute(
                    sa.insert(m0001_first_tables.statements).values(
                        id=s.id, report_id=found.reports[0].id, kind=s.plural, status=s.status,
                        confidence=s.confidence, quotation=s.evidence[0].text, json="{}",
                    )
                )  # fmt: skip


@pytest.fixture
def old(tmp_path):
    """A file as the first release made it."""
    path = tmp_path / "old.db"
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        m0001_first_tables.apply(connection)
        old_rows(connection)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql("PRAGMA user_version=1")
    engine.dispose()
    return path


def test_an_old_record_is_brought_up_with_its_history(old):
    with open_record(old) as record:
        assert record.readings() == [SECOND, OTHER]
        assert record.notices() == ["made up"]
        assert len(record.entries()) == 2
        assert record.readings(as_of="2026-11-23T10:30:00+00:00") == [FIRST]
        assert len(record.entries(as_of="2026-11-23T10:30:00+00:00")) == 1
        assert [c.action for c in record.history()] == ["add report", "re-read report", "add report"]
        assert record.keep(OTHER) == "unchanged"
        assert record.keep(FIRST) == "re-read"
        assert record.search("Amman") == []


def test_it_holds_then_what_a_new_record_would(old, tmp_path):
    with open_record(old) as record, open_record(tmp_path / "new.db", create=True) as new:
        for each in (FIRST, SECOND, OTHER):
            new.keep(each)
        assert state(record) == state(new)


def _shape(path):
    with sqlite3.connect(path) as connection:
        tables = [row[0] for row in connection.execute("select name from sqlite_master where type='table'")]
        views = {row[0] for row in connection.execute("select name from sqlite_master where type in ('view', 'index')")}
        columns = {t: sorted(c[1:3] for c in connection.execute(f"pragma table_info({t})")) for t in tables}
    return columns, views


def test_it_has_the_tables_of_a_new_record(old, tmp_path):
    open_record(old).close()
    open_record(tmp_path / "new.db", create=True).close()
    assert _shape(old) == _shape(tmp_path / "new.db")


def test_a_run_stopped_meanwhile_leaves_the_old_record(old, monkeypatch):
    before = old.read_bytes()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(database, "_mark", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        open_record(old)
    assert old.read_bytes() == before
    with open_record(old) as record:
        assert len(record.readings()) == 2


def test_an_old_record_that_cannot_be_written_is_shown_all_the_same(old, monkeypatch):
    before = old.read_bytes()
    monkeypatch.setattr(database.os, "access", lambda *_: False)
    with open_record(old) as record:
        assert len(record.entries()) == 2
    assert old.read_bytes() == before
    assert [each.name for each in old.parent.iterdir()] == ["old.db"]


@pytest.mark.postgres
@pytest.mark.skipif(missing() is not None, reason=str(missing()))
def test_an_old_record_on_a_server_is_brought_up_too(database):
    engine = sa.create_engine(database.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        m0001_first_tables.apply(connection)
        old_rows(connection)
    engine.dispose()
    with open_record(database) as record:
        assert record.readings() == [SECOND, OTHER]
        assert len(record.entries()) == 2
        found = sa.inspect(record._store.engine).get_table_names()
    assert set(metadata.tables) <= set(found)
