"""The words of a brief, the same in every form: rows in, lines out. Nothing is escaped or laid out here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from diplomatics.contract.terms import Status
from diplomatics.views.dates import short_day, when
from diplomatics.views.labels import CALLED_OFF
from diplomatics.views.naming import listed
from diplomatics.views.rows import (
    Brief,
    ContradictionRow,
    MeetingRow,
    RelationRow,
    ReportRow,
    Row,
    TimelineRow,
    UndertakingRow,
)
from diplomatics.views.undertaking import occasion

MARKS: dict[Status, str] = {
    "occurred": "●", "ongoing": "◐", "planned": "○", "proposed": "○",
    "conditional": "◇", "denied": "✗", "unknown": "?",
}  # fmt: skip
WORDS: dict[Status, str] = {
    "occurred": "done", "ongoing": "ongoing", "planned": "planned", "proposed": "proposed",
    "conditional": "conditional", "denied": "denied", "unknown": "unclear",
}  # fmt: skip
NEGATED = "not so"
# What a legend says of the marks.
MEANINGS: dict[Status, str] = WORDS | {"denied": f"denied, or {NEGATED}"}
TITLES = {
    "reports": "Reports", "meetings": "Meetings", "undertakings": "Undertakings", "pairs": "Where they stand",
    "contradictions": "Denied or told differently", "timeline": "Timeline", "undated": "Without a date",
    "quotations": "Quotations",
}  # fmt: skip
_MADE = {
    "affirm": "affirmed", "agree": "agreed", "commit": "committed", "pledge": "pledged", "intend": "intended",
    "urge": "urged", "task": "task", "condition": "condition",
}  # fmt: skip
_LINKS = {"if": "if", "unless": "unless", "only-after": "only after", "in-exchange": "in exchange for"}
_FEW_WORDS = 40
MOST_CITED = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact in words. `lead` says who; `details` stand behind or under `main`, the voice last."""

    status: Status
    word: str
    when: str
    main: str
    lead: str = ""
    details: tuple[str, ...]
    quotations: tuple[int, ...]


def meeting_line(row: MeetingRow) -> Line:
    """Who met, in which form, where; then who hosted, mediated, and what it was about."""
    held = row.phase if row.status in ("occurred", "planned") or row.phase in CALLED_OFF else _word(row)
    held = "not held" if held == NEGATED else held
    head = listed(row.who) if row.who else "participants not named"
    main = " · ".join(part for part in (head, " and ".join(row.level), row.place) if part)
    details = [
        row.format,
        f"{row.mode}" if row.mode and row.mode != "in person" else None,
        f"on the margins of {row.part_of}" if row.part_of else None,
        f"host: {row.host}" if row.host else None,
        f"mediating: {listed(row.mediators)}" if row.mediators else None,
        f"on {listed(row.about, 4)}" if row.about else None,
        f"{row.undertakings} undertaking{'s' * (row.undertakings > 1)} made here" if row.undertakings else None,
    ]
    return _line(row, held, when(row.when) or "no date", main, details)


def undertaking_line(row: UndertakingRow) -> Line:
    """Who, what, to whom or on what condition; then by when, in which state, made in."""
    made = row.status == "occurred"
    who = listed(row.who) + (f" → {listed(row.whom)}" if row.whom else "")
    what = row.what
    if row.requires or row.link:
        what = f"{what}, {_LINKS.get(row.link or '', 'if')}: {'; '.join(row.requires) or 'not said'}"
    details = [
        None if made else _MADE[row.force] if row.kind != "commitment" else f"to {row.force}",
        row.state if row.state not in (None, "unknown") else None,
        when(row.until) or None,
        f"with {listed(row.coordination)}" if row.coordination else None,
        made_when(row),
    ]
    line = _line(row, _MADE[row.force] if made else _word(row), _by(row), what, details)
    said = tuple(part for part in line.details if part != f"{who} said")
    status: Status = "conditional" if row.kind == "condition" and made else row.status
    return replace(line, status=status, lead=who, details=said)


def undertaking_groups(rows: Sequence[UndertakingRow]) -> list[tuple[str, list[Line]]]:
    """Lines by who undertook them and on what occasion.

    Where several stand together, the heading says what they share and the lines leave it out; a line that
    stands alone has no heading and says all itself.
    """
    groups = []
    for _, same in groupby(rows, key=occasion):
        members = list(same)
        lines = [undertaking_line(row) for row in members]
        if len(lines) == 1:
            groups.append(("", lines))
            continue
        shared = made_when(members[0])
        heading = " · ".join(part for part in (lines[0].lead, shared) if part)
        bare = [replace(line, lead="", details=tuple(d for d in line.details if d != shared)) for line in lines]
        groups.append((heading, bare))
    return groups


def relation_line(row: RelationRow) -> Line:
    """Where a pair stands, since when; who stands to whom where that has a direction."""
    state = row.state.replace("-", " ")
    times = [when(row.since), when(row.until, open_from="until", open_to="until")]
    if row.since and not times[0].startswith(("since", "after", "before", "until", "about")):
        times[0] = f"since {times[0]}"
    if row.until and not times[1].startswith(("until", "before", "after")):
        times[1] = f"until {times[1]}"
    towards = f"{row.parties[0]} → {row.parties[1]}: " if row.directed else ""
    word = "" if row.status == "occurred" else _word(row)
    main = " ".join(part for part in (f"{towards}{state}", *times, f"({word})" if word else "") if part)
    return _line(row, word, "", main, [])


def timeline_line(row: TimelineRow) -> Line:
    """One entry of the timeline. What is due is said to be due, what depends to depend."""
    who = f"{row.who[0]} " if row.who else ""
    main = row.what
    if row.kind in ("commitment", "task", "condition"):
        said = {"due": "", "task": "told to", "condition": "set a condition for"}.get(row.word, _MADE.get(row.word, ""))
        main = f"{who}{said}".strip() + f": {row.what}" if who or said else row.what
    line = _line(row, _word(row), when(row.when), main[:1].upper() + main[1:], [])
    line = replace(line, details=tuple(part for part in line.details if part != f"{who}said"))
    if row.status == "occurred" and row.word == "due":
        return replace(line, status="planned", word="due")
    if row.status == "occurred" and row.kind == "condition":
        return replace(line, status="conditional", word="conditional")
    return line


def contradiction_lines(row: ContradictionRow) -> tuple[str, list[tuple[str, tuple[int, ...]]]]:
    """What is at issue, and each side with its quotations."""
    day = when(row.when)
    head = f"{row.what} ({day})" if day else row.what
    sides = []
    for version in row.versions:
        said = voices(version.voices)
        if row.kind == "difference":
            sides.append((f"{version.text}: {said}", version.quotations))
        else:
            label = "denied" if version.text == "denied" else "stated"
            sides.append((f"{label}: {said or 'the report itself'}", version.quotations))
    return head, sides


def _word(row: Row) -> str:
    """The word for a row's status. What a report itself says is not so, nobody denies."""
    return NEGATED if row.status == "denied" and None in row.voices else WORDS[row.status]


def voices(found: Sequence[str | None]) -> str:
    """Whose word a fact is. Empty where a report that is no party says it itself, whoever else does too."""
    return "" if None in found else "; ".join(v for v in found if v)


def quoted(numbers: Sequence[int], most: int = MOST_CITED) -> str:
    """ "[1, 4]"; beyond `most` a count stands for the rest."""
    shown = ", ".join(str(n) for n in numbers[:most])
    return f"[{shown}]" if len(numbers) <= most else f"[{shown} +{len(numbers) - most}]"


def report_facts(row: ReportRow) -> list[str]:
    """What is known of a report itself, its title apart."""
    outlet = row.publisher or "publisher unknown"
    return [
        f"{outlet} (outlet of a party)" if row.interested else outlet,
        short_day(row.published) or "date unknown",
        {"en": "English", None: "language unknown"}.get(row.language, row.language or ""),
        statements(row.statements),
    ]


def statements(count: int) -> str:
    """ "1 statement", "24 statements"."""
    return f"{count} statement{'' if count == 1 else 's'}"


def several(brief: Brief) -> list[str]:
    """The head of a brief of several reports: how many, from when to when, how much was read."""
    days = sorted(r.published for r in brief.reports if r.published)
    span = (
        ""
        if not days
        else short_day(days[0])
        if days[0] == days[-1]
        else f"{short_day(days[0])} – {short_day(days[-1])}"
    )
    facts = [f"{len(brief.reports)} reports", span, statements(sum(r.statements for r in brief.reports))]
    return [fact for fact in facts if fact]


def nothing_found(brief: Brief) -> str:
    """Why a brief is empty, in a sentence or two, and what to do about it."""
    if not brief.reports:
        return "Nothing is kept here yet. Add a report with: diplomatics read REPORT --record FILE"
    said = ["Nothing was found that could be put on record: no meeting, undertaking, relation or dated event."]
    if all(row.words < _FEW_WORDS for row in brief.reports):
        said.append("The text is very short; a headline alone rarely says who did what.")
    else:
        said.append("The text may not be about diplomacy, or tell it in ways that are not read yet.")
    if any(row.published is None for row in brief.reports):
        said.append(
            'No date of publication is known, so that words like "on Sunday" could not be dated; give it with --date.'
        )
    return " ".join(said)


def _line(row: MeetingRow | UndertakingRow | RelationRow | TimelineRow, word: str, time: str, main: str,
          details: Sequence[str | None]) -> Line:  # fmt: skip
    said = voices(row.voices)
    several_reports = f"{len(row.reports)} reports" if len(row.reports) > 1 else ""
    return Line(
        status=row.status, word=word, when=time, main=main,
        details=tuple(part for part in (*details, several_reports, said) if part), quotations=row.quotations,
    )  # fmt: skip


def _by(row: UndertakingRow) -> str:
    """When something is due: "by 12 May 2023"; a time that leads itself ("before 2024") stays as it is."""
    due = when(row.due, open_from="from", open_to="by")
    return f"by {due}" if due and not due.startswith(("by", "before", "from", "after", "about")) else due


def made_when(row: UndertakingRow) -> str | None:
    """The occasion or day on which something was undertaken, assigned or stated."""
    if row.made_in:
        return f"made in the {row.made_in}" if row.made_in.startswith("meeting") else f"made in {row.made_in}"
    verb = {"task": "assigned", "condition": "stated"}.get(row.kind, "made")
    return f"{verb} {when(row.made_on)}" if row.made_on else None
