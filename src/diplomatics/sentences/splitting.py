"""Sentences from text: first paragraphs and lines, then sentences inside them, on tokens.

Rules only. A full stop after a title, an initial, a number's mark or an abbreviation ends nothing unless a new
sentence clearly begins; quotation marks and brackets that close go with the sentence before; a line that is no
continuation of the line before (headline, list item, numbered paragraph, signature) begins a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplomatics.sentences.abbreviations import abbreviations
from diplomatics.sentences.tokens import Span, tokenize

_BLANK = re.compile(r"\n[ \t\r\f\v\u00a0]*\n[\s]*")
_ITEM = re.compile(r"\s*(?:[-–—*•·‣▪◦●○■□➢>]+\s+|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s+|\d+(?:\.\d+)+\.?\s+)\S")
_TERMINAL = re.compile(r"[.!?…]+|[.]{2,}")
_RULE = re.compile(r"[-=_*~#]{5,}")
_NOTE = re.compile(r"\[\d{1,3}\]")
_CLOSERS = frozenset("\"'”’»)]}") | {"''", "’’"}
_OPENERS = frozenset("\"'“‘«([{") | {"``", "‘‘"}


def blocks(text: str) -> Iterator[Span]:
    """The paragraphs of a text: what stands between blank lines."""
    start = 0
    for gap in _BLANK.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)


def _lines(text: str, start: int, end: int) -> list[Span]:
    """The lines of a paragraph that are not empty."""
    found = re.compile(r"[^\n]+").finditer(text, start, end)
    return [m.span() for m in found if m.group().strip()]


def segments(text: str, start: int, end: int) -> Iterator[Span]:
    """Lines joined where one goes on in the next: each segment begins where a sentence must begin."""
    lines = _lines(text, start, end)
    if not lines:
        return
    widest = max(b - a for a, b in lines)
    begin, last = lines[0]
    for a, b in lines[1:]:
        if _breaks(text[begin:last].rsplit("\n", 1)[-1].strip(), text[a:b], widest if len(lines) > 2 else 0):
            yield begin, last
            begin = a
        last = b
    yield begin, last


def _breaks(before: str, after: str, widest: int) -> bool:
    """Whether a single line end between two lines ends a sentence."""
    following = after.strip()
    if _ITEM.match(after):
        return True
    if not before or before[-1] in ".!?…:;" or (len(before) > 1 and before[-1] in '"”’)' and before[-2] in ".!?…"):
        return before[-1:] in ".!?…:" or following[:1].isupper()
    if before[-1] in ",-–—(/&" or before.split()[-1].lower() in abbreviations().continues:
        return False
    if following[:1].islower():
        return False
    wrapped = widest >= 50 and len(before) >= 0.75 * widest
    if before.isupper() != following.isupper() and len(before) > 3 and len(following) > 3:
        return True
    return not wrapped


def _closing(text: str, span: Span) -> bool:
    """Whether a mark closes: it stands in the closing set and nothing but a space or another mark comes after it."""
    a, b = span
    if text[a:b] not in _CLOSERS:
        return False
    return text[a:b] not in _OPENERS or b >= len(text) or not text[b].isalnum()


def _attached(text: str, spans: Sequence[Span], i: int) -> bool:
    """Whether token i follows the one before without a space."""
    return i > 0 and spans[i - 1][1] == spans[i][0]


def _begins(word: str) -> bool:
    """Whether a word may begin a sentence."""
    return word[:1].isupper() or word[:1].isdigit() or word in _OPENERS or word[:1] in "“‘«([#$€£@*-–—•`"


def _ends_at(text: str, spans: Sequence[Span], i: int, first: int) -> int:
    """The number of the token after the sentence, if the one that began at token `first` ends at token i, else 0."""
    word = text[spans[i][0] : spans[i][1]]
    stop = _TERMINAL.fullmatch(word) is not None
    if _RULE.fullmatch(word):
        return i + 1
    if not stop and not (word.endswith(".") and len(word) > 1 and word[0].isalpha()):
        return 0
    after = i + 1
    while (
        after < len(spans)
        and _attached(text, spans, after)
        and (_closing(text, spans[after]) or (stop and _TERMINAL.fullmatch(text[slice(*spans[after])])))
    ):
        after += 1
    while (
        stop
        and after + 2 < len(spans)
        and _attached(text, spans, after)
        and _NOTE.fullmatch(text[spans[after][0] : spans[after + 2][1]])
    ):
        after += 3
    if after >= len(spans):
        return after
    following = text[slice(*spans[after])]
    spaced = not _attached(text, spans, after)
    if stop:
        return after if _stop_ends(text, spans, (first, i, after), word, following, spaced) else 0
    return after if spaced and _abbreviation_ends(word, following, after > i + 1) else 0


def _stop_ends(
    text: str, spans: Sequence[Span], at: tuple[int, int, int], word: str, following: str, spaced: bool
) -> bool:
    """Whether a terminal mark of its own ends the sentence; `at`: first token, the mark, the token after."""
    first, i, after = at
    previous = text[slice(*spans[i - 1])] if i > first else ""
    if not spaced:
        return (
            word in (".", "?", "!")
            and following[:1].isupper()
            and following[1:2].islower()
            and previous.islower()
            and len(previous) > 2
        )
    if word == "." and i == first + 1 and (previous.isdigit() or len(previous) == 1):
        return False  # "3. The Council": the number of a paragraph
    if following[:1] in ",;:)":
        return False
    closed = after > i + 1
    if word == "." and len(previous) == 1 and previous.isupper() and previous != "I":
        return _abbreviation_ends(previous + ".", following, closed)
    if following[:1].islower():
        return not closed and previous.islower() and len(previous) > 3 and word in (".", "?", "!")
    return _begins(following) or not word.startswith((".", "…"))


def _abbreviation_ends(word: str, following: str, closed: bool) -> bool:
    """Whether an abbreviation also ends a sentence before the word that follows."""
    lists, bare = abbreviations(), word[:-1]
    if bare in lists.titles or not _begins(following):
        return False
    if bare in lists.numbers or bare in lists.dates:
        return following.lower() in lists.starters and following[:1].isupper()
    if len(bare) == 1:
        return following[:1].isupper() and following.lower() in lists.starters
    if bare == "etc" or closed:
        return following[:1].isupper() or following in _OPENERS
    return following[:1].isupper() and following.lower() in lists.starters


def split_tokens(text: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    """The tokens of one segment, sentence by sentence."""
    first = i = 0
    while i < len(spans):
        after = _ends_at(text, spans, i, first)
        if after:
            yield list(spans[first:after])
            first = i = after
        else:
            i += 1
    if first < len(spans):
        yield list(spans[first:])


def sentences(text: str) -> Iterator[list[Span]]:
    """The sentences of a text as lists of words, each word a pair of offsets."""
    for block in blocks(text):
        for start, end in segments(text, *block):
            yield from split_tokens(text, tokenize(text, start, end))
