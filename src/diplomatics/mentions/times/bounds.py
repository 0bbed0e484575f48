"""First and last day: what "early", "since", "until", "by" and ranges make of a period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from diplomatics.contract.terms import Precision
from diplomatics.mentions.times.meaning import Meaning, Solved
from diplomatics.mentions.times.periods import Period
from diplomatics.mentions.times.tokens import Tokens
from diplomatics.mentions.times.words import group, lexicon

_THIRDS: dict[str, tuple[int, int]] = {"M": (10, 20), "W": (2, 4)}


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day, either of them open; and the modifier that the preposition adds."""

    first: date | None
    last: date | None
    precision: Precision
    mod: str | None = None


def of_solved(solved: Solved, meaning: Meaning, now: date | None) -> Bounds | None:
    """The bounds of a resolved expression by itself."""
    if solved.first is not None or solved.last is not None:
        precision = solved.period.precision if solved.period and not meaning.fiscal else "vague"
        return Bounds(solved.first, solved.last, precision, meaning.mod)
    if solved.period is None:
        return None
    first, last = solved.period.first, solved.period.last
    if meaning.mod in ("START", "MID", "END"):
        first, last = _part(solved.period, meaning, now)
    return Bounds(first, last, solved.period.precision, meaning.mod)


def _part(period: Period, meaning: Meaning, now: date | None) -> tuple[date, date]:
    """The third of a period that "early", "mid" or "late" means; "earlier this year" ends with the report."""
    first, last = period.first, period.last
    if meaning.vague and now is not None and first <= now <= last:
        return (first, now) if meaning.mod == "START" else (now, last)
    if period.unit == "D" or meaning.vague:
        return first, last
    one, two = _cuts(period)
    if meaning.reason == "half":
        one = two = _middle(period)
    if meaning.mod == "START":
        return first, one
    if meaning.mod == "MID":
        return one + timedelta(1), two
    return two + timedelta(1), last


def _middle(period: Period) -> date:
    """The last day of the first half."""
    if period.unit == "M":
        return period.first + timedelta(14)
    return period.first + timedelta((period.last - period.first).days // 2)


def _cuts(period: Period) -> tuple[date, date]:
    """The last days of the first and the second third."""
    first = period.first
    if period.unit in _THIRDS:
        one, two = _THIRDS[period.unit]
        return first + timedelta(one - 1), first + timedelta(two - 1)
    if period.unit == "Y":
        return date(first.year, 4, 30), date(first.year, 8, 31)
    if period.unit == "E":
        return date(first.year + 3, 12, 31), date(first.year + 6, 12, 31)
    days = (period.last - first).days
    return first + timedelta(days // 3), first + timedelta(2 * days // 3)


def preposition(tokens: Tokens, first: int, last: int) -> str:
    """What binds a time from the left: since, until, by, before, after, start, from, between, within, or nothing."""
    at = first - 1
    if tokens.kind(at) in ("the", "a"):
        at -= 1
    for words, sense in lexicon().bounds.get(tokens.lower(at).split(" ")[-1], ()):
        size = len(words)
        if size == 1 and " " not in tokens.lower(at) and tokens.lower(at) == words[0]:
            return sense
        if size > 1 and _reads(tokens, at, words):
            return sense
    return ""


def _reads(tokens: Tokens, at: int, words: tuple[str, ...]) -> bool:
    text = " ".join(tokens.lower(place) for place in range(max(0, at - len(words) + 1), at + 1))
    return text.endswith(" ".join(words)) and (
        len(text) == len(" ".join(words)) or text[-len(" ".join(words)) - 1] == " "
    )


def modifies(tokens: Tokens, last: int) -> bool:
    """Whether a time only describes the noun after it: "since the May protests", "before Friday's talks"."""
    if tokens.lower(last) in ("'s", "’s"):
        return True
    if tokens.kind(last) == "hyphen":
        return True
    raw = tokens.raw(last)
    if not raw[:1].isalpha() or raw[:1].isupper():
        return False
    return raw.lower() not in group("function_words") and not raw.endswith(("ed", "ly"))


def bind(bounds: Bounds, sense: str) -> Bounds:
    """Bounds under a preposition: "since 2016" has no end, "until May" no beginning.

    "before 12 May" and "after 12 May" are bounded by that day, which BEFORE and AFTER leave out: so the bounds never
    contradict the value.
    """
    mod = bounds.mod
    if sense in ("since", "start"):
        return replace(bounds, last=None, mod=mod or "ON_OR_AFTER")
    if sense in ("until", "through", "by"):
        return replace(bounds, first=None, mod=mod or "ON_OR_BEFORE")
    if sense == "before" and bounds.first is not None:
        if mod == "END":
            return replace(bounds, first=None)
        return replace(bounds, first=None, last=bounds.first, mod=mod or "BEFORE")
    if sense == "after" and bounds.last is not None:
        return replace(bounds, first=bounds.last, last=None, mod=mod or "AFTER")
    return bounds
