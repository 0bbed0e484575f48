"""Chooses among places of one name by the other places of the text.

Each place of a name gets points, and the one with the most is meant throughout the text:

- how known it is: the logarithm of its population; countries, divisions and the editors' own places stand higher;
- a division or country that follows the name ("Paris, Texas") outweighs everything else;
- countries and divisions that the text names count for the places in them, the more the oftener they are named;
- other places of the text count by nearness, those that are certain more than those that are not.

Where nothing else speaks, the best known place is the guess, and the others stay as candidates.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from diplomatics.mentions.places.accept import CITY, Accepted, region_after
from diplomatics.mentions.places.evidence import Evidence
from diplomatics.mentions.places.hits import PlaceHit
from diplomatics.mentions.places.rows import PlaceRow, km_between

ROUNDS = 3
MOST = 25  # places of one name that are compared
QUALIFIED = 12.0
IN_COUNTRY, IN_DIVISION = 0.8, 1.5
OWN_IN_COUNTRY = 3.5  # for one of the editors' own places: "In Lebanon ... Tripoli"
AROUND, HOLDS = 0.5, 1.0
NEAR, NEAR_KM = 1.6, 120.0
_STANDING = {"country": 7.5, "capital": 2.5, "division1": 0.8, "division2": 0.0, "region": 6.0, "sea": 6.0}
SAME_TOWN, TOWN = 3.0, 20_000  # points off a division that is called after a town of so many people
SAME_KM = 80.0
OWN_NAME = 0.6  # for the place that is called just so


@dataclass
class Group:
    """All hits of one name, the places of that name, and what the text says of them."""

    rows: tuple[PlaceRow, ...]
    hits: list[PlaceHit] = field(default_factory=list)
    qualifiers: list[PlaceRow] = field(default_factory=list)
    points: dict[PlaceRow, float] = field(default_factory=dict)
    reason: str = ""
    written: set[str] = field(default_factory=set)
    shadows: frozenset[PlaceRow] = frozenset()  # places that the name means only where its kind is said

    @property
    def best(self) -> PlaceRow:
        """The place with the most points."""
        return max(self.rows, key=lambda r: (self.points.get(r, 0.0), r.rank))

    @property
    def certainty(self) -> float:
        """1 for a name of one place or a qualified one, less the closer the second comes."""
        if len(self.rows) == 1 or self.qualifiers:
            return 1.0
        ranked = sorted((self.points.get(r, 0.0) for r in self.rows), reverse=True)
        return max(0.2, min(1.0, (ranked[0] - ranked[1]) / 3))


def is_known(row: PlaceRow) -> bool:
    """Whether a place may be spoken of in any report: the editors' own, divisions, larger cities."""
    return row.edited or row.kind == "division1" or row.people >= CITY


def standing(row: PlaceRow) -> float:
    """How known a place is by itself."""
    known = math.log10(row.people + 100) if row.kind != "division2" else math.log10(row.people + 100) - 1.5
    known = max(known, 5.0) if row.edited and row.kind in ("city", "venue", "crossing", "island") else known
    return known + _STANDING.get(row.kind, 0.5 if row.edited else 0.0)


def choose(accepted: Sequence[Accepted], hits: Sequence[PlaceHit], evidence: Evidence, text: str) -> dict[str, Group]:
    """The groups by key, each with its points."""
    groups = _groups(accepted, hits, evidence, text)
    for group in groups.values():
        group.points = {r: _alone(r, group) for r in group.rows}
    for _ in range(ROUNDS):
        anchors = [(key, g.best, g.certainty, len(g.hits)) for key, g in groups.items()]
        countries, divisions = _named(groups)
        around = _around(anchors)
        for key, group in groups.items():
            if len(group.rows) > 1:
                group.points = {
                    r: _alone(r, group) + _context(r, group, key, countries, divisions, around, anchors)
                    for r in group.rows
                }
    for group in groups.values():
        group.reason = _reason(group)
    return groups


def _groups(accepted: Sequence[Accepted], hits: Sequence[PlaceHit], evidence: Evidence, text: str) -> dict[str, Group]:
    at = {id(h): n for n, h in enumerate(hits)}
    groups: dict[str, Group] = {}
    for one in accepted:
        hit = one.hit
        if not hit.rows:
            continue
        key = f"{hit.kind}:{hit.key}"
        group = groups.setdefault(key, Group(tuple(sorted(hit.rows[:MOST], key=lambda r: -standing(r)))))
        if not group.hits:
            group.shadows = _shadows(group.rows)
        group.hits.append(hit)
        start, end = evidence.words[hit.first].start, evidence.words[hit.last].end
        group.written.add(text[start:end].casefold())
        region = region_after(hits, at[id(hit)], evidence)
        if region is not None:
            group.qualifiers += region.rows[:4]
    return groups


def _shadows(rows: Sequence[PlaceRow]) -> frozenset[PlaceRow]:
    """Divisions with a town of the same name in them, and what lies where one of the editors' own places lies."""
    doubles = frozenset(r for r in rows if not r.edited and any(_is_at(r, own) for own in rows))
    towns = [r.division for r in rows if r.kind in ("city", "capital") and r.people > TOWN]
    divisions = [r for r in rows if r.kind in ("division1", "division2")]
    return doubles | frozenset(r for r in divisions if any(t and r.division.startswith(t) for t in towns))


def _is_at(row: PlaceRow, own: PlaceRow) -> bool:
    """Whether a place is likely one that the editors have."""
    if not own.edited or own.country != row.country or own.kind == "country":
        return False
    far = km_between(row, own)
    return far is not None and far < SAME_KM


def _alone(row: PlaceRow, group: Group) -> float:
    """How much speaks for a place before the rest of the text is asked."""
    points = standing(row) + (OWN_NAME if row.name.casefold() in group.written else 0.0)
    return points - SAME_TOWN if row in group.shadows else points


def _named(groups: dict[str, Group]) -> tuple[Counter[str], Counter[str]]:
    """How often the text names each country, and each division by its code."""
    countries: Counter[str] = Counter()
    divisions: Counter[str] = Counter()
    for group in groups.values():
        best = group.best
        if best.kind == "country" and best.country:
            countries[best.country] += len(group.hits)
        elif best.kind == "division1":
            divisions[best.division] += len(group.hits)
            if best.country:
                countries[best.country] += 1
    return countries, divisions


def _around(anchors: Sequence[tuple[str, PlaceRow, float, int]]) -> dict[str, list[tuple[str, float]]]:
    """The divisions and countries in which the chosen places lie, with the name that lies there and its weight."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for key, row, certainty, _ in anchors:
        if row.division and row.kind in ("city", "division2", "capital"):
            found[row.division].append((key, certainty))
        if row.country and row.kind != "country":
            found[row.country].append((key, certainty))
    return found


def _context(
    row: PlaceRow,
    group: Group,
    key: str,
    countries: Counter[str],
    divisions: Counter[str],
    around: dict[str, list[tuple[str, float]]],
    anchors: Sequence[tuple[str, PlaceRow, float, int]],
) -> float:
    points = QUALIFIED if any(_lies_in(row, q) for q in group.qualifiers) else 0.0
    if row.country and row.kind != "country":
        points += IN_COUNTRY * math.log2(1 + countries[row.country])
        points += OWN_IN_COUNTRY if row.edited and countries[row.country] else 0.0
    if row.division and row.kind not in ("division1", "country"):
        points += IN_DIVISION * math.log2(1 + divisions[row.division])
    if row.division:
        held = AROUND if row.kind != "division1" else HOLDS
        points += held * min(4.0, sum(w for k, w in around[row.division] if k != key))
    if row.kind == "country" and row.country:
        points += HOLDS * min(4.0, sum(w for k, w in around[row.country] if k != key))
    near = 0.0
    for other, there, certainty, count in anchors:
        if other == key or there.kind in ("country", "region", "sea"):
            continue
        far = km_between(row, there)
        if far is not None and far < 5 * NEAR_KM:
            near += certainty * (1 + math.log2(count)) ** 0.5 * math.exp(-far / NEAR_KM)
    return points + NEAR * min(near, 3.0)


def _lies_in(row: PlaceRow, region: PlaceRow) -> bool:
    """Whether a place lies in a country, division or near the middle of a county."""
    if region is row:
        return False
    if region.kind == "country":
        return row.country == region.country and row.kind != "country"
    if region.kind == "division1":
        return row.division == region.division and row.kind != "division1"
    if region.kind in ("division2", "city", "region"):
        far = km_between(row, region)
        return far is not None and far < (80 if region.kind != "region" else 400)
    return False


def _reason(group: Group) -> str:
    best = group.best
    if len(group.rows) == 1:
        return "the only place of this name"
    if any(_lies_in(best, q) for q in group.qualifiers):
        return "named with its division or country"
    alone = max(group.rows, key=lambda r: _alone(r, group))
    if best is not alone:
        return "near the other places of the text"
    return "best known place of this name"
