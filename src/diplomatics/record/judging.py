"""People's judgements: written down with author, time and reason, and carried out at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from diplomatics.errors import UsageError
from diplomatics.record import rulings
from diplomatics.record.clock import tick
from diplomatics.record.entering import refresh
from diplomatics.record.entry import GradeOfInformation, GradeOfSource
from diplomatics.record.judgement import KINDS, Judgement, Target
from diplomatics.record.keeping import note
from diplomatics.record.merging.correcting import checked
from diplomatics.record.rows import add, among, read_facts, written
from diplomatics.record.tables import entries, entry_members, judgement_reports, judgements, reports, statements

# States that a person may move an undertaking, a task or a condition to.
STATES = {
    "commitment": ("open", "in-progress", "fulfilled", "breached", "lapsed", "superseded", "unknown"),
    "task": ("open", "in-progress", "fulfilled", "breached", "lapsed", "superseded", "unknown"),
    "condition": ("open", "met", "unmet", "waived", "withdrawn"),
    "meeting": ("announced", "held", "postponed", "cancelled"),
}
PAIRS = ("same", "not_same")
OF_A_REPORT = ("withdraw_report", "grade_source")


def judge(
    connection: Connection,
    kind: str,
    target: str | int,
    other: str | None,
    author: str,
    reason: str | None,
    content: Mapping[str, Any],
) -> int:
    """Write down a judgement and carry it out; yields its number. Raises `UsageError` for what cannot be meant."""
    if kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind of judgement.", remedy=f"Use one of: {', '.join(KINDS)}.")
    if not author.strip():
        raise UsageError("a judgement needs its author's name.")
    if kind == "undo":
        return _undo(connection, target, author, reason)
    targets = _targets(connection, str(target))
    others = _targets(connection, other) if other is not None else []
    _check_sides(kind, targets, others)
    told = _content(kind, targets, dict(content))
    if kind in OF_A_REPORT:
        targets = [Target(report=name) for name in dict.fromkeys(t.report for t in targets)]
    if kind == "not_same":
        targets, others = _apart(targets, others)
    number = _write(connection, kind, targets, others, author, reason, told)
    _carry_out(connection, number, kind)
    return number


def _check_sides(kind: str, targets: list[Target], others: list[Target]) -> None:
    if kind in PAIRS and not others:
        raise UsageError(f"{kind} speaks of two.", remedy="Give the other entry or statement too.")
    if kind not in PAIRS and others:
        raise UsageError(f"{kind} speaks of one entry, statement or report.")
    kinds = {t.kind for t in (*targets, *others)}
    if kind in PAIRS and (None in kinds or len(kinds) > 1):
        raise UsageError("only entries and statements of one kind can be the same.")
    if kind not in OF_A_REPORT and None in kinds:
        raise UsageError(f"{kind} speaks of an entry or a statement, not of a report.")


def _apart(targets: list[Target], others: list[Target]) -> tuple[list[Target], list[Target]]:
    """A statement taken out of its entry is apart from all others of it."""
    smaller, larger = sorted((targets, others), key=len)
    rest = [t for t in larger if t not in smaller]
    if not rest:
        raise UsageError("a statement cannot be another than itself.")
    return smaller, rest


def _content(kind: str, targets: list[Target], content: dict[str, Any]) -> dict[str, Any]:
    match kind:
        case "correct":
            return checked(content)
        case "annotate":
            if not str(content.get("text") or "").strip():
                raise UsageError("a note needs a text.")
            return {"text": str(content["text"])}
        case "grade_source" | "grade_information":
            allowed = get_args(GradeOfSource if kind == "grade_source" else GradeOfInformation)
            return {"grade": _one_of(str(content.get("grade")), allowed, "grade")}
        case "move_state":
            allowed = STATES.get(str(targets[0].kind), ())
            return {"state": _one_of(str(content.get("state")), allowed, f"state of a {targets[0].kind}")}
        case _:
            if content:
                raise UsageError(f"{kind} takes no fields ({', '.join(sorted(content))}).")
            return {}


def _one_of(value: str, allowed: Sequence[str], what: str) -> str:
    if value not in allowed:
        raise UsageError(f"{value!r} is no {what}.", remedy=f"Use one of: {', '.join(allowed) or 'none'}.")
    return value


def _targets(connection: Connection, name: str) -> list[Target]:
    """What a name means: an entry (all its statements), a statement, or a report."""
    numbers = _numbers(connection, name)
    if numbers:
        rows = among(connection, sa.select(statements), statements.c.number, numbers)
        return sorted((_target(row) for row in rows), key=lambda t: (t.report, t.start or 0, t.statement or ""))
    if connection.execute(sa.select(reports.c.id).where(reports.c.id == name)).first():
        return [Target(report=name)]
    raise UsageError(
        f"the record has no entry, statement or report {name!r}.", remedy="Ids are shown by every question with --json."
    )


def _numbers(connection: Connection, name: str) -> set[int]:
    live = sa.select(statements.c.number).where(statements.c.id == name, statements.c.superseded_at.is_(None))
    found = {row.number for row in connection.execute(live)}
    if found:
        return found
    members = sa.select(entry_members.c.statement).where(
        entry_members.c.entry_id == _current(connection, name), entry_members.c.superseded_at.is_(None)
    )
    return {row.statement for row in connection.execute(members)}


def _current(connection: Connection, name: str) -> str:
    """The entry that an id leads to now: itself, or the one that it went into."""
    seen = {name}
    while True:
        last = connection.execute(
            sa.select(entries.c.superseded_at, entries.c.joined_into)
            .where(entries.c.id == name)
            .order_by(entries.c.number.desc())
            .limit(1)
        ).first()
        if last is None or last.superseded_at is None or last.joined_into is None or last.joined_into in seen:
            return name
        name = last.joined_into
        seen.add(name)


def _target(row: Any) -> Target:
    return Target(
        report=row.report_id, kind=row.kind, start=row.first_character, end=row.last_character, anchor=row.anchor,
        statement=row.id, values=read_facts(row.facts).values,
    )  # fmt: skip


def _undo(connection: Connection, target: str | int, author: str, reason: str | None) -> int:
    try:
        number = int(target)
    except ValueError:
        raise UsageError(f"{target!r} is no number of a judgement.") from None
    about = [j for j in rulings.read(connection) if j.number == number]
    if not about:
        raise UsageError(f"the record has no judgement {number}.")
    if about[0].undone:
        raise UsageError(f"judgement {number} is undone already.", remedy="To bring it back, undo the undo.")
    given = _write(connection, "undo", list(about[0].targets), list(about[0].others), author, reason, {}, number)
    _carry_out(connection, given, _meant(connection, about[0]))
    return given


def _meant(connection: Connection, judgement: Judgement) -> str:
    """The kind of the judgement at the end of a row of undoings."""
    while judgement.undoes is not None:
        judgement = next(j for j in rulings.read(connection) if j.number == judgement.undoes)
    return judgement.kind


def _write(
    connection: Connection,
    kind: str,
    targets: list[Target],
    others: list[Target],
    author: str,
    reason: str | None,
    content: dict[str, Any],
    undoes: int | None = None,
) -> int:
    moment = tick(connection)
    given = connection.execute(
        sa.insert(judgements).values(
            at=moment,
            author=author,
            kind=kind,
            targets=written(targets),
            others=written(others),
            content=written(content),
            reason=reason,
            undoes=undoes,
        )
    )
    (number,) = given.inserted_primary_key or (0,)
    about = sorted({t.report for t in (*targets, *others)})
    add(connection, judgement_reports, [{"report_id": name, "judgement": number} for name in about])
    note(connection, moment, f"judge {kind}", about[0] if len(about) == 1 else None, author, reason)
    return number  # fmt: skip


def _carry_out(connection: Connection, number: int, kind: str) -> None:
    """Work out again what a judgement touches."""
    (judgement,) = [j for j in rulings.read(connection) if j.number == number]
    named = (*judgement.targets, *judgement.others)
    there = rulings.live(connection, {t.report for t in named})
    meant = {s.number for target in named for s in rulings.bind(target, there)}
    if kind == "grade_source":
        meant = {s.number for held in there.values() for s in held}
    again = {} if kind == "correct" else {"again": meant}
    refresh(connection, judgement.at, **({"relink": meant} if kind == "correct" else again))
