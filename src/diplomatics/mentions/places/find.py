"""Finds place names in a text and chooses among places of one name by the countries that the text names."""

from __future__ import annotations

from collections.abc import Sequence

from diplomatics.mentions.actors.hits import Hit, find_hits
from diplomatics.mentions.actors.place_use import place_like
from diplomatics.mentions.actors.words import Word, words_of
from diplomatics.mentions.mention import Candidate, PlaceMention
from diplomatics.mentions.places.gazetteer import PlaceRow, capital_of, longest

Span = tuple[int, int]
_INSTITUTIONS = frozenset(
    "Post Times University Airlines Process process Agreement Accord Accords Protocol agreements Convention format "
    "Declaration Group Bank government Tribune Herald Daily administration regime accords agreement".split()
)


# Also words or surnames: a place only after "in", "at", "near".
_ORDINARY = frozenset(
    "Nice Split Van Bor Tyre Cork Male Victoria Goa Gao Beni Sidon Darwin Houston Dallas Constantine Valencia Salvador "
    "Sharon Salisbury Livingstone Pemba Mersin Hot Gori Tadesse".split()
)


def find_places(text: str) -> list[PlaceMention]:
    """Every place name of a text."""
    return read_places(text)


def read_places(text: str, bounds: Sequence[Span] = (), always: Sequence[Span] = ()) -> list[PlaceMention]:
    """The places of a text; `always` are spans that are places whatever their context (a dateline's)."""
    words = words_of(text, bounds or None)
    hits = find_hits(words, text)
    blocked = _blocked(hits)
    countries = _countries(hits)
    found: list[PlaceMention] = []
    i = 0
    while i < len(words):
        size, rows = longest(words, i) if words[i].is_cap and i not in blocked else (0, [])
        if not size:
            i += 1
            continue
        forced = any(a <= words[i].start < b for a, b in always)
        if forced or _is_place(words, i, i + size - 1, rows):
            found.append(_mention(text, words, i, i + size - 1, rows, countries))
        i += size
    found += _capitals_described(text, words, hits)
    return sorted(found, key=lambda m: m.span)


def _capitals_described(text: str, words: Sequence[Word], hits: Sequence[Hit]) -> list[PlaceMention]:
    """ "the Chinese capital"."""
    found: list[PlaceMention] = []
    for hit in hits:
        states = hit.of("adjective")
        after = hit.last + 1
        if not states or after >= len(words) or words[after].lower != "capital":
            continue
        row = capital_of(states[0].id)
        if row is not None:
            first = hit.first - (hit.first > 0 and words[hit.first - 1].lower == "the")
            found.append(_mention(text, words, first, after, [row], frozenset({states[0].id})))
    return found


def _blocked(hits: Sequence[Hit]) -> set[int]:
    """Words inside names of organisations, people and fixed expressions: no places."""
    inside: set[int] = set()
    for hit in hits:
        if hit.has("block", "organisation", "person", "office") or (hit.has("group") and hit.last > hit.first):
            inside.update(range(hit.first, hit.last + 1))
    return inside


def _countries(hits: Sequence[Hit]) -> frozenset[str]:
    return frozenset(e.id for h in hits for e in h.of("state", "adjective"))


def _is_place(words: Sequence[Word], first: int, last: int, rows: Sequence[PlaceRow]) -> bool:
    """Country names and seats of government only where the context makes a place of them."""
    following = (
        words[last + 1].text if last + 1 < len(words) and words[last + 1].sentence == words[first].sentence else ""
    )
    if following in _INSTITUTIONS:
        return False
    if rows[0].kind in ("country", "capital") or words[first].text in _ORDINARY:
        return place_like(words, first)
    return True


def _mention(
    text: str, words: Sequence[Word], first: int, last: int, rows: Sequence[PlaceRow], countries: frozenset[str]
) -> PlaceMention:
    ranked = sorted(rows, key=lambda r: (r.country not in countries, -r.rank))
    row = ranked[0]
    start, end = words[first].start, words[last].end
    reason = "named with its country" if row.country in countries else "best known place of this name"
    return PlaceMention(
        span=(start, end),
        text=text[start:end],
        name=row.name,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        geonames=row.geonames,
        claimed_by=row.claimed_by,
        candidates=tuple(
            Candidate(str(r.geonames or r.name), reason, round(max(0.1, 0.9 - 0.2 * n), 2))
            for n, r in enumerate(ranked)
        ),
        reason=reason,
    )
