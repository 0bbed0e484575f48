"""Markdown: front matter as metadata; marks dropped, words kept where they stood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from diplomatics.sources.decoding import decode
from diplomatics.sources.mapped import Edit, MappedText
from diplomatics.sources.raw import RawReport, report_kind
from diplomatics.sources.source import OnError, Source
from diplomatics.sources.tags import ENTITY, unescape

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_LIMIT = 65_536
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,1000}>")
_FENCE = re.compile(r"(?m)^[ ]{0,3}(?:```|~~~).*$\n?")
_RULE = re.compile(r"(?m)^[ ]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*|-{2,}[ \t]*)$\n?")
_TABLE_RULE = re.compile(r"(?m)^[ ]{0,3}\|?(?:[ \t]*:?-++:?[ \t]*\|)+[ \t]*(?::?-++:?[ \t]*)?$\n?")
_HEADING = re.compile(r"(?m)^[ ]{0,3}#{1,6}[ \t]+([^\n]*)$")
_QUOTE = re.compile(r"(?m)^(?:[ ]{0,3}>[ ]?)+")
_BULLET = re.compile(r"(?m)^([ \t]*)[*+](?=[ \t])")
_REFERENCE = re.compile(r"(?m)^[ ]{0,3}\[[^\]\n]{1,200}\]:[ \t].*$\n?")
_PICTURE = re.compile(r"!\[[^\]\n]{0,1000}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])")
_LINK = re.compile(r"\[([^\[\]\n]{1,1000})\](?:\((?:[^()\n]|\([^()\n]{0,500}\)){0,2000}\)|\[[^\]\n]{0,200}\])")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,100}\]:?")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HARD_BREAK = re.compile(r"\\$", re.MULTILINE)
_EMPHASIS = (
    re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*\\])\1(?![\w*])"),
    re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_\\])\1(?![\w_])"),
    re.compile(r"(?<!~)(~~)(?=\S)([^~\n]{1,2000}?)(?<=\S)\1(?!~)"),
    re.compile(r"(?<![`\\])(`{1,2})(?=[^`])([^`\n]{1,2000}?)(?<=[^`])\1(?!`)"),
)
_KEYS = {
    "title": ("title", "headline"),
    "published": ("date", "published", "published_at", "publishdate", "pubdate", "datepublished"),
    "publisher": ("source", "publisher", "outlet", "author", "authors"),
    "uri": ("uri", "url", "link", "canonical", "canonical_url", "source_url"),
    "language": ("language", "lang"),
    "external_id": ("id",),
    "kind": ("kind",),
    "notice": ("notice",),
}


def read(source: Source, on_error: OnError) -> Iterator[RawReport]:
    """The report in a Markdown file; its title from the front matter, else its first heading."""
    decoded, warnings = decode(source.read(), source.origin)
    text = MappedText.of(decoded)
    meta: dict[str, str] = {}
    front = _FRONT.match(decoded[:_FRONT_LIMIT])
    if front is not None:
        values, wrong = _front_matter(front[1] or "", source.origin)
        warnings += wrong
        if values is not None:
            meta = values
            text = text.cut(front.end(), len(decoded))
    title = meta.get("title") or _first_heading(text.text)
    words = as_words(text)
    yield RawReport(
        text=words.text,
        origin=source.origin,
        title=title,
        publisher=meta.get("publisher"),
        uri=meta.get("uri"),
        external_id=meta.get("external_id"),
        published=meta.get("published"),
        language=meta.get("language"),
        kind=report_kind(meta.get("kind")) or "news",
        segments=words.segments,
        warnings=warnings,
        notice=meta.get("notice"),
    )


def as_words(text: MappedText) -> MappedText:
    """Markdown without its marks: headings, emphasis, links, quotes, tables, comments; words stay in place."""
    text = text.edit(_comments(text.text))
    for pattern in (_FENCE, _TABLE_RULE, _RULE, _REFERENCE, _PICTURE, _FOOTNOTE, _QUOTE, _HARD_BREAK):
        text = text.sub(pattern, "")
    text = text.edit(_headings(text.text))
    for _ in range(2):  # a link inside emphasis, emphasis inside a link
        text = _keep_group(text, _LINK)
        for pattern in _EMPHASIS:
            text = _keep_group(text, pattern, group=2)
    text = _keep_group(text, _AUTOLINK).sub(_TAG, "")
    text = text.sub(_BULLET, lambda match: f"{match[1]}-")
    text = text.edit((m.start(), m.start() + 1, "") for m in _ESCAPED.finditer(text.text))
    return text.sub(ENTITY, unescape)


def _comments(text: str) -> Iterator[Edit]:
    """The comments in a text."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield start, end + 3, ""
        start = text.find("<!--", end + 3)


def _headings(text: str) -> Iterator[Edit]:
    """The marks before and after each heading."""
    for match in _HEADING.finditer(text):
        words = match[1].rstrip().rstrip("#")
        kept = words.rstrip() if not words or words[-1] in " \t" else match[1].rstrip()
        yield match.start(), match.start(1), ""
        yield match.start(1) + len(kept), match.end(), ""


def _keep_group(text: MappedText, pattern: re.Pattern[str], group: int = 1) -> MappedText:
    """Drop what a match has around one of its groups."""
    return text.edit(
        edit
        for match in pattern.finditer(text.text)
        for edit in ((match.start(), match.start(group), ""), (match.end(group), match.end(), ""))
    )


def _first_heading(text: str) -> str | None:
    """The heading that the text opens with."""
    opening = text.lstrip()[:1000]
    match = _HEADING.match(opening)
    if match is None:
        underlined = re.match(r"([^\n]{2,200})\n=+[ \t]*(?:\n|$)", opening)
        return as_words(MappedText.of(underlined[1])).text.strip() if underlined else None
    return as_words(MappedText.of(match[0])).text.strip() or None


def _front_matter(block: str, origin: str) -> tuple[dict[str, str] | None, tuple[str, ...]]:
    """Known keys of the front matter; null where the block is none (a rule, then words)."""
    import yaml

    try:
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return {}, (f"{origin}: the front matter is not valid YAML and is ignored.",)
    if not isinstance(loaded, dict):
        return (None, ()) if loaded is not None else ({}, ())
    lowered = {str(key).lower(): value for key, value in loaded.items()}
    found: dict[str, str] = {}
    for name, keys in _KEYS.items():
        value = next((text for key in keys if (text := _plain(lowered.get(key)))), None)
        if value:
            found[name] = value
    return found, ()


def _plain(value: Any) -> str | None:
    """A front matter value as text; the first of a list, the name of an object."""
    if isinstance(value, list):
        return _plain(value[0]) if value else None
    if isinstance(value, dict):
        return _plain(value.get("name"))
    return str(value).strip() or None if value is not None else None
