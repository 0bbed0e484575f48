"""Guards: is this number a year, this word a month, this "fall" a season? Cheap looks at the neighbours."""

from __future__ import annotations

from diplomatics.mentions.times.tokens import Tokens
from diplomatics.mentions.times.words import group

_MONEY_AFTER = frozenset(["%", "percent"])


def counted(tokens: Tokens, after: int) -> bool:
    """Whether the word at `after` is a thing that a number before it would count."""
    word = tokens.lower(after)
    return word in group("counted_words") or word in _MONEY_AFTER


def month(tokens: Tokens, at: int) -> bool:
    """Whether a month's name beside a number is one: "May 10" is, "Sen. Mar 3" cannot be told and is."""
    return at >= 0


def lone_month(tokens: Tokens, at: int) -> bool:
    """Whether a month's name without day or year is a month: not "May I", "March on Rome", "Theresa May"."""
    word = tokens.lower(at).rstrip(".")
    if word not in group("wavering_months"):
        return True
    before, after = tokens.lower(at - 1), tokens.lower(at + 1)
    if word == "may" and (after in group("after_modal_may") or _shouted(tokens, at)):
        return False
    if word in ("march", "mar") and after in ("on", "for", "of"):
        return before in ("in", "last", "next", "since", "until", "by")
    if tokens.raw(at + 1)[:1].isupper() and tokens.kind(at + 1) == "other" and _may_be_name(word, before):
        return False
    if before in group("beside_month") or tokens.kind(at - 1) in (
        "edge",
        "last",
        "next",
        "this",
        "every",
        "month",
        "following",
    ):
        return True
    first = tokens.kind(at - 1) in ("break", "dot", "stop")
    return (first and word not in ("may", "march", "mar")) or (tokens.lower(at + 1) in ("'s", "’s") and word != "may")


def _may_be_name(word: str, before: str) -> bool:
    """Whether a month's name before a capital may be somebody's: "Theresa May", "and Jan Kavan"."""
    if word in ("jan", "mar", "jun") or before in (",", "and", "or", "(", "of", "for", "to"):
        return True
    return before not in group("beside_month")


def _shouted(tokens: Tokens, at: int) -> bool:
    """Whether the word is in capitals among words that are not."""
    return tokens.raw(at).isupper() and not (tokens.raw(at - 1).isupper() and tokens.raw(at + 1).isupper())


def year(tokens: Tokens, at: int, pair: bool = False) -> bool:
    """Whether four figures are a year: "in 2016" is; "resolution 2254", "2020 soldiers", "$1950" are not."""
    value = tokens.values[at]
    before, after = tokens.lower(at - 1), tokens.lower(at + 1)
    if before in group("counting_words") or after in ("%", "°"):
        return False
    if tokens.kind(at - 1) == "dot" and tokens.lower(at - 2) in ("no", "res", "art", "para"):
        return False
    if not pair and (tokens.kind(at - 1) in ("hyphen", "slash") and tokens.kind(at - 2) in ("day", "number", "year")):
        return False
    if tokens.kind(at + 1) == "slash" or (tokens.kind(at - 1) == "slash" and tokens.kind(at - 2) == "other"):
        return False
    if tokens.kind(at + 1) == "open" and tokens.kind(at + 2) == "year" and tokens.kind(at + 3) == "close":
        return False
    if tokens.kind(at + 1) in ("units", "ampm", "zone", "hours", "times", "number", "fraction"):
        return False
    if tokens.kind(at + 1) == "hyphen" and tokens.kind(at + 2) in ("unit", "units", "other") and not pair:
        return tokens.kind(at + 2) == "other" and 1900 <= value <= 2099
    if counted(tokens, at + 1) or _in_list_of_numbers(tokens, at):
        return False
    opened = before in group("year_openers") or tokens.kind(at - 1) in (
        "open",
        "edge",
        "approx",
        "month",
        "hyphen",
        "break",
    )
    if not opened and tokens.kind(at - 1) == "dot":
        opened = True
    if opened:
        return 1500 <= value <= 2199 or (value >= 1000 and before in ("in", "since", "of"))
    return 1900 <= value <= 2060 and not plural_noun(tokens, at + 1)


def _in_list_of_numbers(tokens: Tokens, at: int) -> bool:
    """Whether a number goes on from a numbering word: "resolutions 2170, 2178 and 2199"."""
    step = at - 1
    while step > 0 and at - step < 24 and tokens.kind(step) in (
        "comma", "and", "or", "year", "number", "day", "open", "close", "to", "hyphen",
    ):  # fmt: skip
        step -= 1
    if step == at - 1 or tokens.kind(at - 1) == "open":
        return False
    return tokens.lower(step) in group("counting_words") and tokens.kind(step) != "period"


def plural_noun(tokens: Tokens, at: int) -> bool:
    """Whether a word looks like the plural of a common noun."""
    word = tokens.lower(at)
    if not word.isalpha() or tokens.raw(at)[0].isupper():
        return False
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in (
        group("function_words")
    )  # fmt: skip


def season(tokens: Tokens, at: int) -> bool:
    """Whether a season's name alone is a season: "in the spring", "this fall", "by summer"."""
    before = tokens.lower(at - 1)
    if tokens.kind(at) == "fall":
        return (
            before == "the"
            and tokens.lower(at - 2) in ("in", "by", "until", "during", "since", "of", "for", "before")
            and (tokens.lower(at + 1) != "of")
        )
    if tokens.lower(at + 1) in ("from", "up", "to", "of") and before not in ("the",):
        return False
    if before == "the" and tokens.lower(at + 1) == "of":
        return False
    if tokens.raw(at)[0].isupper() and tokens.kind(at - 1) == "other" and tokens.raw(at - 1)[:1].isupper():
        return False
    return before in (
        "the",
        "in",
        "by",
        "since",
        "until",
        "during",
        "before",
        "after",
        "through",
        "for",
        "of",
        "from",
    ) or (tokens.kind(at - 1) in ("edge", "of", "hyphen", "and", "or", "to"))
