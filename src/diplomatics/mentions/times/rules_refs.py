"""Rules for times that name no day: "now", "recently", "the future", feasts and months of other calendars."""

from __future__ import annotations

from diplomatics.mentions.times.grammar import Built, Hit, Rule
from diplomatics.mentions.times.meaning import Meaning

_SURE_FOREIGN = frozenset({"ramadan", "ramadhan", "muharram", "shawwal", "shaban", "sha'ban", "shaaban"})


def present(hit: Hit) -> Built:
    """Reads "now", "currently", "at the moment"."""
    return Meaning("ref", value="PRESENT_REF")


def past(hit: Hit) -> Built:
    """Reads "recently", "in the past"."""
    if hit.tokens.kind(hit.last) in ("word", "day", "number", "vague", "units", "unit", "edge"):
        return None
    return Meaning("ref", value="PAST_REF")


def future(hit: Hit) -> Built:
    """Reads "soon", "in the near future"; not "as soon as"."""
    tokens = hit.tokens
    if tokens.lower(hit.first) in ("soon", "shortly") and tokens.lower(hit.last) in (
        "after",
        "before",
        "as",
        "afterwards",
    ):
        return None
    if tokens.raw(hit.last - 1).split()[-1][0].isupper() and tokens.kind(hit.first - 1) not in ("break", "dot", "stop"):
        return None
    return Meaning("ref", value="FUTURE_REF")


def one_day(hit: Hit) -> Built:
    """Reads "will one day be", "may one day": some day to come."""
    tokens = hit.tokens
    if tokens.values[hit.first] != 1 or tokens.values[hit.first + 1] != "D":
        return None
    return (
        future(hit)
        if tokens.lower(hit.first - 1) in ("will", "may", "could", "would", "might", "can", "should", "to")
        else None
    )


def adjective(hit: Hit) -> Built:
    """Reads "the current crisis", "recent talks", "future rounds": before a noun."""
    tokens = hit.tokens
    after = tokens.raw(hit.last)
    if not after[:1].isalpha() or tokens.lower(hit.first - 1) in ("more", "most"):
        return None
    kind = tokens.kind(hit.first)
    if kind == "this":
        return present(hit) if tokens.lower(hit.first) == "current" else None
    return past(hit) if kind == "recentadj" else future(hit)


def open_day(hit: Hit) -> Built:
    """Reads "Eid al-Fitr", "Nowruz": seen, and left open."""
    if hit.tokens.raw(hit.first)[:1].islower():
        return None
    return Meaning("open", reason="a feast of another calendar")


def foreign(hit: Hit) -> Built:
    """Reads "10 Muharram 1445", "Ramadan": a date of another calendar, left open."""
    if not hit.has("day") and not hit.has("year") and hit.lower("month") not in _SURE_FOREIGN:
        return None
    return Meaning("open", reason=f"a date of the {hit.value('month')} calendar")


def era_year(hit: Hit) -> Built:
    """Reads "1445 AH", "1402 solar"."""
    return Meaning("open", reason="a year of another calendar")


def before_christ(hit: Hit) -> Built:
    """Reads "480 BC"."""
    value = hit.value("year")
    return Meaning("ref", value=f"BC{int(value):04d}") if value is not None else None


def eve(hit: Hit) -> Built:
    """Reads "the eve of the summit": the day before something, perhaps dated by what follows."""
    return Meaning("eve")


RULES: tuple[Rule, ...] = (
    ("present", "{present}", present),
    ("pastref", "{pastref}", past),
    ("futureref", "{futureref}", future),
    ("one_day", "{word}{unit}", one_day),
    ("adjective", "{this|recentadj|futureadj}", adjective),
    ("open_day", "{openday}", open_day),
    (
        "foreign",
        "(?P<day>{day|ordinal})?{of}?(?P<month>{foreign})(?P<late>{day}(?!{year}))?(?:{comma}?(?P<year>{year|number}){era}?)?",
        foreign,
    ),
    ("era", "{year|number}{era}", era_year),
    ("eve", "{the}?{eve}(?={of})", eve),
    ("bc", "(?P<year>{year|number|day}){bc}", before_christ),
)
