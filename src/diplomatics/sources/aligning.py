"""Finding extracted words again in the page that they were extracted from."""

from __future__ import annotations

import re

from diplomatics.sources.mapped import MappedText
from diplomatics.sources.raw import SourceSegment

_WHITE = re.compile(r"\s+")
_MARK = re.compile(r"(?:[-|] ?)+")
_SHORTEST = 2
# Lines that stand elsewhere than in order; each costs a search through the whole page.
_MOST_OUT_OF_ORDER = 200


def aligned(article: str, visible: MappedText) -> MappedText:
    """The extracted text, each line mapped to where its words stand in the page, as far as they are found.

    White space is left out of the comparison: extraction joins and breaks lines as it likes.
    """
    packed = visible.sub(_WHITE, "")
    pieces: list[tuple[int, int, int]] = []
    at = strays = 0
    for line in re.finditer(r"[^\n]+", article):
        mark = _MARK.match(line[0])
        start = line.start() + (mark.end() if mark else 0)
        words = _WHITE.sub("", article[start : line.end()])
        if len(words) < _SHORTEST:
            continue
        found = packed.text.find(words, at)
        if found < 0 and strays < _MOST_OUT_OF_ORDER:
            strays += 1
            found = packed.text.find(words)
        if found < 0:
            continue
        at = found + len(words)
        for word in re.finditer(r"\S+", article[start : line.end()]):
            first = start + word.start()
            pieces.append((first, start + word.end(), found))
            found += len(word[0])
    return _through(article, pieces, packed)


def _through(article: str, pieces: list[tuple[int, int, int]], packed: MappedText) -> MappedText:
    runs: list[SourceSegment] = []
    at = 0
    for start, end, source in pieces:
        if start > at:
            runs.append(SourceSegment(at, start, None))
        runs.append(SourceSegment(start, end, source))
        at = end
    if at < len(article):
        runs.append(SourceSegment(at, len(article), None))
    return MappedText(article, tuple(runs)).apply_to(packed)
