"""One reading: the object that `read --json` prints, checked as a whole, and its JSON form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from diplomatics.contract.pieces import Actor, Evidence, Party, Place, Report, Time
from diplomatics.contract.statements import (
    KINDS,
    Claim,
    Commitment,
    Condition,
    Event,
    Instrument,
    Meeting,
    Relation,
    Statement,
    Task,
    Track,
)
from diplomatics.errors import ContractError

SCHEMA = "diplomatics.record/1"


class MadeBy(msgspec.Struct, frozen=True, kw_only=True):
    """Versions and content hashes of what made a reading."""

    version: str
    model: str
    vocabulary: str
    registry: str


class Statements(msgspec.Struct, frozen=True, kw_only=True):
    """The statements of a reading, by kind, each list in the order of its evidence."""

    events: list[Event] = msgspec.field(default_factory=list)
    meetings: list[Meeting] = msgspec.field(default_factory=list)
    instruments: list[Instrument] = msgspec.field(default_factory=list)
    commitments: list[Commitment] = msgspec.field(default_factory=list)
    tasks: list[Task] = msgspec.field(default_factory=list)
    conditions: list[Condition] = msgspec.field(default_factory=list)
    claims: list[Claim] = msgspec.field(default_factory=list)
    relations: list[Relation] = msgspec.field(default_factory=list)
    tracks: list[Track] = msgspec.field(default_factory=list)

    def __iter__(self) -> Iterator[Statement]:
        for kind in KINDS:
            yield from getattr(self, kind)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one run of `read` yields. Building one checks every reference and every slice.

    Raises `ContractError` when a statement names an unknown actor, report or statement, when an id
    occurs twice, or when evidence, a party, a place or a time is not exactly that slice of its report.
    """

    schema: str = SCHEMA
    made_by: MadeBy
    reports: list[Report]
    actors: list[Actor]
    statements: Statements

    def __post_init__(self) -> None:
        if self.schema != SCHEMA:
            raise ContractError(f"schema is {self.schema!r}; this version reads {SCHEMA!r}.")
        _check_unique(self)
        texts = {report.id: report.text for report in self.reports}
        known = {actor.id for actor in self.actors}
        for statement in self.statements:
            _check_words(statement, statement, texts, known)


def _check_unique(reading: Reading) -> None:
    for what, ids in (
        ("report", [r.id for r in reading.reports]),
        ("actor", [a.id for a in reading.actors]),
        ("statement", [s.id for s in reading.statements]),
    ):
        for name, times in Counter(ids).items():
            if times > 1 or not name:
                raise ContractError(f"{what} id {name!r} occurs {times} times.")


def _check_words(statement: Statement, value: object, texts: dict[str, str], known: set[str]) -> None:
    """Walk through a statement; every quoted piece must be that slice of its report."""
    if isinstance(value, Evidence | Party | Place):
        _check_slice(statement, value.report, value.start, value.end, value.text, texts)
    elif isinstance(value, Time):
        _check_slice(statement, value.report, *value.span, value.text, texts)
    if isinstance(value, Party) and value.actor not in known:
        raise ContractError(f"{statement.id}: party {value.actor!r} is no actor of this reading.")
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            _check_words(statement, getattr(value, name), texts, known)
    elif isinstance(value, list | tuple):
        for item in value:
            _check_words(statement, item, texts, known)


def _check_slice(statement: Statement, report: str, start: int, end: int, words: str, texts: dict[str, str]) -> None:
    text = texts.get(report)
    if text is None:
        raise ContractError(f"{statement.id}: names the unknown report {report!r}.")
    if text[start:end] != words:
        raise ContractError(f"{statement.id}: {words!r} is not what stands at {start}:{end} of report {report}.")


def to_json(reading: Reading, *, indent: int | None = 2) -> bytes:
    """The reading as UTF-8 JSON, the same bytes for the same reading."""
    raw = msgspec.json.encode(reading)
    return msgspec.json.format(raw, indent=indent) if indent else raw


def from_json(data: bytes | str) -> Reading:
    """A reading from its JSON; raises `ContractError` where it breaks the contract."""
    try:
        return msgspec.json.decode(data, type=Reading)
    except msgspec.DecodeError as error:
        raise ContractError(f"this is not a reading in the form {SCHEMA}: {error}.") from error
