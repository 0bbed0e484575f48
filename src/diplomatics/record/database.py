"""Opening a record file: ours or not, new or old, with the errors that a user can act on."""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import StaticPool

from diplomatics.errors import RecordError
from diplomatics.record import migrations
from diplomatics.record.failures import BUSY_SECONDS, translated
from diplomatics.record.store import Store, transaction
from diplomatics.record.tables import APPLICATION_ID, FORMAT

SETTLING_SECONDS = 1.0
CACHE_KIB = 64 * 1024
SQLITE_HEADER = b"SQLite format 3\x00"


def open_file(path: Path, *, create: bool) -> Store:
    """A record file, made and checked; one of an older format is brought to this one.

    Raises `RecordError` where the file is missing (unless `create`), is not a record, or was made by a
    newer version. Unless `create`, opening a record of this format writes nothing; a file that could not be made
    whole is removed. An older record that cannot be written is brought up to date in memory.
    """
    made = not path.exists()
    _check_file(path, create=create)
    engine = _engine(path)
    try:
        with translated(path), engine.connect() as connection:
            found = _format(path, connection) if create else _settled(path, connection)
            if not found:
                if not create:
                    raise _holds_nothing(path)
                _make(path, connection)
            elif found < FORMAT and not engine.url.query:
                _bring_up(path, connection)
            if create and connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() != "wal":
                _write_ahead(connection)
        if found and found < FORMAT and engine.url.query:
            engine = _in_memory(path, engine)
    except BaseException:
        engine.dispose()
        if made and path.is_file() and path.stat().st_size == 0:
            path.unlink()
        raise
    return Store(engine, path)


def _engine(path: Path) -> Engine:
    """An engine that makes no file beside a record which can only be read.

    SQLite adds two files to a record with a write-ahead log, even for reading. Where the file or its folder cannot be
    written, and nobody else has it open (then the files are there), it is opened as one that does not change.
    """
    place = path.absolute()
    query = {}
    beside = place.with_name(f"{place.name}-wal")
    if place.exists() and not beside.exists() and not (os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)):
        query = {"mode": "ro", "immutable": "1", "uri": "true"}
    database = f"file:{quote(str(place))}" if query else str(place)
    url = sa.URL.create("sqlite", database=database, query=query)
    engine = sa.create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    sa.event.listen(engine, "connect", _configure)
    return engine


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise RecordError("this is a folder, not a record file.", where=str(path), remedy="Name a file in it.")
    if not path.exists():
        if not create:
            raise RecordError(
                "there is no such record file.",
                where=str(path),
                remedy="Make one with `diplomatics read REPORT --record FILE`.",
            )
        if not path.parent.exists():
            raise RecordError(
                "its folder does not exist.", where=str(path), remedy=f"Make {path.parent} first, or name another file."
            )
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(SQLITE_HEADER))
    except OSError as error:
        raise RecordError(f"it cannot be opened: {error.strerror}.", where=str(path)) from None
    if head and head != SQLITE_HEADER:
        raise _not_ours(path)


def _configure(connection: object, _record: object) -> None:
    """Every connection: foreign keys on, deleted words wiped, and transactions begun by us alone."""
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
    cursor.close()
    connection.isolation_level = None  # type: ignore[attr-defined]  # transactions are begun by `transaction`


def _format(path: Path, connection: Connection) -> int:
    """The format of a record; 0 for a file without content. Raises `RecordError` for anything else."""
    # The tables are counted first: whoever makes them sets the application id in the same transaction.
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if tables and application != APPLICATION_ID:
        raise _not_ours(path)
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if version > FORMAT:
        raise RecordError(
            f"it was made by a newer version (format {version}; this version knows up to {FORMAT}).",
            where=str(path),
            remedy="Upgrade with `pip install --upgrade diplomatics`.",
        )
    return version if tables else 0


def _settled(path: Path, connection: Connection) -> int:
    """The format of a record that another process may just be making: a file a moment old is given a moment more."""
    end = time.monotonic() + SETTLING_SECONDS
    while not (found := _format(path, connection)):
        if time.monotonic() > end or time.time() - path.stat().st_mtime > SETTLING_SECONDS:
            return 0
        time.sleep(SETTLING_SECONDS / 20)
    return found


def _make(path: Path, connection: Connection) -> None:
    """The tables, in one transaction, so that a run that is stopped leaves no half-made record.

    Of several processes that make the same record the first does, and the others find it made.
    """
    with transaction(connection):
        if not _format(path, connection):
            migrations.make(connection)
            _mark(connection)


def _bring_up(path: Path, connection: Connection) -> None:
    """An older record in this format, in one transaction: it is old or new, whatever happens meanwhile."""
    with transaction(connection):
        if _format(path, connection) < FORMAT:
            migrations.bring_up(connection)
            _mark(connection)


def _mark(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


def _in_memory(path: Path, old: Engine) -> Engine:
    """A copy in memory, in this format, of a record that cannot be written where it stands."""
    new = sa.create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    sa.event.listen(new, "connect", _configure)
    with old.connect() as source, new.connect() as target:
        held, copy = source.connection.driver_connection, target.connection.driver_connection
        if isinstance(held, sqlite3.Connection) and isinstance(copy, sqlite3.Connection):
            held.backup(copy)
        _bring_up(path, target)
    old.dispose()
    return new


def _write_ahead(connection: Connection) -> None:
    """Write-ahead log, so that readers never wait for a writer. Who opens the record next tries again."""
    with suppress(sa.exc.OperationalError):
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")


def _not_ours(path: Path) -> RecordError:
    return RecordError(
        "this is not a Diplomatics record.",
        where=str(path),
        remedy="Nothing was changed in it; name a record file, or a new one to be made.",
    )


def _holds_nothing(path: Path) -> RecordError:
    return RecordError(
        "nothing was ever kept in this file.",
        where=str(path),
        remedy="Name a record, or keep a report in it with `diplomatics read REPORT --record FILE`.",
    )
