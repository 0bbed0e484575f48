"""Finds place names in a text and says which places they mean."""

from __future__ import annotations

from collections.abc import Sequence

from diplomatics.mentions.actors.hits import Hit, find_hits
from diplomatics.mentions.actors.words import Word, words_of
from diplomatics.mentions.mention import Candidate, PlaceMention
from diplomatics.mentions.places.accept import Accepted, accept
from diplomatics.mentions.places.choose import Group, choose, is_known
from diplomatics.mentions.places.evidence import Evidence, gather
from diplomatics.mentions.places.gazetteer import capital_of
from diplomatics.mentions.places.hits import find_place_hits
from diplomatics.mentions.places.rows import PlaceRow
from diplomatics.mentions.places.unknown import unknown_places
from diplomatics.sentences.parser import default_parser
from diplomatics.sentences.sentence import Sentence

Span = tuple[int, int]
MOST = 6  # candidates that a mention keeps


def find_places(text: str, sentences: Sequence[Sentence] | None = None) -> list[PlaceMention]:
    """Every place name of a text, as a place, an actor, an adjective or a part of another name (`use` says which).

    Without `sentences` the shipped model reads the text first; with an empty list the gazetteer and the words decide.
    """
    return read_names(text, default_parser().parse(text) if sentences is None else sentences)


def read_places(text: str, sentences: Sequence[Sentence], always: Sequence[Span] = ()) -> list[PlaceMention]:
    """The names used as places that the gazetteer has, for statements; `always` are places whatever stands around.

    A small place counts only where the text speaks of its country: its name may be a person's or a word.
    """
    words, accepted, groups, evidence = _read(text, sentences, always)
    named = {g.best.country for g in groups.values() if is_known(g.best)}
    found = []
    for one in accepted:
        group = groups.get(f"{one.hit.kind}:{one.hit.key}")
        given = any(a <= words[one.hit.first].start < b for a, b in always)
        if group is None or one.use != "place" or not (given or is_known(group.best) or group.best.country in named):
            continue
        found.append(_mention(text, words, one, group))
    found += _capitals_described(text, words, list(dict.fromkeys(evidence.actors.values())))
    return sorted(found, key=lambda m: m.span)


def read_names(text: str, sentences: Sequence[Sentence], always: Sequence[Span] = ()) -> list[PlaceMention]:
    """The place names of a text whose sentences are read already."""
    words, accepted, groups, evidence = _read(text, sentences, always)
    found = [_mention(text, words, a, groups[f"{a.hit.kind}:{a.hit.key}"]) for a in accepted]
    taken = [m.span for m in found]
    found += [_bare(text, a, b) for a, b in unknown_places(words, evidence) if not _overlaps(a, b, taken)]
    found += _capitals_described(text, words, list(dict.fromkeys(evidence.actors.values())))
    return sorted(found, key=lambda m: m.span)


def _read(
    text: str, sentences: Sequence[Sentence], always: Sequence[Span]
) -> tuple[list[Word], list[Accepted], dict[str, Group], Evidence]:
    words = words_of(text, [(s.start, s.end) for s in sentences] or None)
    evidence = gather(words, find_hits(words, text), sentences)
    hits = find_place_hits(words)
    accepted = accept(hits, evidence, always)
    return words, accepted, choose(accepted, hits, evidence, text), evidence


def _overlaps(start: int, end: int, taken: Sequence[Span]) -> bool:
    return any(a < end and start < b for a, b in taken)


def _bare(text: str, start: int, end: int) -> PlaceMention:
    """A place that the gazetteer does not have."""
    return PlaceMention((start, end), text[start:end], text[start:end], None, reason="not in the gazetteer")


def _mention(text: str, words: Sequence[Word], accepted: Accepted, group: Group) -> PlaceMention:
    start, end = words[accepted.hit.first].start, words[accepted.hit.last].end
    row = group.best
    return PlaceMention(
        span=(start, end),
        text=text[start:end],
        name=row.name,
        country=row.country,
        lat=row.lat,
        lon=row.lon,
        geonames=row.geonames,
        claimed_by=row.claimed_by,
        candidates=_candidates(group),
        reason=group.reason,
        use=accepted.use,
    )


def _candidates(group: Group) -> tuple[Candidate, ...]:
    """The places of the name, best first; scores say how the points divide among them."""
    ranked = sorted(group.rows, key=lambda r: (-group.points.get(r, 0.0), -r.rank))[:MOST]
    top = group.points.get(ranked[0], 0.0)
    weights = [2 ** (group.points.get(r, 0.0) - top) for r in ranked]
    whole = sum(weights)
    return tuple(
        Candidate(r.id, group.reason if n == 0 else "of the same name", round(w / whole, 2))
        for n, (r, w) in enumerate(zip(ranked, weights, strict=True))
    )


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
            found.append(_described(text, words[first].start, words[after].end, row))
    return found


def _described(text: str, start: int, end: int, row: PlaceRow) -> PlaceMention:
    reason = "the capital of the country named"
    return PlaceMention(
        (start, end), text[start:end], row.name, row.country, row.lat, row.lon, row.geonames,
        candidates=(Candidate(row.id, reason, 1.0),), reason=reason,
    )  # fmt: skip
