"""Entries in the tables: worked out again where statements, links or judgements changed, and nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.record.entry import Entry, Note
from diplomatics.record.linking import link, links_within, neighbours, unlink
from diplomatics.record.merging.correcting import corrected
from diplomatics.record.merging.facts import Facts
from diplomatics.record.merging.joining import Pair, certainty, joined
from diplomatics.record.merging.summing import Member, summed
from diplomatics.record.reprints import origin_of
from diplomatics.record.rows import add, among, facts_by_number, read_facts, supersede, written
from diplomatics.record.rulings import Rulings, rule
from diplomatics.record.tables import entries, entry_members, statements


@dataclass(frozen=True)
class Held:
    """A live statement with its facts as they count: read, and corrected where a person did."""

    number: int
    id: str
    facts: Facts


def refresh(
    connection: Connection,
    moment: str,
    *,
    added: Collection[int] = (),
    gone: Collection[int] = (),
    again: Collection[int] = (),
    relink: Collection[int] = (),
) -> None:
    """Bring links and entries up to date after a change.

    `added` are new statements, `gone` those that no longer hold, `again` live ones on which something was decided,
    `relink` those of them whose facts may count otherwise now.
    """  # fmt: skip
    starts = _companions(connection, {*gone, *relink}) | unlink(connection, {*gone, *relink}, moment)
    starts |= {*added, *again, *relink}

    def counted(facts: dict[int, Facts]) -> dict[int, Facts]:
        rulings = rule(connection, {each.report for each in facts.values()})
        return {number: _as_counted(number, each, rulings) for number, each in facts.items()}

    link(connection, counted(facts_by_number(connection, {*added, *relink})), moment, counted)
    held, rulings = _reached(connection, starts - set(gone))
    _write(connection, moment, held, rulings, set(held) | set(gone))


def _as_counted(number: int, facts: Facts, rulings: Rulings) -> Facts:
    fields = rulings.corrected.get(number)
    return corrected(facts, {name: value for name, (value, _) in fields.items()}) if fields else facts


def _companions(connection: Connection, numbers: Collection[int]) -> set[int]:
    """The statements that share an entry with some statements."""
    members = entry_members.c
    query = sa.select(members.entry_id).where(members.superseded_at.is_(None))
    names = {row.entry_id for row in among(connection, query, members.statement, numbers)}
    query = sa.select(members.statement).where(members.superseded_at.is_(None))
    return {row.statement for row in among(connection, query, members.entry_id, names)} - set(numbers)


def _reports(connection: Connection, numbers: Collection[int]) -> set[str]:
    query = sa.select(statements.c.report_id).distinct()
    return {row.report_id for row in among(connection, query, statements.c.number, numbers)}


def _reached(connection: Connection, starts: set[int]) -> tuple[dict[int, Held], Rulings]:
    """Every live statement that hangs together with `starts` by links or by people's word, and the judgements."""
    reached, frontier = set(starts), set(starts)
    rulings = Rulings()
    while frontier:
        found = neighbours(connection, frontier)
        rulings = rule(connection, _reports(connection, reached))
        for number in reached | found:
            found |= rulings.partners.get(number, set())
        frontier = found - reached
        reached |= found
    return _held(connection, reached, rulings), rulings


def _held(connection: Connection, numbers: set[int], rulings: Rulings) -> dict[int, Held]:
    query = sa.select(statements.c.number, statements.c.id, statements.c.facts).where(
        statements.c.superseded_at.is_(None)
    )
    return {
        row.number: Held(row.number, row.id, _as_counted(row.number, read_facts(row.facts), rulings))
        for row in among(connection, query, statements.c.number, numbers)
    }


def _write(connection: Connection, moment: str, held: dict[int, Held], rulings: Rulings, touched: set[int]) -> None:
    counted = {n: h for n, h in held.items() if n not in rulings.excluded}
    by_key = {h.facts.key: h for h in counted.values()}
    links = links_within(connection, {n: h.facts for n, h in counted.items()})
    by_member: dict[str, dict[Pair, float]] = {}
    for name, value in links.items():
        by_member.setdefault(name[0], {})[name] = value
    found = joined({key: h.facts for key, h in by_key.items()}, links, rulings.same, rulings.not_same)
    origin = origin_of(connection, {h.facts.report for h in counted.values()})
    made: dict[str, Entry] = {}
    membership: dict[int, str] = {}
    for group in found:
        members = [by_key[key] for key in group]
        within = {name: value for key in group for name, value in by_member.get(key, {}).items()}
        entry = _summed(members, origin, rulings, certainty(group, within))
        made[entry.id] = entry
        membership.update({h.number: entry.id for h in members})
    _put(connection, moment, made, membership, touched)


def _summed(members: list[Held], origin: Mapping[str, str], rulings: Rulings, sure: float | None) -> Entry:
    numbers = [h.number for h in members]
    told = [
        Member(h.facts, h.id, {name: who for name, (_, who) in rulings.corrected.get(h.number, {}).items()})
        for h in members
    ]
    notes: list[Note] = sorted((note for n in numbers for note in rulings.notes.get(n, ())), key=lambda x: x.judgement)
    moved = max((rulings.moved[n] for n in numbers if n in rulings.moved), default=None)
    sources = [rulings.source_grades[h.facts.report] for h in members if h.facts.report in rulings.source_grades]
    information = [rulings.information_grades[n] for n in numbers if n in rulings.information_grades]
    grades = (min(sources, default="F"), min(information, default="6"))
    return summed(told, origin, notes, moved[1] if moved else None, grades, sure)


def _put(
    connection: Connection, moment: str, made: Mapping[str, Entry], membership: Mapping[int, str], touched: set[int]
) -> None:
    """Write what differs from what stands; what stays the same is left alone."""
    members = entry_members.c
    query = sa.select(members.number, members.statement, members.entry_id).where(members.superseded_at.is_(None))
    before = {row.statement: (row.number, row.entry_id) for row in among(connection, query, members.statement, touched)}
    moved = {s: name for s, (_, name) in before.items() if membership.get(s) != name}
    supersede(connection, entry_members, "number", {before[s][0] for s in moved}, moment)
    rows = [
        {"entry_id": name, "statement": number, "recorded_at": moment}
        for number, name in sorted(membership.items())
        if number not in before or number in moved
    ]
    add(connection, entry_members, rows)
    standing = {name for _, name in before.values()} | set(made)
    query_entries = sa.select(entries.c.id, entries.c.content).where(entries.c.superseded_at.is_(None))
    known = {row.id: row.content for row in among(connection, query_entries, entries.c.id, standing)}
    contents = {name: written(entry) for name, entry in made.items()}
    ended = [name for name, content in known.items() if contents.get(name) != content]
    supersede(connection, entries, "id", ended, moment)
    for name in sorted(set(ended) - set(made)):
        _alias(connection, name, moment, {membership[s] for s, was in moved.items() if was == name and s in membership})
    add(connection, entries, [_row(made[n], contents[n], moment) for n in sorted(made) if known.get(n) != contents[n]])


def _alias(connection: Connection, name: str, moment: str, into: set[str]) -> None:
    """Note where the statements of an entry went that is no more, where they went together."""
    if len(into) == 1:
        connection.execute(
            sa.update(entries)
            .where(entries.c.id == name, entries.c.superseded_at == moment)
            .values(joined_into=into.pop())
        )


def _row(entry: Entry, content: str, moment: str) -> dict[str, object]:
    first, last = _days(entry)
    return {
        "id": entry.id, "kind": entry.kind, "title": entry.title, "parties": " ".join(entry.parties),
        "first_day": first, "last_day": last, "state": entry.state, "statement_count": len(entry.statements),
        "report_count": len(entry.reports), "source_count": entry.sources,
        "conflicts": " ".join(entry.conflicts), "certainty": entry.certainty, "content": content, "recorded_at": moment,
    }  # fmt: skip


def _days(entry: Entry) -> tuple[str | None, str | None]:
    for name in ("date", "made_on", "assigned_on", "stated_on", "since"):
        value = entry.best(name)
        if value:
            return value[0], value[1]
    return None, None
