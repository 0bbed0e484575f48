"""Events as POLECAT's weekly files have them: 40 columns, tab-separated, lists joined with "; ", None for nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from diplomatics.contract import Event, Party, Reading
from diplomatics.version import VERSION
from diplomatics.views.exports.export import Export, Losses, first_and_last, library, side
from diplomatics.views.library import Library

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source",    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
NOTHING = "None"
LANGUAGES = {"en": "english"}


def write(readings: Sequence[Reading], notices: Sequence[str] = ()) -> Export:
    """Events that happened, on a day that is known. POLECAT has no column for plans, denials or vague dates."""
    held, losses = library(readings), Losses()
    losses.kinds(held, [Event])
    out = io.StringIO()
    table = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    table.writerow(COLUMNS)
    for event in held:
        if isinstance(event, Event):
            first, last = first_and_last(event.date)
            if event.status not in ("occurred", "ongoing"):
                losses.add(f"events: they are {event.status}, for which there is no column")
            elif first is None or first != last:
                losses.add("events: they have no single day")
            else:
                table.writerow([_clean(cell) for cell in _row(held, event, first, notices)])
    return Export(out.getvalue().encode(), tuple(losses.lines()))


def _row(held: Library, event: Event, day: str, notices: Sequence[str]) -> list[object]:
    report, place = held.report_of(event), event.place
    where: list[object] = [None] * 8
    if place is not None:
        where = [place.name, None, None, None, place.country, place.lat, place.lon, place.geonames]
    source = "; ".join(part for part in (*notices, report.publisher) if part)
    language = LANGUAGES.get(report.language or "", report.language)
    return [
        event.id, day, event.type, event.mode, event.intensity, event.quad, "; ".join(event.contexts),
        *_party(held, event.actors), *_party(held, event.recipients), *where, place and place.text, None,
        source, report.published, None, None, None, language, f"diplomatics {VERSION}",
    ]  # fmt: skip


def _party(held: Library, parties: list[Party]) -> list[object]:
    """The eight columns of one side."""
    sides = [side(p, held.actors) for p in parties]

    def joined(values: Sequence[str | None]) -> str:
        return "; ".join(dict.fromkeys(value for value in values if value))

    return [
        joined([s.name for s in sides]), joined([s.code for s in sides]), None, next((s.sector for s in sides), None),
        joined([s.sector for s in sides]), joined([s.role for s in sides]), joined([s.text for s in sides]), None,
    ]  # fmt: skip


def _clean(cell: object) -> str:
    """A cell as one line; a text from outside can start no formula in a spreadsheet."""
    if cell is None or cell == "":
        return NOTHING
    text = " ".join(str(cell).split())
    return f"'{text}" if isinstance(cell, str) and text[:1] in "=+-@" else text
