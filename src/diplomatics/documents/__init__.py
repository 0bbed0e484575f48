"""Clean text with a map back to the source; date, title, dateline and language of a report."""

from diplomatics.documents.cleaning import make_document
from diplomatics.documents.document import Dateline, Document, OffsetMap
from diplomatics.documents.published import parse_date_option

__all__ = ["Dateline", "Document", "OffsetMap", "make_document", "parse_date_option"]
