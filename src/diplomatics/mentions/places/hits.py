"""Finds every stretch of words that may name a place, the longest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplomatics.mentions.actors.words import Word
from diplomatics.mentions.places.gazetteer import Form, FormKind, forms, longest, places_named
from diplomatics.mentions.places.keys import key_of
from diplomatics.mentions.places.rows import PlaceRow
from diplomatics.mentions.places.words import listed

LONGEST = 7  # words of one name
_JOINTS = frozenset({"-", "'", "’", "."})


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """Words `first` to `last` (inclusive) and the places that they may name; none where only the words say "place"."""

    first: int
    last: int
    key: str
    kind: FormKind
    rows: tuple[PlaceRow, ...]

    @property
    def size(self) -> int:
        """The number of words."""
        return self.last - self.first + 1


def find_place_hits(words: Sequence[Word]) -> list[PlaceHit]:
    """All hits in text order, none overlapping another."""
    found: list[PlaceHit] = []
    i = 0
    while i < len(words):
        hit = _hit_at(words, i) if _may_begin(words, i) else None
        if hit is None:
            i += 1
            continue
        hit = _with_unit(words, hit)
        found.append(hit)
        i = hit.last + 1
    return with_counties(found, words)


def _with_unit(words: Sequence[Word], hit: PlaceHit) -> PlaceHit:
    """ "Idlib province", "Washington state": the division and not the town."""
    after = hit.last + 1
    if hit.kind != "name" or after >= len(words) or words[after].sentence != words[hit.last].sentence:
        return hit
    rows = tuple(r for r in hit.rows if r.kind in ("division1", "division2"))
    if not rows or words[after].lower not in listed("divisions_called"):
        return hit
    return PlaceHit(hit.first, after, f"{hit.key} {words[after].lower}", "name", rows)


def with_counties(hits: Sequence[PlaceHit], words: Sequence[Word]) -> list[PlaceHit]:
    """ "Jackson and Barrow counties": each of the row is a county."""
    found = list(hits)
    for at, word in enumerate(words):
        if word.lower != "counties":
            continue
        last = at - 1
        while last > 0 and words[last].sentence == word.sentence:
            if words[last].is_cap:
                found = _as_county(found, words, last)
            elif words[last].lower not in (",", "and"):
                break
            last -= 1
    return sorted(found, key=lambda h: h.first)


def _as_county(hits: list[PlaceHit], words: Sequence[Word], last: int) -> list[PlaceHit]:
    """The hits with the name that ends at word `last` read as a county's."""
    here = next((h for h in hits if h.first <= last <= h.last), None)
    first = here.first if here is not None and here.last == last else last
    rows = _in_table(words[first : last + 1], key_of(w.text for w in words[first : last + 1]) + " county")
    if not rows or (here is not None and here.last != last):
        return hits
    key = key_of(w.text for w in words[first : last + 1]) + " county"
    return [h for h in hits if h is not here] + [PlaceHit(first, last, key, "name", rows)]


def _may_begin(words: Sequence[Word], i: int) -> bool:
    return words[i].is_cap or (words[i].lower in ("al", "el", "sub") and i + 2 < len(words) and words[i + 2].is_cap)


def _hit_at(words: Sequence[Word], i: int) -> PlaceHit | None:
    """The longest name that begins at word `i`."""
    size, own = longest(words, i) if words[i].is_cap else (0, [])
    ends = _ends(words, i)
    if size > 1 and i + size - 1 > ends[-1]:  # "Rafah border crossing": names with small words
        return PlaceHit(i, i + size - 1, key_of(w.text for w in words[i : i + size]), "name", tuple(own))
    for last in reversed(ends):
        key = key_of(w.text for w in words[i : last + 1])
        if not key:
            continue
        hit = _known(words, i, last, key)
        if hit is not None:
            return hit
    return None


def _ends(words: Sequence[Word], i: int) -> list[int]:
    """Where a name that begins at word `i` may end."""
    inside = listed("inside")
    found = [i]
    for j in range(i + 1, min(i + LONGEST, len(words))):
        word = words[j]
        if word.sentence != words[i].sentence:
            break
        if word.is_cap:
            found.append(j)
        elif word.text == ".":
            if word.start != words[j - 1].end or len(words[j - 1].text) > 6:
                break
            found.append(j)
        elif word.text in _JOINTS:
            if word.start != words[j - 1].end:
                break
        elif word.text == "," and words[i].text == "Washington":
            continue
        elif word.lower not in inside:
            break
    return found


def _known(words: Sequence[Word], first: int, last: int, key: str) -> PlaceHit | None:
    text = words[first : last + 1]
    own = [f for f in forms().get(key, ()) if _is_written(f, text)]
    dotted = words[last].text == "."
    names = [f.row for f in own if f.kind == "name"]
    if dotted and not any(f.kind == "short" for f in own):
        return None
    if names or (not own and not dotted):
        known = {r.geonames for r in names if r.geonames}
        rows = tuple(names) + tuple(r for r in _in_table(text, key) if r.geonames not in known)
        return PlaceHit(first, last, key, "name", tuple(dict.fromkeys(rows))) if rows else None
    for kind in ("adjective", "short"):
        rows = tuple(dict.fromkeys(f.row for f in own if f.kind == kind))
        if rows and not dotted | (kind == "adjective") and _in_table(text, key) and not text[0].text.isupper():
            break
        if rows:
            return PlaceHit(first, last, key, kind, rows)
    rows = tuple(r for r in _in_table(text, key)) if not dotted else ()
    return PlaceHit(first, last, key, "name", rows) if rows else None


def _in_table(text: Sequence[Word], key: str) -> tuple[PlaceRow, ...]:
    """The table's places; a form of one or two letters, or an acronym of three, is none."""
    if len(key) < 3 or (len(text) == 1 and len(text[0].text) < 4 and text[0].text.isupper()):
        return ()
    return tuple(r for r in places_named(key) if not r.edited)


def _is_written(form: Form, text: Sequence[Word]) -> bool:
    """Whether acronyms and short forms stand in the text with their capitals."""
    if form.kind == "short" and ("." in form.text) != any("." in w.text for w in text):
        return False
    bare = form.text.replace(".", "").replace(" ", "")
    if len(bare) > 4 or not (bare.isupper() or form.kind == "short"):
        return text[0].is_cap or len(text) > 1
    written = "".join(w.text for w in text).replace(".", "")
    return written == bare or (form.kind == "short" and written == bare.upper() and len(bare) > 2)
