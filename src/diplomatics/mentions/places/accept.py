"""Decides which hits are names of places, and how each is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from diplomatics.mentions.mention import PlaceUse
from diplomatics.mentions.places.evidence import PLACES, Evidence
from diplomatics.mentions.places.hits import PlaceHit
from diplomatics.mentions.places.words import listed

CITY = 100_000  # inhabitants from which a name speaks for itself


@dataclass(frozen=True, slots=True)
class Accepted:
    """A hit that names a place. `inside`: a part of the name of a body, house or text."""

    hit: PlaceHit
    use: PlaceUse


def accept(hits: Sequence[PlaceHit], evidence: Evidence, always: Sequence[tuple[int, int]] = ()) -> list[Accepted]:
    """The hits that are names of places; a name once sure is sure in the whole text."""
    sure = {h.key for h in hits if _is_sure(h, evidence)}
    found: list[Accepted] = []
    for at, hit in enumerate(hits):
        start = evidence.words[hit.first].start
        given = hit.kind == "name" and any(a <= start < b for a, b in always)
        use = "place" if given else _use(hits, at, evidence, hit.key in sure)
        if use is not None:
            found.append(Accepted(hit, use))
    return found


def _is_sure(hit: PlaceHit, evidence: Evidence) -> bool:
    """Whether the model and the gazetteer agree, or the words before say so."""
    if hit.kind != "name":
        return False
    label = evidence.label(hit)
    if label in PLACES and not evidence.is_inside(hit, "PLACE", "STATE"):
        return True
    return label not in ("PERSON", "ORGANISATION") and evidence.is_located(hit) and _is_whole(hit, evidence)


def _is_whole(hit: PlaceHit, evidence: Evidence) -> bool:
    """Whether no other capitalised word stands right before or after it."""
    before, after = evidence.before(hit), evidence.after(hit)
    return not (before is not None and before.is_cap and len(before.text) > 1) and not (
        after is not None and after.is_cap and len(after.text) > 1
    )


def _use(hits: Sequence[PlaceHit], at: int, evidence: Evidence, sure: bool) -> PlaceUse | None:
    hit = hits[at]
    if hit.kind == "name" and _has_region_after(hits, at, evidence):
        return "place"
    if hit.kind == "name" and _is_generic(hit, evidence):
        return None
    if _is_person(hit, evidence) or (hit.kind == "name" and evidence.is_word(hit) and not _is_state(hit)):
        return None
    if hit.kind == "adjective":
        return "adjective"
    if hit.kind == "short":
        return "place" if _has_place_before(hits, at, evidence) else None
    if evidence.actor(hit, "block"):
        return "inside" if _speaks_for_itself(hit) else None
    if evidence.is_inside(hit, "ORGANISATION", "FACILITY", "EVENT", "DOCUMENT", "GROUP") or evidence.body_after(hit):
        return "inside" if sure or _speaks_for_itself(hit) or evidence.opens_body(hit) else None
    if evidence.body_before(hit):
        return "inside"
    if _has_party_before(hit, evidence):
        return "place"
    label = evidence.label(hit)
    if label in ("DATE", "DOCUMENT", "EVENT") or (label == "ORGANISATION" and not _is_state(hit)):
        return "inside" if _speaks_for_itself(hit) else None
    located = evidence.is_located(hit)
    if not (sure or _speaks_for_itself(hit)):
        return None
    if (hit.rows[0].kind in ("country", "capital") or evidence.actor(hit, "organisation")) and not located:
        return "actor"
    return "place"


def _is_generic(hit: PlaceHit, evidence: Evidence) -> bool:
    """ "University", "County": a town somewhere has this name too."""
    before = evidence.before(hit)
    joined = before is not None and before.text == "-" and hit.first > 1
    if joined and evidence.words[hit.first - 2].lower in listed("particles"):
        return True  # "al-Sabah"
    kinds = ("common", "bodies", "ways", "unit_after", "unit_before", "texts", "titles")
    return hit.size == 1 and any(evidence.words[hit.first].text.capitalize() in listed(k) for k in kinds)


def _is_state(hit: PlaceHit) -> bool:
    return hit.rows[0].kind == "country" or hit.rows[0].edited


def _speaks_for_itself(hit: PlaceHit) -> bool:
    """Whether the name is known enough, and no common word or personal name."""
    row = hit.rows[0]
    if hit.size == 1 and (hit.key in _ordinary() or (len(hit.key) < 4 and not row.edited)) and row.kind != "country":
        return False
    return row.edited or row.kind == "division1" or row.people >= CITY or (hit.size > 1 and row.kind == "division2")


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(w.lower() for w in listed("ordinary"))


def _is_person(hit: PlaceHit, evidence: Evidence) -> bool:
    """ "Jordan Henderson", "Mr. Washington", "Paris Hilton ... Hilton"."""
    if evidence.actor(hit, "capital", "state", "adjective") or _has_unit(hit, evidence):
        return False
    if _has_party_before(hit, evidence):
        return False
    label = evidence.label(hit)
    if label == "PERSON" and not (evidence.is_located(hit) and not evidence.is_inside(hit, "PERSON")):
        return True
    if evidence.actor(hit, "person", "surname"):
        return not evidence.is_located(hit)
    if label in PLACES or label == "FACILITY":
        return False
    text = evidence.words[hit.last].text
    if hit.size == 1 and text in evidence.surnames and not evidence.is_located(hit):
        return True
    before = evidence.before(hit)
    if evidence.has_model or hit.kind != "name":
        return False
    return before is not None and before.text in listed("titles")


def _has_unit(hit: PlaceHit, evidence: Evidence) -> bool:
    """Whether the name has its kind in it ("Henry County")."""
    return hit.size > 1 and evidence.words[hit.last].text.capitalize() in listed("unit_after")


def _has_party_before(hit: PlaceHit, evidence: Evidence) -> bool:
    """ "Jay Roberts (R-Ocilla)", "Ray Miller, D-Columbus"."""
    words = evidence.words
    if hit.first < 3 or words[hit.first - 1].text != "-" or words[hit.first - 3].text not in (",", "("):
        return False
    party = words[hit.first - 2].text
    return party.isupper() and len(party) <= 3


def _has_place_before(hits: Sequence[PlaceHit], at: int, evidence: Evidence) -> bool:
    """Whether a short form follows a place ("Paris, Ky."), or is written so that it is one by itself ("N.Y.")."""
    hit = hits[at]
    words = evidence.words
    if words[hit.first].text.count(".") > 1 or (hit.size > 2 and words[hit.last].text == "."):
        return True
    if evidence.label(hit) in PLACES:
        return True
    before = evidence.before(hit)
    if before is None or hit.first < 2:
        return False
    if _has_party_before(hit, evidence):
        return True
    dotted = words[hit.last].text == "."
    if before.text in listed("common"):
        return dotted
    return (before.text == "," or (dotted and before.text == "(")) and words[hit.first - 2].is_cap


def _has_region_after(hits: Sequence[PlaceHit], at: int, evidence: Evidence) -> bool:
    """ "Chiefland, Fla.", "Dewsbury, England"."""
    return region_after(hits, at, evidence) is not None


def region_after(hits: Sequence[PlaceHit], at: int, evidence: Evidence) -> PlaceHit | None:
    """The division or country that follows a place's name after a comma or in brackets."""
    if at + 1 >= len(hits) or hits[at].kind != "name":
        return None
    here, there = hits[at], hits[at + 1]
    if there.first != here.last + 2 or evidence.words[here.last + 1].text not in (",", "("):
        return None
    if evidence.words[there.first].sentence != evidence.words[here.last].sentence:
        return None
    large = there.kind == "short" or any(r.kind in ("country", "division1", "division2", "region") for r in there.rows)
    return there if large and there.kind != "adjective" else None
