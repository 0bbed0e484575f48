"""Where a record stands: an engine, how to write to it and how to read from it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from diplomatics.errors import RecordError
from diplomatics.record.failures import BUSY_SECONDS, translated
from diplomatics.record.tables import APPLICATION_ID


@dataclass(frozen=True)
class Store:
    """An open database. `where` is how messages name it: a path, or an address without its password."""

    engine: Engine
    where: Path | str

    @property
    def is_file(self) -> bool:
        """Whether this is an SQLite file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, whole or not at all; a second writer waits its turn."""
        with translated(self.where), self.engine.connect() as connection, transaction(connection):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads, and sees one state of the record throughout."""
        with translated(self.where), self.engine.connect() as connection:
            if self.is_file:
                connection.exec_driver_sql("BEGIN")
            else:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield connection
            finally:
                connection.rollback()

    def wipe(self) -> None:
        """Bring the write-ahead log into the file, so that words taken out do not stand in it any more."""
        if self.is_file and isinstance(self.where, Path):
            _gather(self.engine, self.where)

    def close(self) -> None:
        """Let go of it. A file that could be brought into one is one file then."""
        if self.is_file and isinstance(self.where, Path):
            _gather(self.engine, self.where)
        self.engine.dispose()


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """One write; the lock is taken at once, so that what is read inside it cannot change before it ends."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": APPLICATION_ID})
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _gather(engine: Engine, path: Path) -> None:
    """Bring what is still in the write-ahead log into the file, where there is room for it.

    SQLite does so itself when the last connection closes; after a full disk it may not have been able to.
    """
    if not path.with_name(f"{path.name}-wal").exists() or engine.url.query:
        return
    try:
        with translated(path), engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except RecordError:
        return  # nothing is lost: the three files together are the record, and the message has said so
