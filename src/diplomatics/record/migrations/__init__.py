"""From one format of the record to the next: named steps, run in order in one transaction.

A step has a `NAME`, says whether what is worked out from the readings must be made again (`REFILL`), and `apply`s
itself. The number of steps is the format. A new record is made as it should be at once, with every step noted.
"""

from __future__ import annotations

from types import ModuleType

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.record import derived, tables
from diplomatics.record.clock import now
from diplomatics.record.migrations import m0001_first_tables, m0002_history

STEPS: tuple[ModuleType, ...] = (m0001_first_tables, m0002_history)


def applied(connection: Connection) -> list[str] | None:
    """The steps that this record has behind it; null where it has no table of them."""
    if not sa.inspect(connection).has_table(tables.migrations.name):
        return None
    return list(connection.execute(sa.select(tables.migrations.c.name)).scalars())


def make(connection: Connection) -> None:
    """A new record."""
    tables.metadata.create_all(connection)
    derived.make(connection)
    for step in STEPS:
        _note(connection, step)


def bring_up(connection: Connection) -> None:
    """An older record in this format, with what is worked out from its readings made again where it must be."""
    known = set(applied(connection) or ())
    missing = [step for step in STEPS if step.NAME not in known]
    for step in missing:
        step.apply(connection)
        _note(connection, step)
    if any(step.REFILL for step in missing):
        from diplomatics.record.refilling import refill

        refill(connection)


def _note(connection: Connection, step: ModuleType) -> None:
    connection.execute(sa.insert(tables.migrations).values(name=step.NAME, applied_at=now()))
