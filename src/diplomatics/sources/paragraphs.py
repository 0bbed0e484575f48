"""Joining the lines of a page to paragraphs by their places on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from diplomatics.sources.mapped import MappedText, joined

# What PDFium leaves of a hyphen at the end of a line, and plain hyphens there.
_HYPHEN = re.compile("[\ufffe\x02\xad]$|(?<=[^\\W\\d_])[-‐]$")
_MADE_UP_HYPHEN = re.compile("[\ufffe\x02\xad]")
_ITEM = re.compile(r"(?:[-*•–—·▪◦] |\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)] |OP ?\d+|PP ?\d+|Article \d+|ARTICLE )")
_SENTENCE_END = re.compile(r"[.!?:;][\"”’')\]]*$")
# First parts that keep their hyphen before a second word.
_COMPOUND = re.compile(
    r"(?:well|self|non|ex|co|anti|pro|pre|post|semi|inter|cross|long|short|high|low|full|part|vice|deputy|so|far|"
    r"two|three|four|five|six|seven|eight|nine|ten|multi|hard|soft|north|south|east|west|\w+ly|\d+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page with its place in points; `first_word` is the width of its first word."""

    text: MappedText
    page: int
    left: float
    right: float
    low: float
    high: float
    first_word: float


def paragraphs(lines: Sequence[Line]) -> list[MappedText]:
    """The paragraphs of some lines, in reading order; words hyphenated at a line's end are whole again."""
    known = {word.lower() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", line.text.text)}
    leading = _leading(lines)
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    found: list[MappedText] = []
    parts: list[MappedText] = []
    for i, line in enumerate(lines):
        if i and not _continues(lines[i - 1], line, _margin(lines[i - 1], pages), leading):
            found.append(joined(parts))
            parts = []
        parts.extend(_glued(parts, line, known))
    if parts:
        found.append(joined(parts))
    return [part.sub(_MADE_UP_HYPHEN, "-") for part in found]


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance between the feet of two lines."""
    steps = [a.low - b.low for a, b in pairwise(lines) if a.page == b.page and a.low > b.low]
    return median(steps) if steps else 0.0


def _margin(line: Line, pages: dict[int, list[Line]]) -> float:
    """How far the lines of the same column reach to the right."""
    return max(other.right for other in pages[line.page] if abs(other.left - line.left) < 40)


def _continues(before: Line, line: Line, margin: float, leading: float) -> bool:
    """Whether a line goes on with the paragraph of the one before."""
    if _ITEM.match(line.text.text):
        return False
    ended = _SENTENCE_END.search(before.text.text) is not None
    if before.page != line.page or line.low > before.high:  # a new page or column
        return not ended and (line.text.text[:1].islower() or _HYPHEN.search(before.text.text) is not None)
    if leading and before.low - line.low > 1.45 * leading:
        return False
    size, size_before = line.high - line.low, before.high - before.low
    if size_before > 1.25 * size or size > 1.25 * size_before:  # a heading
        return False
    if not ended and line.text.text[:1].islower():
        return True
    filled = before.right + line.first_word + 0.2 * size_before >= margin
    if not filled:
        return False
    indented = line.left - before.left > 8
    return not (ended and indented)


def _glued(parts: list[MappedText], line: Line, known: set[str]) -> list[MappedText]:
    """The line with what joins it to the paragraph so far; a hyphen at the end there is dropped or kept."""
    if not parts:
        return [line.text]
    last = parts[-1]
    hyphen = _HYPHEN.search(last.text)
    if hyphen is None:
        return [MappedText.of(" ", None), line.text]
    head = re.findall(r"[^\W_]+$", last.text[: hyphen.start()])
    tail = re.findall(r"^[^\W_]+", line.text.text)
    if head and tail and not _keeps_hyphen(head[0], tail[0], known):
        parts[-1] = last.cut(0, hyphen.start())
    return [line.text]


def _keeps_hyphen(head: str, tail: str, known: set[str]) -> bool:
    if (head + tail).lower() in known:
        return False
    if f"{head}-{tail}".lower() in known or not tail[0].islower():
        return True
    return _COMPOUND.match(head) is not None
