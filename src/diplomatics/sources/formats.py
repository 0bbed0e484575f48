"""The kinds of sources: told by the first bytes, else by the file's extension."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import cast

from diplomatics.sources.decoding import bom, wide
from diplomatics.sources.source import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of source. `module` holds its reader as `read`; it is imported only when one is read."""

    name: str
    extensions: tuple[str, ...]
    module: str

    def reader(self) -> Reader:
        """The function that reads this kind."""
        return cast(Reader, import_module(self.module).read)


def _format(name: str, *extensions: str) -> Format:
    return Format(name, extensions, f"diplomatics.sources.{name}")


TEXT = _format("text", ".txt", ".text")
MARKDOWN = _format("markdown", ".md", ".markdown")
HTML = _format("html", ".html", ".htm", ".xhtml")
PDF = _format("pdf", ".pdf")
FEED = _format("feed", ".rss", ".atom", ".xml")
MAIL = _format("mail", ".eml")
JSONL = _format("jsonl", ".jsonl", ".ndjson")
FORMATS = (TEXT, MARKDOWN, HTML, PDF, FEED, MAIL, JSONL)
_BY_EXTENSION = {extension: known for known in FORMATS for extension in known.extensions}

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(r"\s*(?:<\?xml[^>]*>|<!--.*?-->|<\?[^>]*\?>|\s)*<(?:rss|feed|rdf:RDF|channel)\b", re.DOTALL)
_XHTML = re.compile(r"\s*<\?xml[^>]*>.{0,400}<html\b", re.IGNORECASE | re.DOTALL)
_MAIL_HEADER = re.compile(
    r"(?:From|To|Cc|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To|X-[\w-]+"
    r"|Content-Type|Content-Transfer-Encoding|Reply-To|Sender|DKIM-Signature|List-[\w-]+)$",
    re.IGNORECASE,
)
_HEADER = re.compile(r"([A-Za-z][\w-]*):(?: |$)")
_OBJECT = re.compile(r'\s*\{\s*(?:"|\}|$)')
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[\w-]+:.*\r?\n|[ \t-].*\r?\n|\r?\n)+---[ \t]*\r?\n")


def by_extension(path: str) -> Format | None:
    """The kind that a file's name announces."""
    return _BY_EXTENSION.get(PurePath(path).suffix.lower())


def by_content(head: bytes) -> Format | None:
    """The kind that the first bytes show beyond doubt; null for anything that could be plain text."""
    if b"%PDF-" in head[:1024]:
        return PDF
    marked = bom(head)
    encoding = marked[0] if marked else wide(head) or "utf-8"
    text = head[marked[1] if marked else 0 :].decode(encoding, errors="replace")
    if _PAGE.match(text) or _XHTML.match(text):
        return HTML
    if _FEED.match(text):
        return FEED
    if _OBJECT.match(text):
        return JSONL
    if _FRONT_MATTER.match(text):
        return MARKDOWN
    return MAIL if _is_mail(text) else None


def format_of(path: str | None, head: bytes) -> Format:
    """The kind of a source. Content that is beyond doubt beats a plain-text name (a PDF called .txt)."""
    named = by_extension(path) if path else None
    if named is None or named is TEXT:
        return by_content(head) or TEXT
    if named is not PDF and b"%PDF-" in head[:8]:
        return PDF
    return named


def _is_mail(text: str) -> bool:
    """Whether the text begins with two or more of an e-mail's own header lines."""
    names: set[str] = set()
    for i, line in enumerate(text.splitlines()[:60]):
        if not line:
            break
        if line[0] in " \t" or (i == 0 and line.startswith("From ")):
            continue
        header = _HEADER.match(line)
        if header is None:
            return False
        names.add(header[1].lower())
    ours = [name for name in names if _MAIL_HEADER.match(name)]
    return len(ours) >= 3 and {"from", "subject", "date", "received", "message-id"} & set(ours) != set()
