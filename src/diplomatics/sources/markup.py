"""The visible words of HTML, and where they stand in the source."""

from __future__ import annotations

import re

from diplomatics.sources.mapped import MappedText, joined
from diplomatics.sources.tags import ENTITY, Piece, pieces, unescape

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "tr", "ul",
))  # fmt: skip
_PARAGRAPHS = frozenset((
    "p", "div", "article", "section", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "pre",
))  # fmt: skip
_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "title", "select", "textarea",
))  # fmt: skip
_CELLS = frozenset(("td", "th"))
_WHITE = re.compile(r"[ \t\r\n\f]+")


def words(source: str) -> MappedText:
    """The visible words of HTML, a line for each block, mapped to where they stand in the source."""
    flat = _Flat()
    for piece in pieces(source):
        flat.take(piece)
    return joined(flat.parts)


class _Flat:
    """Collects visible text with its place in the source."""

    def __init__(self) -> None:
        self._silent: str | None = None
        self._preformatted = 0
        self.parts: list[MappedText] = []

    def take(self, piece: Piece) -> None:
        """Add a run of text, or heed a tag."""
        if piece.tag is None:
            if self._silent is None:
                self._add(piece)
        elif self._silent is not None:
            if piece.closing and piece.tag == self._silent:
                self._silent = None
        elif piece.tag in _SILENT:
            if not piece.closing and not piece.inside.endswith("/"):
                self._silent = piece.tag
        else:
            self._break(piece.tag)
            if piece.tag == "pre":
                self._preformatted = max(0, self._preformatted + (-1 if piece.closing else 1))

    def _add(self, piece: Piece) -> None:
        """Words with their entities resolved; outside of <pre>, any white space is one space."""
        part = MappedText.of(piece.text, piece.start).sub(ENTITY, unescape)
        if not self._preformatted:
            part = part.sub(_WHITE, " ")
        if part.text == " " and (not self.parts or self.parts[-1].text.endswith(("\n", " "))):
            return
        self.parts.append(part)

    def _break(self, tag: str) -> None:
        if tag in _CELLS:
            self.parts.append(MappedText.of(" ", None))
        elif tag in _BLOCKS and self.parts:
            wanted = "\n\n" if tag in _PARAGRAPHS else "\n"
            if tag == "br" or not self.parts[-1].text.endswith("\n"):
                self.parts.append(MappedText.of(wanted, None))
