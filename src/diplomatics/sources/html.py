"""HTML pages: the words of the article, and what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplomatics.errors import SourceError
from diplomatics.sources.aligning import aligned
from diplomatics.sources.decoding import decode
from diplomatics.sources.markup import words
from diplomatics.sources.page import read_page
from diplomatics.sources.raw import RawReport
from diplomatics.sources.source import OnError, Source

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})\b[^<>]*>")
_NESTING = frozenset(("div", "span", "table", "ul", "ol", "blockquote", "section", "font", "b", "i", "a"))
_FEWEST_WORDS = 3


def read(source: Source, on_error: OnError) -> Iterator[RawReport]:
    """The report on a page. Raises `SourceError` where the page has no words of its own."""
    data = source.read(source.limits.markup_bytes)
    head = data[:4096]
    declared = _CHARSET.search(head) or _XML_CHARSET.search(head)
    decoded, warnings = decode(data, source.origin, declared[1].decode("ascii") if declared else None)
    _check_nesting(decoded, source)
    page = read_page(decoded)
    visible = words(decoded)
    if len(visible.text.split()) < _FEWEST_WORDS:  # what stands in <noscript> is no report
        raise _wordless(page.scripts, source.origin)
    article = _article(decoded, source.origin)
    text = aligned(article, visible) if len(article.split()) >= _FEWEST_WORDS else visible
    yield RawReport(
        text=text.text,
        origin=source.origin,
        title=page.title,
        publisher=page.publisher,
        uri=page.uri,
        published=page.published,
        language=page.language,
        segments=text.segments,
        warnings=warnings,
    )


def _article(page: str, origin: str) -> str:
    """The main text of a page, without menus, advertising and comments; empty where none is found."""
    import trafilatura

    try:
        found = trafilatura.extract(page, include_comments=False, include_tables=True, with_metadata=False)
    except RecursionError:
        raise _too_deep(origin) from None
    return found or ""


def _check_nesting(page: str, source: Source) -> None:
    """Refuse pages whose elements are nested as no page is: parsers recurse."""
    depth = 0
    limit = 10 * source.limits.nesting
    for match in _TAG.finditer(page):
        if match[2].lower() in _NESTING:
            depth = max(0, depth - 1) if match[1] else depth + (not match[0].endswith("/>"))
            if depth > limit:
                raise _too_deep(source.origin)


def _too_deep(origin: str) -> SourceError:
    return SourceError(
        "the elements of this page are nested too deeply.", where=origin, remedy="Save its text as .txt and read that."
    )


def _wordless(scripts: int, origin: str) -> SourceError:
    why = "this page has no text of its own"
    why += " (it builds it with scripts)." if scripts else "."
    return SourceError(
        why, where=origin, remedy="Open it in a browser and save the finished page, or its text as .txt."
    )
