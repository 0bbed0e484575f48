"""What an HTML page says about itself: JSON-LD first, then meta tags, then the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from diplomatics.sources.tags import ENTITY, Piece, pieces, unescape

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|Report|PressRelease|LiveBlogPosting|Statement)$")
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "publication_date", "publishdate", "publish-date",
    "publish_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "date",
)  # fmt: skip
_PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher")
_LANGUAGES = ("content-language", "dc.language", "og:locale")
_SEPARATOR = re.compile(r"\s+[|–—-]\s+|\s+::\s+|\s*\|\s*")
_DEEPEST = 50
_TELLING = frozenset(("meta", "link", "html", "script", "time", "title", "h1"))


@dataclass(slots=True)
class Page:
    """The metadata of a page, each null where it does not say."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    uri: str | None = None
    language: str | None = None
    charset: str | None = None
    scripts: int = 0


def read_page(source: str) -> Page:
    """The metadata of an HTML page."""
    head = _Head()
    for piece in pieces(source):
        head.take(piece)
    linked = next(iter(sorted(_articles(head.json), key=_rank)), {})
    meta = head.meta
    page = Page(scripts=head.scripts)
    page.publisher = _name(linked.get("publisher")) or _first(meta, _PUBLISHERS)
    title = _text(linked.get("headline")) or _first(meta, _TITLES)
    page.title = title or head.heading or _without_site(head.title, page.publisher)
    page.title = _without_site(page.title, page.publisher) if page.title else None
    page.published = _text(linked.get("datePublished")) or _first(meta, _DATES) or head.time
    entity = linked.get("mainEntityOfPage")
    page.uri = next(filter(None, map(_address, (entity, linked.get("url"), head.canonical, meta.get("og:url")))), None)
    page.language = _text(linked.get("inLanguage")) or head.language or _first(meta, _LANGUAGES)
    return page


@dataclass(slots=True)
class _Head:
    """Collects the head's data, the first heading and the first marked-up time."""

    json: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    title: str | None = None
    heading: str | None = None
    time: str | None = None
    canonical: str | None = None
    language: str | None = None
    scripts: int = 0
    _into: str | None = None
    _heard: list[str] = field(default_factory=list)

    def take(self, piece: Piece) -> None:
        """Note what a tag carries, and listen to the words of some."""
        if piece.tag is None:
            if self._into:
                self._heard.append(piece.text)
        elif piece.closing:
            self._end(piece.tag)
        elif piece.tag in _TELLING:
            self._start(piece.tag, piece.attributes())

    def _start(self, tag: str, named: dict[str, str]) -> None:
        if tag == "meta":
            self._meta(named)
        elif tag == "link" and "canonical" in named.get("rel", "").lower().split():
            self.canonical = self.canonical or named.get("href")
        elif tag == "html":
            self.language = self.language or named.get("lang") or named.get("xml:lang") or None
        elif tag == "script":
            self.scripts += 1
            if named.get("type", "").split(";")[0].strip().lower() == "application/ld+json":
                self._into, self._heard = "script", []
        elif tag == "time":
            self.time = self.time or named.get("datetime") or None
        elif (tag == "title" and self.title is None) or (tag == "h1" and self.heading is None):
            self._into, self._heard = tag, []

    def _end(self, tag: str) -> None:
        """Keep what was heard."""
        if self._into is None or tag != self._into:
            return
        heard = "".join(self._heard)
        if tag == "script":
            self.json.append(heard)
        else:
            shown = " ".join(ENTITY.sub(unescape, heard).split()) or None
            self.title, self.heading = (shown, self.heading) if tag == "title" else (self.title, shown)
        self._into = None

    def _meta(self, named: dict[str, str]) -> None:
        content = named.get("content", "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = named.get(key, "").strip().lower()
            if name and content:
                self.meta.setdefault(name, content)


def _articles(blocks: list[str]) -> Iterator[dict[str, Any]]:
    """Every object of an article's type in some JSON-LD."""
    for block in blocks:
        cleaned = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*$", "", block)
        try:
            loaded = json.loads(cleaned, strict=False)
        except (ValueError, RecursionError):
            continue
        pending: list[tuple[Any, int]] = [(loaded, 0)]
        while pending:
            value, depth = pending.pop()
            if isinstance(value, dict):
                if _rank(value) < 3:
                    yield value
                below = list(value.values())
            else:
                below = value if isinstance(value, list) else []
            if depth < _DEEPEST:
                pending.extend((each, depth + 1) for each in reversed(below) if isinstance(each, dict | list))


def _rank(value: dict[str, Any]) -> int:
    """0 for an article that says something, 1 for a page, 2 for an article that does not, 3 for anything else."""
    kinds = value.get("@type")
    names = [each for each in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(each, str)]
    if any(_ARTICLE.match(name) for name in names):
        return 0 if value.get("datePublished") or value.get("headline") else 2
    return 1 if any(name in ("WebPage", "ItemPage") for name in names) else 3


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        return _text(value[0]) if value else None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return _name(value[0]) if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and value.strip().startswith(("http://", "https://")) else None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((" ".join(meta[name].split()) for name in names if meta.get(name)), None)


def _without_site(title: str | None, publisher: str | None) -> str | None:
    """A title without the publisher's name that many pages put behind or before it."""
    if not title or not publisher:
        return title
    parts = list(_SEPARATOR.finditer(title))
    for part in (parts[-1:] + parts[:1]) if parts else []:
        before, after = title[: part.start()].strip(), title[part.end() :].strip()
        if after.casefold() == publisher.casefold() and before:
            return before
        if before.casefold() == publisher.casefold() and after:
            return after
    return title
