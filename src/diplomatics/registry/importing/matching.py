"""From the words and codes of other files to the registry's own ids."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from diplomatics.registry.registry import registry

# An office with one of these before it is another office, which the registry does not hold by name.
_NOT_THE_OFFICE = re.compile(r"\b(deputy|vice|assistant|shadow|former|honorary|junior|state)[ -]$")


def state_of(given: str | None) -> str | None:
    """The state that a name, a code (alpha-2, alpha-3, CAMEO) or a Wikidata id means."""
    if not given:
        return None
    key = given.strip().rpartition("/")[2]
    return _states().get(key) or _states().get(key.casefold())


@cache
def _states() -> dict[str, str]:
    """States by all that may name them: those of today before former ones."""
    found: dict[str, str] = {}
    for row in sorted(registry().states.values(), key=lambda r: r.until is not None):
        names = (row.name, *row.names)
        codes = (row.id, row.codes.iso3, row.codes.cameo, row.codes.wikidata, *_two_letters(row.id))
        for key in (*filter(None, codes), *(n.casefold() for n in names), *(a.casefold() for a in row.adjectives)):
            found.setdefault(key, row.id)
    return found


def _two_letters(id: str) -> tuple[str, ...]:  # noqa: A002 - the contract's own word
    raw = next((r for r in _raw_states() if r["id"] == id), {})
    code = (raw.get("codes") or {}).get("iso2")
    return (str(code), str(code).casefold()) if code else ()


@cache
def _raw_states() -> tuple[dict[str, Any], ...]:
    from diplomatics.registry.loader import load

    return tuple(load("states"))


def office_of(label: str) -> str | None:
    """The office whose words stand in a label ("Minister of Foreign Affairs of Peru"): the longest, then the first."""
    low = " ".join(label.casefold().replace("defense", "defence").split())
    best: tuple[int, int, str] | None = None
    for words, office in _offices():
        for found in re.finditer(rf"\b{re.escape(words)}\b", low):
            if not _NOT_THE_OFFICE.search(low[: found.start()]):
                key = (-len(words), found.start(), office)
                best = key if best is None or key < best else best
    return best[2] if best else None


@cache
def _offices() -> tuple[tuple[str, str], ...]:
    held = [o for o in registry().offices if o.kind == "office" and o.person]
    return tuple((word.replace("defense", "defence"), o.id) for o in held for word in o.words)


def state_in(label: str) -> str | None:
    """The state that an office's label names: after "of", or as an adjective."""
    after = label.split(" of ")
    for part in reversed(after[1:]):
        name = re.sub(
            r"^(the )?((islamic|federal|people's|arab)\s+)*(republic|kingdom|state|sultanate) ?$", "", part, flags=re.I
        )
        found = state_of(name.removeprefix("the ").strip()) or state_of(part.strip())
        if found:
            return found
    return next((s for word in label.split() if word[:1].isupper() and (s := state_of(word))), None)


def day_of(given: str | None, precision: str | None = None) -> str | None:
    """A day, month or year from a timestamp; the first of January without a stated precision is only a year."""
    found = re.match(r"\+?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", given or "")
    if found is None:
        return None
    year, month, dom = found.groups()
    if precision in ("9", "year") or month in (None, "00"):
        return year
    if precision in ("10", "month") or dom in (None, "00"):
        return f"{year}-{month}"
    if precision is None and (month, dom) == ("01", "01") and "T" in str(given):
        return year
    return f"{year}-{month}-{dom}"
