"""Opening a record on a PostgreSQL server, for a team: the same tables, made in the database that is named."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.errors import RecordError
from diplomatics.record import migrations
from diplomatics.record.failures import translated
from diplomatics.record.store import Store, transaction
from diplomatics.record.tables import FORMAT

SCHEMES = ("postgresql://", "postgres://", "postgresql+psycopg://")


def is_address(place: str) -> bool:
    """Whether this names a server and not a file."""
    return place.startswith(SCHEMES)


def open_server(address: str, *, create: bool) -> Store:
    """A record in a database on a server. The database must be there; its tables are made with `create`.

    Raises `RecordError` where the driver is missing, the server does not answer, or the database holds no record.
    """
    url = _url(address)
    where = url.set(password=None, drivername="postgresql").render_as_string()
    try:
        engine = sa.create_engine(url, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError:
        raise RecordError(
            "a record on a server needs the driver psycopg.",
            where=where,
            remedy='Install it with `pip install "diplomatics[postgres]"`.',
        ) from None
    try:
        with translated(where), engine.connect() as connection:
            _ready(where, connection, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine, where)


def _url(address: str) -> sa.URL:
    try:
        return sa.make_url(address).set(drivername="postgresql+psycopg")
    except (sa.exc.ArgumentError, ValueError):
        raise RecordError(
            "this is not an address of a database.", remedy="Write postgresql://USER:PASSWORD@HOST/DATABASE."
        ) from None


def _ready(where: str, connection: Connection, *, create: bool) -> None:
    known = migrations.applied(connection)
    connection.rollback()
    if known is None and not create:
        raise RecordError(
            "nothing was ever kept in this database.",
            where=where,
            remedy="Keep a report in it with `diplomatics read REPORT --record ADDRESS`.",
        )
    if known is not None and len(known) > FORMAT:
        raise RecordError(
            f"it was made by a newer version (format {len(known)}; this version knows up to {FORMAT}).",
            where=where,
            remedy="Upgrade with `pip install --upgrade diplomatics`.",
        )
    if known is None or len(known) < FORMAT:
        with transaction(connection):
            found = migrations.applied(connection)
            if found is None:
                migrations.make(connection)
            else:
                migrations.bring_up(connection)
