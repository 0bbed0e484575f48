"""The record: what was read, kept in a file. SQL lives only in this room."""

from diplomatics.record.record import Record, open_record

__all__ = ["Record", "open_record"]
