"""The record: what was read, kept, merged and judged. SQL lives only in this room."""

from diplomatics.record.asking import Change, Coverage, Doubt, Link, ReportRow
from diplomatics.record.entry import Entry, Note, Step, Value
from diplomatics.record.judgement import Judgement, Target
from diplomatics.record.record import Record, open_record

__all__ = ["Change", "Coverage", "Doubt", "Entry", "Judgement", "Link", "Note", "Record", "ReportRow", "Step", "Target",
           "Value", "open_record"]  # fmt: skip
