"""Resolutions and other numbered papers: by number, in rows, by the UN's document symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diplomatics.mentions.instruments.words import alternatives, known, words
from diplomatics.mentions.mention import InstrumentMention
from diplomatics.registry.loader import load

_ONE = re.compile(r"(?P<number>\d{1,4}(?:/\d+)?)(?:\s*\((?P<mark>\d{4}|[IVXL]+)\))?")
_SYMBOL = re.compile(
    r"(?P<named>(?:[Pp]residential statement|[Rr]esolution|[Dd]ecision)\s+)?\b"
    r"(?P<symbol>(?P<organ>[SA])/(?:(?P<kind>RES|PRST)/(?P<number>(?:ES-)?\d{1,4}(?:/\d+)?)))(?:\s*\((?P<year>\d{4})\))?"
)
# From this number on, a bare number with a known year can only be the Security Council's.
_ONLY_COUNCIL = 1000


@cache
def _numbered() -> re.Pattern[str]:
    bodies = alternatives(name for names in words()["bodies"].values() for name in names)
    un = r"(?:(?:UN|U\.N\.|United Nations)\s+)?"
    one = r"\d{1,4}(?:/\d+|\s*\((?:\d{4}|[IVXL]+)\))?"
    return re.compile(
        rf"(?:\b(?P<body>{un}(?:{bodies})|Council|Assembly)(?:['’]s)?\s+)?\b[Rr]esolutions?\s+(?:[Nn]o\.\s*|number\s+)?"
        rf"(?P<numbers>{one}(?:(?:,\s*|\s+and\s+|,\s+and\s+){one})*)"
    )


def by_symbol(text: str) -> Iterator[InstrumentMention]:
    """ "S/RES/2254 (2015)", "A/RES/ES-11/1", "S/PRST/2021/5"."""
    for match in _SYMBOL.finditer(text):
        council, is_statement = match["organ"] == "S", match["kind"] == "PRST"
        number = match["symbol"] if is_statement else match["number"]
        year = match["year"] or (number.split("/")[2] if is_statement else None)
        organ = "Security Council" if council else "General Assembly"
        yield InstrumentMention(
            span=match.span(),
            text=match[0],
            type="statement" if is_statement else "resolution",
            name=f"UN {organ} {'Presidential Statement' if is_statement else 'Resolution'} {number}",
            number=number,
            body="UN",
            year=int(year) if year else year_of(number) if council else None,
            definite=True,
            reason="document symbol",
        )


def by_number(text: str) -> Iterator[InstrumentMention]:
    """ "UN Security Council resolutions 242 (1967) and 338", "the Arab League's resolution 8914"."""
    for match in _numbered().finditer(text):
        body, is_council = _body(match["body"] or "", text)
        offset = match.start("numbers")
        for n, one in enumerate(_ONE.finditer(match["numbers"])):
            start = match.start() if n == 0 else offset + one.start()
            mark = one["mark"] or ""
            own = int(mark) if mark.isdigit() else None
            year = own or (year_of(one["number"]) if is_council else None)
            adopted = body or ("UN" if year and is_council and _only_councils(one["number"]) else None)
            yield InstrumentMention(
                span=(start, offset + one.end()),
                text=text[start : offset + one.end()],
                type="resolution",
                name=_name(adopted, is_council, one["number"]),
                number=one["number"],
                body=adopted,
                year=year,
                definite=True,
                reason="resolution by number",
            )


def _name(body: str | None, is_council: bool, number: str) -> str:
    if body == "UN":
        return f"UN {'Security Council' if is_council else 'General Assembly'} Resolution {number}"
    return f"{body} Resolution {number}" if body else f"Resolution {number}"


def _only_councils(number: str) -> bool:
    return number.isdigit() and int(number) >= _ONLY_COUNCIL


def _body(said: str, text: str) -> tuple[str | None, bool]:
    """The body's id, and whether the number may be the Security Council's; a bare "Resolution 2254" is the text's."""
    if said == "Assembly" or any(said.endswith(name) for name in words()["other_un_bodies"]):
        return "UN", False
    for body, names in words()["bodies"].items():
        if any(said.endswith(name) for name in names):
            return body, body == "UN"
    named = said == "Council" or re.search(r"Security Council|\bUNSC\b|United Nations|\bUN\b", text)
    return ("UN" if named else None), True


def year_of(number: str) -> int | None:
    """The year of a Security Council resolution by its number, from the registry."""
    row = known().get(f"un security council resolution {number}")
    return row.year if row else _year_by_range(number)


@cache
def _ranges() -> list[tuple[int, int]]:
    """(first number, year) of Security Council resolutions."""
    return sorted((int(first), int(year)) for year, first in load("resolutions")["first_of_year"].items())


def _year_by_range(number: str) -> int | None:
    if not number.isdigit():
        return None
    n, found = int(number), None
    for first, year in _ranges():
        if n < first:
            break
        found = year
    return found if n <= int(load("resolutions")["last"]) else None
