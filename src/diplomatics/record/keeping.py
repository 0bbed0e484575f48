"""Keeping one reading: its report, its statements and what they change, inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.contract import Reading, Report
from diplomatics.record import derived, reprints
from diplomatics.record.addresses import canonical
from diplomatics.record.anchors import Place, anchors
from diplomatics.record.entering import refresh
from diplomatics.record.merging.facts import Facts, actors_of, facts_of, kind_of
from diplomatics.record.merging.similar import signature
from diplomatics.record.rows import add, read_facts, supersede, written
from diplomatics.record.tables import changes, judgement_reports, judgements, readings, reports, statements

Kept = Literal["added", "unchanged", "re-read", "withheld"]


@dataclass(frozen=True)
class Coming:
    """A reading on its way into the record."""

    found: Reading
    content: bytes
    digest: str
    origin: str | None
    notice: str | None

    @property
    def report(self) -> Report:
        """The report that was read."""
        return self.found.reports[0]


def state_of(connection: Connection, coming: Coming) -> Kept:
    """What keeping would do: nothing where the record has this reading, or where the report was deleted from it."""
    live = connection.execute(
        sa.select(readings.c.digest, reports.c.reduced_at)
        .join(reports, reports.c.id == readings.c.report_id)
        .where(readings.c.report_id == coming.report.id, readings.c.superseded_at.is_(None))
    ).first()
    if live is None:
        deleted = sa.select(changes.c.number).where(
            changes.c.report_id == coming.report.id, changes.c.action == "delete report"
        )
        return "withheld" if connection.execute(deleted.limit(1)).first() else "added"
    if live.reduced_at is not None:
        return "withheld"
    return "unchanged" if live.digest == coming.digest else "re-read"


def keep(connection: Connection, coming: Coming, moment: str) -> None:
    """Write a reading that is new, or that takes the place of an older one."""
    report = coming.report
    known = connection.execute(sa.select(reports.c.id).where(reports.c.id == report.id)).first() is not None
    if known:
        supersede(connection, readings, "report_id", [report.id], moment)
        connection.execute(sa.update(reports).where(reports.c.id == report.id).values(published=report.published))
    else:
        _add_report(connection, report, moment)
    connection.execute(
        sa.insert(readings).values(
            report_id=report.id, recorded_at=moment, digest=coming.digest, origin=coming.origin, notice=coming.notice,
            content=coming.content,
        )
    )  # fmt: skip
    note(connection, moment, "re-read report" if known else "add report", report.id)
    fill(connection, coming.found, moment, new=not known)


def note(
    connection: Connection,
    moment: str,
    action: str,
    report: str | None,
    author: str | None = None,
    reason: str | None = None,
) -> None:
    """Leave a trace of a change."""  # fmt: skip
    connection.execute(
        sa.insert(changes).values(at=moment, action=action, report_id=report, author=author, reason=reason)
    )


def _add_report(connection: Connection, report: Report, moment: str) -> None:
    last = connection.execute(sa.select(sa.func.max(reports.c.position))).scalar() or 0
    address = canonical(report.uri)
    earlier = sa.select(reports.c.id, reports.c.revision_of).where(reports.c.address == address)
    first = connection.execute(earlier.order_by(reports.c.position).limit(1)).first() if address else None
    connection.execute(
        sa.insert(reports).values(
            id=report.id, position=last + 1, added_at=moment, title=report.title, publisher=report.publisher,
            uri=report.uri, published=report.published, address=address,
            revision_of=(first.revision_of or first.id) if first else None,
        )
    )  # fmt: skip
    derived.add_words(connection, derived.REPORTS, {last + 1: report.text})


def fill(connection: Connection, found: Reading, moment: str, *, new: bool) -> None:
    """What is worked out from a reading: signature, origin, statements, links, entries."""
    report = found.reports[0]
    mark = _mark(connection, report, new=new)
    joined = reprints.place(connection, report.id, mark, moment)
    added, gone = _statements(connection, found, moment)
    again = _numbers(connection, joined) if joined else set()
    relink = set() if new or not _corrected(connection, report.id) else _numbers(connection, {report.id}) - added
    refresh(connection, moment, added=added, gone=gone, again=again - added, relink=relink)


def _corrected(connection: Connection, report: str) -> bool:
    """Whether a person corrected something in a report: its corrections may now mean another statement."""
    query = (
        sa.select(judgements.c.number)
        .join(judgement_reports, judgement_reports.c.judgement == judgements.c.number)
        .where(judgement_reports.c.report_id == report, judgements.c.kind == "correct")
    )
    return connection.execute(query.limit(1)).first() is not None


def _mark(connection: Connection, report: Report, *, new: bool) -> bytes:
    held = connection.execute(sa.select(reports.c.signature).where(reports.c.id == report.id)).scalar()
    if held is not None and not new:
        return bytes(held)
    mark = signature(report.text)
    connection.execute(sa.update(reports).where(reports.c.id == report.id).values(signature=mark))
    reprints.file(connection, report.id, mark)
    return mark


def _numbers(connection: Connection, names: set[str]) -> set[int]:
    query = sa.select(statements.c.number).where(
        statements.c.report_id.in_(sorted(names)), statements.c.superseded_at.is_(None)
    )
    return {row.number for row in connection.execute(query)}


def _statements(connection: Connection, found: Reading, moment: str) -> tuple[set[int], set[int]]:
    """Write a reading's statements; those that are as they were stay. Yields the new and the superseded."""
    rows, _ = _rows(found, _known(connection, found.reports[0].id))
    live = {(row["anchor"], row["kind"]): row for row in _live(connection, found.reports[0].id)}
    fresh: list[dict[str, Any]] = []
    stay: set[int] = set()
    for row in rows:
        held = live.get((row["anchor"], row["kind"]))
        if held is not None and held["json"] == row["json"] and held["facts"] == row["facts"]:
            stay.add(held["number"])
        else:
            fresh.append(row)
    gone = {row["number"] for row in live.values()} - stay
    supersede(connection, statements, "number", gone, moment)
    first = (connection.execute(sa.select(sa.func.max(statements.c.number))).scalar() or 0) + 1
    for number, row in enumerate(fresh, first):
        row |= {"number": number, "recorded_at": moment}
    add(connection, statements, fresh)
    derived.add_words(connection, derived.STATEMENTS, {row["number"]: row["quotation"] for row in fresh})
    return {row["number"] for row in fresh}, gone


def _known(connection: Connection, report: str) -> list[Place]:
    """Every place at which a statement of this report was ever found, the newest finding of each."""
    query = sa.select(statements).where(statements.c.report_id == report).order_by(statements.c.number)
    found: dict[tuple[str, str], Place] = {}
    for row in connection.execute(query):
        values = read_facts(row.facts).values
        found[(row.kind, row.anchor)] = Place(row.kind, row.first_character, row.last_character, values, row.anchor)
    return list(found.values())


def _live(connection: Connection, report: str) -> list[dict[str, Any]]:
    query = sa.select(statements).where(statements.c.report_id == report, statements.c.superseded_at.is_(None))
    return [dict(row._mapping) for row in connection.execute(query)]


def _rows(found: Reading, known: list[Place]) -> tuple[list[dict[str, Any]], list[Facts]]:
    report, actors = found.reports[0], actors_of(found)
    page = canonical(report.uri)
    told = list(found.statements)
    first = [facts_of(s, report, actors, "", page) for s in told]
    places = [
        Place(kind_of(s), s.evidence[0].start, s.evidence[0].end, f.values) for s, f in zip(told, first, strict=True)
    ]
    names = anchors(places, known)
    rows, facts = [], []
    for s, f, name in zip(told, first, names, strict=True):
        fact = msgspec.structs.replace(f, key=f.key + name)
        facts.append(fact)
        rows.append(
            {
                "id": s.id,
                "report_id": report.id,
                "kind": fact.kind,
                "anchor": name,
                "first_character": s.evidence[0].start,
                "last_character": s.evidence[0].end,
                "status": s.status,
                "confidence": s.confidence,
                "quotation": s.evidence[0].text,
                "json": written(s),
                "facts": written(fact),
                "superseded_at": None,
            }
        )
    return rows, facts
