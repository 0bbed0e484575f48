"""Writes the table that `diplomatics.mentions.places.table` reads; its docstring explains the layout."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from pathlib import Path

from diplomatics.mentions.places.keys import INDEX_BITS, number_of
from diplomatics.mentions.places.table import KINDS, MAGIC, ROW, people_step
from gazetteer.read import Place


def write_table(places: Sequence[Place], target: Path) -> int:
    """Write the table; its size in bytes."""
    if len(places) >= 1 << INDEX_BITS:
        raise SystemExit(f"{len(places)} places do not fit into {INDEX_BITS} bits.")
    countries = sorted({p.country for p in places})
    divisions = sorted({p.division for p in places})
    at_country = {c: n for n, c in enumerate(countries)}
    at_division = {d: n for n, d in enumerate(divisions)}
    names, rows, keys = bytearray(), bytearray(), set()
    for number, place in enumerate(places):
        name = place.name.encode()[:255]
        rows += struct.pack(
            ROW, len(names), len(name), KINDS.index(place.kind), at_country[place.country],
            people_step(place.population), at_division[place.division], place.geonames, place.lat, place.lon,
        )  # fmt: skip
        names += name
        keys.update((number_of(k) << INDEX_BITS) | number for k in place.keys)
    entries = b"".join(struct.pack("<Q", k) for k in sorted(keys))
    head = {"places": len(places), "entries": len(keys), "countries": countries, "divisions": divisions}
    text = json.dumps(head, separators=(",", ":")).encode()
    text += b" " * (-(len(MAGIC) + 4 + len(text)) % 8)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(MAGIC + struct.pack("<I", len(text)) + text + entries + rows + names)
    return target.stat().st_size
