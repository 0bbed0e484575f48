"""What is worked out from the readings, made again: each reading and judgement in the order in which it came."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.contract import from_json
from diplomatics.record import derived, keeping
from diplomatics.record.addresses import canonical
from diplomatics.record.tables import (
    bands,
    blocks,
    changes,
    entries,
    entry_members,
    links,
    origins,
    readings,
    reports,
    statements,
)


def refill(connection: Connection) -> None:
    """Make statements, links, origins and entries anew, with the recorded times of the readings.

    For records of a format that had no judgements. One report after another, so that memory stays small.
    """
    for table in (entry_members, entries, links, blocks, origins, bands, statements):
        connection.execute(sa.delete(table))
    for name in (derived.STATEMENTS, derived.REPORTS):
        derived.drop_words(connection, name)
    _addresses(connection)
    known: set[str] = set()
    order = sa.select(readings.c.id, readings.c.recorded_at).order_by(readings.c.recorded_at, readings.c.id)
    for number, moment in connection.execute(order).all():
        content = connection.execute(sa.select(readings.c.content).where(readings.c.id == number)).scalar_one()
        found = from_json(bytes(content))
        report = found.reports[0]
        new = report.id not in known
        if new:
            position = connection.execute(sa.select(reports.c.position).where(reports.c.id == report.id)).scalar_one()
            derived.add_words(connection, derived.REPORTS, {position: report.text})
        known.add(report.id)
        if not connection.execute(sa.select(changes.c.number).where(changes.c.at == moment)).first():
            keeping.note(connection, moment, "add report" if new else "re-read report", report.id)
        keeping.fill(connection, found, moment, new=new)


def _addresses(connection: Connection) -> None:
    """Addresses and revisions, which the first format did not know."""
    first: dict[str, str] = {}
    for row in connection.execute(sa.select(reports.c.id, reports.c.uri).order_by(reports.c.position)).all():
        address = canonical(row.uri)
        if address is None:
            continue
        values: dict[str, str] = {"address": address}
        if address in first:
            values["revision_of"] = first[address]
        first.setdefault(address, row.id)
        connection.execute(sa.update(reports).where(reports.c.id == row.id).values(**values))
