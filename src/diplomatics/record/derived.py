"""What the tables alone do not give: views to look at, and full-text search. The only SQL that is told by dialect."""

from __future__ import annotations

import re
import sqlite3

import sqlalchemy as sa
from sqlalchemy.engine import Connection

STATEMENTS, REPORTS = "statement_words", "report_words"

# To look at in any SQLite tool or on the server: what holds now, without the machinery.
VIEWS = {
    "live_entries": """SELECT id, kind, title, parties, first_day, last_day, state, source_count AS sources,
        report_count AS reports, statement_count AS statements, conflicts, certainty, recorded_at AS known_since
        FROM entries WHERE superseded_at IS NULL""",
    "live_statements": """SELECT s.id, m.entry_id AS entry, s.kind, s.status, s.quotation, r.publisher, r.title,
        r.published, r.uri, s.confidence, s.recorded_at AS known_since
        FROM statements s JOIN reports r ON r.id = s.report_id
        LEFT JOIN entry_members m ON m.statement = s.number AND m.superseded_at IS NULL
        WHERE s.superseded_at IS NULL""",
    "live_links": """SELECT a.id AS first_statement, b.id AS second_statement, l.score, l.reasons,
        l.author, l.recorded_at
        FROM links l JOIN statements a ON a.number = l.first JOIN statements b ON b.number = l.second
        WHERE l.superseded_at IS NULL""",
    "live_judgements": """SELECT j.number, j.at, j.author, j.kind, j.targets, j.content, j.reason
        FROM judgements j WHERE j.kind <> 'undo'
        AND NOT EXISTS (SELECT 1 FROM judgements u WHERE u.undoes = j.number)""",
    "reprints": """SELECT o.report_id AS report, r.publisher, o.origin, f.publisher AS origin_publisher
        FROM origins o JOIN reports r ON r.id = o.report_id JOIN reports f ON f.id = o.origin
        WHERE o.superseded_at IS NULL AND o.origin <> o.report_id""",
    "entry_history": """SELECT id, kind, title, state, source_count AS sources, recorded_at, superseded_at, joined_into
        FROM entries""",
}  # fmt: skip


def make(connection: Connection) -> None:
    """The views, and the tables of words."""
    for name, query in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
    for name in (STATEMENTS, REPORTS):
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {name} USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"
            )
            if sqlite3.sqlite_version_info >= (3, 42):  # deleted words are wiped out of the index too
                connection.exec_driver_sql(f"INSERT INTO {name}({name}, rank) VALUES ('secure-delete', 1)")
        else:
            connection.exec_driver_sql(
                f"CREATE TABLE {name} (number INTEGER PRIMARY KEY, text TEXT NOT NULL,"
                " vector tsvector GENERATED ALWAYS AS (to_tsvector('english', text)) STORED)"
            )
            connection.exec_driver_sql(f"CREATE INDEX {name}_by_vector ON {name} USING gin (vector)")


def add_words(connection: Connection, table: str, texts: dict[int, str]) -> None:
    """Put texts into the search, each by the number of its statement or the position of its report."""
    if texts:
        rows = [{"number": number, "text": text} for number, text in sorted(texts.items())]
        connection.execute(sa.text(f"INSERT INTO {table} ({_number(connection)}, text) VALUES (:number, :text)"), rows)


def drop_words(connection: Connection, table: str, numbers: list[int] | None = None) -> None:
    """Take texts out of the search; without numbers all of them."""
    if numbers is None:
        connection.exec_driver_sql(f"DELETE FROM {table}")
    elif numbers:
        told = sa.text(f"DELETE FROM {table} WHERE {_number(connection)} = :number")
        connection.execute(told, [{"number": number} for number in numbers])


def wipe_words(connection: Connection) -> None:
    """Make the index forget words that were taken out, not only skip them. Slow; for texts that must be gone."""
    if connection.dialect.name == "sqlite":
        for table in (STATEMENTS, REPORTS):
            connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES ('optimize')")


def found_words(connection: Connection, table: str, query: str, limit: int) -> list[int]:
    """The numbers of the texts that have all words of `query`, in any form of them, the best first."""
    words = re.findall(r"\w+", query)
    if not words:
        return []
    if connection.dialect.name == "sqlite":
        told = f"SELECT rowid FROM {table} WHERE {table} MATCH :query ORDER BY rank, rowid LIMIT :limit"
        asked = " ".join(f'"{word}"' for word in words)
    else:
        told = (
            f"SELECT number FROM {table}, plainto_tsquery('english', :query) AS asked"
            " WHERE vector @@ asked ORDER BY ts_rank(vector, asked) DESC, number LIMIT :limit"
        )
        asked = " ".join(words)
    rows = connection.execute(sa.text(told), {"query": asked, "limit": limit})
    return [int(row[0]) for row in rows]


def _number(connection: Connection) -> str:
    return "rowid" if connection.dialect.name == "sqlite" else "number"
