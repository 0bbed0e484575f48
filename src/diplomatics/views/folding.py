"""The same fact once: rows that agree in everything but their words become one row with all quotations."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from diplomatics.contract import Statement
from diplomatics.views.rows import Row

R = TypeVar("R", bound=Row)
S = TypeVar("S", bound=Statement)


def fold(rows: Iterable[tuple[R, S]], key: Callable[[R, S], Hashable]) -> list[R]:
    """Rows, each with its statement, whose keys are equal joined into the first, in order of appearance.

    Nothing is merged that differs: this saves lines of a view, and judges no two happenings the same.
    """
    found: dict[Hashable, R] = {}
    for row, statement in rows:
        name = key(row, statement)
        held = found.get(name)
        found[name] = row if held is None else _joined(held, row)
    return list(found.values())


def _joined(a: R, b: R) -> R:
    return replace(
        a,
        voices=tuple(dict.fromkeys([*a.voices, *b.voices])),
        quotations=tuple(sorted({*a.quotations, *b.quotations})),
        reports=tuple(dict.fromkeys([*a.reports, *b.reports])),
        statements=tuple(dict.fromkeys([*a.statements, *b.statements])),
    )


def scope(row: Row, dated: bool) -> tuple[str, ...]:
    """Part of a key: facts with a date are the same across reports, undated ones only within one."""
    return () if dated else row.reports
