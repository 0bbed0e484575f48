"""What is known while a text is read from left to right: the report's day, and the times named so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from diplomatics.mentions.times.direction import Sentences
from diplomatics.mentions.times.periods import Period
from diplomatics.mentions.times.tokens import Tokens


@dataclass(slots=True)
class Focus:
    """A time named before: its period, where it stands, and whether its year was in the words."""

    period: Period
    at: int
    stated: bool


@dataclass(slots=True)
class Context:
    """The state of one reading."""

    tokens: Tokens
    inside: Sentences
    now: date | None
    focus: list[Focus] = field(default_factory=list)
    quarter: Period | None = None

    def latest(self, *units: str) -> Focus | None:
        """The time named last, of these units if any are given."""
        for focus in reversed(self.focus):
            if not units or focus.period.unit in units:
                return focus
        return None

    def in_sentence(self, at: int, *units: str) -> Focus | None:
        """The time named last in the same sentence before a token."""
        focus = self.latest(*units)
        return focus if focus and self.inside.of(focus.at) == self.inside.of(at) else None

    def near(self, at: int, gap: int = 1) -> Focus | None:
        """The time named last, where it stands in the same paragraph and at most so many sentences before."""
        focus = self.latest()
        if focus is None or self.inside.paragraph(focus.at) != self.inside.paragraph(at):
            return None
        return focus if self.inside.of(at) - self.inside.of(focus.at) <= gap else None

    def named(self, period: Period, at: int, stated: bool) -> None:
        """Remember a time."""
        self.focus.append(Focus(period, at, stated))
