"""Text from outside, made harmless: what would move the cursor, hide or reorder letters becomes visible."""

from __future__ import annotations

import unicodedata
from functools import cache

# Direction marks and invisible breaks that carry no words: left out.
_SILENT = frozenset("\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff")
# Joiners that Persian, Hindi and others need inside words: kept.
_KEPT = frozenset("\u200c\u200d")
_ASCII = {
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‹": "<", "›": ">", "‘": "'", "’": "'", "…": "...",
    "→": "->", "·": "-", "•": "*", "×": "x", "ß": "ss", "ø": "o", "Ø": "O",
    "ı": "i", "ł": "l", "Ł": "L", "đ": "d", "æ": "ae", "œ": "oe",
    "≠": "#", "●": "*", "○": "o", "◇": "+", "✗": "x", "◐": "~", "─": "-",
}  # fmt: skip


def visible(text: str) -> str:
    """`text` on one line, without control characters, terminal escapes or changes of direction.

    Controls show as their pictures (escape as ␛), overrides and isolates as ‹U+202E›; white space is
    one space each.
    """
    if not text.isascii() or not text.isprintable():
        text = "".join(_shown(char) for char in text)
    return " ".join(text.split())


@cache
def _shown(char: str) -> str:
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if char in _SILENT:
        return ""
    if category == "Cc":
        return _picture(ord(char))
    if category == "Cs":
        return "\ufffd"
    if category in ("Cf", "Zl", "Zp") and char not in _KEPT:
        return f"‹U+{ord(char):04X}›"
    return char


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


def encodable(text: str, encoding: str) -> str:
    """`text` in letters that `encoding` can write: "Türkiye" -> "Turkiye", "…" -> "..."; else an escape."""
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return "".join(_encodable(char, encoding) for char in text)
    return text


@cache
def _encodable(char: str, encoding: str) -> str:
    for candidate in (char, _ASCII.get(char), unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()):
        if candidate and _fits(candidate, encoding):
            return candidate
    if 0x2400 <= ord(char) <= 0x241F:
        return f"^{chr(ord(char) - 0x2400 + 64)}"
    return f"<U+{ord(char):04X}>"


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
