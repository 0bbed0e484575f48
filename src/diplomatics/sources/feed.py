"""Feed files (RSS, Atom): each entry is a report."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from diplomatics.errors import SourceError
from diplomatics.sources.decoding import refuse_binary
from diplomatics.sources.markup import words
from diplomatics.sources.raw import RawReport
from diplomatics.sources.source import OnError, Source

_REMEDY = "Give an RSS or Atom feed file."


def read(source: Source, on_error: OnError) -> Iterator[RawReport]:
    """The entries of a feed, in its order; one without words is told to `on_error`."""
    import feedparser

    data = source.read(source.limits.markup_bytes)
    refuse_binary(data, source.origin)
    try:
        # Its own cleaning of HTML is off: entries are turned to words below, and nothing is ever shown as HTML.
        parsed: Any = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, RecursionError, AttributeError, TypeError, LookupError, AssertionError) as error:
        raise SourceError("this feed is damaged and cannot be read.", where=source.origin, remedy=_REMEDY) from error
    entries = parsed.get("entries") or []
    if not entries:
        raise _nothing(parsed, source.origin)
    warnings: tuple[str, ...] = ()
    if parsed.get("bozo") and not _harmless(parsed.get("bozo_exception")):
        warnings = (f"{source.origin}: this feed is not well-formed XML; entries may be cut short or missing.",)
    for number, entry in enumerate(entries, 1):
        try:
            yield _report(entry, parsed.get("feed") or {}, f"{source.origin}#{number}", source, warnings)
        except SourceError as error:
            on_error(error)
        warnings = ()


def _report(entry: Any, feed: Any, origin: str, source: Source, warnings: tuple[str, ...]) -> RawReport:
    bodies = [*(entry.get("content") or []), entry.get("summary_detail") or {"value": entry.get("summary")}]
    texts = [text for body in bodies if (text := _words(body.get("value"), body.get("type")))]
    title = _words(entry.get("title"), (entry.get("title_detail") or {}).get("type"))
    text = texts[0] if texts else ""
    if not text and not title:
        raise SourceError("this entry has no words.", where=origin, remedy="The other entries are read.")
    publisher = (entry.get("source") or {}).get("title") or feed.get("title")
    languages = [body.get("language") for body in bodies] + [feed.get("language")]
    return RawReport(
        text=text or title,
        origin=origin,
        title=" ".join(title.split()) or None,
        publisher=_words(publisher, "text/html") or None,
        uri=entry.get("link") or None,
        external_id=entry.get("id") or None,
        published=entry.get("published") or entry.get("updated") or None,
        language=next((language for language in languages if language), None),
        warnings=warnings,
    )


def _words(value: object, kind: str | None) -> str:
    """Text or HTML as words; feeds often call HTML text, so tags and entities are read either way."""
    if not isinstance(value, str) or not value.strip():
        return ""
    if kind == "text/plain" and "<" not in value and "&" not in value:
        return value.strip()
    return words(value).text.strip()


def _harmless(error: object) -> bool:
    """Complaints about how the file was served or encoded, not about its content."""
    return type(error).__name__ in ("CharacterEncodingOverride", "NonXMLContentType")


def _nothing(parsed: Any, origin: str) -> SourceError:
    if parsed.get("version"):
        return SourceError("this feed has no entries.", where=origin, remedy="Save it again, or give another feed.")
    if parsed.get("bozo"):
        return SourceError("this is not a well-formed feed.", where=origin, remedy=_REMEDY)
    return SourceError("this XML file is not a feed.", where=origin, remedy=_REMEDY)
