"""Reading the record as it was known at a moment: readings, entries, statements, judgements, coverage, search."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.record import derived, rulings
from diplomatics.record.clock import known
from diplomatics.record.entry import Entry
from diplomatics.record.judgement import Judgement, standing
from diplomatics.record.rows import among
from diplomatics.record.tables import changes, entries, entry_members, links, origins, readings, reports, statements

# A join that is less sure than this is shown for review.
SURE = 0.75
_entry = msgspec.json.Decoder(Entry)


@dataclass(frozen=True)
class Link:
    """Why two statements count as one: the machine's judgement, with its reasons."""

    first: str
    second: str
    score: float
    reasons: str
    author: str


@dataclass(frozen=True)
class Doubt:
    """Something that a person should look at: an entry, or a judgement whose statement is gone, and why."""

    why: str
    entry: Entry | None = None
    judgement: Judgement | None = None


@dataclass(frozen=True)
class Coverage:
    """Until when the record covers an outlet, and by how many reports."""

    publisher: str | None
    reports: int
    first: str | None
    last: str | None


@dataclass(frozen=True)
class ReportRow:
    """One report as the record has it. `revision_of` is the report of the same page with the first wording,
    `origin` the earliest report with nearly the same words (itself where it is no reprint)."""

    id: str
    title: str | None
    publisher: str | None
    uri: str | None
    published: str | None
    added_at: str
    revision_of: str | None
    origin: str
    withdrawn: bool
    reduced: bool


@dataclass(frozen=True)
class Change:
    """One thing that was done to the record."""

    at: str
    action: str
    report: str | None
    author: str | None
    reason: str | None


def withdrawn(connection: Connection, as_of: str | None) -> set[str]:
    """The reports that were withdrawn."""
    held = standing(rulings.read(connection, as_of=as_of))
    return {t.report for j in held if j.kind == "withdraw_report" for t in j.targets}


def contents(connection: Connection, as_of: str | None) -> list[bytes]:
    """The readings that held, but those of withdrawn reports, in the order in which reports were added."""
    out = withdrawn(connection, as_of)
    query = (
        sa.select(readings.c.report_id, readings.c.content)
        .join(reports, reports.c.id == readings.c.report_id)
        .where(known(readings, as_of))
        .order_by(reports.c.position)
    )
    return [bytes(row.content) for row in connection.execute(query) if row.report_id not in out]


def report_rows(connection: Connection, as_of: str | None) -> list[ReportRow]:
    """The reports, withdrawn ones with them, in the order in which they were added."""
    out = withdrawn(connection, as_of)
    query = (
        sa.select(reports, origins.c.origin)
        .join(origins, sa.and_(origins.c.report_id == reports.c.id, known(origins, as_of)), isouter=True)
        .order_by(reports.c.position)
    )
    if as_of is not None:
        query = query.where(reports.c.added_at <= as_of)
    return [
        ReportRow(
            id=r.id, title=r.title, publisher=r.publisher, uri=r.uri, published=r.published, added_at=r.added_at,
            revision_of=r.revision_of, origin=r.origin or r.id, withdrawn=r.id in out,
            reduced=r.reduced_at is not None and (as_of is None or r.reduced_at <= as_of),
        )
        for r in connection.execute(query)
    ]  # fmt: skip


def notices(connection: Connection, as_of: str | None) -> list[str]:
    """The lines that a view must show, each once."""
    query = sa.select(readings.c.notice).where(readings.c.notice.is_not(None)).distinct()
    if as_of is not None:
        query = query.where(readings.c.recorded_at <= as_of)
    return sorted(str(row.notice) for row in connection.execute(query))


def find_entries(
    connection: Connection,
    as_of: str | None,
    kind: str | None,
    party: str | None,
    since: str | None,
    until: str | None,
    limit: int | None,
) -> list[Entry]:
    """The entries that held: by first day, those without one last. `since` and `until` are days of valid time."""
    query = sa.select(entries.c.content).where(known(entries, as_of))
    if kind is not None:
        query = query.where(entries.c.kind == kind)
    if party is not None:
        query = query.where((sa.literal(" ") + entries.c.parties + " ").contains(f" {party} ", autoescape=True))
    if since is not None:
        query = query.where(sa.func.coalesce(entries.c.last_day, "9999") >= since, _dated())
    if until is not None:
        query = query.where(sa.func.coalesce(entries.c.first_day, "0000") <= until, _dated())
    query = query.order_by(sa.func.coalesce(entries.c.first_day, entries.c.last_day, "9999"), entries.c.id)
    return [_entry.decode(row.content) for row in connection.execute(query.limit(limit))]  # fmt: skip


def _dated() -> sa.ColumnElement[bool]:
    return sa.or_(entries.c.first_day.is_not(None), entries.c.last_day.is_not(None))


def entry(connection: Connection, name: str, as_of: str | None) -> Entry | None:
    """One entry by its id, or by an id that it had before it was joined."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        found = connection.execute(
            sa.select(entries.c.content).where(entries.c.id == name, known(entries, as_of))
        ).first()
        if found is not None:
            return _entry.decode(found.content)
        into = sa.select(entries.c.joined_into).where(entries.c.id == name, entries.c.joined_into.is_not(None))
        if as_of is not None:
            into = into.where(entries.c.superseded_at <= as_of)
        name = connection.execute(into.order_by(entries.c.number.desc()).limit(1)).scalar() or name
    return None


def entry_of(connection: Connection, statement: str, as_of: str | None) -> Entry | None:
    """The entry that a statement belonged to."""
    query = (
        sa.select(entry_members.c.entry_id)
        .join(statements, statements.c.number == entry_members.c.statement)
        .where(statements.c.id == statement, known(entry_members, as_of))
    )
    name = connection.execute(query.limit(1)).scalar()
    return entry(connection, name, as_of) if name else None


def links_of(connection: Connection, names: tuple[str, ...], as_of: str | None) -> list[Link]:
    """The machine's links among some statements."""
    a, b = statements.alias("a"), statements.alias("b")
    query = (
        sa.select(a.c.id.label("here"), b.c.id.label("there"), links.c.score, links.c.reasons, links.c.author)
        .join(a, a.c.number == links.c.first)
        .join(b, b.c.number == links.c.second)
        .where(known(links, as_of))
    )
    rows = among(connection, query, a.c.id, names)
    found = [Link(r.here, r.there, r.score, r.reasons, r.author) for r in rows if r.there in names]
    return sorted(found, key=lambda link: (-link.score, link.first, link.second))


def judgements(connection: Connection, as_of: str | None) -> list[Judgement]:
    """Every judgement, undone ones with them."""
    return rulings.read(connection, as_of=as_of)


def unbound(connection: Connection) -> list[Judgement]:
    """Standing judgements whose statements are not found any more."""
    return rulings.ruled(connection, standing(rulings.read(connection))).unbound


def doubtful(connection: Connection, limit: int) -> list[Doubt]:
    """What people should look at first: lost judgements, then unsure joins, then values that contradict each other.

    Entries that somebody confirmed are left out.
    """
    lost = [Doubt(f"judgement {j.number} by {j.author} finds its statement no more", judgement=j)
            for j in unbound(connection)]  # fmt: skip
    unsure = sa.and_(entries.c.certainty.is_not(None), entries.c.certainty < SURE)
    query = (
        sa.select(entries.c.content)
        .where(entries.c.superseded_at.is_(None), sa.or_(unsure, entries.c.conflicts != ""))
        .order_by(sa.case((unsure, entries.c.certainty), else_=1.0), entries.c.source_count.desc(), entries.c.id)
    )
    found = (_entry.decode(row.content) for row in connection.execute(query))
    told = (Doubt(_why(each), entry=each) for each in found if not each.confirmed)
    return [*lost, *islice(told, max(0, limit - len(lost)))]


def _why(found: Entry) -> str:
    told = [f"joined with certainty {found.certainty:.2f}"] if (found.certainty or 1.0) < SURE else []
    if found.conflicts:
        told.append(f"reports differ in {', '.join(found.conflicts)}")
    return "; ".join(told)


def coverage(connection: Connection, as_of: str | None) -> list[Coverage]:
    """For each outlet its reports' first and last day."""
    query = (
        sa.select(
            reports.c.publisher, sa.func.count(), sa.func.min(reports.c.published), sa.func.max(reports.c.published)
        )
        .group_by(reports.c.publisher)
        .order_by(reports.c.publisher)
    )
    if as_of is not None:
        query = query.where(reports.c.added_at <= as_of)
    return [Coverage(*row) for row in connection.execute(query)]


def history(connection: Connection, since: str | None) -> list[Change]:
    """What was done to the record, the oldest first."""
    query = sa.select(changes).order_by(changes.c.number)
    if since is not None:
        query = query.where(changes.c.at > since)
    return [Change(r.at, r.action, r.report_id, r.author, r.reason) for r in connection.execute(query)]


def search(connection: Connection, words: str, as_of: str | None, limit: int) -> list[Entry]:
    """The entries whose quotations have all these words, the best first."""
    numbers = derived.found_words(connection, derived.STATEMENTS, words, limit * 4)
    query = sa.select(entry_members.c.statement, entry_members.c.entry_id).where(known(entry_members, as_of))
    owner = {r.statement: r.entry_id for r in among(connection, query, entry_members.c.statement, set(numbers))}
    names = list(dict.fromkeys(owner[n] for n in numbers if n in owner))[:limit]
    return [found for name in names if (found := entry(connection, name, as_of)) is not None]
