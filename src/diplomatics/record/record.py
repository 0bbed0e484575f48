"""A record: readings kept in a file, one transaction a report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from diplomatics.contract import Reading, from_json, to_json
from diplomatics.errors import ContractError, RecordError
from diplomatics.record.clock import now
from diplomatics.record.database import open_engine, reading, writing
from diplomatics.record.tables import readings, reports, statements

Kept = Literal["added", "unchanged", "re-read"]


class Record:
    """An open record. Use it as a context manager, or call `close`."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def keep(self, found: Reading, *, origin: str | None = None, notice: str | None = None) -> Kept:
        """Keep the reading of one report, whole or not at all.

        The same reading again changes nothing ("unchanged"). A different reading of the same report (a new
        version, another date given) supersedes the one before, which stays in the file ("re-read").
        `notice` is a line that every view of the report must show. Raises `RecordError`.
        """
        if len(found.reports) != 1:
            raise RecordError("a record keeps the reading of one report at a time.", where=str(self.path))
        content = to_json(found, indent=None)
        digest = hashlib.sha256(content).hexdigest()
        with writing(self._engine, self.path) as connection:
            state = self._state(connection, found.reports[0].id, digest)
            if state != "unchanged":
                self._write(connection, found, content, digest, origin, notice)
        return state

    def readings(self) -> list[Reading]:
        """The live reading of each report, in the order in which reports were added."""
        query = (
            sa.select(readings.c.content)
            .join(reports, reports.c.id == readings.c.report_id)
            .where(readings.c.superseded_at.is_(None))
            .order_by(reports.c.position)
        )
        with reading(self._engine, self.path) as connection:
            return [self._reading(bytes(row.content)) for row in connection.execute(query)]

    def _reading(self, content: bytes) -> Reading:
        try:
            return from_json(content)
        except ContractError as error:
            raise RecordError(
                f"it is damaged: {error.message}", where=str(self.path), remedy="Restore the file from a copy."
            ) from error

    def notices(self) -> list[str]:
        """The lines that a view of this record must show, each once."""
        query = sa.select(readings.c.notice).where(readings.c.notice.is_not(None)).distinct()
        with reading(self._engine, self.path) as connection:
            return sorted(str(row.notice) for row in connection.execute(query))

    def _state(self, connection: Connection, report: str, digest: str) -> Kept:
        query = sa.select(readings.c.digest).where(readings.c.report_id == report, readings.c.superseded_at.is_(None))
        live = connection.execute(query).scalar_one_or_none()
        if live is None:
            return "added"
        return "unchanged" if live == digest else "re-read"

    def _write(
        self,
        connection: Connection,
        found: Reading,
        content: bytes,
        digest: str,
        origin: str | None,
        notice: str | None,
    ) -> None:
        report, moment = found.reports[0], now()
        known = connection.execute(sa.select(reports.c.id).where(reports.c.id == report.id)).first()
        if known is None:
            last = connection.execute(sa.select(sa.func.max(reports.c.position))).scalar() or 0
            connection.execute(
                sa.insert(reports).values(
                    id=report.id, position=last + 1, added_at=moment, title=report.title,
                    publisher=report.publisher, uri=report.uri, published=report.published,
                )
            )  # fmt: skip
        else:
            connection.execute(
                sa.update(readings)
                .where(readings.c.report_id == report.id, readings.c.superseded_at.is_(None))
                .values(superseded_at=moment)
            )
            connection.execute(sa.delete(statements).where(statements.c.report_id == report.id))
            connection.execute(sa.update(reports).where(reports.c.id == report.id).values(published=report.published))
        connection.execute(
            sa.insert(readings).values(
                report_id=report.id, recorded_at=moment, digest=digest, origin=origin, notice=notice, content=content
            )
        )
        rows = list(_rows(found))
        if rows:
            connection.execute(sa.insert(statements), rows)


def _rows(found: Reading) -> Iterable[dict[str, object]]:
    for statement in found.statements:
        yield {
            "id": statement.id,
            "report_id": found.reports[0].id,
            "kind": statement.plural,
            "status": statement.status,
            "confidence": statement.confidence,
            "quotation": statement.evidence[0].text,
            "json": msgspec.json.encode(statement).decode(),
        }


def open_record(path: str | Path, *, create: bool = False) -> Record:
    """Open a record file.

    Raises `RecordError` where it is missing (unless `create`), is not a record, or cannot be opened.
    """
    place = Path(path)
    return Record(place, open_engine(place, create=create))
