"""Words from text, in the manner of the English Web Treebank (UD).

A run of characters without spaces is cut by one expression tried from left to right (addresses, numbers,
abbreviations, words, marks); then contractions, possessives and hyphens are taken apart. Every word is a pair of
offsets; nothing is rewritten.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diplomatics.sentences.abbreviations import abbreviations

Span = tuple[int, int]

_URL = r"(?:https?://|ftp://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?'’)\]}]"
_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*"
_DOMAIN = (
    r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int|info|co\.uk|mil)"
    r"(?:/(?:[^\s<>\"]*[^\s<>\".,;:!?'’)\]}])?)?(?![\w])"
)
_FILE = r"[\w-]+\.(?:docx?|pdf|xlsx?|html?|txt|jpe?g|png|zip|csv|pptx?)(?![\w])"
_EMOTICON = r"(?:[:;=][-']?[)(DPpOo/\\|\]\[]{1,3}|[:;]['’]\()(?![\w])|<3(?![\d,.])"
_LETTERS = r"(?:[A-Za-z]\.)+[A-Za-z](?![\w])\.?|(?:[A-Za-z]\.){2,}"
_INITIAL = r"(?<![\w'’])[A-Z]\.(?=\s+[A-Z][\w'’.]|-[A-Z])"
_PHONE = r"(?:\d-)?(?:\d{3}-){1,2}\d{4}(?![\w-])|\d-\d{4}(?![\w-])"
_NUMBER = r"(?>[+]?\d+(?:[.,:/]\d+)*)(?:st|nd|rd|th|s)(?![A-Za-z\d])|(?>[+]?\d+(?:[.,:/]\d+)*)"
_PREFIX = (
    r"(?i:non|anti|co|re|pre|post|pro|ex|mid|multi|semi|counter|over|sub|cross|mini|neo|socio|inter|intra|micro|macro|"
    r"ultra|trans|mis|extra|infra|quasi|e)-(?=[A-Za-z]{2})"
)
_WORD = rf"(?:{_PREFIX})?[^\W\d_](?:[\w]|&(?=[A-Z](?![a-z]))|[.](?=[a-z]{{1,4}}(?![\w]))(?<=[a-z].)|['’](?=[\w]))*"
_MARKS = (
    r"\.{2,}|…|-{2,}|—+|–+|[!?]+|\*+|_+|=+|~+|<<+|>>+|``|''|’’|‘’|#(?=\d)|#+\w*|(?:(?<=\s)|^)['’]s(?!\w)|[^\w\s]|\w"
)
_CLITIC = re.compile(r"(?i)(?:n['’]t|['’](?:s|m|d|re|ve|ll))$")
_WHOLE = {
    "cannot": (3,), "gonna": (3,), "wanna": (3,), "gotta": (3,), "gimme": (3,), "lemme": (3,),
    "dont": (2,), "didnt": (3,), "doesnt": (4,), "isnt": (2,), "wasnt": (3,), "cant": (2,), "wont": (2,),
    "havent": (4,), "wouldnt": (5,), "couldnt": (5,), "arent": (3,), "outta": (3,),
    "im": (1,), "ive": (1,), "thats": (4,), "youre": (3,),
}  # fmt: skip


@cache
def _run() -> re.Pattern[str]:
    """The one expression."""
    short = sorted(abbreviations().all, key=lambda w: (-len(w), w))
    numbers = abbreviations().numbers
    free = "|".join(re.escape(w) for w in short if len(w) > 1 and w not in numbers)
    bound = "|".join(re.escape(w) for w in short if w in numbers)
    stops = rf"(?<![\w.'’])(?:(?:{free})\.(?![\w.])|(?:{bound})\.(?=\s*[(\d]))"
    parts = (_URL, _MAIL, _DOMAIN, _FILE, _EMOTICON, _LETTERS, stops, _INITIAL, _PHONE, _NUMBER, _WORD, _MARKS)
    return re.compile("|".join(parts))


def _clitics(text: str, start: int, end: int) -> Iterator[Span]:
    """Take contractions and possessives off one word."""
    word = text[start:end]
    cuts = _WHOLE.get(word.lower())
    if cuts:
        for cut in cuts:
            yield start, start + cut
            start += cut
        yield start, end
        return
    found = _CLITIC.search(word)
    if found and found.start() > 0:
        yield from _clitics(text, start, start + found.start())
        start += found.start()
    yield start, end


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The words of text[start:end] as offsets into `text`."""
    spans: list[Span] = []
    for found in _run().finditer(text, start, len(text) if end is None else end):
        a, b = found.span()
        if text[a].isalpha() and b - a > 1:
            spans.extend(_clitics(text, a, b))
        else:
            spans.append((a, b))
    return spans


def words(text: str) -> list[str]:
    """The words of a text as strings."""
    return [text[a:b] for a, b in tokenize(text)]
