"""Rules for durations ("12 years", "a two-day visit") and sets ("every Monday", "twice a year")."""

from __future__ import annotations

from diplomatics.mentions.times import guards
from diplomatics.mentions.times.amounts import AMOUNT, NUMBER, amount, duration, number
from diplomatics.mentions.times.grammar import Built, Hit, Rule
from diplomatics.mentions.times.meaning import Found, Meaning
from diplomatics.mentions.times.words import group


def length(hit: Hit) -> Built:
    """Reads "12 years", "2 1/2 hours", "two to three weeks", "a year or two", "a two-day visit"."""
    tokens, size = hit.tokens, hit.value("unit")
    if tokens.kind(hit.at("unit")) == "second":
        size = "TS"
    if _is_age(hit) or _is_clipped(hit):
        return None
    if _is_rate(hit):
        return None if size.startswith("T") else Meaning("set", "SET", value=duration(1, size))
    if (
        hit.lower("amount") in ("a", "an")
        and hit.span("amount")[1] - hit.at("amount") == 1
        and tokens.kind(hit.at("unit")) == "units"
    ):
        return None
    count = amount(hit)
    if hit.has("upto"):
        first, last = hit.span("upto")
        count = number(tokens, first, last)
    if hit.has("more_half") and count is not None:
        count += 0.5
    mod = hit.value("approx") or ("APPROX" if hit.has("orso") or hit.has("orso2") else None)
    value = duration(count, size)
    if count is not None and not size.startswith("T") and count == int(count):
        unit = {"2W": "W", "6M": "M"}.get(size, size)
        steps = int(count) * {"2W": 2, "6M": 6}.get(size, 1)
        return _spanned(hit, Meaning("duration", "DURATION", value=value, mod=mod, unit=unit, amount=steps))
    return _spanned(hit, Meaning("duration", "DURATION", value=value, mod=mod))


def _spanned(hit: Hit, meaning: Meaning) -> Built:
    """The article belongs to "the nine months" but not to "the nine-month siege"; "over" to "for over an hour" but not
    to "spread over five years"."""
    tokens = hit.tokens
    skip = tokens.kind(hit.first) == "the" and tokens.kind(hit.at("unit")) != "units"
    if tokens.lower(hit.first) == "over" and tokens.lower(hit.first - 1) not in group("before_more_than"):
        skip, meaning = True, meaning.having(mod=None)
    return [Found(hit.first + skip, hit.last, meaning, "length")]


def _is_age(hit: Hit) -> bool:
    """Reads "52 years old", "a 15-year-old boy", "aged 3 years": no times. "The 8-month-old truce" is one."""
    tokens = hit.tokens
    if hit.has("old"):
        if tokens.kind(hit.at("unit") + 1) != "hyphen":
            return True
        return tokens.lower(hit.last) not in group("ageing_things")
    return tokens.lower(hit.last) in ("old", "younger", "older") or (
        tokens.lower(hit.last) == "of" and tokens.lower(hit.last + 1) == "age"
    )


def _is_rate(hit: Hit) -> bool:
    """Reads "100 barrels a day", "20 cents a quarter": the "a" says per, unless a preposition or verb comes first."""
    tokens = hit.tokens
    at = hit.at("amount")
    if tokens.kind(at) != "a" or hit.span("amount")[1] - at > 1:
        return False
    if tokens.kind(at - 1) in ("number", "times", "once") or tokens.lower(at - 1) in group("rate_words"):
        return True
    counts = (tokens.kind(at - step) in ("number", "day", "word", "times", "year") for step in (2, 3))
    return guards.plural_noun(tokens, at - 1) and any(counts)


def _is_clipped(hit: Hit) -> bool:
    """Lengths that are names or other things: "the second", "seven-day weather", "a night"."""
    tokens = hit.tokens
    if tokens.kind(hit.at("unit")) == "second" and hit.tokens.lower(hit.at("amount")) in ("a", "an"):
        return True
    if tokens.kind(hit.at("amount")) == "year" and tokens.kind(hit.at("unit")) in ("unit",):
        return True
    if hit.lower("amount") in ("a", "an") and hit.lower("unit") in ("min", "sec", "night", "weekend"):
        return True
    if tokens.lower(hit.at("amount") - 1) in ("neither", "nor"):
        return True
    if hit.lower("amount") == "many" and tokens.lower(hit.at("amount") - 1) == "as":
        return True
    return hit.lower("amount") == "one" and hit.lower("unit") == "day" and tokens.kind(hit.first - 1) == "recentadj"


def plural(hit: Hit) -> Built:
    """Reads "for weeks", "months of talks", "the days before": a length without a number."""
    tokens, size = hit.tokens, hit.value("unit")
    if hit.lower("unit") in ("min", "sec", "nights", "secs", "quarters", "weekends"):
        return None
    before, after = tokens.lower(hit.first - 1), tokens.lower(hit.last)
    if before not in group("before_plural") and after not in group("after_plural"):
        return None
    if tokens.kind(hit.last) == "hyphen" or (
        before == "of" and after not in group("after_plural") and size in ("TH", "TM", "TS")
    ):
        return None
    return Meaning("duration", "DURATION", value=duration(None, size))


def unit_long(hit: Hit) -> Built:
    """Reads "day-long", "decades-long", "years-old"."""
    size = hit.value("unit")
    count = None if hit.tokens.kind(hit.at("unit")) == "units" else 1.0
    if hit.tokens.kind(hit.last - 1) == "old" and count:
        return None
    return Meaning("duration", "DURATION", value=duration(count, size))


def some_duration(hit: Hit) -> Built:
    """Reads "a while", "some time"."""
    return Meaning("duration", "DURATION", value=hit.tokens.values[hit.first])


def set_word(hit: Hit) -> Built:
    """Reads "daily", "annually"; mere adjectives only where nothing follows that they describe."""
    tokens, at = hit.tokens, hit.first
    word = tokens.lower(at)
    if word in group("wavering_sets") and tokens.kind(hit.last) not in ("dot", "comma", "stop", "break"):
        return None
    if tokens.raw(at)[0].isupper() and tokens.kind(at - 1) not in ("break", "dot", "stop"):
        return None
    return Meaning("set", "SET", value=tokens.values[at])


def every(hit: Hit) -> Built:
    """Reads "every Monday", "each year", "every two weeks", "every second Friday", "each July", "every morning"."""
    tokens = hit.tokens
    at = hit.at("what")
    kind, value = tokens.kind(at), tokens.values[at]
    times = 2.0 if hit.lower("nth") in ("second", "other") else 1.0
    if kind in ("unit", "units"):
        count = amount(hit) if hit.has("amount") else times
        return Meaning("set", "SET", value=duration(count, value))
    return recurring(kind, value)


def recurring(kind: str, value: object) -> Meaning | None:
    """The value of a time that comes again: a weekday, month, season or part of day."""
    if kind in ("weekday", "weekdays"):
        return Meaning("set", "SET", value=f"XXXX-WXX-{value}")
    if kind == "month":
        return Meaning("set", "SET", value=f"XXXX-{value:02d}")
    if kind in ("season", "fall", "seasons"):
        return Meaning("set", "SET", value=f"XXXX-{value}")
    if kind in ("part", "parts"):
        return Meaning("set", "SET", value=f"XXXX-XX-XXT{value}")
    return None


def weekdays(hit: Hit) -> Built:
    """Reads "on Fridays", "Tuesday nights"."""
    suffix = f"T{hit.value('part')}" if hit.has("part") else ""
    return Meaning("set", "SET", value=f"XXXX-WXX-{hit.value('weekday')}{suffix}")


def rate(hit: Hit) -> Built:
    """Reads "twice a year", "three times a week", "once every two months", "per year"."""
    size = hit.value("unit")
    if size.startswith("T") and not hit.has("count"):
        return None
    return Meaning("set", "SET", value=duration(1, size))


_APPROX = "(?P<approx>{approx})?(?:{approx}){0,2}"
_UP_TO = "(?:(?:{to|or|hyphen|and}|{comma}{or})(?P<upto>" + NUMBER + "){hyphen}?)?"
RULES: tuple[Rule, ...] = (
    ("length", _APPROX + "{the}?" + AMOUNT + "{hyphen}?(?P<orso>{orso})?" + _UP_TO
     + "{vague}?(?:{more|adjective}){0,3}(?P<unit>{unit|units|second})"
     "(?:(?P<more_half>{and}{a}{half})|(?P<orso2>{orso})|{or}{word}(?!{unit|units}))?"
     "(?:{hyphen}{longword}|(?P<old>{hyphen}?{old}))?", length),
    ("plural", "{the}?(?P<unit>{units})(?:{or|and}{units})?", plural),
    ("unit_long", "(?P<unit>{unit|units}){hyphen}{longword|old}", unit_long),
    ("some_duration", "{someduration}", some_duration),
    ("set_word", "{set}", set_word),
    ("every", "{every}(?:(?P<nth>{second|more|ordinal})|" + AMOUNT + ")?"
     "(?P<what>{unit|units|weekday|month|season|fall|part})", every),
    ("weekdays", "(?P<weekday>{weekdays})(?P<part>{parts|part})?", weekdays),
    ("weekday_parts", "(?P<weekday>{weekday})(?P<part>{parts})", weekdays),
    ("rate", "(?P<count>{once}|" + NUMBER + "{time})(?:{a|every|per})(?P<unit>{unit})", rate),
    ("per_unit", "{per}(?P<unit>{unit})", rate),
)  # fmt: skip
