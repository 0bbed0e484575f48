"""The verbs of the package, gathered for `import diplomatics`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from diplomatics.contract import Reading
from diplomatics.documents.cleaning import make_document
from diplomatics.documents.published import parse_date_option
from diplomatics.errors import UsageError
from diplomatics.mentions.actors.find import find_actors
from diplomatics.mentions.places.find import find_places
from diplomatics.mentions.times import find_times
from diplomatics.pipeline import default_reader, join
from diplomatics.record import open_record
from diplomatics.sentences import relations
from diplomatics.sentences.tokens import Span
from diplomatics.sources import RawReport, open_sources
from diplomatics.statements.pairs import combined, told_between

__all__ = ["classify_relation", "find_actors", "find_places", "find_times", "open_record", "read", "read_text"]

Day = str | date | datetime | None


def read(source: str | Path | Sequence[str | Path], *, date: Day = None) -> Reading:
    """Read one report, several, or a folder of them.

    `date` is the day of publication, where the source does not give it itself. Returns one `Reading` of all.
    Raises `SourceError` (missing, empty, binary ...), `LanguageError`, or `UsageError` for a wrong date.
    """
    paths = [source] if isinstance(source, str | Path) else list(source)
    given = _day(date)
    reader = default_reader()
    return join([reading for _, reading in reader.read_raw(open_sources([str(p) for p in paths]), given)])


def read_text(
    text: str, *, date: Day = None, title: str | None = None, publisher: str | None = None, uri: str | None = None
) -> Reading:
    """Read a report given as a string; errors as for `read`."""
    raw = RawReport(text=text, origin="text", title=title, publisher=publisher, uri=uri)
    return default_reader().read_document(make_document(raw, _day(date)))


def classify_relation(text: str, actor_span: Span, recipient_span: Span) -> relations.Ranked:
    """All sixteen types and "NONE" with probabilities, the most probable first: frames and model together.

    Args:
        text: a sentence, or a text that holds both parties.
        actor_span: first and last offset of the acting party in `text`.
        recipient_span: the same for the party acted upon.

    Raises:
        UsageError: a span is empty, lies outside the text or covers no word.
    """
    ranked = relations.classify_relation(text, actor_span, recipient_span)
    document = make_document(RawReport(text=text, origin="text"), None)
    if document.text != text:
        return ranked  # cleaning moved the words: the spans no longer hold
    return combined(ranked, told_between(default_reader().context(document), actor_span, recipient_span))


def _day(value: Day) -> date | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise UsageError(f"date is {value!r}, not a day.", remedy='Give "2023-05-10" or a datetime.date.')
    return parse_date_option(value)
