"""A brief for a terminal: one screen, the important first, wide or narrow, with colour or without."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rich.console import Group, RenderableType
from rich.text import Text

from diplomatics.views import brief_words as words
from diplomatics.views.brief_words import MOST_CITED, Line
from diplomatics.views.rows import Brief, ContradictionRow, PairRow, Quotation
from diplomatics.views.terminal_page import NARROW, Page
from diplomatics.views.trimming import around

# How many rows a section shows before it says how many more there are.
MOST = {
    "reports": 8, "meetings": 6, "undertakings": 8, "pairs": 6, "contradictions": 4, "timeline": 12, "undated": 4,
}  # fmt: skip
# What it shows even on a low screen.
LEAST = {
    "reports": 2, "meetings": 2, "undertakings": 3, "pairs": 1, "contradictions": 1, "timeline": 3, "undated": 1,
}  # fmt: skip
# A screen of a terminal that does not say how high it is, and what a low one still scrolls to.
SCREEN = 60
# What repeats other sections gives way first. Before any row is left out, facts name fewer quotations, and
# quotations are shorter.
REPEATING = frozenset({"reports", "timeline", "undated"})
# Shares of those rows, of repeating sections and of the others, that are tried until the brief fits on a screen.
SHARES = ((1.0, 1.0), (0.7, 1.0), (0.5, 1.0), (0.4, 0.85), (0.3, 0.7), (0.3, 0.5), (0.2, 0.3), (0.1, 0.2), (0.1, 0.1))
FEW_CITED = 1
# From this width on a quotation of the only report is one line, below it two.
ONE_LINE_QUOTATIONS = 90
# What two lines hold less than twice one line, because words are not split.
LOST_AT_LINE_ENDS = 12

T = TypeVar("T")


def render(
    brief: Brief,
    *,
    width: int,
    height: int = SCREEN,
    colour: bool = False,
    encoding: str = "utf-8",
    everything: bool = False,
) -> str:
    """The brief as text of at most `width` columns and, unless `everything` is wanted, about `height` lines.

    Without `colour` it holds no control codes at all. Glyphs and letters that `encoding` lacks are written
    in plain ones. `everything` shows all rows and whole quotations; otherwise each section says how many
    more there are, and every section keeps at least a line or two, however low the screen.
    """
    text = ""
    whole = (SHARES[0], False)
    for shares, short in [whole] if everything else [whole, *((shares, True) for shares in SHARES)]:
        page = Page(width, colour, encoding, FEW_CITED if short else MOST_CITED)
        text = page.printed(_Sections(brief, page, everything, shares, short).all())
        if text.count("\n") <= height:
            break
    return text


class _Sections:
    """The sections of a brief on one page.

    `shares` is how much of what repeating and other sections may show they do show; `short` keeps each quotation
    to one line.
    """

    def __init__(self, brief: Brief, page: Page, everything: bool, shares: tuple[float, float], short: bool) -> None:
        self.brief = brief
        self.page = page
        self.everything = everything
        self.shares = shares
        self.short = short
        self.left_out_any = False

    def all(self) -> list[RenderableType]:
        """Everything in order; two columns where the page is wide."""
        top = [*self.notices(), *self.head()]
        if self.brief.is_empty:
            return [*top, Text(), self.page.own(words.nothing_found(self.brief))]
        left = [*self.meetings(), *self.undertakings()]
        right = [*self.pairs(), *self.contradictions(), *self.timeline()]
        facts = [self.page.beside(left, right)] if self.page.is_wide and left and right else [*left, *right]
        return [*top, *facts, *self.legend(), *self.quotations()]

    def notices(self) -> list[RenderableType]:
        """Lines that must stand on every view."""
        return [self.page.ink(f"! {notice}", "bold yellow") for notice in self.brief.notices]

    def head(self) -> list[RenderableType]:
        """The report, or the reports."""
        if len(self.brief.reports) > 1:
            return self.several()
        found: list[RenderableType] = []
        for report in self.brief.reports:
            if report.title:
                found.append(self.page.ink(report.title, "bold"))
            found.append(self.page.ink(" · ".join(words.report_facts(report)), "dim"))
        return found

    def several(self) -> list[RenderableType]:
        """Several reports: one line for all, one for each."""
        rows, left = self.cut("reports", self.brief.reports, newest=True)
        cells = []
        for row in rows:
            outlet, day, _, _ = words.report_facts(row)
            title, count = self.page.ink(row.title or "untitled"), words.statements(row.statements)
            whole = (self.page.ink(day), self.page.ink(outlet), title, self.page.own(count, "dim"))
            cells.append((whole[0], title) if self.page.width <= NARROW else whole)
        head = self.page.own(" · ".join(words.several(self.brief)), "bold")
        return [head, *self.left_out(left, "earlier reports"), self.page.rows(cells, fill=len(cells[0]) // 2)]

    def meetings(self) -> list[RenderableType]:
        """Who met whom."""
        return self.section("meetings", self.brief.meetings, words.meeting_line)

    def undertakings(self) -> list[RenderableType]:
        """Who must or wants to do what, by who undertook it and when."""
        if not self.brief.undertakings:
            return []
        kept, left = self.cut("undertakings", self.brief.undertakings)
        groups = words.undertaking_groups(kept)
        width = max(len(line.word) for _, lines in groups for line in lines)
        parts: list[RenderableType] = []
        for heading, lines in groups:
            if heading:
                parts.append(self.page.ink(heading, "italic"))
            parts.append(self.page.facts(lines, width, timed=False))
        return [*self.page.heading("undertakings"), *parts, *self.left_out(left)]

    def pairs(self) -> list[RenderableType]:
        """Where pairs of parties stand."""
        if not self.brief.pairs:
            return []
        kept, left = self.cut("pairs", self.brief.pairs)
        width = min(max(len(" – ".join(row.pair)) for row in kept), self.page.column // 3)
        return [*self.page.heading("pairs"), *(self.pair(row, width) for row in kept), *self.left_out(left)]

    def pair(self, row: PairRow, width: int) -> RenderableType:
        """A pair, and beside it what is said of it, newest first."""
        lines = [words.relation_line(standing) for standing in row.standing]
        said = [self.page.mark(line.status).append_text(self.page.sentence(line)) for line in lines]
        return self.page.named(" – ".join(row.pair), width, Group(*said))

    def contradictions(self) -> list[RenderableType]:
        """What is denied or told differently."""
        if not self.brief.contradictions:
            return []
        kept, left = self.cut("contradictions", self.brief.contradictions)
        parts = [part for row in kept for part in self.at_issue(row)]
        return [*self.page.heading("contradictions"), *parts, *self.left_out(left)]

    def at_issue(self, row: ContradictionRow) -> list[RenderableType]:
        """What is at issue, and under it each side."""
        head, sides = words.contradiction_lines(row)
        title = self.page.mark("denied") if row.kind == "denial" else self.page.own("≠ ", "red")
        said = [self.page.ink(side, "dim").append(" ").append_text(self.page.numbers(n)) for side, n in sides]
        return [title.append_text(self.page.ink(head)), self.page.indented(Group(*said))]

    def timeline(self) -> list[RenderableType]:
        """What happened when, and what has no date."""
        dated = self.section("timeline", self.brief.timeline, words.timeline_line, newest=True)
        return [*dated, *self.section("undated", self.brief.undated, words.timeline_line, timed=False)]

    def section(
        self, name: str, rows: Sequence[T], line: Callable[[T], Line], *, newest: bool = False, timed: bool = True
    ) -> list[RenderableType]:
        """A titled table of facts; nothing where there are none. `newest` keeps the last rows, not the first."""
        if not rows:
            return []
        kept, left = self.cut(name, rows, newest=newest)
        lines = [line(row) for row in kept]
        table = self.page.facts(lines, max(len(each.word) for each in lines), timed=timed)
        more = self.left_out(left, "earlier" if newest else "more")
        return [*self.page.heading(name), *more, table] if newest else [*self.page.heading(name), table, *more]

    def cut(self, name: str, rows: Sequence[T], *, newest: bool = False) -> tuple[list[T], int]:
        """The rows that a section shows, and how many it leaves out."""
        share = self.shares[0] if name in REPEATING else self.shares[1]
        most = len(rows) if self.everything else max(LEAST[name], round(MOST[name] * share))
        left = max(0, len(rows) - most)
        self.left_out_any = self.left_out_any or left > 0
        return (list(rows[left:]) if newest else list(rows[:most])), left

    def left_out(self, count: int, what: str = "more") -> list[RenderableType]:
        """A line that says how many rows are not shown."""
        return [self.page.own(f"… {count} {what}", "dim")] if count else []

    def legend(self) -> list[RenderableType]:
        """What the marks mean, for those that are on the page."""
        meanings: dict[str, list[str]] = {}
        for status in (s for s in words.MARKS if s in self.page.statuses):
            meanings.setdefault(words.MARKS[status], []).append(words.MEANINGS[status])
        marks = [f"{mark} {', '.join(meaning)}" for mark, meaning in meanings.items()]
        hints = ["[n] quotation below"]
        if any(report.interested for report in self.brief.reports):
            hints.append("per …: the word of a party's own outlet")
        if self.left_out_any:
            hints.append("--all shows every line")
        return [Text(), self.page.own("   ".join([*marks, *hints]), "dim")]

    def quotations(self) -> list[RenderableType]:
        """The words behind what is on the page, each trimmed around its facts."""
        kept = [q for q in self.brief.quotations if self.everything or q.number in self.page.cited]
        rows = [(q.number, self.quotation(q)) for q in kept]
        title = self.page.heading("quotations", full=True)
        return [*title, self.page.numbered(rows)]

    def quotation(self, quotation: Quotation) -> Text:
        """One quotation, with its source where there are several reports."""
        source = f" {quotation.source}" if len(self.brief.reports) > 1 else ""
        lines = 1 if self.short or self.page.is_wide or (self.page.width >= ONE_LINE_QUOTATIONS and not source) else 2
        room = lines * (self.page.width - 9) - len(source) - LOST_AT_LINE_ENDS * (lines - 1)
        words_kept = quotation.text if self.everything else around(quotation.text, quotation.focus, max(40, room))
        return (
            self.page.ink(f"“{words_kept}”").append_text(self.page.own(" ")).append_text(self.page.ink(source, "dim"))
        )
