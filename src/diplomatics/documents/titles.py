"""The title: what the source names, or a first line that has the form of a headline."""

from __future__ import annotations

import re

from diplomatics.documents.datelines import find_page_date, looks_like_dateline
from diplomatics.documents.normalising import one_line
from diplomatics.sources.mapped import MappedText, joined

_LONGEST_HEADLINE = 160
_LONGEST_TITLE = 400
_LIST_MARK = re.compile(r"(?:[-*•–—>|]|\(?\d{1,3}[.)]|\(?[a-z][.)]) ")
_SALUTATION = re.compile(r"(?:Dear|To|From|Date|Subject|Re|Cc)\b[^\n]{0,80}[,:]", re.IGNORECASE)
_TWO_SENTENCES = re.compile(r"[a-z]{3}[.!?] \W*(?:[A-Z]|$)")
_PARAGRAPH = 120


def titled(body: MappedText, given: str | None) -> tuple[MappedText, str | None, int]:
    """The text with its title as first line, the title, and where the body begins.

    A given title that the body already begins with is not said twice. Without one, the first line is the
    title only where it looks like a headline.
    """
    title = one_line(given or "")[:_LONGEST_TITLE].strip()
    text = body.text
    end = text.find("\n")
    first = text if end < 0 else text[:end]
    if title and _same(first, title):
        return body, first, _next_line(text, len(first))
    if title:
        if not text:
            return MappedText.of(title, None), title, len(title)
        return joined([MappedText.of(title, None), body], "\n"), title, len(title) + 1
    if is_headline(text):
        return body, first, _next_line(text, len(first))
    return body, None, 0


def is_headline(text: str) -> bool:
    """Whether the first line of a text is a headline: short, no sentence, and set off from what follows."""
    first, _, rest = text.partition("\n")
    if not rest.strip() or not 2 <= len(first) <= _LONGEST_HEADLINE:
        return False
    if first.endswith((".", ",", ";", ":", "…")) or not first[0].isprintable() or not re.search(r"[^\W\d_]{2}", first):
        return False
    aside = first[0].islower() or first.startswith("(") or _TWO_SENTENCES.search(first)
    if aside or _LIST_MARK.match(first) or _SALUTATION.match(first) or looks_like_dateline(first):
        return False
    if find_page_date(first, 0) is not None:
        return False
    second = rest.lstrip("\n").split("\n", 1)[0]
    if rest.startswith("\n"):  # an empty line
        return len(second) > len(first) * 0.6 or looks_like_dateline(second) or find_page_date(second, 0) is not None
    if looks_like_dateline(second) or find_page_date(second, 0) is not None:
        return True
    return len(second) >= max(_PARAGRAPH, 1.5 * len(first))


def _same(line: str, title: str) -> bool:
    """Whether a line says the title, whatever the marks, spaces and capitals."""
    return bool(line) and _letters(line) == _letters(title)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _next_line(text: str, end: int) -> int:
    """Where the next filled line begins."""
    while end < len(text) and text[end] == "\n":
        end += 1
    return end
