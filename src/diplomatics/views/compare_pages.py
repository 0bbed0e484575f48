"""A comparison of two texts on a page: for a terminal, as Markdown, as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from diplomatics.views.brief_markdown import escaped
from diplomatics.views.comparing import Change, ChangeRow, Comparison, Wording
from diplomatics.views.naming import listed
from diplomatics.views.visible import encodable, visible

MARKS: dict[Change, str] = {
    "entered": "+", "left": "-", "strengthened": "↑", "weakened": "↓", "reworded": "~", "unchanged": "=",
}  # fmt: skip
NOTHING = "No undertaking was found in either text."
SAME = "Every undertaking is worded alike in both texts."


def shown(comparison: Comparison, everything: bool) -> tuple[ChangeRow, ...]:
    """The rows to show: the unchanged ones only where everything is asked for."""
    return tuple(r for r in comparison.rows if everything or r.change != "unchanged")


def terminal(comparison: Comparison, *, width: int, encoding: str, everything: bool) -> str:
    """The comparison as text of `width` columns."""
    lines = [
        *_wrapped(f"A  {comparison.first}", width, 3),
        *_wrapped(f"B  {comparison.second}", width, 3),
        *_wrapped(_summary(comparison), width, 0),
    ]
    for parties, rows in groupby(shown(comparison, everything), key=lambda r: r.parties):
        lines += ["", *_wrapped(visible(listed(list(parties))), width, 2)]
        for row in rows:
            lines += _lines(row, width)
    if not shown(comparison, everything):
        lines += ["", SAME if comparison.rows else NOTHING]
    return encodable("\n".join(lines) + "\n", encoding)


def _summary(comparison: Comparison) -> str:
    told = [f"{MARKS[change]} {n} {change}" for change, n in _counts(comparison) if n]
    return "   ".join(told) if told else NOTHING


def _counts(comparison: Comparison) -> list[tuple[Change, int]]:
    counted = comparison.counts()
    return [(change, counted[change]) for change in MARKS]


def _lines(row: ChangeRow, width: int) -> list[str]:
    head = f"{MARKS[row.change]} {row.change}"
    lines = _wrapped(f"{head}: {'; '.join(row.reasons)}" if row.reasons else head, width, 4, 2)
    for letter, wording in (("A", row.before), ("B", row.after)):
        if wording is not None:
            lines += _wrapped(f"{letter}  {_said(wording)}", width, 7, 4)
            lines += _wrapped(f"“{visible(wording.quote)}”", width, 8, 7)
    return lines


def _said(wording: Wording) -> str:
    force = wording.force or wording.kind
    more = [part for part in (wording.clause, f"by {wording.due}" if wording.due else None) if part]
    return visible(f"{force}: {wording.content}") + (f" ({visible(', '.join(more))})" if more else "")


def _wrapped(text: str, width: int, later: int, first: int = 0) -> list[str]:
    return textwrap.wrap(
        visible(text), max(width, later + 20), initial_indent=" " * first, subsequent_indent=" " * later,
        break_on_hyphens=False,
    ) or [""]  # fmt: skip


def markdown(comparison: Comparison, *, everything: bool) -> str:
    """The comparison as Markdown: a table for each party, nothing from outside as markup."""
    lines = ["# Comparison", "", f"A: {escaped(comparison.first)}", "", f"B: {escaped(comparison.second)}", ""]
    lines += [" · ".join(f"{n} {change}" for change, n in _counts(comparison) if n) or NOTHING, ""]
    for parties, rows in groupby(shown(comparison, everything), key=lambda r: r.parties):
        lines += [f"## {escaped(listed(list(parties)))}", "", *_table(list(rows)), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _table(rows: Sequence[ChangeRow]) -> Iterator[str]:
    yield "| Change | Why | A | B |"
    yield "|---|---|---|---|"
    for row in rows:
        why = escaped("; ".join(row.reasons))
        yield f"| {MARKS[row.change]} {row.change} | {why} | {_cell(row.before)} | {_cell(row.after)} |"


def _cell(wording: Wording | None) -> str:
    if wording is None:
        return ""
    return f"{escaped(_said(wording))}<br>“{escaped(wording.quote)}”"


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison as plain values, for JSON."""
    return {
        "schema": "diplomatics.comparison/1",
        "first": comparison.first,
        "second": comparison.second,
        "counts": comparison.counts(),
        "rows": [asdict(row) for row in comparison.rows],
    }
