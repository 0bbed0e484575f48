"""A brief as Markdown (CommonMark with tables): everything, whole quotations, nothing from outside as markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from diplomatics.views import brief_words as words
from diplomatics.views.brief_words import Line
from diplomatics.views.rows import Brief, ContradictionRow, PairRow
from diplomatics.views.visible import visible

# What Markdown could read as markup, and what some renderers make links and mentions of.
_SPECIAL = re.compile(r"://|www\.|[&<>@]|[\\`*_{}\[\]#|~^$]|^(?:[-+=]|\d+[.)])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "://": "&#58;//", "www.": "www&#46;"}

T = TypeVar("T")


def render(brief: Brief) -> str:
    """The whole brief as Markdown."""
    parts = [_head(brief)]
    if brief.is_empty:
        return f"{parts[0]}\n{escaped(words.nothing_found(brief))}\n"
    parts.append(_facts("meetings", "When", brief.meetings, words.meeting_line))
    parts.append(_facts("undertakings", "Due", brief.undertakings, words.undertaking_line))
    parts.append(_pairs(brief.pairs))
    parts.append(_contradictions(brief.contradictions))
    parts.append(_facts("timeline", "When", brief.timeline, words.timeline_line))
    parts.append(_facts("undated", "When", brief.undated, words.timeline_line))
    parts.append(_legend())
    parts.append(_quotations(brief))
    return "\n".join(part for part in parts if part)


def escaped(text: str) -> str:
    """Text from outside as plain words of Markdown: no link, heading, table, emphasis or HTML can come of it."""
    return _SPECIAL.sub(_inert, visible(text))


def _inert(found: re.Match[str]) -> str:
    sign = found.group()
    return _ENTITIES.get(sign) or f"{sign[:-1]}\\{sign[-1]}"


def _head(brief: Brief) -> str:
    lines = ["# Brief", "", *(part for notice in brief.notices for part in (f"> **{escaped(notice)}**", ""))]
    if len(brief.reports) > 1:
        lines += [escaped(" · ".join(words.several(brief))), ""]
    if brief.reports:
        lines += ["| Report | Outlet | Published | Language | Read |", "|---|---|---|---|---|"]
    for row in brief.reports:
        cells = (row.title or "untitled", *words.report_facts(row))
        lines.append("| " + " | ".join(escaped(cell) for cell in cells) + " |")
    return "\n".join([*lines, ""])


def _facts(name: str, time: str, rows: Sequence[T], line: Callable[[T], Line]) -> str:
    if not rows:
        return ""
    lines = [line(row) for row in rows]
    timed = any(each.when for each in lines)
    head = ["Status", *([time] if timed else []), "What", "More", "Quoted"]
    table = [f"## {words.TITLES[name]}", "", f"| {' | '.join(head)} |", "|" + "---|" * len(head)]
    return "\n".join([*table, *(_cells(each, timed) for each in lines), ""])


def _cells(line: Line, timed: bool) -> str:
    what = f"{line.lead}: {line.main}" if line.lead else line.main
    cells = [f"{words.MARKS[line.status]} {line.word}", *([escaped(line.when)] if timed else [])]
    cells += [escaped(what), escaped(" · ".join(line.details)), escaped(words.quoted(line.quotations, 99))]
    return f"| {' | '.join(cells)} |"


def _pairs(rows: Sequence[PairRow]) -> str:
    if not rows:
        return ""
    table = [f"## {words.TITLES['pairs']}", "", "| Pair | Status | Standing | More | Quoted |", "|---|---|---|---|---|"]
    for row in rows:
        for standing in row.standing:
            line = words.relation_line(standing)
            mark = f"{words.MARKS[line.status]} {words.WORDS[line.status]}"
            cells = [escaped(" – ".join(row.pair)), mark, escaped(line.main), escaped(" · ".join(line.details))]
            table.append(f"| {' | '.join([*cells, escaped(words.quoted(line.quotations, 99))])} |")
    return "\n".join([*table, ""])


def _contradictions(rows: Sequence[ContradictionRow]) -> str:
    if not rows:
        return ""
    lines = [f"## {words.TITLES['contradictions']}", ""]
    for row in rows:
        head, sides = words.contradiction_lines(row)
        sign = "✗" if row.kind == "denial" else "≠"
        lines.append(f"- {sign} {escaped(head)}")
        lines.extend(f"  - {escaped(side)} {escaped(words.quoted(numbers, 99))}" for side, numbers in sides)
    return "\n".join([*lines, ""])


def _legend() -> str:
    marks = [f"{mark} {words.MEANINGS[status]}" for status, mark in words.MARKS.items() if status != "proposed"]
    return (
        f"Marks: {', '.join(marks)}. Numbers in brackets are quotations. “per …” is the word of a party's own outlet.\n"
    )


def _quotations(brief: Brief) -> str:
    lines = [f"## {words.TITLES['quotations']}", ""]
    lines.extend(f"- \\[{q.number}\\] “{escaped(q.text)}” {escaped(q.source)}" for q in brief.quotations)
    notices = [f"\n> **{escaped(notice)}**" for notice in brief.notices]
    return "\n".join([*lines, *notices, ""])
