"""From a raw report to a document: clean text with its map, title, dateline, date, language, identity."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from diplomatics.contract import Report
from diplomatics.documents.datelines import find_dateline, find_page_date
from diplomatics.documents.document import Document, OffsetMap
from diplomatics.documents.language import check_language
from diplomatics.documents.normalising import normalised, one_line
from diplomatics.documents.published import published
from diplomatics.documents.titles import titled
from diplomatics.documents.wrapping import unwrapped
from diplomatics.errors import SourceError
from diplomatics.sources.mapped import MappedText
from diplomatics.sources.raw import RawReport


def make_document(raw: RawReport, given_date: date | None = None, *, today: date | None = None) -> Document:
    """One report, ready to be read.

    `given_date` is the publication day that the user gave; it beats the source's own. `today` bounds what
    dates can be right (by default the day of the call). Raises `SourceError` where nothing is left to
    read, `LanguageError` where the report is not in English.
    """
    body = normalised(MappedText.of_report(raw), unwrapped)
    text, title, body_start = titled(body, raw.title)
    if not text.text:
        raise SourceError("this report has no words.", where=raw.origin, remedy="Give a report that has text.")
    language = check_language(text.text, raw.language, raw.origin)
    dateline = find_dateline(text.text, body_start)
    page_date = find_page_date(text.text, body_start)
    when = published(given_date, raw.published, dateline, page_date, raw.origin, today or date.today())
    if when.day is None:  # its dateline gives no day, or one that cannot be right: nothing is counted from it
        dateline, page_date = (line and line.without_full_day() for line in (dateline, page_date))
    publisher, uri, external_id = (_name(value) for value in (raw.publisher, raw.uri, raw.external_id))
    report = Report(
        id=report_id(text.text, publisher, uri, external_id),
        external_id=external_id,
        kind=raw.kind,
        title=title,
        publisher=publisher,
        uri=uri,
        language=language,
        published=when.day.isoformat() if when.day else None,
        text=text.text,
    )
    runs = tuple((run.start, run.end, run.source_start, run.page) for run in text.segments)
    return Document(
        report=report,
        origin=raw.origin,
        body_start=body_start,
        dateline=dateline or page_date,
        published_from=when.source,
        offsets=OffsetMap(runs),
        warnings=(*raw.warnings, *when.warnings),
    )


def report_id(text: str, publisher: str | None, uri: str | None, external_id: str | None) -> str:
    """ "r-" and sixteen hexadecimal digits of what makes this report this report."""
    digest = sha256()
    for part in (text, publisher, uri, external_id):
        value = (part or "").encode()
        digest.update(f"{len(value) if part is not None else -1}:".encode() + value)
    return f"r-{digest.hexdigest()[:16]}"


def _name(value: str | None) -> str | None:
    """A name as one clean line; null where nothing is left."""
    return one_line(value) or None if value else None
