"""What people's judgements mean for the statements that are live now: bound by report, kind and span."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.record.anchors import Place, closeness
from diplomatics.record.entry import Note
from diplomatics.record.judgement import Judgement, Target, standing, undone
from diplomatics.record.merging.facts import Facts
from diplomatics.record.merging.joining import Pair, pair
from diplomatics.record.rows import among, read_facts
from diplomatics.record.tables import judgement_reports, judgements, statements

# A statement found again by a newer version has at least this much of span and content in common with the old.
BOUND = 0.3


@dataclass(frozen=True)
class Live:
    """A live statement as a judgement finds it."""

    number: int
    id: str
    facts: Facts
    place: Place


@dataclass
class Rulings:
    """The standing judgements on some reports."""

    excluded: set[int] = field(default_factory=set)
    corrected: dict[int, dict[str, tuple[Any, str]]] = field(default_factory=dict)
    same: set[Pair] = field(default_factory=set)
    not_same: set[Pair] = field(default_factory=set)
    partners: dict[int, set[int]] = field(default_factory=dict)
    notes: dict[int, list[Note]] = field(default_factory=dict)
    moved: dict[int, tuple[int, str]] = field(default_factory=dict)
    source_grades: dict[str, str] = field(default_factory=dict)
    information_grades: dict[int, str] = field(default_factory=dict)
    unbound: list[Judgement] = field(default_factory=list)


def read(connection: Connection, reports: Collection[str] | None = None, as_of: str | None = None) -> list[Judgement]:
    """The judgements that speak of some reports (of any where none is given), undone ones with them, in order."""
    query = sa.select(judgements)
    if as_of is not None:
        query = query.where(judgements.c.at <= as_of)
    if reports is None:
        rows = list(connection.execute(query))
    else:
        about = sa.select(judgement_reports.c.judgement)
        numbers = {row.judgement for row in among(connection, about, judgement_reports.c.report_id, reports)}
        rows = list(among(connection, query, judgements.c.number, numbers))
    found = sorted((_judgement(row) for row in rows), key=lambda j: j.number)
    gone = undone(found)
    return [msgspec.structs.replace(j, undone=True) if j.number in gone else j for j in found]


def _judgement(row: Any) -> Judgement:
    return Judgement(
        number=row.number, at=row.at, author=row.author, kind=row.kind, reason=row.reason, undoes=row.undoes,
        targets=msgspec.json.decode(row.targets, type=tuple[Target, ...]),
        others=msgspec.json.decode(row.others, type=tuple[Target, ...]), content=msgspec.json.decode(row.content),
    )  # fmt: skip


def live(connection: Connection, reports: Collection[str]) -> dict[str, list[Live]]:
    """The live statements of some reports."""
    query = sa.select(statements).where(statements.c.superseded_at.is_(None))
    found: dict[str, list[Live]] = {}
    for row in among(connection, query, statements.c.report_id, reports):
        facts = read_facts(row.facts)
        place = Place(row.kind, row.first_character, row.last_character, facts.values, row.anchor)
        found.setdefault(row.report_id, []).append(Live(row.number, row.id, facts, place))
    return found


def bind(target: Target, held: Mapping[str, list[Live]]) -> list[Live]:
    """The live statements that a target means: all of a report, or the one that is closest to its place."""
    known = held.get(target.report, [])
    if target.kind is None or target.start is None or target.end is None:
        return known
    place = Place(target.kind, target.start, target.end, target.values)
    ranked = [(closeness(place, s.place) + (1.0 if s.place.anchor == target.anchor else 0.0), s) for s in known
              if s.place.kind == target.kind]  # fmt: skip
    best = max(ranked, key=lambda each: (each[0], each[1].facts.key), default=None)
    return [best[1]] if best is not None and best[0] >= BOUND else []


def rule(connection: Connection, reports: Collection[str]) -> Rulings:
    """The standing judgements on some reports, bound to what is live."""
    if connection.execute(sa.select(judgements.c.number).limit(1)).first() is None:
        return Rulings()
    return ruled(connection, standing(read(connection, reports)))


def ruled(connection: Connection, held: list[Judgement]) -> Rulings:
    """Judgements bound to what is live now."""
    named = {t.report for j in held for t in (*j.targets, *j.others)}
    there = live(connection, named)
    rulings = Rulings()
    for judgement in held:
        mine = [s for target in judgement.targets for s in bind(target, there)]
        theirs = [s for target in judgement.others for s in bind(target, there)]
        if _lost(judgement.targets, mine) or _lost(judgement.others, theirs):
            rulings.unbound.append(judgement)
        _apply(rulings, judgement, mine, theirs)
    return rulings


def _lost(targets: tuple[Target, ...], found: list[Live]) -> bool:
    """Whether none of the statements that were meant is there any more."""
    return not found and any(target.kind is not None for target in targets)


def _apply(rulings: Rulings, judgement: Judgement, mine: list[Live], theirs: list[Live]) -> None:
    match judgement.kind:
        case "same" | "not_same":
            _pairs(rulings, judgement, mine, theirs)
        case "reject" | "withdraw_report":
            rulings.excluded.update(s.number for s in mine)
        case "correct":
            for s in mine:
                values = {name: (value, judgement.author) for name, value in judgement.content.items()}
                rulings.corrected.setdefault(s.number, {}).update(values)
        case "move_state":
            for s in mine:
                rulings.moved[s.number] = (judgement.number, str(judgement.content["state"]))
        case "grade_source":
            rulings.source_grades.update((t.report, str(judgement.content["grade"])) for t in judgement.targets)
        case "grade_information":
            rulings.information_grades.update((s.number, str(judgement.content["grade"])) for s in mine)
    if judgement.kind in ("confirm", "annotate", "move_state", "correct"):
        for s in mine[:1]:
            rulings.notes.setdefault(s.number, []).append(_note(judgement, s))


def _pairs(rulings: Rulings, judgement: Judgement, mine: list[Live], theirs: list[Live]) -> None:
    """The later of two judgements on one pair holds."""
    if judgement.kind == "same":
        all_of = [*mine, *theirs]
        told = {pair(all_of[0].facts.key, other.facts.key) for other in all_of[1:]}
        rulings.same |= told
        rulings.not_same -= {pair(a.facts.key, b.facts.key) for a in mine for b in theirs}
        for s in all_of:
            rulings.partners.setdefault(s.number, set()).update(o.number for o in all_of)
    else:
        told = {pair(a.facts.key, b.facts.key) for a in mine for b in theirs if a.number != b.number}
        rulings.not_same |= told
        rulings.same -= told


def _note(judgement: Judgement, statement: Live) -> Note:
    text = judgement.content.get("text") or judgement.reason
    return Note(judgement=judgement.number, kind=judgement.kind, author=judgement.author, at=judgement.at, text=text,
                statement=statement.id)  # fmt: skip
