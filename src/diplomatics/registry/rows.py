"""The registry's rows as typed values. Field names are explained at the top of each YAML file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from diplomatics.contract import Codes
from diplomatics.contract.terms import InstrumentType, Sector

OfficeKind = Literal["office", "agent", "body", "own"]


@dataclass(frozen=True, slots=True)
class State:
    """A state, or a former one (`until`), with everything that reports call it."""

    id: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    stand_ins: tuple[str, ...]
    descriptions: tuple[str, ...]
    groups: tuple[str, ...]
    codes: Codes
    since: str | None = None
    until: str | None = None
    now: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """One member of an organisation, with first and last day or year where they are certain."""

    state: str
    since: str | None
    until: str | None

    def holds_on(self, day: str | None) -> bool:
        """Whether it holds on a day; without a day, whether it has not ended."""
        if day is None:
            return self.until is None
        return not (self.since and day < self.since) and not (self.until and day[: len(self.until)] >= self.until)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, bloc, court or format; an organ has `of`."""

    id: str
    name: str
    names: tuple[str, ...]
    of: str | None
    sector: Sector
    words: tuple[str, ...]
    speaks_of: str | None
    members: tuple[Membership, ...]
    suspended: tuple[Membership, ...]
    wikidata: str | None

    def members_on(self, day: str | None) -> tuple[str, ...]:
        """Ids of the members on a day, suspended ones included."""
        return tuple(m.state for m in self.members if m.holds_on(day))


@dataclass(frozen=True, slots=True)
class Group:
    """A non-state armed group, party, opposition body or de facto authority."""

    id: str
    name: str
    names: tuple[str, ...]
    acts_in: tuple[str, ...]
    against: tuple[str, ...]
    of: str | None
    sector: Sector
    descriptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """A family of role words with one meaning."""

    id: str
    words: tuple[str, ...]
    plurals: tuple[str, ...]
    sector: Sector
    kind: OfficeKind
    person: bool
    alike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that a person held."""

    office: str
    of: str
    role: str | None
    since: str | None
    until: str | None

    def may_hold(self, day: str) -> bool:
        """Whether it may cover a day, as far as its dates say."""
        begun = self.since is None or self.since <= day[: len(self.since)]
        return begun and not self.has_ended(day)

    def surely_holds(self, day: str) -> bool:
        """Whether it certainly covers a day: a month or a year given alone leaves its own days open."""
        since, until = self.since, self.until
        if since is None or not (since < day[: len(since)] or (len(since) == len(day) and since == day)):
            return False
        return until is None or day[: len(until)] < until or (len(until) == len(day) and day == until)

    def has_ended(self, day: str) -> bool:
        """Whether it had certainly ended before a day."""
        return self.until is not None and self.until < day[: len(self.until)]


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the offices held, newest first."""

    id: str
    name: str
    names: tuple[str, ...]
    surname: str
    sex: str | None
    country: str | None
    sector: Sector
    of: str | None
    held: tuple[Tenure, ...]

    def on(self, day: str | None) -> Tenure | None:
        """The tenure of a day, if one certainly covers it; without a day the newest."""
        if day is None:
            return self.held[0] if self.held else None
        return next((tenure for tenure in self.held if tenure.surely_holds(day)), None)

    def is_out_of_office(self, day: str | None) -> bool:
        """Whether on a day every office of the row had certainly ended."""
        return day is not None and bool(self.held) and all(t.has_ended(day) for t in self.held)


@dataclass(frozen=True, slots=True)
class Publisher:
    """An outlet and the actor that it belongs to or speaks for, if any."""

    id: str
    name: str
    names: tuple[str, ...]
    sites: tuple[str, ...]
    of: str | None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class KnownInstrument:
    """A well-known document: name, number, year or day."""

    name: str
    names: tuple[str, ...]
    type: InstrumentType
    body: str | None
    number: str | None
    day: str | None

    @property
    def year(self) -> int | None:
        """The year of its date."""
        return int(self.day[:4]) if self.day else None


def strings(value: Any) -> tuple[str, ...]:
    """A YAML list (or one word, or nothing) as strings."""
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(str(v) for v in value)
    return (str(value),)


def day(value: Any) -> str | None:
    """A YAML date, year or month as an ISO string."""
    if value is None:
        return None
    return value.isoformat() if isinstance(value, date) else str(value)


def _codes(row: dict[str, Any]) -> Codes:
    given = row.get("codes") or {}
    return Codes(iso3=given.get("iso3"), cameo=given.get("cameo"), wikidata=given.get("wikidata"))


def state(row: dict[str, Any]) -> State:
    """One row of states.yaml."""
    lists = {k: strings(row.get(k)) for k in _STATE_LISTS}
    return State(
        id=row["id"],
        name=row["name"],
        codes=_codes(row),
        since=day(row.get("from")),
        until=day(row.get("until")),
        now=row.get("now"),
        **lists,
    )


_STATE_LISTS = ("names", "adjectives", "demonyms", "capitals", "stand_ins", "descriptions", "groups")


def _membership(row: dict[str, Any]) -> Membership:
    return Membership(row["state"], day(row.get("from")), day(row.get("until")))


def organisation(row: dict[str, Any]) -> Organisation:
    """One row of organisations.yaml."""
    return Organisation(
        id=row["id"],
        name=row["name"],
        names=strings(row.get("names")),
        of=row.get("of"),
        sector=row.get("sector", "IGO"),
        words=strings(row.get("words")),
        speaks_of=row.get("speaks_of"),
        members=tuple(_membership(m) for m in row.get("members") or ()),
        suspended=tuple(_membership(m) for m in row.get("suspended") or ()),
        wikidata=(row.get("codes") or {}).get("wikidata"),
    )


def group(row: dict[str, Any]) -> Group:
    """One row of groups.yaml."""
    return Group(
        id=row["id"],
        name=row["name"],
        names=strings(row.get("names")),
        acts_in=strings(row.get("in")),
        against=strings(row.get("against")),
        of=row.get("of"),
        sector=row["sector"],
        descriptions=strings(row.get("descriptions")),
    )


def office(row: dict[str, Any]) -> Office:
    """One row of offices.yaml."""
    return Office(
        id=row["id"],
        words=strings(row["words"]),
        plurals=strings(row.get("plurals")),
        sector=row["sector"],
        kind=row["kind"],
        person=bool(row.get("person")),
        alike=strings(row.get("alike")),
    )


def _tenure(row: dict[str, Any]) -> Tenure:
    return Tenure(row["office"], row["of"], row.get("role"), day(row.get("from")), day(row.get("until")))


def person(row: dict[str, Any]) -> Person:
    """One row of people.yaml."""
    held = tuple(_tenure(t) for t in row.get("held") or ())
    return Person(
        id=row["id"],
        name=row["name"],
        names=strings(row.get("names")),
        surname=row.get("surname") or row["name"].split()[-1],
        sex=row.get("sex"),
        country=row.get("country"),
        sector=row.get("sector", "GOV"),
        of=row.get("acts_for") or (held[0].of if held else None),
        held=held,
    )


def publisher(row: dict[str, Any]) -> Publisher:
    """One row of publishers.yaml."""
    return Publisher(
        row["id"], row["name"], strings(row.get("names")), strings(row.get("sites")), row.get("of"), row.get("kind")
    )


def instrument(row: dict[str, Any]) -> KnownInstrument:
    """One row of instruments.yaml."""
    number = row.get("number")
    return KnownInstrument(
        name=row["name"],
        names=strings(row.get("names")),
        type=cast(InstrumentType, row["type"]),
        body=row.get("body"),
        number=None if number is None else str(number),
        day=day(row.get("date")),
    )
