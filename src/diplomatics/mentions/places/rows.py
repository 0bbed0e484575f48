"""One place as the gazetteer knows it, whichever of its two parts it comes from."""

from __future__ import annotations

import math
from dataclasses import dataclass

WORLD = frozenset({"country", "region", "sea"})
_RADIUS = 6371.0


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place. `rank` orders the editors' own places of one name: the greater is meant where nothing else speaks.

    `people` is the population to about a tenth, `division` GeoNames' code of the first-level division ("US.TX").
    """

    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    claimed_by: tuple[str, ...] = ()
    rank: int = 0
    division: str = ""
    people: float = 0.0
    edited: bool = False

    @property
    def id(self) -> str:
        """The GeoNames id, or the name where there is none."""
        return str(self.geonames or self.name)


def km_between(a: PlaceRow, b: PlaceRow) -> float | None:
    """Kilometres between two places, null where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _RADIUS * math.asin(min(1.0, math.sqrt(h)))
