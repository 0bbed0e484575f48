"""Recorded time: when the record learned something."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.errors import UsageError
from diplomatics.record.tables import changes

# What a query may ask for: a day (all that was known at its end, UTC), a moment, or either as ISO 8601.
AsOf = date | datetime | str | None


def now() -> str:
    """This moment in UTC, ISO 8601, to the microsecond."""
    return _told(datetime.now(UTC))


def tick(connection: Connection) -> str:
    """The moment of a change: now, and later than every change before it, whatever the machine's clock does."""
    last = connection.execute(sa.select(changes.c.at).order_by(changes.c.number.desc()).limit(1)).scalar()
    moment = now()
    if last is None or moment > last:
        return moment
    return _told(datetime.fromisoformat(last) + timedelta(microseconds=1))


def moment_of(as_of: AsOf) -> str | None:
    """The last moment that `as_of` covers, as it stands in the tables; null for now."""
    if as_of is None:
        return None
    if isinstance(as_of, str):
        try:
            as_of = date.fromisoformat(as_of) if len(as_of) == 10 else datetime.fromisoformat(as_of)
        except ValueError:
            raise UsageError(
                f"{as_of!r} is no day and no moment.", remedy="Write 2023-05-10 or 2023-05-10T18:00:00+00:00."
            ) from None
    if isinstance(as_of, datetime):
        return _told(as_of.astimezone(UTC) if as_of.tzinfo else as_of.replace(tzinfo=UTC))
    return _told(datetime(as_of.year, as_of.month, as_of.day, 23, 59, 59, 999999, tzinfo=UTC))


def known(table: sa.Table, as_of: str | None, since: str = "recorded_at") -> sa.ColumnElement[bool]:
    """The rows of a table that held at a moment; those that hold now where none is given."""
    until = table.c.superseded_at
    if as_of is None:
        return until.is_(None)
    return sa.and_(table.c[since] <= as_of, sa.or_(until.is_(None), until > as_of))


def _told(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
