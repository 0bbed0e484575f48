"""Text that was cut into lines at a fixed width: the lines of a paragraph are joined again."""

from __future__ import annotations

import re

from diplomatics.documents.datelines import looks_like_dateline
from diplomatics.sources.mapped import Edit, MappedText

_NARROWEST, _WIDEST = 35, 110
_FEWEST_JOINS = 3
_SHARE_OF_JOINS = 0.7
_QUANTILES = (0.98, 0.9, 0.8)
# A line that begins like this begins a paragraph of its own: list marks, numbers, headings, quoting.
_OWN_LINE = re.compile(r"\s*(?:[-*•–—·>|#]+ |\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)] |OP ?\d+|PP ?\d+)")
_INDENT = re.compile(r" {2,}(?=\S)")
_HYPHEN_END = re.compile(r"[^\W\d_]{2,}-$")


def unwrapped(text: MappedText) -> MappedText:
    """Join the lines of each paragraph where the text is clearly cut at a fixed width; else leave it alone."""
    joins = _joins(text.text)
    return text.edit(joins) if joins else text


def _joins(text: str) -> list[Edit]:
    lines = text.split("\n")
    pairs = [i for i in range(len(lines) - 1) if _is_pair(lines, i)]
    if len(pairs) < _FEWEST_JOINS:
        return []
    full = _full(lines, pairs)
    if not full:
        return []
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    return [_join(lines, starts, i, words) for i in full if not _OWN_LINE.match(lines[i + 1])]


def _is_pair(lines: list[str], i: int) -> bool:
    """Whether two lines could belong to one paragraph: both filled, the second not set apart."""
    first, second = lines[i], lines[i + 1]
    if not first.strip() or not second.strip():
        return False
    new_indent = bool(_INDENT.match(second)) and not _INDENT.match(first)
    return not new_indent and not looks_like_dateline(second.strip())


def _full(lines: list[str], pairs: list[int]) -> list[int]:
    """The lines that were cut at the text's width; none where the text has no such width.

    A few overlong lines (an address, a table) do not count.
    """
    ranked = sorted(len(lines[i].rstrip()) for i in pairs)
    for share in _QUANTILES:
        width = ranked[min(len(ranked) - 1, int(len(ranked) * share))]
        if not _NARROWEST <= width <= _WIDEST:
            continue
        full = [i for i in pairs if _is_full(lines[i], lines[i + 1], width)]
        if len(full) >= max(_FEWEST_JOINS, _SHARE_OF_JOINS * len(pairs)):
            return full
    return []


def _is_full(first: str, second: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    word = second.split(None, 1)[0]
    return len(first.rstrip()) + 1 + len(word) > width


def _join(lines: list[str], starts: list[int], i: int, words: set[str]) -> Edit:
    first, second = lines[i], lines[i + 1]
    start = starts[i] + len(first.rstrip())
    end = starts[i + 1] + len(second) - len(second.lstrip())
    hyphen = _HYPHEN_END.search(first.rstrip()[-60:])
    if hyphen is None or not second.lstrip()[:1].islower():
        return start, end, "" if hyphen and second.lstrip()[:1].isalnum() else " "
    # "four-" + "party" or "reso-" + "lution": without the hyphen only where the text has the word so elsewhere.
    head, tail = hyphen[0][:-1].lower(), re.split(r"\W", second.lstrip(), maxsplit=1)[0].lower()
    return (start - 1, end, "") if head + tail in words else (start, end, "")
