"""Documents that a text only describes: "the joint statement", "a draft treaty", "the deal"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diplomatics.mentions.instruments.words import alternatives, types, words
from diplomatics.mentions.mention import InstrumentMention

_INDEFINITE = ("a", "an", "any", "no", "another")
_NUMBER = r"(?:\w+|\d+)-(?:point|page|article|year|month|day|week|party|way|step|stage|phase)"


@cache
def _described() -> re.Pattern[str]:
    adjectives, nouns = alternatives(words()["adjectives"]), alternatives(types())
    after = alternatives(words()["not_before"])
    body = alternatives(name for names in words()["bodies"].values() for name in names)
    of = alternatives(words()["not_followed_by"])
    return re.compile(
        rf"\b(?P<det>the|a|an|this|that|its|their|any|no|another)\s+(?:(?P<year>(?:19|20)\d\d)\s+)?"
        rf"(?:(?P<body>(?-i:{body}))\s+)?(?P<words>(?:(?:{adjectives}|{_NUMBER})\s+){{0,4}}(?P<head>{nouns}))\b"
        rf"(?!-)(?!\s+(?:{after})\b)(?!\s+(?:{of})\b)",
        re.IGNORECASE,
    )


def by_description(text: str) -> Iterator[InstrumentMention]:
    """Documents by a noun with an article, and with a word before it where the noun alone may be anything."""
    for match in _described().finditer(text):
        head, determiner = match["head"].lower(), match["det"].lower()
        if head in words()["never_alone"] and " " not in match["words"] and not match["body"]:
            continue
        body = next((b for b, names in words()["bodies"].items() if match["body"] in names), None)
        yield InstrumentMention(
            span=match.span(), text=match[0], type=types()[head], name=match["words"], body=body,
            year=int(match["year"]) if match["year"] else None, definite=determiner not in _INDEFINITE,
            reason="described document",
        )  # fmt: skip
