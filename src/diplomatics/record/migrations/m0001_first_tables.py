"""The tables of format 1: reports, their readings, and the statements of the live ones."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text
from sqlalchemy.engine import Connection

NAME = "0001-first-tables"
REFILL = False

metadata = MetaData()

Table(
    "migrations",
    metadata,
    Column("name", String, primary_key=True),
    Column("applied_at", String, nullable=False),
)
Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False, unique=True),
    Column("added_at", String, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("uri", Text),
    Column("published", String),
)
readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", String, ForeignKey("reports.id"), nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("superseded_at", String),
    Column("digest", String, nullable=False),
    Column("origin", Text),
    Column("notice", Text),
    Column("content", LargeBinary, nullable=False),
)
Index("readings_by_report", readings.c.report_id)
statements = Table(
    "statements",
    metadata,
    Column("id", String, primary_key=True),
    Column("report_id", String, ForeignKey("reports.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("status", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("quotation", Text, nullable=False),
    Column("json", Text, nullable=False),
)
Index("statements_by_report", statements.c.report_id)
Index("statements_by_kind", statements.c.kind)


def apply(connection: Connection) -> None:
    """Make the tables."""
    metadata.create_all(connection)
