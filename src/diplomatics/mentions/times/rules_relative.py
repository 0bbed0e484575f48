"""Rules for times told from another time: "last week", "the following day", "a year earlier", "two days before"."""

from __future__ import annotations

from diplomatics.mentions.times.amounts import AMOUNT, NUMBER, amount, duration, number
from diplomatics.mentions.times.grammar import Built, Hit, Rule
from diplomatics.mentions.times.meaning import Meaning
from diplomatics.mentions.times.words import group

_REL = "(?P<rel>{last|next|this|following|same|that|latest})"
# "previous", "following" and their kin count from the time last named; the others from the report's day.
# After these "last" is a verb ("is set to last four days").


def day_word(hit: Hit) -> Built:
    """Reads "today", "tomorrow morning", "the day before yesterday"."""
    meaning = Meaning("shift", unit="D", amount=hit.value("word"), relation="now")
    return with_part(hit, meaning)


def with_part(hit: Hit, meaning: Meaning) -> Meaning:
    """Add a part of the day ("morning") to a day."""
    part = hit.value("part")
    if part is None:
        return meaning
    return meaning.having(type="TIME", clock=part if str(part).startswith("T") else f"T{part}")


def night_word(hit: Hit) -> Built:
    """Reads "tonight", "overnight"."""
    if hit.tokens.lower(hit.first) == "overnight":
        return Meaning("shift", "TIME", unit="D", amount=-1, relation="now", clock="TNI")
    return Meaning("shift", "TIME", unit="D", amount=0, relation="now", clock="TNI")


def weekday(hit: Hit) -> Built:
    """Reads "Wednesday", "last Friday", "Monday night", "Friday of last week"."""
    tokens, at = hit.tokens, hit.at("weekday")
    if not hit.has("rel") and _doubtful(hit, at):
        return None
    relation = tokens.kind(hit.at("rel")) if hit.has("rel") else None
    if hit.lower("rel") in group("from_focus"):
        relation = "before" if relation == "last" else "following"
    if hit.has("week"):
        if hit.value("week") != "W":
            return None
        steps = {"last": -1, "next": 1, "this": 0, "following": 1, "that": 0, "same": 0}[
            tokens.kind(hit.at("week_rel"))
        ]
        anchor = "focus" if tokens.kind(hit.at("week_rel")) in ("following", "that", "same") else "now"
        inner = Meaning("shift", unit="W", amount=steps, relation=anchor)
        return with_part(hit, Meaning("weekday", weekday=hit.value("weekday"), inner=inner))
    return with_part(hit, Meaning("weekday", weekday=hit.value("weekday"), relation=relation))


def _doubtful(hit: Hit, at: int) -> bool:
    """Whether a short weekday ("Sun") may be a name: no full stop, no "on" before it, no "night" after it."""
    tokens = hit.tokens
    if tokens.lower(at).endswith(("day", ".")):
        return False
    return tokens.lower(at - 1) != "on" and tokens.kind(at + 1) != "part"


def unit(hit: Hit) -> Built:
    """Reads "last week", "this year", "the following month", "the same day", "the past decade"."""
    tokens, size = hit.tokens, hit.value("unit")
    kind, word = tokens.kind(hit.at("rel")), hit.lower("rel")
    fiscal = hit.has("fiscal")
    if size == "D" and kind == "this" and tokens.kind(hit.last) == "in":
        return None
    if size in ("TS", "TM", "TH") or (tokens.kind(hit.last) in ("hyphen",) and kind != "last"):
        return None
    if kind in ("same", "that"):
        return Meaning("same", unit=_plain(size), relation="focus", fiscal=fiscal)
    if kind == "latest":
        return Meaning("same", unit=size, relation="focus", reason="latest") if size in ("Q", "Y") else None
    if word in ("past", "bygone") and size != "WE" and not hit.has("half"):
        if size == "D":
            return Meaning("duration", "DURATION", value="P1D", unit="D", amount=1, relation="past")
        return Meaning("duration", "DURATION", value=duration(1, size), unit=_plain(size), amount=1, relation="past")
    steps = {"last": -1, "next": 1, "this": 0, "following": 1}[kind]
    from_focus = word in group("from_focus") or (size == "D" and kind in ("next", "last"))
    if size == "2W":
        return None
    return Meaning("shift", unit=_plain(size), amount=steps, relation="focus" if from_focus else "now", fiscal=fiscal,
                   reason="day" if size == "D" and kind in ("next", "last") else "")  # fmt: skip


def _plain(size: str) -> str:
    return {"2W": "W", "6M": "H"}.get(size, size)


def bare_unit(hit: Hit) -> Built:
    """Reads "the year", "the month" after "the end of", "of", "for", "this": the running one."""
    tokens, size = hit.tokens, hit.value("unit")
    before = tokens.lower(hit.first - 1)
    if tokens.kind(hit.last) in ("ended", "to") and size in ("Y", "M", "W"):
        return Meaning("duration", "DURATION", value=duration(1, size), unit=size, amount=1, relation="ended")
    if size == "WE":
        return Meaning("weekend", unit="WE")
    if size == "Q" and before in ("in", "for", "during", "of", "the", "from", "by", "to"):
        if tokens.kind(hit.last) == "year" or tokens.lower(hit.last) == "final":
            return None
        return Meaning("same", unit="Q", relation="focus", reason="latest")
    if size not in ("Y", "M", "W", "D", "E", "C") or before not in group("before_running"):
        return None
    if tokens.kind(hit.last) in ("of", "year") or tokens.lower(hit.last) in ("when", "that", "in", "before", "after"):
        return None
    later_in = size == "D" and tokens.kind(hit.first - 2) in ("edge", "earlier", "later")
    if before in ("in", "for", "through") and size != "Y" and not later_in:
        return None
    return Meaning("same", unit=size, relation="running", fiscal=hit.has("fiscal"))


def end_of_unit(hit: Hit) -> Built:
    """Reads "year-end", "the year's end", "month end"."""
    size = hit.value("unit")
    if size not in ("Y", "M", "W") or hit.tokens.values[hit.last - 1] != "END":
        return None
    if hit.tokens.kind(hit.first - 1) == "a":
        return None
    return Meaning("same", unit=size, relation="running", mod="END")


def part_of_day(hit: Hit) -> Built:
    """Reads "this morning", "last night", "the next morning", "that evening"."""
    kind, word = hit.tokens.kind(hit.at("rel")), hit.lower("rel")
    if (hit.has("rel") and kind in ("following", "next")) or word in group("from_focus"):
        steps = -1 if kind == "last" else 1
        return with_part(hit, Meaning("shift", unit="D", amount=steps, relation="focus"))
    if kind in ("that", "same"):
        return with_part(hit, Meaning("same", unit="D", relation="focus"))
    steps = -1 if kind == "last" else 0
    return with_part(hit, Meaning("shift", unit="D", amount=steps, relation="now"))


def ago(hit: Hit) -> Built:
    """Reads "two weeks ago", "a year earlier", "three days later", "in two years' time", "a month from now"."""
    size, count = hit.value("unit"), amount(hit)
    where = hit.tokens.kind(hit.at("where"))
    if where in ("before", "after", "on") and not _closed(hit):
        return None
    back = where in ("ago", "earlier", "before")
    relation = "now" if where in ("ago", "from", "hence") else "focus"
    mod = hit.value("approx") if hit.has("approx") else None
    if hit.has("orso"):
        mod = "APPROX"
    if size.startswith("T"):
        value = None if count is None else duration(count, size)
        return Meaning("clockshift", "DATE", value=value, amount=0, relation=relation, mod=mod)
    if count is None:
        value = "PAST_REF" if back else "FUTURE_REF"
        return Meaning(
            "vagueshift", unit=_plain(size), amount=-1 if back else 1, value=value, relation=relation, mod=mod
        )
    steps, step_unit = _steps(count, size)
    steps = -steps if back else steps
    return Meaning("shift", unit=step_unit, amount=steps, relation=relation, mod=mod, reason="counted")


def day_before(hit: Hit) -> Built:
    """Reads "the day before.", "the week after," counted from the time named last."""
    size = hit.value("unit")
    if not _closed(hit) or size not in ("D", "W", "M", "Y"):
        return None
    steps = -1 if hit.tokens.kind(hit.at("where")) == "before" else 1
    return Meaning("shift", unit=size, amount=steps, relation="focus", reason="counted")


def _steps(count: float, size: str) -> tuple[int, str]:
    if size == "2W":
        return round(count * 2), "W"
    if size == "6M":
        return round(count * 6), "M"
    if count != int(count):
        if size == "Y":
            return round(count * 12), "M"
        if size == "M":
            return round(count * 30), "D"
        if size == "E":
            return round(count * 10), "Y"
        return round(count * 7) if size == "W" else round(count), "D"
    return int(count), size


def _closed(hit: Hit) -> bool:
    """Whether "before" or "after" ends the phrase: "a week before." but not "a week before the talks"."""
    return hit.tokens.kind(hit.last) in ("dot", "comma", "stop", "break", "close")


def year_earlier(hit: Hit) -> Built:
    """Reads "the year-ago quarter", "year-earlier profit", "the year-earlier third quarter"."""
    if hit.value("unit") not in ("Y", "Q", "M"):
        return None
    if hit.has("nth"):
        if hit.value("quarter") != "Q" or hit.value("nth") not in (1, 2, 3, 4):
            return None
        inner = Meaning("shift", unit="Y", amount=-1, relation="now")
        return Meaning("calendar", part_unit="quarter", part_value=hit.value("nth"), inner=inner, relation="year")
    return Meaning("shift", unit="Y", amount=-1, relation="focus", reason="compared")


def distance(hit: Hit) -> Built:
    """Reads "two days before the summit", "a week after Syria and Arab governments met": a length, perhaps anchored."""
    size, count = hit.value("unit"), amount(hit)
    value = duration(count, size)
    mod = hit.value("approx") if hit.has("approx") else None
    if count is None or size.startswith("T"):
        return Meaning("duration", "DURATION", value=value, mod=mod)
    steps, step_unit = _steps(count, size)
    where = hit.tokens.kind(hit.at("where")) if hit.has("where") else "after"
    return Meaning("distance", "DURATION", unit=step_unit, amount=steps, value=value, mod=mod,
                   relation="before" if where == "before" else "after")  # fmt: skip


def past_units(hit: Hit) -> Built:
    """Reads "the past three months", "the next 12 to 14 months", "the coming weeks", "recent years"."""
    tokens, size = hit.tokens, hit.value("unit")
    kind = tokens.kind(hit.at("rel"))
    if hit.lower("rel") == "last" and tokens.lower(hit.at("rel") - 1) in group("before_verb_last"):
        return None
    if not hit.has("amount"):
        value = "FUTURE_REF" if kind == "next" else "PAST_REF"
        if kind in ("this", "following"):
            return None
        return Meaning("vaguespan", value=value, unit=_plain(size), relation="next" if kind == "next" else "past")
    count = amount(hit)
    if hit.has("upto"):
        first, last = hit.span("upto")
        count = number(tokens, first, last)
    value = duration(count, size)
    relation = "next" if kind in ("next", "following") else "past"
    if kind == "ordinal":
        return Meaning(
            "duration", "DURATION", value=value, unit=_plain(size), amount=int(count or 0), relation="opening"
        )
    if count is None or size.startswith("T"):
        return Meaning(
            "duration", "DURATION", value=value, vague=True, relation=relation, unit=_plain(size).lstrip("T")
        )
    steps, step_unit = _steps(count, size)
    return Meaning("duration", "DURATION", value=value, unit=step_unit, amount=steps, relation=relation)


_LENGTH = (
    "(?P<approx>{approx})?(?:{approx}){0,2}" + AMOUNT + "{hyphen}?(?P<orso>{orso})?{vague}?(?:{more|adjective}){0,3}"
    "(?P<unit>{unit|units|second})(?P<orso2>{orso})?"
)
RULES: tuple[Rule, ...] = (
    ("day_word", "(?:{edge}{hyphen}?)?(?P<word>{day_word})(?:{at}?(?P<part>{part}))?", day_word),
    ("part_day_word", "(?P<part>{part})(?P<word>{day_word})", day_word),
    ("night_word", "{night_word}", night_word),
    ("weekday", "{the}?(?P<rel>{last|next|this|following})?(?P<weekday>{weekday})(?:{the}?(?P<part>{part}))?", weekday),
    ("weekday_week", "(?P<weekday>{weekday})(?P<part>{part})?{comma}?{of}?"
     "(?P<week_rel>{last|next|this|following|that|same})(?P<week>{unit})", weekday),
    ("unit", "{the}?{that}?" + _REL + "(?P<fiscal>{fiscal}{hyphen}?)?{adjective}?(?P<unit>{unit})", unit),
    ("the_unit", "{the}(?P<fiscal>{fiscal})?{adjective}?(?P<unit>{unit})", bare_unit),
    ("fiscal_unit", "(?:{the|this|next|last})?(?P<fiscal>{fiscal})(?P<unit>{unit})", bare_unit),
    ("end_of_unit", "{the}?(?P<unit>{unit})(?:{hyphen|poss})?{edgenoun}", end_of_unit),
    ("part_of_day", "{the}?{that}?(?P<rel>{this|last|that|same|next|following})(?P<part>{part})", part_of_day),
    ("ago", _LENGTH + "(?P<where>{ago|earlier|later|hence|before|after|on})", ago),
    ("day_before", "{the}(?P<unit>{unit})(?P<where>{before|after|earlier})", day_before),
    ("from_now", _LENGTH + "(?P<where>{from}){present}", ago),
    ("units_ago", "(?P<approx>{approx})?(?P<amount>{vague}?)(?P<unit>{units})(?P<where>{ago|earlier|later})", ago),
    ("distance", _LENGTH + "(?=(?P<where>{before|after}))", distance),
    ("year_earlier", "{the|a}?{latest}?(?P<unit>{unit}){hyphen}{ago|earlier}"
     "(?:(?P<nth>{ordinal})?(?P<quarter>{unit})|{period})?", year_earlier),
    ("past_units", "{the}?(?P<rel>{last|next|following|ordinal})" + AMOUNT
     + "(?:{to|or|hyphen}(?P<upto>" + NUMBER + "))?(?:{more|adjective}){0,3}(?P<unit>{units|unit|seasons}){orso}?",
     past_units),
    ("some_units", "{the}?(?P<rel>{last|next|recentadj})(?P<unit>{units})(?:{and}{units})?", past_units),
)  # fmt: skip
