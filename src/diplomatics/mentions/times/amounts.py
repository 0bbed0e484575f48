"""Numbers in words and digits, and lengths as TIMEX3 durations."""

from __future__ import annotations

from diplomatics.mentions.times.grammar import Hit
from diplomatics.mentions.times.tokens import Tokens

# A number in words or digits: "two", "12", "twenty-four", "two hundred and ten", "a hundred".
NUMBER = "(?:{word|day|number|year|times}|{a}{times})(?:(?:{hyphen}|{and})?{word|times}){0,6}"
# An amount of units: "two", "2 1/2", "a", "half a", "several", "a few more".
AMOUNT = (
    "(?P<amount>{vague}|"
    + NUMBER
    + "(?:{and}?{fraction}|{and}{a}{half})?|{half}{hyphen}?{a}?|{a}{half}|{fraction}|{a})"
)


def number(tokens: Tokens, first: int, last: int) -> float | None:
    """The number that a run of tokens spells; null where it spells none."""
    total, part, seen = 0.0, 0.0, False
    for at in range(first, last):
        kind, value = tokens.kind(at), tokens.values[at]
        if kind in ("word", "day", "number", "year"):
            part, seen = part + value, True
        elif kind == "times":
            part = (part or 1) * value
            seen = True
            if value >= 1000:
                total, part = total + part, 0.0
        elif kind == "fraction":
            part, seen = part + value, True
        elif kind == "half":
            part, seen = part + 0.5, True
        elif kind == "a" and not seen and at == first and tokens.kind(at + 1) not in ("times", "half"):
            part, seen = 1.0, True
    return total + part if seen else None


def amount(hit: Hit, group: str = "amount") -> float | None:
    """The amount of a hit: null where it is vague ("several", "a few")."""
    first, last = hit.span(group)
    if first < 0:
        return None
    if hit.tokens.kind(first) == "vague":
        return float(hit.tokens.values[first]) or None
    return number(hit.tokens, first, last)


def duration(count: float | None, unit: str) -> str:
    """A TIMEX3 duration, X where the count is unknown: P2Y6M, PT90S, PXD."""
    if unit == "2W":
        count, unit = (count * 2 if count is not None else None), "W"
    if unit == "6M":
        count, unit = (count * 6 if count is not None else None), "M"
    if unit == "WE":
        return "PXWE" if count is None else f"P{_plain(count)}WE"
    head, unit = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if count is None:
        return f"{head}X{unit}"
    whole = int(count)
    if count == whole:
        return f"{head}{whole}{unit}"
    smaller = {"Y": ("M", 12), "D": ("TH", 24), "H": ("M", 60), "M": ("S", 60) if head == "PT" else ("D", 30)}.get(unit)
    if smaller is None:
        return f"{head}{_plain(count)}{unit}"
    rest = round((count - whole) * smaller[1])
    front = f"{head}{whole}{unit}" if whole else (head if not smaller[0].startswith("T") else "P")
    return f"{front}{smaller[0][:-1]}{rest}{smaller[0][-1]}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"
