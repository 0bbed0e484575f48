"""What is needed for many rows: lists too long for one query, and rows read into values."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from diplomatics.record.merging.facts import Facts
from diplomatics.record.tables import statements

CHUNK = 400
_facts = msgspec.json.Decoder(Facts)


def among(
    connection: Connection, query: sa.Select[Any], column: sa.ColumnElement[Any], values: Collection[Any]
) -> Iterator[Row[Any]]:
    """The rows of a query whose column has one of the values, however many they are."""
    ordered = sorted(values)
    for i in range(0, len(ordered), CHUNK):
        yield from connection.execute(query.where(column.in_(ordered[i : i + CHUNK])))


def supersede(connection: Connection, table: sa.Table, key: str, values: Collection[Any], moment: str) -> None:
    """End the live rows of a table with these keys."""
    ordered = sorted(values)
    for i in range(0, len(ordered), CHUNK):
        connection.execute(
            sa.update(table)
            .where(table.c[key].in_(ordered[i : i + CHUNK]), table.c.superseded_at.is_(None))
            .values(superseded_at=moment)
        )


def add(connection: Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    """Insert rows, if there are any."""
    if rows:
        connection.execute(sa.insert(table), rows)


def facts_by_number(connection: Connection, numbers: Collection[int]) -> dict[int, Facts]:
    """The facts of statements."""
    query = sa.select(statements.c.number, statements.c.facts)
    return {row.number: read_facts(row.facts) for row in among(connection, query, statements.c.number, numbers)}


def read_facts(text: str) -> Facts:
    """Facts from their JSON."""
    return _facts.decode(text)


def written(value: object) -> str:
    """A value as JSON."""
    return msgspec.json.encode(value).decode()
