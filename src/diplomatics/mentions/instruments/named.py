"""Documents by their own names: those of the registry, and others by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diplomatics.documents.calendar_words import MONTH
from diplomatics.mentions.instruments.words import alternatives, known, types, words
from diplomatics.mentions.mention import InstrumentMention

_OPENING = frozenset({"The", "A", "An", "This", "That", "In", "On", "Under", "Both", "Article", "His", "Her", "Their"})
# What may stand before and after a name: "the 1974 ...", "... of 12 December 2000".
_YEAR_BEFORE = r"(?:(?P<before>(?:18|19|20)\d\d)\s+)?"
_DATE_AFTER = rf"(?:\s+(?:of|from)\s+(?:(?:\d{{1,2}}\s+)?{MONTH}\s+)?(?:\d{{1,2}},?\s+)?(?P<after>(?:18|19|20)\d\d)\b)?"
_WORD = r"(?:[A-ZÀ-Þ][\w'’]*(?:\.[\w'’]+)*(?:[-–][A-Z]?\w+)*)"
_LINKS = r"(?:and|of|on|for|the|against|in|to)"


@cache
def _registered() -> re.Pattern[str]:
    names = [n for n in known() if not n.startswith("un security council resolution")]
    heads = alternatives(types())
    return re.compile(
        rf"\b{_YEAR_BEFORE}(?P<name>{alternatives(names)})(?P<head>\s+(?:{heads}))?{_DATE_AFTER}(?!\w)", re.IGNORECASE
    )


@cache
def _by_form() -> re.Pattern[str]:
    """ "the Alma-Ata Declaration of 1991", "the 1974 Disengagement Agreement", "the Saint-Malo declaration"."""
    small = alternatives(words()["small_in_names"])
    heads = alternatives(words()["heads_after_name"])
    rest = rf"(?:\s+(?:on|of|for)\s+(?:the\s+)?{_WORD}(?:(?:,\s+|\s+)(?:{_LINKS}\s+){{0,2}}{_WORD}){{0,7}})?"
    return re.compile(
        rf"\b{_YEAR_BEFORE}(?P<name>{_WORD}(?:\s+(?:{_LINKS}\s+)?{_WORD}){{0,5}}?(?:\s+(?:{small})){{0,2}}\s+"
        rf"(?P<head>(?i:{heads}))\b(?P<on>{rest})){_DATE_AFTER}"
    )


@cache
def _head_first() -> re.Pattern[str]:
    """ "the Treaty of Tlatelolco", "the Treaty on the Non-Proliferation of Nuclear Weapons"."""
    heads = alternatives(h.title() for h in words()["heads_after_name"])
    return re.compile(
        rf"\b{_YEAR_BEFORE}(?P<name>(?P<head>{heads})\s+(?:of|on|for|between|against)\s+(?:the\s+)?{_WORD}"
        rf"(?:(?:,\s+|\s+)(?:{_LINKS}\s+){{0,2}}{_WORD}){{0,9}}){_DATE_AFTER}"
    )


def registered(text: str) -> Iterator[InstrumentMention]:
    """Documents of the registry, by any of their names."""
    for match in _registered().finditer(text):
        name = match["name"]
        if not name[0].isupper() and not name[0].isdigit():
            continue
        row = known()[name.lower()]
        year = match["before"] or match["after"]
        if year and row.year and int(year) != row.year:
            continue
        yield InstrumentMention(
            span=match.span(), text=match[0], type=row.type, name=row.name, number=row.number, body=row.body,
            year=row.year, definite=True, reason="registered document",
        )  # fmt: skip


def by_form(text: str) -> Iterator[InstrumentMention]:
    """Documents whose name shows what they are."""
    for pattern in (_head_first(), _by_form()):
        for match in pattern.finditer(text):
            start, name = match.start("name"), match["name"]
            while name and (name.split()[0] in _OPENING or name[0].islower()):
                start += len(name.split()[0]) + 1
                name = text[start : match.end("name")].lstrip()
                start = match.end("name") - len(name)
            if " " not in name or name.lower() in types():
                continue
            first = match.start("before") if match["before"] and start == match.start("name") else start
            year = match["before"] or match["after"]
            yield InstrumentMention(
                span=(first, match.end()), text=text[first : match.end()], name=name,
                type=types().get(match["head"].lower(), "agreement"), year=int(year) if year else None,
                definite=True, reason="named document",
            )  # fmt: skip
