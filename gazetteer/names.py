"""Which forms of a name go into the table."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from diplomatics.mentions.places.keys import key_of_name
from gazetteer.read import Place

LATIN = re.compile(r"[A-Z\u00c0-\u00de\u0100-\u017f'‘’ʻ][A-Za-z\u00c0-\u024f\u1e00-\u1eff'‘’ʻ .-]+\Z")
KNOWN = 200_000  # inhabitants from which the names in other languages are taken too
SHORTEST = 5  # of such a name
ALIKE = 0.62  # share of letters that such a name has in common with the place's own
# Words that a report leaves out of a division's name, or puts in.
CLASS = re.compile(
    r"(?i)^(?:(?:state|province|region|department|departamento|provincia|emirate|canton|republic|city|municipality|"
    r"county|prefecture|governorate|parish|district|oblast|gorod|estado|r[eé]gion) (?:of |de |del |d')?(?:the )?)|"
    r"(?: (?:state|province|region|governorate|oblast|raion|rajon|prefecture|voivodeship|canton|republic|krai|kray|"
    r"emirate|department|district|municipality|division|metropolis|(?:autonomous )?okrug))+$"
)
# What is left of a division's name and is no name.
NO_NAMES = frozenset(
    "south north east west central centre center southern northern eastern western capital federal national "
    "metropolitan autonomous upper lower inner outer coast coastal lakes islands island littoral plateau plateaux "
    "northeast northwest southeast southwest highlands midlands river rivers savanes equateur sur norte oriental "
    "occidental centro centru region state mid far first second third bay".split()
)
COUNTIES = frozenset({"USA", "GBR", "IRL", "CAN", "AUS", "NZL", "KEN", "LBR", "SWE", "NOR", "HUN", "HRV", "ROU", "EST"})


def with_forms(place: Place, english: dict[str, str]) -> Place:
    """The place under its English name where it has one, with the keys of all forms."""
    known = english.get(str(place.geonames)) or (english.get(place.code) if place.kind == "division1" else None)
    forms = [place.name, *([known] if known else [])]
    if place.kind == "city" and place.population >= KNOWN:
        forms += [n for n in place.others if _fits(n) and _is_alike(n, forms)]
    elif place.kind == "division1":
        forms += [n for n in place.others if LATIN.match(n)]
        forms += [CLASS.sub("", n) for n in forms]
    elif place.kind == "division2" and place.country not in COUNTIES:
        forms += [CLASS.sub("", n) for n in forms]
    name = known or re.sub(r"^State of (?:the )?", "", place.name)
    keys = dict.fromkeys(k for f in forms if len(k := key_of_name(f)) > 2 and k.isascii() and k not in NO_NAMES)
    return replace(place, name=name, keys=tuple(keys))


def _is_alike(name: str, forms: list[str]) -> bool:
    """Whether a name is a spelling of the place's own: translations of it ("White House") mean other things."""
    keys = [key_of_name(f) for f in forms]
    here = key_of_name(name)
    return any(SequenceMatcher(None, here, key).ratio() >= ALIKE for key in keys)


def _fits(name: str) -> bool:
    return len(name) >= SHORTEST and bool(LATIN.match(name)) and not name.isupper()
