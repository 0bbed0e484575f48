"""Rules for years and what is made of them: quarters, halves, seasons, decades, centuries, and ranges."""

from __future__ import annotations

from diplomatics.mentions.times import guards
from diplomatics.mentions.times.grammar import Built, Hit, Rule
from diplomatics.mentions.times.meaning import Meaning
from diplomatics.mentions.times.year_after import OF_YEAR, relative_year, with_year

_STEPS = {"last": -1, "next": 1, "this": 0}
_LEADS = {"last": "last", "next": "next", "this": "this", "following": "following", "same": "same", "that": "same"}


def year(hit: Hit) -> Built:
    """Reads "2016", "the year 2000": four figures, where they are no count and no number."""
    if hit.value("lead_unit") not in (None, "Y"):
        return None
    if not hit.has("lead_unit") and not guards.year(hit.tokens, hit.at("year")):
        return None
    return Meaning("calendar", year=hit.value("year"))


def fiscal_year(hit: Hit) -> Built:
    """Reads "fiscal 2024", "the financial year 2024"."""
    return Meaning("calendar", year=hit.value("year"), fiscal=True)


def fiscal_code(hit: Hit) -> Built:
    """Reads "FY2024", "FY24"."""
    return Meaning("calendar", year=hit.tokens.values[hit.first], fiscal=True)


def same_quarter(hit: Hit) -> Built:
    """Reads "the 1988 quarter", "the 2023 period": the quarter spoken of, in that year."""
    if hit.has("unit") and hit.value("unit") != "Q":
        return None
    return Meaning("calendar", year=hit.value("year"), part_unit="same_quarter")


def year_span(hit: Hit) -> Built:
    """Reads "2011-2014", "2022-23", "the 2022/23 season"."""
    start, end = hit.value("year"), hit.value("second")
    if end < 100:
        end = start // 100 * 100 + end
        if hit.tokens.ends[hit.at("second")] - hit.tokens.starts[hit.at("second")] != 2:
            return None
    if not start < end <= start + 150 or not guards.year(hit.tokens, hit.at("year"), pair=True):
        return None
    return Meaning("calendar", year=start, part_unit="until", part_value=end, fiscal=hit.has("fiscal"))


def two_thousand(hit: Hit) -> Built:
    """Reads "the year two thousand", "in two thousand and three"."""
    tokens = hit.tokens
    words = [tokens.values[at] for at in range(hit.at("head"), hit.last) if tokens.kind(at) in ("word", "times")]
    if words[:2] != [2, 1000] or not (hit.has("lead") or tokens.lower(hit.first - 1) in ("in", "since", "by", "until")):
        return None
    if tokens.kind(hit.last) in ("other", "units", "unit") and not hit.has("lead"):
        return None
    return Meaning("calendar", year=2000 + sum(words[2:]))


def quarter(hit: Hit) -> Built:
    """Reads "the third quarter of 2023", "third-quarter", "last year's first quarter", "fiscal second quarter"."""
    number = hit.value("nth")
    if hit.value("quarter") != "Q" or number not in (1, 2, 3, 4, -1):
        return None
    number = 4 if number == -1 else number
    return _part_of_year(hit, "quarter", number)


def half(hit: Hit) -> Built:
    """Reads "the first half of 2023", "the second half of last year", "the second half of June"."""
    number = 2 if hit.tokens.kind(hit.at("nth")) == "last" or hit.value("nth") == -1 else hit.value("nth")
    if number not in (1, 2):
        return None
    whole = _halved(hit)
    if whole is not None:
        return whole.having(mod="START" if number == 1 else "END", reason="half")
    if not (hit.has("year") or hit.has("rel") or hit.has("lead")):
        return None
    return _part_of_year(hit, "half", number)


def _halved(hit: Hit) -> Meaning | None:
    """What is halved where it is no year: a decade, a month, "next month"."""
    if hit.has("decade"):
        return decade_meaning(hit.tokens.lower(hit.at("decade")))
    if hit.has("month"):
        return Meaning("calendar", month=hit.value("month"), year=hit.value("month_year"))
    if hit.has("rel") and hit.value("unit") in ("M", "E", "C", "W"):
        return relative_year(hit).having(unit=hit.value("unit"))
    return None


def _part_of_year(hit: Hit, unit: str, number: int) -> Built:
    fiscal = any(hit.has(group) for group in ("fiscal", "fiscal_after", "fiscal_of"))
    meaning = Meaning("calendar", part_unit=unit, part_value=number, fiscal=fiscal)
    if not hit.has("lead"):
        return with_year(hit, meaning)
    kind = hit.tokens.kind(hit.at("lead"))
    if kind == "year":
        return meaning.having(year=hit.value("lead"))
    if hit.value("lead_unit") == "Y":
        inner = Meaning("shift", unit="Y", amount=_STEPS[kind], relation="now")
        return meaning.having(inner=inner, relation="year")
    return meaning.having(relation=_LEADS[kind])


def quarter_code(hit: Hit) -> Built:
    """Reads "Q3 2023", "the 2023 Q3"."""
    unit, number = hit.value("code")
    return _part_of_year(hit, unit, number)


def season(hit: Hit) -> Built:
    """Reads "last winter", "the summer of 2015", "spring 2024"."""
    meaning = Meaning("calendar", part_unit="season", part_value=hit.value("season"))
    if hit.has("lead"):
        if hit.has("year") or hit.has("rel"):
            return None
        return meaning.having(relation=_LEADS[hit.tokens.kind(hit.at("lead"))])
    if not (hit.has("rel") or hit.has("year")) and not guards.season(hit.tokens, hit.at("season")):
        return None
    return with_year(hit, meaning)


def decade(hit: Hit) -> Built:
    """Reads "the 1990s", "the '80s"."""
    return decade_meaning(hit.tokens.lower(hit.at("decade")))


def decade_meaning(word: str) -> Meaning | None:
    """A decade from its token."""
    digits = "".join(character for character in word if character.isdigit())
    if len(digits) == 4:
        unit = "century" if digits.endswith("00") and int(digits) < 2000 else "decade"
        return Meaning(
            "calendar", part_unit=unit, part_value=int(digits) if unit == "decade" else int(digits) // 100 + 1
        )
    return Meaning("calendar", part_unit="short_decade", part_value=int(digits))


def decade_word(hit: Hit) -> Built:
    """Reads "the nineties"."""
    return Meaning("calendar", part_unit="short_decade", part_value=hit.value("word") * 10)


def century(hit: Hit) -> Built:
    """Reads "the 20th century"."""
    number = hit.value("nth")
    if hit.value("unit") != "C" or not isinstance(number, int) or not 1 <= number <= 30:
        return None
    return Meaning("calendar", part_unit="century", part_value=number)


RULES: tuple[Rule, ...] = (
    ("fiscal_code", "{fiscalcode}", fiscal_code),
    ("year", "{the}?(?P<lead_unit>{unit})(?P<year>{year})", year),
    ("fiscal_year", "{the}?{fiscal}{unit}?(?P<year>{year})", fiscal_year),
    ("fiscal_span", "{the}?(?P<fiscal>{fiscal}){unit}?(?P<year>{year}){hyphen|slash}(?P<second>{year|day|number})",
     year_span),
    ("same_quarter", "{the}(?P<year>{year})(?:{period}|(?P<unit>{unit}))", same_quarter),
    ("bare_year", "(?P<year>{year})", year),
    ("year_span", "(?P<year>{year}){hyphen|slash}(?P<second>{year|day|number})", year_span),
    ("two_thousand", "(?P<lead>{the}?{unit})?(?P<head>{word}){times}(?:(?:{hyphen}|{and})?{word}){0,3}", two_thousand),
    ("quarter", "(?:{the}|{poss})?(?:(?P<lead>{last|next|this|year})(?:(?P<lead_unit>{unit}){poss}?)?)?"
     "(?:(?P<fiscal>{fiscal}){hyphen}?{unit}?{poss}?)?(?P<nth>{ordinal|second}){hyphen}?(?P<fiscal_after>{fiscal})?"
     "(?P<quarter>{unit})(?:" + OF_YEAR + ")?", quarter),
    ("half", "{the}?(?:(?P<lead>{last|next|this|year})(?:(?P<lead_unit>{unit}){poss}?)?)?"
     "(?P<nth>{ordinal|second|last})(?P<half>{half})(?:{of}{the}?(?P<decade>{decade})"
     "|{of}(?P<month>{month})(?:{comma}?(?P<month_year>{year}))?|" + OF_YEAR + ")?", half),
    ("quarter_code", "(?P<lead>{year})?(?P<code>{quartercode})(?:{hyphen|slash|of})?(?P<year>{year})?", quarter_code),
    ("season", "{the}?(?P<lead>{last|next|this|following|same|that})?(?P<season>{season|fall})(?:" + OF_YEAR + ")?",
     season),
    ("decade", "{the}?(?P<decade>{decade})", decade),
    ("decade_word", "{the}(?:{edge}{hyphen}?)?(?P<word>{decadeword})", decade_word),
    ("century", "{the}?(?P<nth>{ordinal}){hyphen}?(?P<unit>{unit})", century),
)  # fmt: skip
