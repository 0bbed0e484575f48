"""FollowTheMoney JSON Lines: actors, reports as articles, meetings and events as events (schema of version 4)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from diplomatics.contract import Actor, Event, Meeting, Party, Reading, Report, Statement, Time
from diplomatics.views.contradicting import what
from diplomatics.views.exports.export import Export, Losses, json_lines, library
from diplomatics.views.library import Library

SCHEMATA = {"state": "PublicBody", "organisation": "Organization", "person": "Person", "office": "PublicBody"}
HAPPENED = ("occurred", "ongoing")


def write(readings: Sequence[Reading], notices: Sequence[str] = ()) -> Export:
    """Actors in use, reports, and what happened; FollowTheMoney has no place for what is planned or denied."""
    held, losses = library(readings), Losses()
    losses.kinds(held, [Event, Meeting])
    rows = [_actor(actor) for actor in held.actors.values()] + [_report(r, notices) for r in held.reports.values()]
    for statement in held:
        if isinstance(statement, Event | Meeting):
            if statement.status in HAPPENED:
                rows.append(_happening(held, statement, notices))
            else:
                losses.add(f"{statement.plural}: they are {statement.status}, for which there is no field")
    return Export(json_lines(rows), tuple(losses.lines()))


def _entity(id: str, schema: str, properties: dict[str, Sequence[str | None]]) -> dict[str, Any]:  # noqa: A002
    kept = {key: [v for v in values if v] for key, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {key: values for key, values in kept.items() if values}}


def _actor(actor: Actor) -> dict[str, Any]:
    schema = SCHEMATA.get(actor.kind, "LegalEntity")
    country = (actor.country or "").lower() or None
    return _entity(
        _id(actor.id), schema, {"name": [actor.name], "country": [country], "wikidataId": [actor.codes.wikidata]}
    )


def _report(report: Report, notices: Sequence[str]) -> dict[str, Any]:
    return _entity(
        _id(report.id), "Article",
        {"title": [report.title], "publisher": [report.publisher], "sourceUrl": [report.uri],
         "publishedAt": [report.published], "language": [report.language], "notes": notices},
    )  # fmt: skip


def _happening(held: Library, statement: Event | Meeting, notices: Sequence[str]) -> dict[str, Any]:
    date: Time | None = statement.date
    parties: list[Party] = (
        statement.participants if isinstance(statement, Meeting) else [*statement.actors, *statement.recipients]
    )
    organizer = statement.host if isinstance(statement, Meeting) else None
    keywords = [statement.plural.removesuffix("s"), statement.type if isinstance(statement, Event) else statement.phase]
    return _entity(
        _id(statement.id), "Event",
        {"name": [what(held, statement)], "keywords": keywords,
         "startDate": [date.start if date else None], "endDate": [date.end if date else None],
         "location": [statement.place.name if statement.place else None],
         "involved": list(dict.fromkeys(_id(p.actor) for p in parties)),
         "organizer": [_id(organizer.actor) if organizer else None],
         "proof": [_id(e.report) for e in statement.evidence[:1]],
         "description": [_quoted(statement)], "notes": notices},
    )  # fmt: skip


def _quoted(statement: Statement) -> str:
    return statement.evidence[0].text


def _id(name: str) -> str:
    return f"diplomatics-{name}"
