"""The table of places from GeoNames (data/geonames.bin), mapped into memory and read where it is asked.

Layout: the magic bytes; a length and so much JSON (countries, first-level divisions, counts); sorted 64-bit entries,
each a name's number (`keys.number_of`) above the number of a place; rows of places (`ROW`), the most populous first;
the names. `gazetteer/` at the project's root builds it.
"""

from __future__ import annotations

import json
import math
import mmap
import struct
from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from diplomatics.errors import VocabularyError
from diplomatics.mentions.places.keys import INDEX_BITS, number_of
from diplomatics.mentions.places.rows import PlaceRow

MAGIC = b"DPLG0001"
# name's offset and length, kind, country, population step, first-level division, GeoNames id, latitude, longitude
ROW = "<IBBBBHIff"
KINDS = ("city", "division1", "division2")
_SIZE = struct.calcsize(ROW)
_INDEX = (1 << INDEX_BITS) - 1
_CACHED = 8192


def people_step(people: int) -> int:
    """Population in steps of an eighth of a doubling."""
    return min(255, round(8 * math.log2(people))) if people > 1 else 0


class Table:
    """A table file. Nothing of it is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise VocabularyError(
                "this is no gazetteer.", where=str(path), remedy="Build it again (gazetteer/README.md)."
            )
        (length,) = struct.unpack_from("<I", self._map, len(MAGIC))
        begin = len(MAGIC) + 4
        head: dict[str, Any] = json.loads(self._map[begin : begin + length])
        self.countries: list[str] = head["countries"]
        self.divisions: list[str] = head["divisions"]
        self.places: int = head["places"]
        entries = begin + length
        self._rows = entries + 8 * head["entries"]
        self._names = self._rows + _SIZE * self.places
        self._entries = memoryview(self._map)[entries : self._rows].cast("Q")

    def numbers(self, key: str) -> tuple[int, ...]:
        """The places of a name, the most populous first."""
        wanted = number_of(key)
        at = bisect_left(self._entries, wanted << INDEX_BITS)
        found = []
        while at < len(self._entries) and self._entries[at] >> INDEX_BITS == wanted:
            found.append(self._entries[at] & _INDEX)
            at += 1
        return tuple(found)

    def row(self, number: int) -> PlaceRow:
        """One place."""
        at, length, kind, country, step, division, geonames, lat, lon = struct.unpack_from(
            ROW, self._map, self._rows + _SIZE * number
        )
        begin = self._names + at
        return PlaceRow(
            name=self._map[begin : begin + length].decode("utf-8", "ignore"),
            kind=KINDS[kind],
            country=self.countries[country],
            lat=round(lat, 4),
            lon=round(lon, 4),
            geonames=geonames,
            rank=-number,
            division=self.divisions[division],
            people=2 ** (step / 8) if step else 0.0,
        )


@cache
def table() -> Table:
    """The shipped table, opened at the first call."""
    return Table(Path(str(resources.files("diplomatics.mentions.places") / "data" / "geonames.bin")))


@lru_cache(maxsize=_CACHED)
def rows_of(key: str) -> tuple[PlaceRow, ...]:
    """The places of a name, the most populous first; none for an unknown one."""
    return tuple(table().row(n) for n in table().numbers(key))
