"""Opening a record file: ours or not, new or old, with the errors that a user can act on."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from diplomatics.errors import RecordError
from diplomatics.record.clock import now
from diplomatics.record.tables import APPLICATION_ID, FORMAT, metadata, migrations

BUSY_SECONDS = 30
SQLITE_HEADER = b"SQLite format 3\x00"


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on a record file, made and checked.

    Raises `RecordError` where the file is missing (unless `create`), is not a record, or was made by a
    newer version. Unless `create`, opening writes nothing; a file that could not be made whole is removed.
    """
    made = not path.exists()
    _check_file(path, create=create)
    engine = _engine(path)
    try:
        with _translated(path), engine.connect() as connection:
            if not _is_ours(path, connection):
                if not create:
                    raise _holds_nothing(path)
                _make(path, connection)
            if create and connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() != "wal":
                _write_ahead(connection)
    except BaseException:
        engine.dispose()
        if made and path.is_file() and path.stat().st_size == 0:
            path.unlink()
        raise
    return engine


def _engine(path: Path) -> Engine:
    """An engine on exactly this file, whatever signs its name holds.

    Where nothing can be written beside the file (a share that is only read, a CD), SQLite's own files cannot
    be made: it is then opened as one that does not change.
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


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction, whole or not at all; a second writer waits its turn."""
    with _translated(path), engine.connect() as connection, _transaction(connection):
        yield connection


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """A connection that only reads."""
    with _translated(path), engine.connect() as connection:
        yield connection


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
    """Every connection: foreign keys on, and transactions begun by us alone."""
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()
    connection.isolation_level = None  # type: ignore[attr-defined]  # transactions are begun by `_transaction`


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    """One write, whole or not at all; a second writer waits its turn."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def _is_ours(path: Path, connection: Connection) -> bool:
    """Whether this is a record; false for a file without content. Raises `RecordError` for anything else."""
    # The tables are counted first: whoever makes them sets the application id in the same transaction.
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    if tables and application != APPLICATION_ID:
        raise _not_ours(path)
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > FORMAT:
        raise RecordError(
            f"it was made by a newer version (format {version}; this version knows up to {FORMAT}).",
            where=str(path),
            remedy="Upgrade with `pip install --upgrade diplomatics`.",
        )
    return bool(tables)


def _make(path: Path, connection: Connection) -> None:
    """The tables, in one transaction, so that a run that is stopped leaves no half-made record.

    Of several processes that make the same record the first does, and the others find it made.
    """
    with _transaction(connection):
        if _is_ours(path, connection):
            return
        metadata.create_all(connection)
        connection.execute(sa.insert(migrations).values(name="0001-first-tables", applied_at=now()))
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


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


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Database errors as `RecordError`, with what to do about them."""
    try:
        yield
    except sa.exc.DatabaseError as error:
        cause = str(error.orig)
        raise RecordError(f"{_why(cause)}", where=str(path), remedy=_remedy(cause)) from error


def _why(cause: str) -> str:
    if "full" in cause:
        return "the disk is full; nothing of this report was written."
    if "I/O error" in cause:
        return "the system stopped it from being read or written; what was kept before is whole."
    if "locked" in cause:
        return f"another process has been writing to it for {BUSY_SECONDS} seconds."
    if "readonly" in cause or "unable to open" in cause:
        return "it cannot be written."
    if "not a database" in cause or "malformed" in cause:
        return "this is not a Diplomatics record, or it is damaged."
    return f"the database says: {cause}."


def _remedy(cause: str) -> str:
    if "full" in cause:
        return "Free some space and run the same command again."
    if "I/O error" in cause:
        return "Check the limits of your account (quota, file size) and the disk, then run the same command again."
    if "locked" in cause:
        return "Wait for it to end, then run the same command again."
    if "readonly" in cause or "unable to open" in cause:
        return "Check the permissions of the file and of its folder."
    return "Check the path, or restore the file from a copy."
