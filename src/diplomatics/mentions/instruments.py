"""Finds documents in a text: resolutions by number, treaties by name, communiqués and deals by description."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diplomatics.contract.terms import InstrumentType
from diplomatics.mentions.mention import InstrumentMention
from diplomatics.registry import rows
from diplomatics.registry.loader import load
from diplomatics.registry.rows import KnownInstrument

_TYPES: dict[str, InstrumentType] = {
    "communique": "communique", "communiqué": "communique",
    "joint statement": "statement", "statement": "statement", "presidential statement": "statement",
    "declaration": "declaration", "agreement": "agreement", "accord": "agreement", "accords": "agreement",
    "agreements": "agreement", "deal": "agreement", "pact": "agreement", "treaty": "treaty", "convention": "treaty",
    "charter": "treaty", "covenant": "treaty", "memorandum of understanding": "memorandum", "memorandum": "memorandum",
    "mou": "memorandum", "roadmap": "roadmap", "road map": "roadmap", "road-map": "roadmap", "protocol": "protocol",
    "plan": "plan", "initiative": "plan", "ceasefire": "ceasefire", "truce": "ceasefire", "armistice": "ceasefire",
    "final act": "declaration", "resolution": "resolution", "accession protocol": "protocol", "framework": "agreement",
    "concordat": "treaty", "contract": "agreement", "proclamation": "declaration", "principles": "declaration",
}  # fmt: skip


@cache
def _resolution() -> re.Pattern[str]:
    return re.compile(
        r"(?P<body>(?:(?:UN|U\.N\.|United Nations)\s+)?(?:Security Council|General Assembly|Human Rights Council)"
        r"|UNSC|UNGA|UN|U\.N\.|Council|Assembly)?(?P<of>['’]s)?\s*"
        r"\b[Rr]esolutions?\s+(?:No\.\s*|number\s+)?(?P<numbers>\d{1,4}(?:/\d+|\s*\((?:\d{4}|[IVXL]+)\))?"
        r"(?:(?:,\s*|\s+and\s+|,\s+and\s+)\d{1,4}(?:/\d+|\s*\(\d{4}\))?)*)"
    )


@cache
def _one_number() -> re.Pattern[str]:
    return re.compile(r"(?P<number>\d{1,4}(?:/\d+)?)(?:\s*\((?P<year>\d{4})\))?")


@cache
def _named() -> re.Pattern[str]:
    """ "the Alma-Ata Declaration of 1991", "the 1974 Disengagement Agreement", "UN Charter"."""
    heads = (
        "Agreements?|Accords?|Treaty|Convention|Declaration|Protocol|Memorandum|Charter|Pact|Plan|Initiative|Roadmap|"
    )
    heads += "Final Act|Communiqué|Communique|Framework|Deal|Truce|Armistice|Principles|Covenant|agreements|accords"
    word = r"(?:[A-Z][\w'’.]*(?:[-–][A-Z]?\w+)*)"
    return re.compile(
        rf"\b(?:(?P<before>(?:19|20)\d\d)\s+)?(?P<name>{word}(?:\s+(?:and|of|on|for|the)?\s*{word}){{0,5}}?\s+"
        rf"(?P<head>{heads}))(?P<on>\s+(?:on|of|for)\s+(?:the\s+)?{word}(?:\s+(?:and|of|the|on)?\s*{word}){{0,6}})?"
        r"(?:\s+of\s+(?:(?P<month>\d{0,2}\s*[A-Z][a-z]+)\s+)?(?P<after>(?:19|20)\d\d))?\b"
    )


@cache
def _generic() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, _TYPES), key=len, reverse=True))
    adjectives = (
        "final|joint|four-party|three-party|trilateral|bilateral|tripartite|peace|ceasefire|framework|interim|landmark|"
        "comprehensive|draft|general|security|cooperation|co-operation|defence|defense|trade|nuclear|border|bilateral|"
        "diplomatic|military|economic|free|grain|prisoner|exchange|swap|prisoner-swap|power-sharing|maritime|political|"
        "preliminary|historic|secret|formal|written|final|same|new|disengagement|withdrawal|normalisation|normalization|"
        "implementation|action|reconciliation|partnership|strategic|hostage|oil|gas|water|migration|visa|extradition|"
        "presidential|press|closing|concluding|official|second|first|third|deconfliction|de-escalation|status-of-forces|"
        "seven-point|five-point|ten-point|12-point|truce|regional|tentative|indefinite|humanitarian|national|mutual"
    )
    return re.compile(
        rf"\b(?P<det>the|a|an|this|that|its|their|any|no|another)\s+(?:(?P<year>(?:19|20)\d\d)\s+)?"
        rf"(?P<words>(?:(?:{adjectives})\s+){{0,3}}(?P<head>{nouns}))\b",
        re.IGNORECASE,
    )


@cache
def known() -> dict[str, KnownInstrument]:
    """Registered documents by every name."""
    found: dict[str, KnownInstrument] = {}
    for raw in load("instruments"):
        row = rows.instrument(raw)
        for name in (row.name, *row.names):
            found[name.lower()] = row
    return found


@cache
def _known_names() -> re.Pattern[str] | None:
    names = sorted((n for n in known() if not n.startswith("un security council resolution")), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", re.IGNORECASE) if names else None


def read_instruments(text: str) -> list[InstrumentMention]:
    """Every document that a text names, in text order, longest reading first."""
    found: list[InstrumentMention] = []
    taken: list[tuple[int, int]] = []
    for source in (_resolutions, _registered, _by_name, _by_description):
        for mention in source(text):
            if all(mention.span[1] <= a or b <= mention.span[0] for a, b in taken):
                found.append(mention)
                taken.append(mention.span)
    return sorted(found, key=lambda m: m.span)


def find_instruments(text: str) -> list[InstrumentMention]:
    """Every document that a text names."""
    return read_instruments(text)


def _resolutions(text: str) -> Iterator[InstrumentMention]:
    for match in _resolution().finditer(text):
        body, assembly = _body(match["body"] or "", text)
        numbers = list(_one_number().finditer(match["numbers"]))
        offset = match.start("numbers")
        for n, one in enumerate(numbers):
            start = match.start() + (len(match[0]) - len(match[0].lstrip())) if n == 0 else offset + one.start()
            end = offset + one.end()
            year = int(one["year"]) if one["year"] else _year(one["number"], assembly)
            organ = "General Assembly" if assembly else "Security Council"
            yield InstrumentMention(
                span=(start, end),
                text=text[start:end],
                type="resolution",
                name=f"UN {organ} Resolution {one['number']}" if body else f"Resolution {one['number']}",
                number=one["number"],
                body=body,
                year=year,
                definite=True,
                reason="resolution by number",
            )


def _body(words: str, text: str) -> tuple[str | None, bool]:
    """The body's id and whether it is the General Assembly; a bare "Resolution 2254" is the text's."""
    assembly = "Assembly" in words or words == "UNGA"
    if assembly:
        return "UN", True
    if words:
        return "UN", False
    named = "Security Council" in text or "UNSC" in text or "United Nations" in text or re.search(r"\bUN\b", text)
    return ("UN" if named else None), False


def _year(number: str, assembly: bool) -> int | None:
    """The year of a resolution by its number, from the registry."""
    organ = "general assembly" if assembly else "security council"
    row = known().get(f"un {organ} resolution {number}")
    return row.year if row else _year_by_range(number) if not assembly else None


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


def _registered(text: str) -> Iterator[InstrumentMention]:
    pattern = _known_names()
    if pattern is None:
        return
    for match in pattern.finditer(text):
        if not match[0][0].isupper() and not match[0][0].isdigit():
            continue
        row = known()[match[0].lower()]
        yield InstrumentMention(
            span=match.span(), text=match[0], type=row.type, name=row.name, number=row.number, body=row.body,
            year=row.year, definite=True, reason="registered document",
        )  # fmt: skip


def _by_name(text: str) -> Iterator[InstrumentMention]:
    for match in _named().finditer(text):
        start = match.start("before") if match["before"] else match.start("name")
        if match["name"].split()[0] in ("The", "A", "An", "This", "That", "In", "On", "Under"):
            start = match.start("name") + len(match["name"].split()[0]) + 1
        end = match.end()
        name = text[max(start, match.start("name")) : match.end("on") if match["on"] else match.end("name")]
        if " " not in name.strip():
            continue
        year = match["before"] or match["after"]
        yield InstrumentMention(
            span=(start, end), text=text[start:end], type=_TYPES.get(match["head"].lower(), "agreement"), name=name,
            year=int(year) if year else None, definite=True, reason="named document",
        )  # fmt: skip


def _by_description(text: str) -> Iterator[InstrumentMention]:
    for match in _generic().finditer(text):
        determiner = match["det"].lower()
        if (
            match["head"].lower() in ("plan", "framework", "initiative", "principles", "contract")
            and " " not in match["words"]
        ):
            continue
        yield InstrumentMention(
            span=match.span(), text=match[0], type=_TYPES[match["head"].lower()], name=match["words"],
            year=int(match["year"]) if match["year"] else None,
            definite=determiner not in ("a", "an", "any", "no", "another"), reason="described document",
        )  # fmt: skip
