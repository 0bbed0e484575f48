"""Our own form, without loss: one reading a line, as `read --json` prints it but on one line.

Where readings carry notices, a first line holds them: {"notices": [...]}.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplomatics.contract import Reading, from_json, to_json
from diplomatics.errors import ContractError
from diplomatics.views.exports.export import Export, json_lines


def write(readings: Sequence[Reading], notices: Sequence[str] = ()) -> Export:
    """All of every reading."""
    head = [json_lines([{"notices": list(notices)}])] if notices else []
    return Export(b"".join([*head, *(to_json(reading, indent=None) + b"\n" for reading in readings)]), ())


def read(content: bytes, origin: str = "the file") -> Iterator[Reading]:
    """The readings of such a file, byte for byte what was written. Raises `ContractError` naming the line."""
    for number, line in enumerate(content.splitlines(), 1):
        if line.strip() and not line.startswith(b'{"notices"'):
            try:
                yield from_json(line)
            except ContractError as error:
                raise ContractError(error.message, where=f"{origin}:{number}", remedy=error.remedy) from None
