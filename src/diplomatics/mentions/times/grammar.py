"""The grammar's machine: patterns over classes of tokens, and the choice among what they find.

A pattern is a regular expression in which {name} stands for one token of that class, {a|b} for one of several.
Rules are tables of (name, pattern, builder); a builder turns a hit into a Meaning, into several Found, or refuses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from diplomatics.mentions.times.meaning import Found, Meaning
from diplomatics.mentions.times.tokens import CODES, Tokens


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a rule: named groups give tokens."""

    tokens: Tokens
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """The token after the last."""
        return self.match.end()

    def at(self, group: str) -> int:
        """The first token of a group, -1 where the group is empty."""
        try:
            return self.match.start(group)
        except IndexError:
            return -1

    def span(self, group: str) -> tuple[int, int]:
        """The tokens of a group; (-1, -1) where it is empty."""
        try:
            return self.match.span(group)
        except IndexError:
            return (-1, -1)

    def has(self, group: str) -> bool:
        """Whether a group took part."""
        return self.at(group) >= 0

    def value(self, group: str) -> Any:
        """The value of a group's first token; null where the group is empty."""
        at = self.at(group)
        return self.tokens.values[at] if at >= 0 else None

    def lower(self, group: str) -> str:
        """A group's first token in small letters."""
        return self.tokens.lower(self.at(group)) if self.has(group) else ""


Built = Meaning | list[Found] | None
Rule = tuple[str, str, Callable[[Hit], Built]]


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern with class names to a regular expression over shape characters."""
    return re.compile(re.sub(r"\{([a-z_|]+)\}", _charset, pattern.replace(" ", "")))


def _charset(match: re.Match[str]) -> str:
    names = match[1].split("|")
    return "[" + "".join(CODES[name] for name in names) + "]" if len(names) > 1 else CODES[names[0]]


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], Callable[[Hit], Built]], ...]:
    from diplomatics.mentions.times import (
        rules_clock,
        rules_dates,
        rules_lengths,
        rules_refs,
        rules_relative,
        rules_years,
    )

    tables: tuple[tuple[Rule, ...], ...] = (
        rules_dates.RULES,
        rules_years.RULES,
        rules_relative.RULES,
        rules_refs.RULES,
        rules_lengths.RULES,
        rules_clock.RULES,
    )
    return tuple((name, compile_pattern(pattern), build) for table in tables for name, pattern, build in table)


def find(tokens: Tokens) -> list[Found]:
    """All expressions of a text, left to right, none overlapping: the longest wins, then the earlier rule."""
    found: list[tuple[int, int, int, list[Found]]] = []
    for order, (name, pattern, build) in enumerate(_rules()):
        for match in pattern.finditer(tokens.shape):
            if match.end() == match.start():
                continue
            built = build(Hit(tokens, match))
            if built is None:
                continue
            if isinstance(built, Meaning):
                built = [Found(match.start(), match.end(), built, name)]
            if built:
                found.append((built[0].first, -built[-1].last, order, built))
    found.sort(key=lambda item: item[:3])
    return list(_without_overlap(found))


def _without_overlap(found: list[tuple[int, int, int, list[Found]]]) -> Iterator[Found]:
    reached = 0
    for first, _, _, group in found:
        if first >= reached:
            yield from group
            reached = group[-1].last
