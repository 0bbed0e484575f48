"""Rules for days, weeks and months of the calendar, and ranges of them."""

from __future__ import annotations

from diplomatics.mentions.times import guards
from diplomatics.mentions.times.grammar import Built, Hit, Rule
from diplomatics.mentions.times.meaning import Found, Meaning
from diplomatics.mentions.times.year_after import YEAR_AFTER, relative_year, with_year

_WEEKDAY = "(?:{this|last|next}?(?P<weekday>{weekday}){comma}?{the}?)?"
_DAYS = "(?P<days>{day|ordinal}(?:(?:{comma}{and|or}|{comma|and|or|hyphen|to|dash})(?:{the}?){day|ordinal}){1,8})"


def full_date(hit: Hit) -> Built:
    """Reads "12 May 2023", "Friday, May 12", "the 10th of May", "May 10 last year"."""
    day = hit.value("day")
    if hit.has("of_day") and hit.value("of_day") != "D":
        return None
    if not isinstance(day, int) or not 1 <= day <= 31 or not guards.month(hit.tokens, hit.at("month")):
        return None
    if hit.at("day") < hit.at("month") and not hit.has("of") and _in_words(hit):
        return None
    if not hit.has("year") and guards.counted(hit.tokens, hit.last) and hit.at("day") > hit.at("month"):
        return None
    meaning = Meaning("calendar", month=hit.value("month"), day=day, weekday=hit.value("weekday"))
    return with_year(hit, meaning)


def _in_words(hit: Hit) -> bool:
    """Whether the day is a word: "first May" is no date, "the first of May" and "May first" are."""
    return not hit.tokens.lower(hit.at("day"))[0].isdigit()


def several_days(hit: Hit) -> Built:
    """Reads "12-14 May 2023" as one range; "12 and 14 May" or "from 12 to 14 May" as a mention for each day."""
    tokens = hit.tokens
    first, last = hit.span("days")
    places = [at for at in range(first, last) if tokens.kind(at) in ("day", "ordinal")]
    days = [tokens.values[at] for at in places]
    if not guards.month(tokens, hit.at("month")) or not all(isinstance(day, int) and 1 <= day <= 31 for day in days):
        return None
    if any(not tokens.lower(at)[0].isdigit() for at in places):
        return None
    if hit.at("month") < first and not hit.has("year") and guards.counted(tokens, hit.last):
        return None
    base = with_year(hit, Meaning("calendar", month=hit.value("month")))
    if base is None:
        return None
    if len(days) == 2 and tokens.kind(places[0] + 1) in ("hyphen", "dash") and days[0] < days[1]:
        return base.having(day=days[0], part_unit="until", part_value=days[1])
    return _one_each(hit, base, places)


def _one_each(hit: Hit, base: Meaning, places: list[int]) -> list[Found]:
    ends = [at + 1 for at in places]
    begins = list(places)
    if hit.at("month") < places[0]:
        begins[0] = hit.first
    ends[-1] = hit.last
    return [
        Found(begin, end, base.having(day=hit.tokens.values[at]), "several_days")
        for begin, end, at in zip(begins, ends, places, strict=True)
    ]


def month_year(hit: Hit) -> Built:
    """Reads "May 2023", "May of last year", "June last year", "last May"."""
    meaning = Meaning("calendar", month=hit.value("month"))
    return with_year(hit, meaning) if guards.month(hit.tokens, hit.at("month")) else None


def month_span(hit: Hit) -> Built:
    """Reads "May-July 2023": one range of months."""
    start, end = hit.value("month"), hit.value("second")
    if start >= end or not guards.month(hit.tokens, hit.at("month")):
        return None
    return with_year(hit, Meaning("calendar", month=start, part_unit="until", part_value=end))


def bare_month(hit: Hit) -> Built:
    """Reads "in January", "the May talks"."""
    if not guards.lone_month(hit.tokens, hit.at("month")):
        return None
    return Meaning("calendar", month=hit.value("month"))


def relative_month(hit: Hit) -> Built:
    """Reads "last May", "next January", "last Oct. 23"."""
    day = hit.value("day")
    kind = hit.tokens.kind(hit.at("rel"))
    relation = {"last": "last", "next": "next", "this": "this", "following": "following"}[kind]
    return Meaning("calendar", month=hit.value("month"), day=day, relation=relation)


def iso_date(hit: Hit) -> Built:
    """Reads "2023-05-10", with or without a clock time."""
    raw = hit.tokens.lower(hit.first).upper()
    year, month, day = (int(part) for part in raw[:10].split("-"))
    clock = raw[10:]
    return Meaning("calendar", "TIME" if clock else "DATE", year=year, month=month, day=day, clock=clock)


def numeric_date(hit: Hit) -> Built:
    """Reads "10.05.2023" (day first), "2023/5/10"; "03/04/2026" stays open between its two readings."""
    raw = hit.tokens.lower(hit.first)
    parts = [int(part) for part in raw.replace(".", "/").split("/")]
    if parts[0] > 31:
        return Meaning("calendar", year=parts[0], month=parts[1], day=parts[2])
    first, second, year = parts
    year += (2000 if year < 50 else 1900) if year < 100 else 0
    if "." in raw or (first > 12 >= second):
        return Meaning("calendar", year=year, month=second, day=first)
    if second > 12 >= first or first == second:
        return Meaning("calendar", year=year, month=first, day=second)
    if first > 12:
        return None
    return Meaning("calendar", year=year, part_unit="either", part_value=(first, second))


def day_alone(hit: Hit) -> Built:
    """Reads "on the 15th", "the 3rd of next month": a day whose month is to be found."""
    tokens = hit.tokens
    if not tokens.lower(hit.at("day"))[0].isdigit() or not 1 <= hit.value("day") <= 31:
        return None
    meaning = Meaning("monthday", day=hit.value("day"))
    if hit.has("rel"):
        if hit.value("unit") != "M":
            return None
        return meaning.having(inner=relative_year(hit).having(unit="M"))
    if tokens.lower(hit.first - 1) not in ("on", "by", "until", "since") or tokens.kind(hit.last) not in (
        "dot", "comma", "stop", "break", "and", "or", "to", "at", "on", "in",
    ):  # fmt: skip
        return None
    return meaning


def week_of(hit: Hit) -> Built:
    """Reads "the week of 6 March", "the first week of May 2023", "the last week of June"."""
    if hit.value("week") != "W" or not guards.month(hit.tokens, hit.at("month")):
        return None
    if hit.has("day"):
        base = with_year(hit, Meaning("calendar", month=hit.value("month"), day=hit.value("day")))
        return base.having(part_unit="week") if base else None
    number = hit.value("nth")
    if hit.tokens.kind(hit.at("nth")) == "last":
        number = -1
    if not isinstance(number, int) or number not in (1, 2, 3, 4, 5, -1):
        return None
    base = with_year(hit, Meaning("calendar", month=hit.value("month")))
    return base.having(part_unit="nth_week", part_value=number) if base else None


def named_day(hit: Hit) -> Built:
    """Reads "Christmas Eve", "last Thanksgiving", "Good Friday 2024"."""
    if hit.tokens.raw(hit.at("name"))[0].islower():
        return None
    relation = {"last": "last", "next": "next", "this": "this"}.get(hit.tokens.kind(hit.at("lead")))
    return Meaning("calendar", rule=hit.value("name"), year=hit.value("year"), relation=relation)


def month_comma_year(hit: Hit) -> Built:
    """Reads "May 2023", "May, 2023"; not "in January, 2000 people ..."."""
    if not guards.month(hit.tokens, hit.at("month")):
        return None
    value = hit.value("year") or hit.value("year2")
    at = hit.at("year") if hit.has("year") else hit.at("year2")
    if guards.counted(hit.tokens, at + 1):
        return None
    return Meaning("calendar", month=hit.value("month"), year=value)


RULES: tuple[Rule, ...] = (
    ("iso", "{iso}", iso_date),
    ("numeric", "{numeric}", numeric_date),
    ("dmy", _WEEKDAY + "(?:{the}(?={ordinal}))?(?P<day>{day|ordinal})(?P<of>(?P<of_day>{unit})?{of})?(?P<month>{month})"
     + YEAR_AFTER, full_date),
    ("mdy", _WEEKDAY + "(?P<month>{month})(?P<day>{day|ordinal})" + YEAR_AFTER, full_date),
    ("mthedy", _WEEKDAY + "(?P<month>{month}){the}(?P<day>{ordinal})" + YEAR_AFTER, full_date),
    ("days_month", _DAYS + "{of}?(?P<month>{month})" + YEAR_AFTER, several_days),
    ("day_alone", "{the}(?P<day>{ordinal})(?:{of}(?P<rel>{last|next|this|that|following|same})(?P<unit>{unit}))?",
     day_alone),
    ("month_days", "(?P<month>{month})" + _DAYS + YEAR_AFTER, several_days),
    ("month_span", "(?P<month>{month}){hyphen}(?P<second>{month})" + YEAR_AFTER, month_span),
    ("month_year", "(?P<month>{month})(?:{of}?{the}?{unit}?(?P<year>{year})|{comma}(?P<year2>{year})(?!{other|units}))",
     month_comma_year),
    ("month_rel", "(?P<month>{month}){comma}?{of}?(?P<rel>{last|next|this|same|that|following})(?P<unit>{unit})",
     month_year),
    ("rel_month", "(?P<rel>{last|next|this})(?P<month>{month})(?P<day>{day|ordinal})?", relative_month),
    ("bare_month", "(?P<month>{month})", bare_month),
    ("week_of_day", "{the}?(?P<week>{unit}){of}(?P<month>{month})(?P<day>{day|ordinal})" + YEAR_AFTER, week_of),
    ("week_of_date", "{the}?(?P<week>{unit}){of}(?P<day>{day|ordinal})(?P<month>{month})" + YEAR_AFTER, week_of),
    ("week_of_month", "{the}?(?P<nth>{ordinal|second|last}){adjective}?(?P<week>{unit}){of|in}(?P<month>{month})"
     + YEAR_AFTER, week_of),
    ("named_day", "(?P<lead>{last|next|this})?(?P<name>{named_day})(?:{comma}?{of}?(?P<year>{year}))?", named_day),
)  # fmt: skip
