"""Text to tokens, each with one class: the string of classes is what the grammar reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from diplomatics.mentions.times.cutting import pattern
from diplomatics.mentions.times.words import Lexicon, lexicon

# Every class of token; its place here gives the character that stands for it.
CLASSES = (
    "other", "break", "comma", "dot", "hyphen", "dash", "slash", "open", "close", "poss", "stop",
    "iso", "numeric", "clock", "fraction", "decade", "day", "number", "year",
    "month", "weekday", "weekdays", "unit", "units", "more", "adjective", "word", "times", "ordinal", "second",
    "vague", "season", "fall", "seasons", "part", "parts", "clockname", "day_word", "night_word", "last", "next",
    "this", "following", "recentadj", "same", "that", "edge", "edgenoun", "approx", "present", "pastref", "futureref",
    "presentadj", "futureadj", "someduration", "set", "every", "once", "ampm", "zone", "hours", "oclock",
    "named_day", "openday", "foreign", "era", "bc", "ad", "fiscal", "decadeword", "latest",
    "the", "a", "of", "in", "to", "and", "or", "at", "on", "ago", "earlier", "before", "after", "later", "hence",
    "half", "old", "ended", "period", "per", "from", "so", "orso", "time", "longword", "eve", "quartercode",
    "fiscalcode",
)  # fmt: skip
CODES = {name: chr(0x100 + place) for place, name in enumerate(CLASSES)}

_PUNCTUATION = {",": "comma", ".": "dot", "-": "hyphen", "‑": "hyphen", "/": "slash", "(": "open", ")": "close",
                "!": "stop", "?": "stop", ";": "stop", ":": "stop"}  # fmt: skip


@dataclass(slots=True)
class Tokens:
    """A text cut up. `shape` holds one class character per token; the lists run beside it."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    lowers: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)
    shape: str = ""

    def __len__(self) -> int:
        return len(self.lowers)

    def kind(self, at: int) -> str:
        """The class of one token; "break" outside the text."""
        return CLASSES[ord(self.shape[at]) - 0x100] if 0 <= at < len(self.shape) else "break"

    def kinds(self) -> list[str]:
        """The classes of all tokens."""
        return [CLASSES[ord(code) - 0x100] for code in self.shape]

    def lower(self, at: int) -> str:
        """The token in small letters; empty outside the text."""
        return self.lowers[at] if 0 <= at < len(self.lowers) else ""

    def raw(self, at: int) -> str:
        """The token as it is written."""
        return self.text[self.starts[at] : self.ends[at]] if 0 <= at < len(self.lowers) else ""


def tokenise(text: str) -> Tokens:
    """Cut a text and class each token by the words of time."""
    words = lexicon()
    wrapped = _wrapped(text)
    tokens = Tokens(text)
    kinds: list[str] = []
    for match in pattern().finditer(text):
        sort = match.lastgroup or "word"
        raw = match.group()
        if sort == "plain" and raw.lower() not in words.words:
            kind, value = "other", None
        elif sort == "brk":
            if wrapped and raw.count("\n") == 1:
                continue
            kind, value = "break", None
        else:
            kind, value = _class(sort, raw, words)
        kinds.append(kind)
        tokens.starts.append(match.start())
        tokens.ends.append(match.end())
        tokens.lowers.append(raw.lower())
        tokens.values.append(value)
    return _merge(tokens, kinds, words)


def _class(sort: str, raw: str, words: Lexicon) -> tuple[str, Any]:
    if sort in ("plain", "word"):
        return _word(raw, words)
    if sort == "punct":
        if raw in "–—":
            return "dash", raw
        return _PUNCTUATION.get(raw, "other"), None
    if sort == "number":
        return _number(raw)
    if sort == "ordinal":
        return "ordinal", int(raw[:-2])
    if sort == "ampm":
        return "ampm", 0 if raw[0] in "aA" else 12
    if sort == "fraction":
        return "fraction", {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(raw) or _divide(raw)
    return sort, raw


def _divide(raw: str) -> float:
    above, _, below = raw.partition("/")
    return int(above) / int(below) if int(below) else 0.0


def _number(raw: str) -> tuple[str, Any]:
    if raw.isascii() and raw.isdigit():
        value = int(raw)
        if len(raw) == 4 and 1000 <= value <= 2199:
            return "year", value
        if len(raw) <= 2 and 1 <= value <= 31:
            return "day", value
        return "number", value
    try:
        return "number", float(raw.replace(",", ""))
    except ValueError:
        return "other", None


def _word(raw: str, words: Lexicon) -> tuple[str, Any]:
    lower = raw.lower()
    found = words.words.get(lower)
    if found is None:
        if len(raw) == 2 and raw[1] in "1234" and raw[0] in "QH":
            return "quartercode", ("quarter" if raw[0] == "Q" else "half", int(raw[1]))
        if raw[:2] == "FY" and raw[2:].isdigit() and len(raw) in (4, 6):
            return "fiscalcode", int(raw[2:]) + (2000 if len(raw) == 4 else 0)
        return "other", None
    kind = found[0]
    if raw[0].islower() and (kind == "foreign" or (kind in ("month", "weekday") and _wavers(lower, words))):
        return "other", None
    if lower in words.abbreviations and raw.isupper() and kind == "weekday":
        return "other", None
    return found


def _wavers(lower: str, words: Lexicon) -> bool:
    """Whether a month or weekday counts only with a capital."""
    return lower in words.abbreviations or lower in words.groups["wavering_months"]


def _merge(tokens: Tokens, kinds: list[str], words: Lexicon) -> Tokens:
    """Join phrases into one token, take in the full stop of abbreviations, and settle dashes."""
    done = Tokens(tokens.text)
    shape: list[str] = []
    at, count = 0, len(kinds)
    while at < count:
        lower, last = tokens.lowers[at], at
        kind, value = kinds[at], tokens.values[at]
        if kind != "other" or lower in words.phrases:
            kind, value, last = _joined(tokens, kinds, at, words)
            if last > at:
                lower = " ".join(tokens.lowers[at : last + 1])
        shape.append(CODES[kind])
        done.starts.append(tokens.starts[at])
        done.ends.append(tokens.ends[last])
        done.lowers.append(lower)
        done.values.append(value)
        at = last + 1
    done.shape = "".join(shape)
    return done


def _joined(tokens: Tokens, kinds: list[str], at: int, words: Lexicon) -> tuple[str, Any, int]:
    """The class and value of the token or phrase that begins here, and its last token."""
    kind, value = kinds[at], tokens.values[at]
    for option, (sort, worth) in words.phrases.get(tokens.lowers[at], ()):
        end = at + len(option)
        if tuple(tokens.lowers[at:end]) == option and _may_join(tokens, at, sort, kinds[end : end + 1]):
            return sort, worth, end - 1
    if kind == "word" and 17 <= value <= 20:
        spoken, size = _spoken_year(kinds, tokens.values, at)
        if size:
            return "year", spoken, at + size - 1
    if kind in ("month", "weekday"):
        return kind, value, at + _has_stop(tokens, kinds, at, words)
    if kind in ("hyphen", "dash"):
        kind = "hyphen" if _tight(tokens, at) else "dash"
    return kind, value, at


_LENGTHENS = frozenset(
    {"unit", "units", "word", "day", "vague", "number", "season", "seasons", "part", "parts", "more"}
)


def _may_join(tokens: Tokens, at: int, kind: str, after: list[str]) -> bool:
    """Whether a phrase stands here: not "the past" of "the past year", nor a foreign month in small letters."""
    if kind == "pastref" and after and after[0] in _LENGTHENS:
        return False
    return kind != "foreign" or tokens.text[tokens.starts[at]].isupper()


def _spoken_year(kinds: list[str], values: list[Any], at: int) -> tuple[int, int]:
    """Takes "nineteen ninety-six" as a year and its number of tokens; (0, 0) where there is none."""
    if kinds[at + 1 : at + 2] != ["word"] or not 10 <= values[at + 1] <= 90:
        return 0, 0
    year, size = values[at] * 100 + values[at + 1], 2
    rest = at + 2 + (kinds[at + 2 : at + 3] == ["hyphen"])
    if kinds[rest : rest + 1] == ["word"] and values[at + 1] >= 20 and 1 <= values[rest] <= 9:
        return year + values[rest], rest + 1 - at
    return (year, size) if values[at] != 20 or 10 <= values[at + 1] < 20 else (0, 0)


def _has_stop(tokens: Tokens, kinds: list[str], at: int, words: Lexicon) -> bool:
    """Whether an abbreviation's full stop follows."""
    if kinds[at + 1 : at + 2] != ["dot"] or tokens.lowers[at] not in words.abbreviations:
        return False
    return tokens.starts[at + 1] == tokens.ends[at]


def _tight(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen or dash touches the words on both sides."""
    return (
        0 < at < len(tokens.starts) - 1
        and tokens.ends[at - 1] == tokens.starts[at]
        and tokens.ends[at] == tokens.starts[at + 1]
    )


def _wrapped(text: str) -> bool:
    """Whether lines are broken at a margin, so that a single line end is no more than a space."""
    lines = [len(line) for line in text.split("\n", 60)[:60] if line.strip()]
    if len(lines) < 4 or max(lines) > 100:
        return False
    return sorted(lines)[len(lines) // 2] > 50
