"""HTML cut into tags and text, with their places. One pass, linear in time whatever the page does.

The standard library's parser takes hours over some hostile pages and stops at others; nothing here does.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

ENTITY = re.compile(
    r"&(?:(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|(?:nbsp|amp|lt|gt|quot)(?![a-zA-Z0-9=]))"
)
_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/<>]*+)((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>""")
_PLAIN_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/<>]*+)([^>]*+)>")
_TAG_START = re.compile(r"</?[a-zA-Z]")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>]++)))?+""")
# Elements whose content is no markup, up to their end tag.
_RAW = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "title", "textarea")}


@dataclass(frozen=True, slots=True)
class Piece:
    """A tag, or a run of text where `tag` is null. `start` is its place in the page."""

    start: int
    text: str = ""
    tag: str | None = None
    closing: bool = False
    inside: str = ""

    def attributes(self) -> dict[str, str]:
        """The attributes of a tag, names in lower case; the first of a name counts."""
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(self.inside):
            value = next((group for group in match.groups()[1:] if group is not None), "")
            found.setdefault(match[1].lower(), html.unescape(value))
        return found


def unescape(match: re.Match[str]) -> str:
    """The character of an entity."""
    return html.unescape(match[0])


def pieces(page: str) -> Iterator[Piece]:
    """The tags and the text of a page in order; comments and declarations are left out."""
    at, text_from = 0, 0
    pattern = _TAG
    while (start := page.find("<", at)) >= 0:
        after = _skipped(page, start)
        if after is None and _TAG_START.match(page, start):
            match = pattern.match(page, start)
            if match is None and pattern is _TAG:  # a quotation mark that nothing closes: from here on, ignore them
                pattern = _PLAIN_TAG
                match = pattern.match(page, start)
            if match is None:
                break
            if start > text_from:
                yield Piece(text_from, page[text_from:start])
            tag = match[2].lower()
            yield Piece(start, tag=tag, closing=bool(match[1]), inside=match[3])
            after = match.end()
            if tag in _RAW and not match[1]:
                end = _RAW[tag].search(page, after)
                stop = end.start() if end else len(page)
                if stop > after:
                    yield Piece(after, page[after:stop])
                after = stop
            at = text_from = after
        elif after is None:
            at = start + 1
        else:
            if start > text_from:
                yield Piece(text_from, page[text_from:start])
            at = text_from = after
    if text_from < len(page):
        yield Piece(text_from, page[text_from:])


def _skipped(page: str, start: int) -> int | None:
    """Where a comment or declaration that begins here ends; null where none begins."""
    if page.startswith("<!--", start):
        end = page.find("-->", start + 2)
        return len(page) if end < 0 else end + 3
    if page.startswith("<![CDATA[", start):
        end = page.find("]]>", start)
        return len(page) if end < 0 else end + 3
    if page.startswith(("<!", "<?"), start):
        end = page.find(">", start)
        return len(page) if end < 0 else end + 1
    return None
