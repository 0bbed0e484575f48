"""Pieces of a page for a terminal: harmless text, marks with words, headings, rows of facts."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console, Group, OverflowMethod, RenderableType
from rich.table import Table
from rich.text import Text

from diplomatics.contract.terms import Status
from diplomatics.views import brief_words as words
from diplomatics.views.brief_words import Line
from diplomatics.views.visible import encodable, visible

NARROW = 60
TWO_COLUMNS = 132
GAP = 3
WHEN_COLUMN = 24
STYLES: dict[Status, str] = {
    "occurred": "green", "ongoing": "blue", "planned": "cyan", "proposed": "cyan",
    "conditional": "yellow", "denied": "red", "unknown": "dim",
}  # fmt: skip


@dataclass
class Page:
    """How wide a page is and what it may hold; remembers which marks and quotations it has used.

    `most_cited` is how many quotations a fact may name.
    """

    width: int
    colour: bool
    encoding: str
    most_cited: int = words.MOST_CITED
    statuses: set[Status] = field(default_factory=set)
    cited: set[int] = field(default_factory=set)

    @property
    def is_wide(self) -> bool:
        """Whether two columns stand side by side."""
        return self.width >= TWO_COLUMNS

    @property
    def column(self) -> int:
        """The width of one column."""
        return (self.width - GAP) // 2 if self.is_wide else self.width

    def printed(self, parts: Sequence[RenderableType]) -> str:
        """The parts as text, without blanks at the ends of lines."""
        out = io.StringIO()
        console = Console(
            file=out, width=self.width, force_terminal=self.colour, color_system="standard" if self.colour else None,
            no_color=not self.colour, highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
        )  # fmt: skip
        for part in parts:
            console.print(part)
        lines = (line.rstrip() for line in out.getvalue().split("\n"))
        return "\n".join(lines).rstrip("\n") + "\n"

    # -- text ---------------------------------------------------------------------------------------------

    def ink(self, text: str, style: str = "") -> Text:
        """Text from anywhere, made harmless, in letters that the terminal has."""
        return self.own(visible(text), style)

    def own(self, text: str, style: str = "") -> Text:
        """Text of the page itself, in letters that the terminal has."""
        return Text().append(encodable(text, self.encoding), style or None)

    def mark(self, status: Status, word: str = "") -> Text:
        """A glyph with its word."""
        self.statuses.add(status)
        return self.own(f"{words.MARKS[status]} {word}", STYLES[status])

    def numbers(self, quotations: Sequence[int]) -> Text:
        """The quotations of a fact; those beyond `most_cited` are counted, not named."""
        self.cited.update(quotations[: self.most_cited])
        return self.own(words.quoted(quotations, self.most_cited), "cyan")

    def heading(self, name: str, *, full: bool = False) -> list[RenderableType]:
        """An empty line and a section's title with a rule behind it, over one column or the `full` width."""
        line = self.own(f"{words.TITLES[name]} ", "bold")
        rule = "─" * max(0, (self.width if full else self.column) - line.cell_len)
        return [Text(), line.append_text(self.own(rule, "dim"))]

    # -- layout -------------------------------------------------------------------------------------------

    def facts(self, lines: Sequence[Line], word_width: int, *, timed: bool) -> RenderableType:
        """Facts in columns of mark, time and words, or stacked where the terminal is narrow.

        Without a column of its own (`timed` false) a time leads the details.
        """
        if self.width <= NARROW:
            return Group(*(part for line in lines for part in self._stacked(line, timed)))
        grid = _grid(2)
        grid.add_column(no_wrap=True, width=word_width + 2)
        if timed:
            grid.add_column(width=min(WHEN_COLUMN, max(len(line.when) for line in lines)))
        grid.add_column(ratio=1, overflow="fold")
        for line in lines:
            cells: list[RenderableType] = [self.mark(line.status, line.word)]
            if timed:
                cells.append(self.ink(line.when))
            grid.add_row(*cells, self.sentence(line, timed, self.column - word_width - 4))
        return grid

    def sentence(self, line: Line, timed: bool = True, room: int = 0) -> Text:
        """A fact's words, what belongs to it, its quotations.

        Unless `timed`, what belongs to it stands on a line below, where it does not fit into `room`.
        """
        text = self.ink(f"{line.lead}: {line.main}" if line.lead else line.main)
        extra = self.ink(" · ".join(line.details), "dim")
        if line.when and not timed:
            time = self.ink(line.when, "bold")
            extra = time.append_text(self.own(" · ", "dim")).append_text(extra) if extra else time
        numbers = Text(" ").append_text(self.numbers(line.quotations))
        if extra:
            inline = timed or text.cell_len + 3 + extra.cell_len + numbers.cell_len <= room
            text.append_text(self.own(" · ", "dim") if inline else Text("\n")).append_text(extra)
        return text.append_text(numbers)

    def _stacked(self, line: Line, timed: bool) -> list[RenderableType]:
        head = self.mark(line.status, line.word)
        if line.when and timed:
            head.append(" ").append_text(self.ink(line.when))
        return [head, self.indented(self.sentence(line, timed, self.width - 2))]

    def indented(self, part: RenderableType, by: int = 2) -> Table:
        """Something moved to the right."""
        grid = _grid(0)
        grid.add_column(width=by)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row("", part)
        return grid

    def named(self, name: str, width: int, part: RenderableType) -> RenderableType:
        """A name with something beside it, or below it where the terminal is narrow."""
        if self.width <= NARROW:
            return Group(self.ink(name), self.indented(part))
        grid = _grid(2)
        grid.add_column(width=width)
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(self.ink(name), part)
        return grid

    def beside(self, left: Sequence[RenderableType], right: Sequence[RenderableType]) -> RenderableType:
        """Two columns of equal width."""
        grid = _grid(GAP)
        grid.add_column(width=self.column)
        grid.add_column(width=self.column)
        grid.add_row(Group(*left), Group(*right))
        return grid

    def rows(self, rows: Sequence[tuple[Text, ...]], *, fill: int) -> RenderableType:
        """Rows of short cells, one line each: column `fill` takes the room that is left and is cut to it."""
        cut: OverflowMethod = "ellipsis" if self.own("…").plain == "…" else "crop"
        widths = [min(max(cell.cell_len for cell in cells), self.width // 3) for cells in zip(*rows, strict=True)]
        room = self.width - 2 * (len(widths) - 1) - (sum(widths) - widths[fill])
        widths[fill] = max(1, min(max(row[fill].cell_len for row in rows), room))
        grid = _grid(2)
        for width in widths:
            grid.add_column(width=width, no_wrap=True)
        for row in rows:
            for cell, width in zip(row, widths, strict=True):
                cell.truncate(width, overflow=cut)
            grid.add_row(*row)
        return grid

    def numbered(self, rows: Sequence[tuple[int, Text]]) -> RenderableType:
        """Numbered paragraphs."""
        grid = _grid(1)
        grid.add_column(no_wrap=True, justify="right")
        grid.add_column(ratio=1, overflow="fold")
        for number, text in rows:
            grid.add_row(Text(f"[{number}]", "cyan"), text)
        return grid


def _grid(gap: int) -> Table:
    return Table.grid(padding=(0, gap, 0, 0), pad_edge=False)
