"""Mentions: stretches of text resolved to actors, times, places and instruments.

Every resolution keeps its candidates and a reason; with no single best candidate it stays open (the
resolved field is null).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from diplomatics.contract import Actor, Time
from diplomatics.contract.terms import InstrumentType, PartyFunction, Sector

PlaceUse = Literal["place", "actor", "adjective", "inside"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a mention might be, with the reason and a score between 0 and 1."""

    id: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that stand for one actor or several ("the four countries"): `members` are then the actors.

    `actor` is the resolved id or null; `head` the character offset of the head word, which binds the
    mention to the sentence's structure. `holder` is the person who certainly held the office on the day that
    offices are looked up for. `place_like` marks a name that may as well be a place ("Moscow").
    """

    span: tuple[int, int]
    text: str
    actor: str | None
    country: str | None
    sector: Sector | None
    role: str | None
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    function: PartyFunction | None = None
    members: tuple[str, ...] = ()
    place_like: bool = False
    entry: Actor | None = field(default=None, repr=False)
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression (TIMEX3 type DATE, TIME, DURATION or SET); `time` null where it cannot be resolved."""

    span: tuple[int, int]
    text: str
    type: str
    time: Time | None
    value: str | None = None
    mod: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place name, with coordinates where the gazetteer has them.

    `use` tells how the name is used: as a place, for a government that acts ("Moscow said"), as an adjective or
    demonym ("Russian", "Parisians"), or inside the name of a body, house or text ("the University of Tehran").
    """

    span: tuple[int, int]
    text: str
    name: str
    country: str | None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    claimed_by: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    use: PlaceUse = "place"


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """Words that name a document: "UN Security Council Resolution 2254", "a final communiqué"."""

    span: tuple[int, int]
    text: str
    type: InstrumentType
    name: str
    number: str | None = None
    body: str | None = None
    year: int | None = None
    definite: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one document, each list in text order. `actor_index` holds every actor named."""

    actors: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    instruments: tuple[InstrumentMention, ...] = ()
