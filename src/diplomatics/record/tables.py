"""The tables of a record. Readable names: the file opens in any SQLite tool as it is."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

# "dplm" in ASCII: SQLite's application id, by which a record file is known as ours.
APPLICATION_ID = 0x64706C6D
FORMAT = 1

metadata = MetaData()

migrations = Table(
    "migrations",
    metadata,
    Column("name", String, primary_key=True),
    Column("applied_at", String, nullable=False),
)

reports = Table(
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

# Append-only: a newer reading of a report supersedes the older one, which stays.
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

# The statements of the live readings, for looking at and for questions.
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
