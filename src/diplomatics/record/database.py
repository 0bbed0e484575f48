"""Opening a record file: ours or not, new or old, with the errors that a user can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
    newer version.
    """
    _check_file(path, create=create)
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})
    sa.event.listen(engine, "connect", _configure)
    try:
        with _translated(path), engine.begin() as connection:
            _check_ours(path, connection)
            _migrate(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction, whole or not at all; a second writer waits its turn."""
    with _translated(path), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


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
    """Every connection: write-ahead log, so that readers never block, and foreign keys on."""
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()
    connection.isolation_level = None  # type: ignore[attr-defined]  # transactions are begun by `writing`


def _check_ours(path: Path, connection: Connection) -> None:
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if tables and application != APPLICATION_ID:
        raise _not_ours(path)
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > FORMAT:
        raise RecordError(
            f"it was made by a newer version (format {version}; this version knows up to {FORMAT}).",
            where=str(path),
            remedy="Upgrade with `pip install --upgrade diplomatics`.",
        )


def _migrate(connection: Connection) -> None:
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version >= FORMAT:
        return
    connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    metadata.create_all(connection)
    connection.execute(sa.insert(migrations).values(name="0001-first-tables", applied_at=now()))
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")


def _not_ours(path: Path) -> RecordError:
    return RecordError(
        "this is not a Diplomatics record.",
        where=str(path),
        remedy="Nothing was changed in it; name a record file, or a new one to be made.",
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
    if "locked" in cause:
        return "Wait for it to end, then run the same command again."
    if "readonly" in cause or "unable to open" in cause:
        return "Check the permissions of the file and of its folder."
    return "Check the path, or restore the file from a copy."
