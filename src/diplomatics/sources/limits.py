"""How much a source may hold. The two large limits are settings; the others guard against hostile files."""

from __future__ import annotations

from dataclasses import dataclass, field

from diplomatics.settings import number


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one run.

    `file_bytes` bounds a file that is read whole (JSON Lines are streamed: there it bounds one line);
    `report_characters` one report; `markup_bytes` an HTML page, feed or e-mail body, which cost far more
    time per byte than text; `nesting` the depth of elements or e-mail parts; `pdf_pages` the pages of a PDF.
    """

    file_bytes: int = field(default_factory=lambda: number("max_file_bytes"))
    report_characters: int = field(default_factory=lambda: number("max_report_characters"))
    markup_bytes: int = 8_000_000
    nesting: int = 100
    pdf_pages: int = 5_000
