"""PDF files: the text layer of each page, lines joined to paragraphs by where they stand on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from diplomatics.errors import SourceError
from diplomatics.sources.mapped import MappedText, joined
from diplomatics.sources.paragraphs import Line, paragraphs
from diplomatics.sources.raw import RawReport
from diplomatics.sources.source import OnError, Source

_PAGE_NUMBER = re.compile(r"(?:page )?[-– ]*\d{1,4}(?:[-– ]*| ?(?:/|of) ?\d{1,4})", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"untitled|microsoft (?:word|powerpoint)|^document\d*$"
    r"|\.(?:docx?|odt|pdf|rtf|indd|tex|pages|pptx?|xlsx?|txt|html?)\b",
    re.IGNORECASE,
)
_RECURS_ON = 3
_DOWNLOAD_AGAIN = "Download or save it again."


def read(source: Source, on_error: OnError) -> Iterator[RawReport]:
    """The report in a PDF. Raises `SourceError` for a damaged, encrypted or scanned one.

    Segments give the page and the character's place in that page's text, as PDFium counts it.
    """
    data = source.read()
    if b"%PDF-" not in data[:1024]:
        raise SourceError("this is not a PDF file.", where=source.origin, remedy=_DOWNLOAD_AGAIN)
    if b"%%EOF" not in data.rstrip(b"\0")[-2048:]:
        raise SourceError("this PDF is cut off before its end.", where=source.origin, remedy=_DOWNLOAD_AGAIN)
    import pypdfium2

    try:
        document: Any = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(error, source.origin) from None
    try:
        pages = len(document)
        if pages > source.limits.pdf_pages:
            raise SourceError(
                f"this PDF has {pages:,} pages; the limit is {source.limits.pdf_pages:,}.",
                where=source.origin,
                remedy="Split it into its parts.",
            )
        lines, warnings = _all_lines(document, pages, source)
        title = _title(document)
    finally:
        document.close()
    text = joined(paragraphs(_without_running_heads(lines)), "\n\n")
    if not text.text.strip():
        raise SourceError(
            "this PDF has no text, only pictures of it.", where=source.origin, remedy="Run it through text recognition."
        )
    yield RawReport(text=text.text, origin=source.origin, title=title, segments=text.segments, warnings=tuple(warnings))


def _refused(error: Exception, origin: str) -> SourceError:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return SourceError(
            "this PDF is encrypted.", where=origin, remedy="Save a copy without a password and read that."
        )
    return SourceError("this PDF is damaged and cannot be opened.", where=origin, remedy=_DOWNLOAD_AGAIN)


def _all_lines(document: Any, pages: int, source: Source) -> tuple[list[list[Line]], list[str]]:
    """The lines of every page; a page that cannot be read is empty and warned of."""
    import pypdfium2

    found: list[list[Line]] = []
    warnings: list[str] = []
    total = 0
    for number in range(1, pages + 1):
        lines: list[Line] = []
        try:
            page = document[number - 1]
            text_page = page.get_textpage()
            lines = list(_lines(text_page, number))
            text_page.close()
            page.close()
        except pypdfium2.PdfiumError:
            warnings.append(f"{source.origin}: page {number} of this PDF is damaged and is not read.")
        found.append(lines)
        total += sum(len(line.text) for line in lines)
        if total > 2 * source.limits.report_characters:
            raise SourceError(
                f"this PDF has more than the limit of {source.limits.report_characters:,} characters.",
                where=source.origin,
                remedy="Split it into its parts.",
            )
    return found, warnings


def _lines(text_page: Any, number: int) -> Iterator[Line]:
    """The lines of a page with the boxes of their first and last characters."""
    text = _page_text(text_page)
    # PDFium writes U+FFFE for a hyphen at the end of a line, and no line end after it.
    for match in re.finditer("[^\r\n\ufffe\x02]+[\ufffe\x02]?", text):
        first = match.start() + len(match[0]) - len(match[0].lstrip())
        last = match.end() - 1 - (len(match[0]) - len(match[0].rstrip()))
        if first > last:
            continue
        word = re.match(r"\S+", text[first : last + 1])
        end_of_word = first + (word.end() if word else 1) - 1
        left, low, right, high = _box(text_page, first)
        _, low_end, line_right, high_end = _box(text_page, last)
        word_right = _box(text_page, end_of_word)[2]
        yield Line(
            text=MappedText.of(text[first : last + 1], first, number),
            page=number,
            left=left,
            right=max(line_right, right),
            low=min(low, low_end),
            high=max(high, high_end),
            first_word=max(0.0, word_right - left),
        )


def _page_text(text_page: Any) -> str:
    """The page's characters, one code point for each of PDFium's, so that its indices hold."""
    count = text_page.count_chars()
    if count <= 0:
        return ""
    import pypdfium2.raw as pdfium

    codes = (pdfium.FPDFText_GetUnicode(text_page.raw, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0x110000 else " " for code in codes)


def _box(text_page: Any, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character; zeros where PDFium made it up."""
    import pypdfium2

    try:
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
    except pypdfium2.PdfiumError:
        return 0.0, 0.0, 0.0, 0.0
    return left, bottom, right, top


def _without_running_heads(pages: list[list[Line]]) -> list[Line]:
    """All lines but page numbers, and what stands at the top or foot of page after page."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({_pattern(line) for line in lines[:2] + lines[-2:]})
    filled = sum(1 for lines in pages if lines)
    recurring = {text for text, count in edges.items() if count >= max(_RECURS_ON, filled // 2)}
    kept: list[Line] = []
    for lines in pages:
        for i, line in enumerate(lines):
            at_edge = i < 2 or i >= len(lines) - 2
            number = at_edge and _PAGE_NUMBER.fullmatch(line.text.text.strip()) is not None
            if not (at_edge and _pattern(line) in recurring) and not number:
                kept.append(line)
    return kept


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.text.strip())


def _title(document: Any) -> str | None:
    """The title in the PDF's own metadata, unless a program put a file name there."""
    try:
        title = " ".join(str(document.get_metadata_value("Title")).split())
    except (RuntimeError, ValueError):
        return None
    return None if len(title) < 4 or _NO_TITLE.search(title) else title
