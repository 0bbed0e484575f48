"""The bundled example: seven short reports on the Ankara-Damascus talks, December 2022 to June 2023.

The facts are documented, the words are this project's own and the publishers are invented. Every view and
export of these reports must show `NOTICE`, which stands in their front matter.
"""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO

from diplomatics.errors import DiplomaticsError
from diplomatics.sources import Limits, RawReport
from diplomatics.sources.markdown import read
from diplomatics.sources.source import Source

NOTICE = "illustrative text, not a source"


def reports() -> list[RawReport]:
    """The reports, in the order of their publication; each carries `NOTICE`."""
    folder = files(__name__) / "reports"
    entries = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".md")), key=lambda e: e.name)
    return [raw for entry in entries for raw in read(_source(entry.name, entry.read_bytes()), _fail)]


def _source(name: str, data: bytes) -> Source:
    return Source(f"example {name}", BytesIO(data), Limits())


def _fail(error: DiplomaticsError) -> None:
    raise error
