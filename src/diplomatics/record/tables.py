"""The tables of a record. Readable names: the file opens in any SQLite tool as it is.

Recorded time stands on every row that can change: `recorded_at` when the record learned it, `superseded_at` when
something else took its place (null while it holds). Rows are added and superseded, never overwritten.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

# "dplm" in ASCII: SQLite's application id, by which a record file is known as ours.
APPLICATION_ID = 0x64706C6D
FORMAT = 2

metadata = MetaData()

migrations = Table(
    "migrations",
    metadata,
    Column("name", String, primary_key=True),
    Column("applied_at", String, nullable=False),
)

# What was done to the record, one row for each change: the trace that stays when a text is deleted.
changes = Table(
    "changes",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("action", String, nullable=False),
    Column("report_id", String),
    Column("author", Text),
    Column("reason", Text),
)
Index("changes_by_report", changes.c.report_id)

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
    # The address without what does not tell pages apart, and the report whose other wording this is.
    Column("address", Text),
    Column("revision_of", String),
    Column("reduced_at", String),
    Column("signature", LargeBinary),
)
Index("reports_by_address", reports.c.address)

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

# The statements of all readings. `anchor` is where the first reading found it: it names the statement for good.
statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("report_id", String, ForeignKey("reports.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("anchor", String, nullable=False),
    Column("first_character", Integer, nullable=False),
    Column("last_character", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("quotation", Text, nullable=False),
    Column("json", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("superseded_at", String),
)
Index("statements_by_report", statements.c.report_id)
Index("statements_by_kind", statements.c.kind)
Index("statements_by_id", statements.c.id)

# An index for merging: live statements that share a block are compared. Made again from `statements.facts`.
blocks = Table(
    "blocks",
    metadata,
    Column("block", String, primary_key=True),
    Column("statement", Integer, ForeignKey("statements.number"), primary_key=True),
)
Index("blocks_by_statement", blocks.c.statement)

# Pairs of statements that tell the same, as judged by the machine, each with its reasons.
links = Table(
    "links",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("first", Integer, ForeignKey("statements.number"), nullable=False),
    Column("second", Integer, ForeignKey("statements.number"), nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("superseded_at", String),
)
Index("links_by_first", links.c.first)
Index("links_by_second", links.c.second)

# Reports with nearly the same words have one origin: the earliest of them.
origins = Table(
    "origins",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report_id", String, ForeignKey("reports.id"), nullable=False),
    Column("origin", String, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("superseded_at", String),
)
Index("origins_by_report", origins.c.report_id)
Index("origins_by_origin", origins.c.origin)

# An index for finding reprints. Made again from `reports.signature`.
bands = Table(
    "bands",
    metadata,
    Column("band", String, primary_key=True),
    Column("report_id", String, ForeignKey("reports.id"), primary_key=True),
)
Index("bands_by_report", bands.c.report_id)

# One row for each state of an entry; `content` is the entry as questions get it.
entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("parties", Text, nullable=False),
    Column("first_day", String),
    Column("last_day", String),
    Column("state", String),
    Column("statement_count", Integer, nullable=False),
    Column("report_count", Integer, nullable=False),
    Column("source_count", Integer, nullable=False),
    Column("conflicts", Text, nullable=False),
    Column("certainty", Float),
    Column("content", Text, nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("superseded_at", String),
    Column("joined_into", String),
)
Index("entries_by_id", entries.c.id)
Index("entries_by_kind", entries.c.kind, entries.c.first_day)

entry_members = Table(
    "entry_members",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("entry_id", String, nullable=False),
    Column("statement", Integer, ForeignKey("statements.number"), nullable=False),
    Column("recorded_at", String, nullable=False),
    Column("superseded_at", String),
)
Index("entry_members_by_entry", entry_members.c.entry_id)
Index("entry_members_by_statement", entry_members.c.statement)

# What people decided. Never deleted; an undo is a judgement too. Targets are JSON: report, kind, span.
judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("author", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("targets", Text, nullable=False),
    Column("others", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("reason", Text),
    Column("undoes", Integer, ForeignKey("judgements.number")),
)

# Which reports a judgement speaks of, so that those of one report are found at once.
judgement_reports = Table(
    "judgement_reports",
    metadata,
    Column("report_id", String, primary_key=True),
    Column("judgement", Integer, ForeignKey("judgements.number"), primary_key=True),
)
