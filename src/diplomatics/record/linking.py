"""Links between live statements in the tables: made for new statements, ended for those that are gone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.record.merging.blocking import blocks as blocks_of
from diplomatics.record.merging.facts import Facts
from diplomatics.record.merging.joining import Pair, pair
from diplomatics.record.merging.scoring import points, score
from diplomatics.record.rows import add, among, facts_by_number, supersede
from diplomatics.record.tables import blocks, links
from diplomatics.version import VERSION

Counted = Callable[[dict[int, Facts]], dict[int, Facts]]
AUTHOR = f"diplomatics {VERSION}"


def unlink(connection: Connection, numbers: Collection[int], moment: str) -> set[int]:
    """End the links of statements; yields the statements at their other ends."""
    others = neighbours(connection, numbers) - set(numbers)
    for key in ("first", "second"):
        supersede(connection, links, key, numbers, moment)
    for number in sorted(numbers):
        connection.execute(sa.delete(blocks).where(blocks.c.statement == number))
    return others


def link(connection: Connection, new: Mapping[int, Facts], moment: str, counted: Counted) -> None:
    """Compare new statements with those that share a block with them, and link the pairs that tell the same.

    `counted` lays people's corrections over facts as they were read; those of `new` have theirs.
    """
    filed = {number: blocks_of(facts) for number, facts in sorted(new.items())}
    add(connection, blocks, [{"block": b, "statement": n} for n, names in filed.items() for b in sorted(names)])
    held: dict[str, set[int]] = {}
    wanted = {name for names in filed.values() for name in names}
    for row in among(connection, sa.select(blocks), blocks.c.block, wanted):
        held.setdefault(row.block, set()).add(row.statement)
    partners = {n: {other for b in names for other in held.get(b, ())} - {n} for n, names in filed.items()}
    others = set().union(*partners.values()) - set(new)
    facts = {**counted(facts_by_number(connection, others)), **new}
    rows = []
    for number, near in partners.items():
        for other in sorted(near):
            value = None if other in new and other < number else points(facts[number], facts[other])
            if value is not None and value >= 0:
                rows.append(_row(number, other, facts, moment))
    add(connection, links, rows)


def _row(a: int, b: int, facts: Mapping[int, Facts], moment: str) -> dict[str, object]:
    first, second = sorted((a, b), key=lambda n: facts[n].key)
    found = score(facts[first], facts[second])
    return {
        "first": first, "second": second, "score": found.share, "reasons": found.explained(), "author": AUTHOR,
        "recorded_at": moment,
    }  # fmt: skip


def neighbours(connection: Connection, numbers: Collection[int]) -> set[int]:
    """The statements that are linked to some statements."""
    found: set[int] = set()
    for here, there in ((links.c.first, links.c.second), (links.c.second, links.c.first)):
        query = sa.select(there.label("other")).where(links.c.superseded_at.is_(None))
        found.update(row.other for row in among(connection, query, here, numbers))
    return found


def links_within(connection: Connection, facts: Mapping[int, Facts]) -> dict[Pair, float]:
    """The live links among some statements, by their keys."""
    query = sa.select(links.c.first, links.c.second).where(links.c.superseded_at.is_(None))
    found: dict[Pair, float] = {}
    for row in among(connection, query, links.c.first, set(facts)):
        if row.second in facts:
            a, b = facts[row.first], facts[row.second]
            value = points(a, b)
            if value is not None:
                found[pair(a.key, b.key)] = value
    return found
