"""What the questions are asked of: readings as one shelf, with names, voices and numbered quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplomatics.contract import Actor, Claim, Evidence, Reading, Report, Statement, Track
from diplomatics.views.dates import short_day
from diplomatics.views.rows import Quotation
from diplomatics.views.spans import spans
from diplomatics.views.voices import voice


@dataclass(frozen=True, slots=True)
class Shared:
    """The part of a row that every statement gives in the same way."""

    voices: tuple[str | None, ...]
    quotations: tuple[int, ...]
    reports: tuple[str, ...]
    statements: tuple[str, ...]


class Library:
    """Readings laid side by side. A report that occurs twice counts once (its first reading)."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.reports: dict[str, Report] = {}
        self.actors: dict[str, Actor] = {}
        self._statements: dict[str, Statement] = {}
        for reading in readings:
            new = {r.id: r for r in reading.reports if r.id not in self.reports}
            if not new and reading.reports:
                continue
            self.reports.update(new)
            for actor in reading.actors:
                self.actors.setdefault(actor.id, actor)
            for statement in reading.statements:
                if statement.evidence[0].report in new:
                    self._statements.setdefault(statement.id, statement)
        self._by_report: dict[str, list[Statement]] = {}
        for statement in self:
            self._by_report.setdefault(statement.evidence[0].report, []).append(statement)
        self._numbers = self._numbered()

    def __iter__(self) -> Iterator[Statement]:
        yield from self._statements.values()

    def statement(self, name: str | None) -> Statement | None:
        """A statement by its id."""
        return self._statements.get(name) if name else None

    def beside(self, statement: Statement) -> list[Statement]:
        """All statements of the report that a statement was read in, itself among them."""
        return self._by_report[statement.evidence[0].report]

    def report_of(self, statement: Statement) -> Report:
        """The report that a statement was read in."""
        return self.reports[statement.evidence[0].report]

    def voice(self, statement: Statement) -> str | None:
        """In whose voice a statement stands."""
        return voice(statement, self.report_of(statement), self.actors)

    def shared(self, statement: Statement) -> Shared:
        """Voice, quotation numbers, report and id of one statement."""
        numbers = sorted({self._numbers[_place(e)] for e in statement.evidence})
        return Shared((self.voice(statement),), tuple(numbers), (self.report_of(statement).id,), (statement.id,))

    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation once, in the order of reports and of their text."""
        focus: dict[int, list[tuple[int, int]]] = {}
        widest: dict[int, Evidence] = {}
        for statement in filter(_answers, self):
            for evidence in statement.evidence:
                number = self._numbers[_place(evidence)]
                held = widest.get(number)
                if held is None or evidence.end - evidence.start > held.end - held.start:
                    widest[number] = evidence
                focus.setdefault(number, []).extend(_inside(statement, evidence))
        return tuple(self._quotation(n, widest[n], focus[n]) for n in sorted(widest))

    def _quotation(self, number: int, evidence: Evidence, inside: list[tuple[int, int]]) -> Quotation:
        first = min((start for start, _ in inside), default=evidence.start) - evidence.start
        last = max((end for _, end in inside), default=evidence.end) - evidence.start
        report = self.reports[evidence.report]
        source = ", ".join(part for part in (report.publisher, short_day(report.published)) if part)
        return Quotation(
            number=number, report=report.id, source=source or report.title or "undated report",
            text=evidence.text, focus=(first, last),
        )  # fmt: skip

    def _numbered(self) -> dict[tuple[str, int, int], int]:
        """Each place of evidence and its number; a place inside another one shares its number."""
        order = {name: i for i, name in enumerate(self.reports)}
        places = {_place(e) for statement in self if _answers(statement) for e in statement.evidence}
        numbers: dict[tuple[str, int, int], int] = {}
        holder: tuple[str, int, int] | None = None
        count = 0
        for place in sorted(places, key=lambda p: (order[p[0]], p[1], -p[2])):
            if holder is None or not (holder[0] == place[0] and place[2] <= holder[2]):
                holder, count = place, count + 1
            numbers[place] = count
        return numbers


def _answers(statement: Statement) -> bool:
    """Whether some question answers with a statement: all but tracks and claims that deny nothing."""
    if isinstance(statement, Claim):
        return statement.status == "denied" or statement.stance == "denial"
    return not isinstance(statement, Track)


def _place(evidence: Evidence) -> tuple[str, int, int]:
    return evidence.report, evidence.start, evidence.end


def _inside(statement: Statement, evidence: Evidence) -> list[tuple[int, int]]:
    """The spans of a statement's pieces that lie in one piece of its evidence."""
    return [
        (start, end)
        for report, start, end in spans(statement)
        if report == evidence.report and evidence.start <= start and end <= evidence.end
    ]
