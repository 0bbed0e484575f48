"""Rules for hours: "at 10 a.m. EST", "15:00 GMT", "noon", "in the morning"."""

from __future__ import annotations

import re

from diplomatics.mentions.times.grammar import Built, Hit, Rule
from diplomatics.mentions.times.meaning import Meaning
from diplomatics.mentions.times.words import group

_ZULU = frozenset({"gmt", "utc", "z", "greenwich mean time"})


def hour(hit: Hit) -> Built:
    """Reads "10 a.m.", "9:30 pm EST", "4 in the morning", "two o'clock"."""
    tokens, at = hit.tokens, hit.at("hour")
    parts = [int(part) for part in re.findall(r"\d+", tokens.lower(at))] or [int(tokens.values[at])]
    if hit.has("ampm"):
        if not 1 <= parts[0] <= 12:
            return None
        parts[0] = parts[0] % 12 + hit.value("ampm")
    elif hit.has("part"):
        if not 1 <= parts[0] <= 12:
            return None
        parts[0] = parts[0] % 12 + (12 if hit.value("part") in ("AF", "EV", "NI") else 0)
    return _clock(hit, parts)


def _clock(hit: Hit, parts: list[int]) -> Meaning | None:
    if parts[0] > 24 or any(part > 59 for part in parts[1:]):
        return None
    parts = parts if len(parts) > 1 else [parts[0], 0]
    zone = "Z" if hit.lower("zone") in _ZULU else ""
    return Meaning("clock", "TIME", clock="T" + ":".join(f"{part:02d}" for part in parts) + zone)


def digital(hit: Hit) -> Built:
    """Reads "15:00", "15:00 GMT"; a score ("2:10") or a verse cannot be told from it, so it needs "at" or a zone."""
    tokens, at = hit.tokens, hit.at("hour")
    if not hit.has("zone") and tokens.lower(hit.first - 1) not in group("clock_openers"):
        return None
    return _clock(hit, [int(part) for part in re.split("[:.]", tokens.lower(at))])


def military(hit: Hit) -> Built:
    """Reads "0735 GMT", "2000 hours"."""
    raw = hit.tokens.lower(hit.at("hour"))
    if len(raw) != 4 or not raw.isdigit():
        return None
    return _clock(hit, [int(raw[:2]), int(raw[2:])])


def named(hit: Hit) -> Built:
    """Reads "noon", "midnight"."""
    return Meaning("clock", "TIME", clock=f"T{hit.value('name')}")


def part(hit: Hit) -> Built:
    """Reads "in the morning", "mid afternoon"."""
    tokens = hit.tokens
    before = tokens.lower(hit.first - 1)
    value = hit.value("part")
    clock = f"T{value}" if not str(value).startswith("T") else str(value)
    if hit.has("edge"):
        mod = hit.value("edge")
        return Meaning("clock", "TIME", clock=clock, mod=mod)
    if before not in ("in", "during", "by", "on", "until", "through") or tokens.kind(hit.last) == "of":
        return None
    if before in ("on", "by") and value == "NI" and not hit.has("the"):
        return None
    return Meaning("clock", "TIME", clock=clock)


RULES: tuple[Rule, ...] = (
    ("hour", "(?P<hour>{clock|day|word}){ampm}(?P<zone>{zone})?".replace("{ampm}", "(?P<ampm>{ampm})"), hour),
    ("hour_part", "(?P<hour>{clock|day|word})(?:{oclock})?{in}{the}(?P<part>{part})", hour),
    ("oclock", "(?P<hour>{clock|day|word}){oclock}", hour),
    ("digital", "(?P<hour>{clock})(?:{hours})?(?P<zone>{zone})?", digital),
    ("military", "(?P<hour>{year|number}){hours}?(?P<zone>{zone})", military),
    ("military_hours", "(?P<hour>{year|number}){hours}", military),
    ("named", "(?P<name>{clockname})", named),
    ("part", "(?P<the>{the})?(?:(?P<edge>{edge}){hyphen}?)?(?P<part>{part})", part),
)
