"""Events as PLOVER JSON Lines (PLOVER manual of February 2024, chapter "Data format")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplomatics.contract import Event, Party, Place, Reading, Report
from diplomatics.version import VERSION
from diplomatics.views.exports.export import Export, Losses, first_and_last, json_lines, library, side
from diplomatics.views.library import Library

# PLOVER's auxiliary marks for what has not simply happened.
AUXILIARY = {
    "planned": "future", "proposed": "hypothetical", "conditional": "hypothetical", "unknown": "hypothetical",
    "denied": "negation",
}  # fmt: skip


def write(readings: Sequence[Reading], notices: Sequence[str] = ()) -> Export:
    """Every event that has a date; PLOVER asks for one, and the day of publication is never put in its place."""
    held, losses = library(readings), Losses()
    losses.kinds(held, [Event])
    rows = []
    for event in held:
        if isinstance(event, Event):
            if event.date is None or first_and_last(event.date)[0] is None:
                losses.add("events: they have no first day, which PLOVER asks for")
            elif not event.actors:
                losses.add("events: they have no actor, which PLOVER asks for")
            else:
                rows.append(_event(held, event, held.report_of(event), notices))
    return Export(json_lines(rows), tuple(losses.lines()))


def _event(held: Library, event: Event, report: Report, notices: Sequence[str]) -> dict[str, Any]:
    first, last = first_and_last(event.date)
    evidence = event.evidence[0]
    row: dict[str, Any] = {
        "id": event.id,
        "date": first,
        "enddate": last if last != first else None,
        "actor": [_entity(held, p) for p in event.actors],
        "recipient": [_entity(held, p) for p in event.recipients],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": event.contexts,
        "auxiliary": [AUXILIARY[event.status]] if event.status in AUXILIARY else [],
        "event_loc": _location(event.place) if event.place else None,
        "event_text": [evidence.text],
        "quad_code": event.quad,
        "event_scale": event.intensity,
        "text_info": {"start": evidence.start, "end": evidence.end},
        "cite_info": {
            "title": report.title, "publication": report.publisher, "url": report.uri, "language": report.language,
        },
        "coder": f"diplomatics {VERSION}",
        "comment": _comment(held, event, notices),
    }  # fmt: skip
    return {key: value for key, value in row.items() if value not in (None, [])}


def _comment(held: Library, event: Event, notices: Sequence[str]) -> str:
    """What PLOVER has no field for: status, voice, confidence, how sharp the date is and how it was found."""
    parts = [*notices, f"status {event.status}", f"confidence {event.confidence:.2f}"]
    if event.date:
        parts.append(f"date {event.date.value} ({event.date.precision}, {event.date.basis})")
    voice = held.voice(event)
    return "; ".join([*parts, f"voice: {voice}"] if voice else parts)


def _entity(held: Library, party: Party) -> dict[str, Any]:
    found = side(party, held.actors)
    row = {
        "code": found.code, "sector": found.sector, "entity_text": found.text, "identifier_text": found.name,
        "identifier_id": found.wikidata, "office": found.role,
    }  # fmt: skip
    return {key: value for key, value in row.items() if value is not None}


def _location(place: Place) -> dict[str, Any]:
    row = {
        "extracted_place": place.text, "resolved_place": place.name, "geonameid": place.geonames, "lat": place.lat,
        "lon": place.lon, "country_code": place.country,
    }  # fmt: skip
    return {key: value for key, value in row.items() if value is not None}
