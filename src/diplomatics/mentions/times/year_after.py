"""The year that may follow a date or a part of a year: "2023", "last year", "of that year"."""

from __future__ import annotations

from diplomatics.mentions.times.grammar import Hit
from diplomatics.mentions.times.meaning import Meaning

YEAR_AFTER = "(?:{comma}?(?P<year>{year})|{comma}?{of}?(?P<rel>{last|next|this|same|that|following})(?P<unit>{unit}))?"
# The same after a quarter or a season, where "of fiscal year 2024" and "2022-23" may stand; not yet optional.
OF_YEAR = (
    "{comma}?(?:{of|in})?{the}?(?P<fiscal_of>{fiscal})?{unit}?(?P<year>{year})(?:{hyphen|slash}{day|number|year})?"
    "|{comma}?{of}?(?P<rel>{last|next|this|same|that|following})(?P<unit>{unit})"
)


def with_year(hit: Hit, meaning: Meaning) -> Meaning | None:
    """Give a partial date the year that the words name: "2023", "last year", "of that year"."""
    if hit.has("year"):
        return meaning.having(year=hit.value("year"))
    if hit.has("rel"):
        if hit.value("unit") != "Y":
            return None
        return meaning.having(inner=relative_year(hit), relation="year")
    return meaning


def relative_year(hit: Hit) -> Meaning:
    """Reads "last year", "that year" as the year of something."""
    kind = hit.tokens.kind(hit.at("rel"))
    steps = {"last": -1, "next": 1, "this": 0, "following": 1}.get(kind)
    if kind in ("same", "that"):
        return Meaning("same", unit="Y", relation="focus")
    return Meaning("shift", unit="Y", amount=steps, relation="focus" if kind == "following" else "now")
