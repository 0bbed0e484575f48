"""The words of time, loaded once: each word or phrase with the classes and values that the grammar knows.

The words are data (vocabulary/data/times.yaml); what stands here is only how they are looked up. A class is
one character, so that a text becomes a string of classes and the grammar can be regular expressions over it.
The idea that time expressions are found by classes of tokens is SynTime's (Zhong, Sun and Cambria, 2017).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from diplomatics.errors import VocabularyError
from diplomatics.mentions.times.cutting import cut

Word = tuple[str, Any]

# Section of the vocabulary -> class of its words. A word in two sections keeps the first.
_SECTIONS = {
    "deictic_days": "day_word",
    "deictic_nights": "night_word",
    "named_days": "named_day",
    "months": "month",
    "short_months": "month",
    "weekdays": "weekday",
    "short_weekdays": "weekday",
    "weekdays_plural": "weekdays",
    "units": "unit",
    "units_plural": "units",
    "unit_more": "more",
    "unit_adjectives": "adjective",
    "numbers": "word",
    "multipliers": "times",
    "ordinals": "ordinal",
    "vague_amounts": "vague",
    "seasons": "season",
    "wavering_seasons": "fall",
    "seasons_plural": "seasons",
    "day_parts": "part",
    "day_parts_plural": "parts",
    "clock_names": "clockname",
    "edge_adjectives": "edge",
    "edge_nouns": "edgenoun",
    "approximations": "approx",
    "present_refs": "present",
    "past_refs": "pastref",
    "future_refs": "futureref",
    "durations": "someduration",
    "sets": "set",
    "half_day": "ampm",
    "zones": "zone",
    "clock_hours": "hours",
    "oclock": "oclock",
    "eras": "era",
    "other_eras": "bc",
    "common_eras": "ad",
    "fiscal": "fiscal",
    "decades": "decadeword",
}
# Lists of words that share one class and carry no value of their own.
_LISTS = {
    "last": "last",
    "next": "next",
    "this": "this",
    "following": "following",
    "recent": "recentadj",
    "same": "same",
    "that": "that",
    "every": "every",
    "times_words": "once",
    "present_adjectives": "presentadj",
    "past_adjectives": "recentadj",
    "future_adjectives": "futureadj",
    "open_days": "openday",
}
_FIXED = {
    "the": "the",
    "a": "a",
    "an": "a",
    "of": "of",
    "in": "in",
    "to": "to",
    "and": "and",
    "or": "or",
    "at": "at",
    "on": "on",
    "ago": "ago",
    "earlier": "earlier",
    "before": "before",
    "after": "after",
    "later": "later",
    "hence": "hence",
    "half": "half",
    "old": "old",
    "ended": "ended",
    "ending": "ended",
    "period": "period",
    "term": "period",
    "year": "year",
    "quarter": "quarter",
    "second": "second",
    "per": "per",
    "from": "from",
    "now": "present",
    "so": "so",
    "or so": "orso",
    "time": "time",
    "long": "longword",
    "eve": "eve",
}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of time. `words` and `phrases` give (class, value); the sets serve the guards and cues."""

    words: dict[str, Word]
    phrases: dict[str, list[tuple[tuple[str, ...], Word]]]
    groups: dict[str, frozenset[str]]
    bounds: dict[str, list[tuple[tuple[str, ...], str]]]
    abbreviations: frozenset[str]
    calendars: dict[str, str] = field(default_factory=dict)


@cache
def lexicon() -> Lexicon:
    """The vocabulary of the package, read and indexed once per process."""
    import yaml  # here, so that importing the package does not pay for it

    place = "vocabulary/data/times.yaml"
    text = files("diplomatics").joinpath("vocabulary", "data", "times.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return build(yaml.load(text, Loader=loader))
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as fault:
        raise VocabularyError(f"the words of time cannot be read ({fault}).", where=place) from None


def build(data: dict[str, Any]) -> Lexicon:
    """Index one vocabulary (the parsed YAML)."""
    entries: dict[str, Word] = {}
    for word, kind in _FIXED.items():
        entries[word] = (kind, None)
    entries["year"], entries["quarter"] = ("unit", "Y"), ("unit", "Q")
    entries["second"] = ("second", 2)
    for section, kind in _SECTIONS.items():
        words = data[section]
        for word in words:
            entries.setdefault(str(word), (kind, words[word] if isinstance(words, dict) else word))
    for section, kind in _LISTS.items():
        for word in data[section]:
            entries.setdefault(word, (kind, word))
    calendars: dict[str, str] = {}
    for name, months in data["other_calendars"].items():
        for word in months:
            calendars[word] = name
            entries.setdefault(word, ("foreign", name))
    for word in ("latest", "comparable", "corresponding"):
        entries[word] = ("latest", word)
    return Lexicon(
        words={word: value for word, value in entries.items() if _single(word)},
        phrases=_phrases(entries),
        groups=_groups(data),
        bounds=_bounds(data["bounds"]),
        abbreviations=frozenset([*data["short_months"], *data["short_weekdays"]]),
        calendars=calendars,
    )


def _single(word: str) -> bool:
    return len(tuple(cut(word))) == 1


def _phrases(entries: dict[str, Word]) -> dict[str, list[tuple[tuple[str, ...], Word]]]:
    found: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for phrase, value in entries.items():
        words = tuple(cut(phrase))
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, value))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found


def _groups(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    """The sections that are mere lists, as sets."""
    return {name: frozenset(map(str, words)) for name, words in data.items() if isinstance(words, list)}


def group(name: str) -> frozenset[str]:
    """A list of the vocabulary as a set."""
    return lexicon().groups[name]


def _bounds(sections: dict[str, dict[str, str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Prepositions by their last word, longest first, for reading leftwards from a time."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for section in sections.values():
        for phrase, sense in section.items():
            words = tuple(cut(phrase))
            found.setdefault(words[-1], []).append((words, sense))
    for options in found.values():
        options.sort(key=lambda option: -len(option[0]))
    return found
