"""The bundled example: seven short reports on the Ankara-Damascus talks, December 2022 to June 2023.

The facts are documented, the words are this project's own and the publishers are invented. Every view and
export of these reports must show `NOTICE`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from typing import cast, get_args

from diplomatics.contract.terms import ReportKind
from diplomatics.errors import DiplomaticsError
from diplomatics.sources import Limits, RawReport
from diplomatics.sources.markdown import read
from diplomatics.sources.source import Source

NOTICE = "illustrative text, not a source"

_KIND = re.compile(r"^kind: (\S+)$", re.MULTILINE)


def reports() -> list[RawReport]:
    """The reports, in the order of their publication."""
    folder = files(__name__) / "reports"
    entries = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".md")), key=lambda e: e.name)
    return [_report(entry.name, entry.read_bytes()) for entry in entries]


def _report(name: str, data: bytes) -> RawReport:
    """One report; its kind is stated in the front matter, which the Markdown reader leaves alone."""
    (raw,) = read(Source(f"example {name}", BytesIO(data), Limits()), _fail)
    kind = _KIND.search(data.decode("utf-8"))
    if kind is None or kind[1] not in get_args(ReportKind):
        raise ValueError(f"{name}: the front matter must state a kind: {', '.join(get_args(ReportKind))}.")
    return replace(raw, kind=cast(ReportKind, kind[1]))


def _fail(error: DiplomaticsError) -> None:
    raise error
