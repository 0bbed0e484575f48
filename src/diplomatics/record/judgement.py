"""Judgements of people: what they decided, about what, when and why. Never deleted; an undo is one too."""

from __future__ import annotations

from typing import Any, Literal, get_args

import msgspec

JudgementKind = Literal[
    "same", "not_same", "reject", "correct", "confirm", "annotate", "grade_source", "grade_information",
    "move_state", "withdraw_report", "undo",
]  # fmt: skip
KINDS: tuple[str, ...] = get_args(JudgementKind)


class Target(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a judgement speaks of: a report, or a statement by report, kind and span.

    The statement's own id is kept to be read, and what was read there to tell two statements of one span apart;
    the binding goes by place, so that it outlives a re-reading.
    """

    report: str
    kind: str | None = None
    start: int | None = None
    end: int | None = None
    anchor: str | None = None
    statement: str | None = None
    values: dict[str, Any] = {}


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """One judgement as it is kept. `content` has what its kind needs: fields, a text, a grade, a state."""

    number: int
    at: str
    author: str
    kind: JudgementKind
    targets: tuple[Target, ...]
    others: tuple[Target, ...] = ()
    content: dict[str, Any] = {}
    reason: str | None = None
    undoes: int | None = None
    undone: bool = False


def undone(judgements: list[Judgement]) -> set[int]:
    """The numbers of the judgements that an undo holds against, an undo of an undo taken into account."""
    found: set[int] = set()
    for judgement in sorted(judgements, key=lambda j: -j.number):
        if judgement.undoes is not None and judgement.number not in found:
            found.add(judgement.undoes)
    return found


def standing(judgements: list[Judgement]) -> list[Judgement]:
    """The judgements that hold, in order."""
    gone = undone(judgements)
    return sorted((j for j in judgements if j.number not in gone and j.kind != "undo"), key=lambda j: j.number)
