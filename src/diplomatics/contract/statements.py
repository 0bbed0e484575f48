"""The nine kinds of statement. A statement without evidence cannot be built.

`status` of a commitment, task or condition says whether it was *made* (occurred) or is to be made.
`confidence` is that it was read right, not that it is true. See docs/reference/contract.md.
"""

from __future__ import annotations

from typing import ClassVar, Literal

import msgspec

from diplomatics.contract.pieces import Evidence, Party, Place, Time
from diplomatics.contract.terms import (
    Aspect,
    Authorship,
    Capacity,
    ClausePart,
    ConditionState,
    EventType,
    Force,
    InstrumentType,
    Level,
    LifeStage,
    Link,
    MeetingMode,
    Phase,
    RelationState,
    Stance,
    Stand,
    Status,
    UndertakingState,
)
from diplomatics.errors import ContractError

KINDS = (
    "events", "meetings", "instruments", "commitments", "tasks",
    "conditions", "claims", "relations", "tracks",
)  # fmt: skip


class Statement(msgspec.Struct, kw_only=True, frozen=True):
    """What every statement carries."""

    id: str
    evidence: list[Evidence]
    said_by: Party | None
    capacity: Capacity | None
    speaks_for: str | None
    said_on: Time | None
    status: Status
    confidence: float
    found_by: str
    interested: bool

    plural: ClassVar[str] = ""

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ContractError(f"statement {self.id} has no evidence; every statement needs the words that carry it.")
        if not 0.0 <= self.confidence <= 1.0:
            raise ContractError(f"statement {self.id}: confidence {self.confidence} is not between 0 and 1.")


class Clause(msgspec.Struct, kw_only=True, frozen=True):
    """Where in a formal text an undertaking stands."""

    part: ClausePart | None
    number: str | None


class Stage(msgspec.Struct, kw_only=True, frozen=True):
    """One step in the life of an instrument; `party` null where it holds for all."""

    stage: LifeStage
    party: Party | None
    date: Time | None


class Position(msgspec.Struct, kw_only=True, frozen=True):
    """How a party stands to an instrument."""

    party: Party
    position: Stand


class InForce(msgspec.Struct, kw_only=True, frozen=True, rename={"from_": "from"}):
    """From when to when an instrument is in force."""

    from_: Time | None
    until: Time | None


class PartyState(msgspec.Struct, kw_only=True, frozen=True):
    """The state of a commitment for one party, as of a time, with the words that say so."""

    party: Party
    state: UndertakingState
    as_of: Time | None
    evidence: list[Evidence]


class Requirement(msgspec.Struct, kw_only=True, frozen=True):
    """One thing that a condition requires, and who must do it."""

    text: str
    by: Party | None


class Event(Statement, kw_only=True, frozen=True):
    """Who did what to whom (PLOVER)."""

    plural: ClassVar[str] = "events"
    kind: Literal["event"] = "event"
    type: EventType
    mode: str | None
    contexts: list[str]
    quad: int | None
    intensity: float | None
    actors: list[Party]
    recipients: list[Party]
    date: Time | None
    place: Place | None
    summary: str


class Meeting(Statement, kw_only=True, frozen=True):
    """Who met whom, when, where, in which form."""

    plural: ClassVar[str] = "meetings"
    kind: Literal["meeting"] = "meeting"
    participants: list[Party]
    level: list[Level]
    phase: Phase
    mode: MeetingMode | None
    part_of: str | None
    host: Party | None
    mediators: list[Party]
    place: Place | None
    date: Time | None
    format: str | None
    purpose: list[str]
    topics: list[str]
    outcomes: list[str]


class Instrument(Statement, kw_only=True, frozen=True):
    """A document that binds, declares or records."""

    plural: ClassVar[str] = "instruments"
    kind: Literal["instrument"] = "instrument"
    type: InstrumentType
    authorship: Authorship
    name: str
    number: str | None
    body: str | None
    parties: list[Party]
    date: Time | None
    history: list[Stage]
    positions: list[Position]
    relates_to: list[str]
    in_force: InForce | None
    content: list[str]


class Commitment(Statement, kw_only=True, frozen=True, rename={"from_": "from"}):
    """What parties bind themselves to, or call upon others to do."""

    plural: ClassVar[str] = "commitments"
    kind: Literal["commitment"] = "commitment"
    parties: list[Party]
    addressees: list[Party]
    force: Force
    verb: str
    content: str
    quantity: str | None
    topics: list[str]
    concerning: list[Party]
    purpose: list[str]
    basis: list[str]
    clause: Clause | None
    made_in: str | None
    made_on: Time | None
    from_: Time | None
    until: Time | None
    due: Time | None
    state: UndertakingState | None
    states: list[PartyState]

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.force in ("affirm", "urge") and self.state is not None:
            raise ContractError(f"commitment {self.id}: an affirmation or a call has no state.")


class Task(Statement, kw_only=True, frozen=True):
    """A named body or office with a deliverable."""

    plural: ClassVar[str] = "tasks"
    kind: Literal["task"] = "task"
    assignees: list[Party]
    deliverable: str
    concerning: list[Party]
    coordination: list[Party]
    assigned_by: list[Party]
    assigned_on: Time | None
    due: Time | None
    clause: Clause | None
    state: UndertakingState


class Condition(Statement, kw_only=True, frozen=True):
    """What must be so before something else may be; an ultimatum is `unless`."""

    plural: ClassVar[str] = "conditions"
    kind: Literal["condition"] = "condition"
    holder: list[Party]
    of: str
    of_parties: list[Party]
    link: Link
    requires: list[Requirement]
    stated_on: Time | None
    due: Time | None
    state: ConditionState


class Claim(Statement, kw_only=True, frozen=True):
    """An attributed assertion that is none of the other kinds."""

    plural: ClassVar[str] = "claims"
    kind: Literal["claim"] = "claim"
    content: str
    about: list[Party]
    stance: Stance | None


class Relation(Statement, kw_only=True, frozen=True):
    """Where two parties stand, in one aspect, from when to when."""

    plural: ClassVar[str] = "relations"
    kind: Literal["relation"] = "relation"
    parties: tuple[Party, Party]
    aspect: Aspect
    directed: bool
    state: RelationState
    since: Time | None
    until: Time | None


class Track(Statement, kw_only=True, frozen=True):
    """A process or format: a row of meetings of the same parties on the same matter."""

    plural: ClassVar[str] = "tracks"
    kind: Literal["track"] = "track"
    name: str
    parties: list[Party]
    concerning: list[Party]
    meetings: list[str]
    started: Time | None
    sponsor: list[Party]
