"""Reading bytes or files in tests."""

from __future__ import annotations

import io
from pathlib import Path

from diplomatics.errors import DiplomaticsError
from diplomatics.sources import Limits, RawReport, open_sources


def read_bytes(data: bytes, limits: Limits | None = None) -> tuple[list[RawReport], list[str]]:
    """What standard input yields: reports, and errors as text."""
    errors: list[DiplomaticsError] = []
    found = list(open_sources(["-"], limits, errors.append, stdin=io.BytesIO(data)))
    return found, [str(error) for error in errors]


def read_file(folder: Path, name: str, data: bytes | str, limits: Limits | None = None) -> RawReport:
    """The one report in a file."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (found,) = open_sources([str(path)], limits)
    return found


def error_of(folder: Path, name: str, data: bytes | str, limits: Limits | None = None) -> str:
    """The one error for a file that cannot be read, without the folder."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    errors: list[DiplomaticsError] = []
    assert list(open_sources([str(path)], limits, errors.append)) == []
    (error,) = errors
    assert error.exit_code == 3
    assert "\n" not in str(error)
    return str(error).replace(f"{folder}/", "")
