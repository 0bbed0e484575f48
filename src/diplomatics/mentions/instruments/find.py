"""Every document that a text names, each once, the surest reading first."""

from __future__ import annotations

from diplomatics.mentions.instruments.described import by_description
from diplomatics.mentions.instruments.named import by_form, registered
from diplomatics.mentions.instruments.resolutions import by_number, by_symbol
from diplomatics.mentions.mention import InstrumentMention


def read_instruments(text: str) -> list[InstrumentMention]:
    """Every document that a text names, in text order."""
    found: list[InstrumentMention] = []
    for source in (by_symbol, by_number, registered, by_form, by_description):
        for mention in source(text):
            if all(mention.span[1] <= m.span[0] or m.span[1] <= mention.span[0] for m in found):
                found.append(mention)
    return sorted(found, key=lambda m: m.span)


def find_instruments(text: str) -> list[InstrumentMention]:
    """Every document that a text names, in text order; offsets index the very string passed."""
    return read_instruments(text)
