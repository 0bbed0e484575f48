"""Which language a report is in. English is read; any other is refused by name.

Two steps (docs/decisions/0003-language-detection.md). Text with enough of English's own small words is
English, at no cost. Only other text is shown to a statistical model of 139 languages, which names names
well but takes a row of foreign names for a foreign language: it is believed only by a clear margin.
"""

from __future__ import annotations

import re

from diplomatics.documents.language_names import FOLDED, LANGUAGE_NAMES
from diplomatics.errors import LanguageError

_SAMPLE = 4_000
_MODEL_SAMPLE = 1_500
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Small words that English has nearly to itself; those shared with Dutch, German or the Nordic and Romance
# languages (in, of, for, is, was, over, an, on, at, as, or, me, he, so, had, have) are left out.
_ENGLISH = frozenset((
    "the", "and", "that", "with", "from", "by", "which", "would", "has", "been", "were", "their", "this", "its",
    "it's", "not", "but", "his", "they", "after", "said", "will", "to", "two", "who", "into", "between", "about",
    "more", "than", "when", "where", "what", "could", "should", "there", "other", "against", "under", "during",
    "while", "also", "only", "first", "last", "year", "years", "our", "your", "her", "she", "him", "them",
    "these", "those", "such", "any", "because", "before", "without", "through", "within", "until", "since",
    "both", "each", "new", "agreed", "talks", "meeting", "meet", "meets", "says", "calls",
))  # fmt: skip
_SHARE_BEYOND_DOUBT = 0.12
_SHARE_OF_DOUBT = 0.07
_FEWEST = 12
_FEWEST_FOR_MODEL = 4
# How much likelier (natural logarithm) another language must be. Among 20 English headlines full of foreign
# names none comes above 25, among 96 headlines in 48 other languages none below 44.
_MARGIN = 35.0
_REMEDY = "Give an English version; other languages come later."


def check_language(text: str, given: str | None, origin: str) -> str:
    """Give "en" for a report in English, or one too short to tell that nobody calls foreign.

    `given` is what the source says; it decides only where the text itself leaves it open. Raises
    `LanguageError` naming the language found.
    """
    said = _code(given)
    if _english_share(text) >= _SHARE_BEYOND_DOUBT:
        return "en"
    found = _named_by_model(text)
    if found is None and said in (None, "en"):
        return "en"
    if found == "en":
        return "en"
    code = found or said or ""
    raise LanguageError(
        f"this report seems to be in {LANGUAGE_NAMES[code]} ({code}); this version reads English.",
        where=origin,
        remedy=_REMEDY,
    )


def _english_share(text: str) -> float:
    """The share of English small words; nothing for texts too short to have a share."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _FEWEST:
        return 0.0
    return sum(1 for word in words if word in _ENGLISH) / len(words)


def _named_by_model(text: str) -> str | None:
    """The language that the model is sure of; null where it is not, and for a few words in Latin letters."""
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    latin = sum(1 for letter in letters if letter < "\u0250")
    if not letters or (latin > len(letters) / 2 and len(_WORD.findall(text[:_SAMPLE])) < _FEWEST_FOR_MODEL):
        return None
    import py3langid

    ranked = py3langid.rank(text[:_MODEL_SAMPLE])
    if not ranked:
        return None
    best, score = ranked[0]
    if best == "en":
        return "en" if len(text) > 40 else None
    english = next((value for code, value in ranked if code == "en"), float("-inf"))
    if score - english < _MARGIN or _english_share(text) >= _SHARE_OF_DOUBT:
        return None
    return _code(str(best))


def _code(language: str | None) -> str | None:
    """The main part of a language tag, close variants folded: "en-GB" is "en", "nn" "no"."""
    if not language or not language.strip():
        return None
    main = re.split(r"[-_]", language.strip().lower(), maxsplit=1)[0]
    main = FOLDED.get(main, main)
    by_name = {name.lower(): code for code, name in LANGUAGE_NAMES.items()}
    main = by_name.get(main, main)
    return main if main in LANGUAGE_NAMES else None
