"""Undertakings as rows: commitments, tasks and conditions in one shape and one order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from diplomatics.contract import Commitment, Condition, Requirement, Task
from diplomatics.views.dates import bounds, first_day
from diplomatics.views.folding import fold, scope
from diplomatics.views.labels import label
from diplomatics.views.library import Library
from diplomatics.views.naming import plain, with_roles
from diplomatics.views.rows import UndertakingRow

Undertaking = Commitment | Task | Condition

# How much a line binds: what must be done stands before what is wished.
_WEIGHT = {
    "task": 0, "commit": 1, "agree": 1, "pledge": 1, "condition": 2, "intend": 3, "affirm": 4, "urge": 5,
}  # fmt: skip


def undertakings_of(held: Library) -> Iterator[Undertaking]:
    """Every commitment, task and condition."""
    for statement in held:
        if isinstance(statement, Commitment | Task | Condition):
            yield statement


def made_in_counts(held: Library) -> dict[str, int]:
    """How many commitments were made in each meeting or instrument."""
    return Counter(s.made_in for s in held if isinstance(s, Commitment) and s.made_in)


def rows(held: Library) -> tuple[UndertakingRow, ...]:
    """All undertakings: those with a due date by that date, then the most binding, then text order.

    What the same parties undertook on the same occasion stands together, where its most pressing line is.
    """
    found = fold(((row(held, s), s) for s in undertakings_of(held)), _key)
    groups: dict[tuple[object, ...], list[UndertakingRow]] = {}
    for each in found:
        groups.setdefault(occasion(each), []).append(each)
    ranked = sorted(groups.values(), key=lambda group: min(map(_rank, group)))
    return tuple(each for group in ranked for each in sorted(group, key=_rank))


def occasion(row: UndertakingRow) -> tuple[object, ...]:
    """Who undertook something, and when or where: what is equal in it stands together."""
    return row.who, row.whom, row.made_in, bounds(row.made_on)


def _rank(row: UndertakingRow) -> tuple[tuple[str, str, str], int]:
    return first_day(row.due), _WEIGHT[row.force]


def row(held: Library, statement: Undertaking) -> UndertakingRow:
    """One undertaking as a row."""
    if isinstance(statement, Commitment):
        return _commitment(held, statement)
    return _task(held, statement) if isinstance(statement, Task) else _condition(held, statement)


def _key(row: UndertakingRow, statement: Undertaking) -> tuple[object, ...]:
    return (
        row.kind, row.force, row.status, row.state, frozenset(row.who), frozenset(row.whom),
        " ".join(row.what.casefold().split()), row.requires, row.link, bounds(row.due), bounds(row.until),
        bounds(row.made_on), scope(row, row.made_on is not None),
    )  # fmt: skip


def _commitment(held: Library, s: Commitment) -> UndertakingRow:
    return UndertakingRow(
        **asdict(held.shared(s)),
        status=s.status,
        kind="commitment",
        force=s.force,
        who=with_roles(s.parties, held.actors),
        what=s.content,
        whom=plain(s.addressees, held.actors),
        link=None,
        requires=(),
        coordination=(),
        due=s.due,
        until=s.until,
        made_on=s.made_on,
        made_in=label(held, s.made_in),
        state=s.state,
    )


def _task(held: Library, s: Task) -> UndertakingRow:
    return UndertakingRow(
        **asdict(held.shared(s)),
        status=s.status,
        kind="task",
        force="task",
        who=with_roles(s.assignees, held.actors),
        what=s.deliverable,
        whom=(),
        link=None,
        requires=(),
        coordination=with_roles(s.coordination, held.actors),
        due=s.due,
        until=None,
        made_on=s.assigned_on,
        made_in=None,
        state=s.state,
    )


def _condition(held: Library, s: Condition) -> UndertakingRow:
    return UndertakingRow(
        **asdict(held.shared(s)),
        status=s.status,
        kind="condition",
        force="condition",
        who=plain(s.holder, held.actors),
        what=s.of,
        whom=(),
        link=s.link,
        requires=tuple(_requirement(held, r) for r in s.requires),
        coordination=(),
        due=s.due,
        until=None,
        made_on=s.stated_on,
        made_in=None,
        state=s.state,
    )


def _requirement(held: Library, requirement: Requirement) -> str:
    if requirement.by is None:
        return requirement.text
    name = plain([requirement.by], held.actors)[0]
    named = requirement.by.text.lower() in requirement.text.lower() or requirement.by.name in requirement.text
    return requirement.text if named else f"{name}: {requirement.text}"
