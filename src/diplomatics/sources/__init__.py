"""Where reports come from: files, folders, standard input; each kind has its reader."""

from diplomatics.sources.limits import Limits
from diplomatics.sources.opening import open_sources
from diplomatics.sources.raw import RawReport, SourceSegment

__all__ = ["Limits", "RawReport", "SourceSegment", "open_sources"]
