"""Format 2: statements are superseded and no longer deleted; entries, judgements, origins, a trace of changes.

Only `readings` is carried over as it is: the statements of format 1 were worked out from it, and are again.
"""

from __future__ import annotations

from sqlalchemy.engine import Connection

from diplomatics.record import derived, tables

NAME = "0002-history"
REFILL = True

COLUMNS = ("address TEXT", "revision_of VARCHAR", "reduced_at VARCHAR")


def apply(connection: Connection) -> None:
    """Change the tables."""
    binary = "BLOB" if connection.dialect.name == "sqlite" else "BYTEA"
    for column in (*COLUMNS, f"signature {binary}"):
        connection.exec_driver_sql(f"ALTER TABLE reports ADD COLUMN {column}")
    connection.exec_driver_sql("CREATE INDEX reports_by_address ON reports (address)")
    connection.exec_driver_sql("DROP TABLE statements")
    tables.metadata.create_all(connection)
    derived.make(connection)
