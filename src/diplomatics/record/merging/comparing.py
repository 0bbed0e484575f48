"""How two statements compare, field by field: the outcome of each, as `weights.yaml` names it."""

from __future__ import annotations

from collections.abc import Callable

from diplomatics.record.merging.blocking import MOVED_DAYS, PLANNED
from diplomatics.record.merging.days import apart, span, told, week_of
from diplomatics.record.merging.facts import Facts
from diplomatics.record.merging.settings import kinds
from diplomatics.record.merging.words import alike, stems

SILENT = "silent"
MOST = 0.6
NEAR_DAYS = 3
# PLOVER types that are sayings.
SAYING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})


def parties(a: Facts, b: Facts) -> str:
    """Who: the parties that act."""
    if a.kind == "relation":
        return "equal" if a.parties == b.parties else "apart"
    return _company(a.parties, b.parties)


def others(a: Facts, b: Facts) -> str:
    """To whom: recipients, addressees, those spoken about."""
    return _company(a.others, b.others)


def _company(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    if not a or not b:
        return SILENT
    if a == b:
        return "equal"
    first, second = set(a), set(b)
    common = len(first & second)
    if common == 0:
        return "apart"
    if common == 1:
        return "one"
    if first < second or second < first:
        return "most" if common >= MOST * max(len(a), len(b)) else "within"
    return "part"


def date(a: Facts, b: Facts) -> str:
    """When."""
    ours, theirs = span(a), span(b)
    if ours is None or theirs is None:
        return SILENT if ours is theirs else _fits(a, b)
    gap = apart(ours, theirs)
    if gap == 0:
        return "same" if ours == theirs or max(ours[1] - ours[0], theirs[1] - theirs[0]) <= 1 else "close"
    if _moved(a, b) or _moved(b, a):
        return "moved"
    if gap > 1 and (_told_before(a, b) or _told_before(b, a)):
        return "told-before"
    if gap == 1:
        return "close" if max(ours[1] - ours[0], theirs[1] - theirs[0]) >= 3 else "next"
    return "near" if gap <= NEAR_DAYS else "far"


def _moved(a: Facts, b: Facts) -> bool:
    """Whether `a` gives a day that was given up, and `b` a later one."""
    ours, theirs = span(a), span(b)
    return a.phase == "postponed" and ours is not None and theirs is not None and 0 < theirs[0] - ours[1] <= MOVED_DAYS


def _told_before(a: Facts, b: Facts) -> bool:
    """Whether `a` tells as done, and was published before, what `b` says came later."""
    published, theirs = told(a), span(b)
    done = a.status in ("occurred", "ongoing") and a.phase in (None, "held")
    return done and published is not None and theirs is not None and published < theirs[0]


def _fits(a: Facts, b: Facts) -> str:
    """Whether the day that one gives lies where the other, without one, would tell of it."""
    dated, other = (a, b) if span(a) else (b, a)
    day, published = span(dated), told(other)
    if day is None or published is None:
        return SILENT
    window = kinds()[a.kind].window
    before, after = published - window.before, published + window.after
    if other.status in PLANNED:
        return "fits" if day[1] >= published and day[0] <= after else "unfit"
    return "fits" if day[1] >= before and day[0] <= published + 1 else "unfit"


def place(a: Facts, b: Facts) -> str:
    """Where."""
    if a.place is None or b.place is None:
        return SILENT
    if a.place == b.place or a.place in b.place or b.place in a.place:
        return "same"
    return "country" if a.country and a.country == b.country and (a.wide or b.wide) else "apart"


def level(a: Facts, b: Facts) -> str:
    """At which level they met."""
    return _shared(a.level, b.level)


def people(a: Facts, b: Facts) -> str:
    """Named people: apart where one party is there in different persons."""
    who = [dict(name.split(":", 1) for name in facts.people) for facts in (a, b)]
    if set(a.people) & set(b.people):
        return "same"
    return "apart" if set(who[0]) & set(who[1]) else SILENT


def mode(a: Facts, b: Facts) -> str:
    """In which form."""
    return _one(a.mode, b.mode)


def kind_of(a: Facts, b: Facts) -> str:
    """Which type, link or state."""
    return _one(a.type, b.type)


def instrument_number(a: Facts, b: Facts) -> str:
    """The number of a document."""
    return _one(a.number, b.number)


def name(a: Facts, b: Facts) -> str:
    """The name; one of its type's words alone ("the joint statement") tells nothing."""
    if not a.name or not b.name:
        return SILENT
    ours, theirs = (set(f.words) - set(stems(f.type or "")) - {"joint"} for f in (a, b))
    if not ours or not theirs:
        return "generic"
    if ours == theirs:
        return "same"
    return "contained" if ours < theirs or theirs < ours else "apart"


def words(a: Facts, b: Facts) -> str:
    """What it says."""
    if not a.words or not b.words:
        return SILENT
    share = alike(a.words, b.words)
    found = "most" if share >= 0.65 else "half" if share >= 0.45 else "some" if share >= 0.25 else "few"
    return f"said-{found}" if a.type in SAYING and found in ("some", "few") else found


def published(a: Facts, b: Facts) -> str:
    """How far apart the two reports were published."""
    ours, theirs = told(a), told(b)
    if ours is None or theirs is None:
        return SILENT
    gap = abs(ours - theirs)
    return "near" if gap <= 4 else "weeks" if gap <= 30 else "apart"


def week(a: Facts, b: Facts) -> str:
    """In which week the two reports were published."""
    ours, theirs = told(a), told(b)
    if ours is None or theirs is None:
        return SILENT
    return "same" if week_of(ours) == week_of(theirs) else "apart"


def report(a: Facts, b: Facts) -> str:
    """Two statements of one report were kept apart by its reader."""
    return "same" if a.report == b.report else "other"


def _shared(a: tuple[str, ...], b: tuple[str, ...]) -> str:
    if not a or not b:
        return SILENT
    return "same" if set(a) & set(b) else "apart"


def _one(a: str | None, b: str | None) -> str:
    if a is None or b is None:
        return SILENT
    return "same" if a == b else "apart"


COMPARERS: dict[str, Callable[[Facts, Facts], str]] = {
    "parties": parties, "others": others, "date": date, "place": place, "level": level, "people": people,
    "mode": mode, "type": kind_of, "number": instrument_number, "name": name, "words": words, "told": published,
    "week": week, "report": report,
}  # fmt: skip
