"""Origins in the tables: which reports have nearly the same words, and which of them came first."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.record.merging.similar import bands as bands_of
from diplomatics.record.merging.similar import is_reprint
from diplomatics.record.rows import add, among, supersede
from diplomatics.record.tables import bands, origins, reports

UNDATED = "9999-12-31"


def place(connection: Connection, report: str, mark: bytes, moment: str) -> set[str]:
    """Find a report's origin. Yields the reports of groups that were apart before it came, if it joins several."""
    near = _near(connection, report, mark) | {report}
    held = {row.report_id: row.origin for row in among(connection, _live(), origins.c.report_id, near)}
    groups = set(held.values())
    members = {row.report_id: row.origin for row in among(connection, _live(), origins.c.origin, groups)}
    members.setdefault(report, "")
    first = _earliest(connection, set(members))
    moved = sorted(name for name, origin in members.items() if origin != first)
    supersede(connection, origins, "report_id", moved, moment)
    add(connection, origins, [{"report_id": name, "origin": first, "recorded_at": moment} for name in moved])
    return set(members) if len(groups) > 1 else set()


def file(connection: Connection, report: str, mark: bytes) -> None:
    """Put a new report's signature where reprints of it are looked for."""
    add(connection, bands, [{"band": band, "report_id": report} for band in bands_of(mark)])


def origin_of(connection: Connection, names: set[str]) -> dict[str, str]:
    """The origin of each report."""
    return {row.report_id: row.origin for row in among(connection, _live(), origins.c.report_id, names)}


def _live() -> sa.Select[tuple[str, str]]:
    return sa.select(origins.c.report_id, origins.c.origin).where(origins.c.superseded_at.is_(None))


def _near(connection: Connection, report: str, mark: bytes) -> set[str]:
    query = sa.select(bands.c.report_id).distinct()
    candidates = {row.report_id for row in among(connection, query, bands.c.band, set(bands_of(mark)))} - {report}
    marks = sa.select(reports.c.id, reports.c.signature)
    found = among(connection, marks, reports.c.id, candidates)
    return {row.id for row in found if is_reprint(mark, bytes(row.signature or b""))}


def _earliest(connection: Connection, names: set[str]) -> str:
    query = sa.select(reports.c.id, reports.c.published)
    rows = among(connection, query, reports.c.id, names)
    return str(min((row.published or UNDATED, row.id) for row in rows)[1])
