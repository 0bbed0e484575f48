"""Facts: what merging needs to know of one statement, small and plain, kept beside it in the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from diplomatics.contract import (
    Actor,
    Claim,
    Commitment,
    Condition,
    Event,
    Instrument,
    Meeting,
    Party,
    Place,
    Reading,
    Relation,
    Report,
    Statement,
    Task,
    Time,
    Track,
)
from diplomatics.contract.walk import principal
from diplomatics.record.merging.origins import outlet, voice
from diplomatics.record.merging.words import stems
from diplomatics.registry.registry import registry

Actors = Mapping[str, Actor]


class Facts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One statement as merging sees it. `key` names it in any record, whatever the order of reading."""

    key: str
    kind: str
    report: str
    published: str | None = None
    page: str | None = None  # the address, or the report itself: two wordings of one page are one witness
    parties: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    precision: str | None = None
    place: str | None = None
    country: str | None = None
    wide: bool = False  # the place is no more than the country
    type: str | None = None
    name: str | None = None
    number: str | None = None
    level: tuple[str, ...] = ()
    mode: str | None = None
    phase: str | None = None
    status: str = "occurred"
    words: tuple[str, ...] = ()
    voice: str | None = None
    outlet: str | None = None
    state: str | None = None
    values: dict[str, Any] = {}


def key_of(report: str, kind: str, anchor: str) -> str:
    """The name of a statement that every record gives it."""
    return f"{report}|{kind}|{anchor}"


def kind_of(statement: Statement) -> str:
    """The kind in the singular, as the statement itself gives it."""
    return statement.plural.removesuffix("s")


def facts_of(statement: Statement, report: Report, actors: Actors, anchor: str, page: str | None) -> Facts:
    """The facts of one statement."""
    kind = kind_of(statement)
    told = Facts(
        key=key_of(report.id, kind, anchor),
        kind=kind,
        report=report.id,
        published=report.published,
        page=page or report.id,
        status=statement.status,
        voice=voice(statement, actors),
        outlet=outlet(report),
    )
    return msgspec.structs.replace(told, **_own(statement, actors))


def actors_of(reading: Reading) -> dict[str, Actor]:
    """The actors of a reading by their id."""
    return {actor.id: actor for actor in reading.actors}


def _own(s: Statement, actors: Actors) -> dict[str, Any]:
    """What the kind itself adds."""
    match s:
        case Meeting():
            return _meeting(s, actors)
        case Event():
            return _event(s, actors)
        case Commitment():
            return _commitment(s, actors)
        case Task():
            return _task(s, actors)
        case Condition():
            return _condition(s, actors)
        case Instrument():
            return _instrument(s, actors)
        case Relation():
            return _relation(s, actors)
        case Track():
            parties = _ids(s.parties, actors)
            return {"parties": parties, "name": s.name, "words": stems(s.name), **_days(s.started),
                    "values": _values(name=s.name, parties=parties)}  # fmt: skip
        case Claim():
            speaker = _ids([s.said_by] if s.said_by else [], actors)
            about = _ids(s.about, actors)
            return {"parties": speaker, "others": about, "words": stems(s.content), "type": s.stance,
                    **_days(s.said_on),
                    "values": _values(content=s.content, said_by=speaker, about=about, stance=s.stance)}  # fmt: skip
        case _:
            return {}


def _meeting(s: Meeting, actors: Actors) -> dict[str, Any]:
    parties = _ids(s.participants, actors)
    place = s.place.name if s.place else None
    return {
        "parties": parties, "people": _people(s.participants, actors), "others": _ids(s.mediators, actors),
        **_days(s.date), **_where(s.place),
        "level": tuple(sorted(s.level)), "mode": s.mode, "phase": s.phase, "words": stems(" ".join(s.purpose)),
        "values": _values(participants=parties, date=_day(s.date), place=place, level=sorted(s.level), mode=s.mode,
                          mediators=_ids(s.mediators, actors), format=s.format, topics=sorted(s.topics)),
    }  # fmt: skip


def _event(s: Event, actors: Actors) -> dict[str, Any]:
    doing, done_to = _ids(s.actors, actors), _ids(s.recipients, actors)
    place = s.place.name if s.place else None
    return {
        "parties": doing, "others": done_to, "people": _people([*s.actors, *s.recipients], actors), **_days(s.date),
        **_where(s.place), "type": s.type, "mode": s.mode,
        "words": stems(s.evidence[0].text),
        "values": _values(type=s.type, mode=s.mode, actors=doing, recipients=done_to, date=_day(s.date), place=place,
                          summary=s.summary),
    }  # fmt: skip


def _commitment(s: Commitment, actors: Actors) -> dict[str, Any]:
    parties, others = _ids(s.parties, actors), _ids(s.addressees, actors)
    return {
        "parties": parties, "others": others, "type": "urge" if s.force == "urge" else "bind", **_days(s.made_on),
        "words": stems(s.content), "state": s.state,
        "values": _values(parties=parties, addressees=others, force=s.force, verb=s.verb, content=s.content,
                          quantity=s.quantity, made_on=_day(s.made_on), due=_day(s.due), until=_day(s.until),
                          state=s.state, topics=sorted(s.topics)),
    }  # fmt: skip


def _task(s: Task, actors: Actors) -> dict[str, Any]:
    assignees, by = _ids(s.assignees, actors), _ids(s.assigned_by, actors)
    return {
        "parties": assignees, "others": by, **_days(s.assigned_on), "words": stems(s.deliverable), "state": s.state,
        "values": _values(assignees=assignees, assigned_by=by, deliverable=s.deliverable, due=_day(s.due),
                          assigned_on=_day(s.assigned_on), state=s.state),
    }  # fmt: skip


def _condition(s: Condition, actors: Actors) -> dict[str, Any]:
    holder, required = _ids(s.holder, actors), [r.text for r in s.requires]
    return {
        "parties": holder, "others": _ids(s.of_parties, actors), **_days(s.stated_on), "type": s.link,
        "words": stems(" ".join([s.of, *required])), "state": s.state,
        "values": _values(holder=holder, of=s.of, link=s.link, requires=required, stated_on=_day(s.stated_on),
                          due=_day(s.due), state=s.state),
    }  # fmt: skip


def _instrument(s: Instrument, actors: Actors) -> dict[str, Any]:
    parties = _ids(s.parties, actors)
    return {
        "parties": parties, **_days(s.date), "type": s.type, "name": s.name, "number": s.number, "others":
        (s.body,) if s.body else (), "words": stems(s.name),
        "values": _values(type=s.type, name=s.name, number=s.number, body=s.body, parties=parties, date=_day(s.date),
                          authorship=s.authorship, stages=[h.stage for h in s.history]),
    }  # fmt: skip


def _relation(s: Relation, actors: Actors) -> dict[str, Any]:
    pair = [principal(p.actor, actors) for p in s.parties]
    return {
        "parties": tuple(pair) if s.directed else tuple(sorted(pair)), "type": f"{s.aspect}:{s.state}",
        "start": s.since.start if s.since else None, "end": s.until.end if s.until else None,
        "values": _values(parties=pair, aspect=s.aspect, state=s.state, since=_day(s.since), until=_day(s.until)),
    }  # fmt: skip


def _ids(parties: Iterable[Party], actors: Actors) -> tuple[str, ...]:
    """The states and bodies that the parties act for, in a fixed order."""
    return tuple(sorted({principal(party.actor, actors) for party in parties}))


def _people(parties: Iterable[Party], actors: Actors) -> tuple[str, ...]:
    """Named people, each with whom they act for."""
    named = {p.actor for p in parties if p.actor in actors and actors[p.actor].kind == "person"}
    return tuple(sorted(f"{principal(name, actors)}:{name}" for name in named))


def _where(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    state = registry().states.get(place.country or "")
    wide = state is not None and state.name == place.name
    return {"place": place.name, "country": place.country, "wide": wide}


def _days(time: Time | None) -> dict[str, str | None]:
    if time is None:
        return {}
    return {"start": time.start, "end": time.end, "precision": time.precision}


def _day(time: Time | None) -> list[str | None] | None:
    """A time as a value that can be shown and corrected: first and last day."""
    return [time.start, time.end] if time else None


def _values(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, [], ())}
