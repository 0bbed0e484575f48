"""Texts taken out of the record: a report deleted, or reduced to its quotations. A trace stays that it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.contract import Evidence, Party, Place, Reading, Time, from_json, to_json
from diplomatics.errors import UsageError
from diplomatics.record import derived
from diplomatics.record.clock import tick
from diplomatics.record.entering import refresh
from diplomatics.record.keeping import note
from diplomatics.record.rows import among
from diplomatics.record.tables import (
    bands,
    blocks,
    entries,
    entry_members,
    judgement_reports,
    links,
    origins,
    readings,
    reports,
    statements,
)

# What stands for a character that was taken out: offsets stay true.
BLANK = "\N{MIDDLE DOT}"


def reduce(connection: Connection, report: str, author: str, reason: str | None) -> None:
    """Take every character out of a report's readings that no statement quotes. It cannot be brought back."""
    _check(connection, report)
    moment = tick(connection)
    held = sa.select(readings.c.id, readings.c.content).where(readings.c.report_id == report)
    for row in connection.execute(held).all():
        content = to_json(_reduced(from_json(bytes(row.content))), indent=None)
        connection.execute(sa.update(readings).where(readings.c.id == row.id).values(content=content))
    connection.execute(sa.update(reports).where(reports.c.id == report).values(reduced_at=moment))
    position = connection.execute(sa.select(reports.c.position).where(reports.c.id == report)).scalar_one()
    derived.drop_words(connection, derived.REPORTS, [position])
    derived.wipe_words(connection)
    note(connection, moment, "reduce report to quotations", report, author, reason)


def _reduced(found: Reading) -> Reading:
    (report,) = found.reports
    kept = bytearray(len(report.text))
    for start, end in [(0, len(report.title or "")), *(_spans(list(found.statements)))]:
        kept[start:end] = b"\x01" * (end - start)
    text = "".join(c if k or c in "\n" else BLANK for c, k in zip(report.text, kept, strict=True))
    return msgspec.structs.replace(found, reports=[msgspec.structs.replace(report, text=text)])


def _spans(value: object) -> Iterator[tuple[int, int]]:
    """Every stretch of text that a statement quotes."""
    if isinstance(value, Evidence | Party | Place):
        yield value.start, value.end
    elif isinstance(value, Time):
        yield value.span
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _spans(getattr(value, name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _spans(item)


def delete(connection: Connection, report: str, author: str, reason: str | None) -> None:
    """Take a report, its readings and its statements out, and what was worked out from them, in all its states.

    What remains is a row in `changes` with the report's id, who did it, when and why. Judgements on it remain too,
    without the values that they quoted.
    """
    _check(connection, report)
    moment = tick(connection)
    query = sa.select(statements.c.number).where(statements.c.report_id == report)
    numbers = {row.number for row in connection.execute(query)}
    members = sa.select(entry_members.c.entry_id).distinct()
    touched = {row.entry_id for row in among(connection, members, entry_members.c.statement, numbers)}
    connection.execute(
        sa.update(statements)
        .where(statements.c.report_id == report, statements.c.superseded_at.is_(None))
        .values(superseded_at=moment)
    )
    refresh(connection, moment, gone=numbers)
    _wipe(connection, report, numbers, touched, moment)
    note(connection, moment, "delete report", report, author, reason)


def _wipe(connection: Connection, report: str, numbers: set[int], touched: set[str], moment: str) -> None:
    position = connection.execute(sa.select(reports.c.position).where(reports.c.id == report)).scalar_one()
    derived.drop_words(connection, derived.REPORTS, [position])
    derived.drop_words(connection, derived.STATEMENTS, sorted(numbers))
    derived.wipe_words(connection)
    for number in sorted(numbers):
        connection.execute(sa.delete(links).where(sa.or_(links.c.first == number, links.c.second == number)))
        connection.execute(sa.delete(entry_members).where(entry_members.c.statement == number))
        connection.execute(sa.delete(blocks).where(blocks.c.statement == number))
    # Older states of the entries quote the report's words.
    for name in sorted(touched):
        connection.execute(sa.delete(entries).where(entries.c.id == name, entries.c.superseded_at.is_not(None)))
    for table in (statements, readings, bands):
        connection.execute(sa.delete(table).where(table.c.report_id == report))
    _leave_group(connection, report, moment)
    connection.execute(sa.delete(origins).where(origins.c.report_id == report))
    connection.execute(sa.update(reports).where(reports.c.revision_of == report).values(revision_of=None))
    connection.execute(sa.delete(reports).where(reports.c.id == report))
    _blank_judgements(connection, report)


def _leave_group(connection: Connection, report: str, moment: str) -> None:
    """Reprints of a deleted report keep their group under the id of the next of them."""
    rest = [
        row.report_id
        for row in connection.execute(
            sa.select(origins.c.report_id).where(
                origins.c.origin == report, origins.c.superseded_at.is_(None), origins.c.report_id != report
            )
        )
    ]
    if rest:
        connection.execute(sa.update(origins).where(origins.c.origin == report).values(origin=min(rest)))


def _blank_judgements(connection: Connection, report: str) -> None:
    from diplomatics.record.tables import judgements

    about = sa.select(judgement_reports.c.judgement).where(judgement_reports.c.report_id == report)
    for row in connection.execute(sa.select(judgements).where(judgements.c.number.in_(about))).all():
        values = {name: _without(getattr(row, name), report) for name in ("targets", "others")}
        connection.execute(sa.update(judgements).where(judgements.c.number == row.number).values(**values))


def _without(text: str, report: str) -> str:
    targets: list[dict[str, Any]] = msgspec.json.decode(text)
    for target in targets:
        if target["report"] == report:
            target.pop("values", None)
    return msgspec.json.encode(targets).decode()


def _check(connection: Connection, report: str) -> None:
    if connection.execute(sa.select(reports.c.id).where(reports.c.id == report)).first() is None:
        raise UsageError(f"the record has no report {report!r}.")
