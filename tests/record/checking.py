"""Whether a record is whole: asked of its tables, and of the pure functions that its entries come from."""

from __future__ import annotations

import sqlalchemy as sa

from diplomatics.record.merging.joining import joined, linked
from diplomatics.record.rows import read_facts
from diplomatics.record.tables import entries, entry_members, links, readings, statements


def whole(record):
    """Raise where a record contradicts itself: half a report, a statement in two entries, links out of date."""
    with record._store.reading() as connection:
        live = list(connection.execute(sa.select(statements).where(statements.c.superseded_at.is_(None))))
        read = connection.execute(
            sa.select(readings.c.report_id, sa.func.count())
            .where(readings.c.superseded_at.is_(None))
            .group_by(readings.c.report_id)
        ).all()
        assert all(count == 1 for _, count in read)
        members = connection.execute(
            sa.select(entry_members.c.statement, entry_members.c.entry_id).where(
                entry_members.c.superseded_at.is_(None)
            )
        ).all()
        held = connection.execute(sa.select(entries.c.id).where(entries.c.superseded_at.is_(None))).scalars().all()
        linked_now = connection.execute(
            sa.select(links.c.first, links.c.second).where(links.c.superseded_at.is_(None))
        ).all()
    texts = {each.reports[0].id: each for each in record.readings()}
    for name, found in texts.items():
        assert sorted(r.id for r in live if r.report_id == name) == sorted(s.id for s in found.statements)
    assert len({s for s, _ in members}) == len(members) <= len(live)
    assert len(set(held)) == len(held) and set(held) == {name for _, name in members}
    assert {n for pair in linked_now for n in pair} <= {r.number for r in live}
    if not record.judgements():
        _as_from_nothing(record, live)


def _as_from_nothing(record, live):
    """Without judgements, the entries are what the pure functions make of all facts at once, every pair compared."""
    facts = {f.key: f for f in (read_facts(r.facts) for r in live)}
    pairs = [(a, b) for a in facts for b in facts if a < b and facts[a].kind == facts[b].kind]
    names = {f"{f.key}": r.id for r, f in ((r, read_facts(r.facts)) for r in live)}
    groups = {frozenset(names[key] for key in group) for group in joined(facts, linked(facts.values(), pairs))}
    assert groups == {frozenset(e.statements) for e in record.entries()}
