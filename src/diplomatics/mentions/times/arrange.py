"""Between finding and resolving: hours join their days, "early" and "the end of" join their dates, years spread."""

from __future__ import annotations

from dataclasses import replace

from diplomatics.mentions.times.meaning import Found, Meaning
from diplomatics.mentions.times.tokens import Tokens

_DAY_KINDS = frozenset({"weekday", "shift", "calendar", "same"})
_EDGE_KINDS = frozenset({"calendar", "weekday", "shift", "same", "weekend"})
_EDGES = frozenset({"edge", "earlier", "later"})
_JOINERS = frozenset({"comma", "and", "or", "to", "hyphen", "dash"})
_UNTIL = frozenset({"until", "till", "through"})


def arrange(tokens: Tokens, found: list[Found]) -> list[Found]:
    """All steps in their order."""
    return spread_years(
        tokens, [stretch(tokens, one, before) for one, before in _with_before(join_hours(tokens, found))]
    )


def _with_before(found: list[Found]) -> list[tuple[Found, int]]:
    """Each expression with the end of the one before it, which it must not run into."""
    ends = [0, *[one.last for one in found]]
    return list(zip(found, ends, strict=False))


def join_hours(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Makes "10 p.m. Wednesday", "noon on Friday", "Friday at 9:30" one expression."""
    done: list[Found] = []
    for one in found:
        if done and (joined := _join(tokens, done[-1], one)) is not None:
            done[-1] = joined
        else:
            done.append(one)
    return done


def _join(tokens: Tokens, left: Found, right: Found) -> Found | None:
    between = [tokens.kind(at) for at in range(left.last, right.first)]
    words = [tokens.lower(at) for at in range(left.last, right.first)]
    clock, day = (left, right) if left.meaning.kind == "clock" else (right, left)
    if clock.meaning.kind != "clock" or not _is_day(day.meaning) or len(between) > 2:
        return None
    allowed = ("comma", "on", "of", "a") if clock is left else ("comma", "at")
    if not all(kind in allowed for kind in between) or (clock is right and not between):
        return None
    if day.meaning.clock and (clock is left or clock.meaning.clock[1:2].isalpha()):
        return None
    if clock is right and words == ["at"] and clock.meaning.clock.startswith(("TMO", "TAF", "TEV", "TNI")):
        return None
    meaning = day.meaning.having(type="TIME", clock=clock.meaning.clock, mod=clock.meaning.mod or day.meaning.mod)
    return Found(left.first, right.last, meaning, "hours")


def _is_day(meaning: Meaning) -> bool:
    if meaning.kind not in _DAY_KINDS or meaning.clock[1:2].isdigit():
        return False
    if meaning.kind == "calendar":
        return (meaning.day is not None or meaning.rule is not None) and meaning.part_unit is None
    return meaning.kind == "weekday" or meaning.unit == "D"


def stretch(tokens: Tokens, found: Found, floor: int) -> Found:
    """Take in what qualifies a date from the left: "early", "mid-", "the end of", "around"."""
    meaning, first = found.meaning, found.first
    if meaning.kind not in _EDGE_KINDS and meaning.kind != "clock":
        return found
    if meaning.kind != "clock":
        first, meaning = _edge(tokens, first, meaning)
    if first >= 1 and tokens.kind(first - 1) == "approx" and _approximates(tokens, first - 1, meaning):
        meaning = meaning.having(mod=meaning.mod or tokens.values[first - 1] or None)
        first -= 1
    if first < floor:
        return found
    return replace(found, first=first, meaning=meaning)


def _edge(tokens: Tokens, first: int, meaning: Meaning) -> tuple[int, Meaning]:
    at = first - 1
    kind, before = tokens.kind(at), tokens.kind(at - 1)
    if (kind == "hyphen" and before == "edge") or (kind in ("in", "on") and before in _EDGES):
        at -= 1
    elif kind == "the" and before == "in" and tokens.kind(at - 2) in _EDGES:
        at -= 2
    kind = tokens.kind(at)
    if kind in _EDGES:
        if tokens.lower(at - 1) in ("as", "no", "a") and tokens.lower(at) in ("early", "late", "earlier", "later"):
            return first, meaning
        mod = tokens.values[at] or ("START" if kind == "earlier" else "END")
        at -= tokens.kind(at - 1) == "the"
        return at, meaning.having(mod=mod, vague=kind != "edge")
    if tokens.kind(first - 1) == "of" and tokens.kind(first - 2) == "edgenoun":
        at = first - 2
        mod = tokens.values[at]
        at -= tokens.kind(at - 1) == "the"
        return at, meaning.having(mod=mod)
    return first, meaning


def _approximates(tokens: Tokens, at: int, meaning: Meaning) -> bool:
    word = tokens.lower(at)
    if word == "around" and tokens.lower(at - 1) in ("get", "work", "way", "ways", "go"):
        return False
    if word in ("around", "approximately", "circa", "sometime"):
        return True
    return word in ("about", "nearly", "almost", "just about") and bool(meaning.clock)


def spread_years(tokens: Tokens, found: list[Found]) -> list[Found]:
    """Spreads the year of "in April and May 2022", "26 August to 3 September 2023" to both dates."""
    done = list(found)
    for at in range(len(done) - 2, -1, -1):
        left, right = done[at].meaning, done[at + 1].meaning
        if not _lacks_year(left) or right.kind != "calendar" or right.month is None or right.rule is not None:
            continue
        join = _joiner(tokens, done[at].last, done[at + 1].first)
        if join and right.year is not None:
            earlier = (left.month or 0) > right.month and join != "list"
            done[at] = replace(done[at], meaning=left.having(year=right.year - earlier))
    for at in range(1, len(done)):
        left, right = done[at - 1].meaning, done[at].meaning
        if left.kind != "calendar" or left.year is None or left.month is None or not _lacks_year(right):
            continue
        if _joiner(tokens, done[at - 1].last, done[at].first) == "range":
            later = (right.month or 0) < left.month
            done[at] = replace(done[at], meaning=right.having(year=left.year + later))
    return done


def _lacks_year(meaning: Meaning) -> bool:
    return (
        meaning.kind == "calendar"
        and meaning.year is None
        and meaning.month is not None
        and meaning.relation is None
        and meaning.rule is None
    )


def _joiner(tokens: Tokens, first: int, last: int) -> str:
    """How two neighbours are joined: "range" (to, -), "list" (and, comma), or not at all."""
    kinds = [tokens.kind(at) for at in range(first, last)]
    if not kinds or len(kinds) > 2:
        return ""
    if len(kinds) == 1 and (kinds[0] in ("to", "hyphen", "dash") or tokens.lower(first) in _UNTIL):
        return "range"
    return "list" if all(kind in _JOINERS for kind in kinds) else ""


def joiner(tokens: Tokens, left: Found, right: Found) -> str:
    """How two found expressions are joined in the text."""
    return _joiner(tokens, left.last, right.first)
