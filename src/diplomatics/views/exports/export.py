"""What an export yields: the content of one file, and what was left out of it, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from diplomatics.contract import Actor, Party, Reading, Statement, Time
from diplomatics.views.library import Library
from diplomatics.views.naming import principal


@dataclass
class Losses:
    """What a format cannot carry, counted by reason."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, reason: str, times: int = 1) -> None:
        """One more thing left out for a reason."""
        self.counts[reason] += times

    def kinds(self, held: Library, carried: Iterable[type[Statement]]) -> None:
        """Count statements of the kinds that the format has no place for."""
        known = tuple(carried)
        for statement in held:
            if not isinstance(statement, known):
                self.add(f"{statement.plural}: the format has no place for them")

    def lines(self) -> list[str]:
        """ "12 commitments: the format has no place for them"."""
        return [f"{count} {reason}" for reason, count in sorted(self.counts.items())]


@dataclass(frozen=True, slots=True)
class Export:
    """One file in a format of the field."""

    content: bytes
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """An actor as the formats of event data want it: codes of the state or body, sector, role and words."""

    name: str
    code: str | None
    sector: str | None
    role: str | None
    text: str
    wikidata: str | None


def side(party: Party, actors: dict[str, Actor]) -> Side:
    """A party in the terms of event data: the code is CAMEO's where there is one, else the registry's id."""
    actor = actors[party.actor]
    behind = actors.get(principal(party.actor, actors), actor)
    return Side(
        name=actor.name,
        code=behind.codes.cameo or behind.id,
        sector=actor.sector or behind.sector,
        role=party.role,
        text=party.text,
        wikidata=actor.codes.wikidata,
    )


def first_and_last(time: Time | None) -> tuple[str | None, str | None]:
    """The first and the last day of a time, null where it is open or unknown."""
    return (time.start, time.end) if time else (None, None)


def json_lines(rows: Iterable[object]) -> bytes:
    """One JSON object a line, keys in the order given, so that the same rows give the same bytes."""
    return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)


def library(readings: Sequence[Reading]) -> Library:
    """The readings as one shelf."""
    return Library(list(readings))
