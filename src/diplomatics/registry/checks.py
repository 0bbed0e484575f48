"""The linter's checks of the registry's rows, one function for each kind of row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from diplomatics.contract.terms import InstrumentType, Sector
from diplomatics.vocabulary.lines import FILE, LINE

Row = dict[str, Any]
Ids = frozenset[str]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: file, line and row, what it is, and the cure."""

    file: str
    line: int
    row: str
    message: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: row {self.row}: {self.message} {self.cure}"


KEYS: dict[str, frozenset[str]] = {
    "states": frozenset(
        "id name names adjectives demonyms capitals stand_ins descriptions groups codes from until now".split()
    ),
    "organisations": frozenset("id name names of sector words speaks_of members suspended codes checked".split()),
    "groups": frozenset("id name names in against of sector descriptions".split()),
    "people": frozenset("id name names surname sex country sector held acts_for source checked codes".split()),
    "publishers": frozenset("id name names sites of kind".split()),
    "places": frozenset("name names adjectives kind country claimed_by at geonames".split()),
    "instruments": frozenset("name names type body number date subject".split()),
}
CODES: dict[str, re.Pattern[str]] = {
    "iso2": re.compile(r"[A-Z]{2}"),
    "iso3": re.compile(r"[A-Z]{3}"),
    "cameo": re.compile(r"[A-Z]{3}"),
    "cow": re.compile(r"\d{1,3}"),
    "fips": re.compile(r"[A-Z]{2}"),
    "wikidata": re.compile(r"Q\d+"),
    "geonames": re.compile(r"\d+"),
}
SOURCES = {
    "reference": "checked against a public reference",
    "editor": "written by an editor, not yet checked",
    "import": "taken over from a file of yours",
}
OFFICE_KINDS = frozenset({"office", "agent", "body", "own"})


def name_of(row: Row) -> str:
    """How messages call a row."""
    return str(row.get("id") or row.get("name") or "?")


def problem(row: Row, message: str, cure: str) -> Problem:
    """A problem of a row that was read with its lines."""
    return Problem(str(row.get(FILE, "?")), int(row.get(LINE, 0)), name_of(row), message, cure)


def keys(kind: str, rows: Iterable[Row]) -> Iterator[Problem]:
    """Every row has a name, no unknown key, and words in its lists."""
    known = KEYS[kind]
    for row in rows:
        unknown = sorted(set(row) - known - {LINE, FILE, "drop"})
        if unknown:
            yield problem(row, f"unknown key {', '.join(unknown)}.", f"Known keys: {', '.join(sorted(known))}.")
        if not row.get("name"):
            yield problem(row, "it has no name.", "Add `name:`.")
        for key, value in row.items():
            if isinstance(value, list) and any(isinstance(v, bool) or v is None for v in value):
                yield problem(row, f"{key} holds yes, no or nothing.", "Put the word in quotes.")


def unique(rows: Iterable[Row]) -> Iterator[Problem]:
    """No id stands twice."""
    seen: set[str] = set()
    for row in rows:
        key = str(row.get("id") or "")
        if key and key in seen:
            yield problem(row, "this id stands twice.", "Join the two rows.")
        seen.add(key)


def states(rows: Iterable[Row]) -> Iterator[Problem]:
    """Ids and codes have their schemes' forms."""
    for row in rows:
        if not re.fullmatch(r"[A-Z]{3}", str(row.get("id"))):
            yield problem(row, "the id is no alpha-3 code.", "Use three capitals.")
        yield from _codes(row)
        yield from _order(row, row)


def _codes(row: Row) -> Iterator[Problem]:
    for scheme, code in (row.get("codes") or {}).items():
        if scheme == LINE:
            continue
        pattern = CODES.get(scheme)
        if pattern is None:
            yield problem(row, f"unknown code scheme {scheme}.", f"Known: {', '.join(sorted(CODES))}.")
        elif not pattern.fullmatch(str(code)):
            yield problem(row, f"{scheme} is {code!r}.", "Check the code, and quote NO (Norway, Niger).")


def _order(row: Row, dated: Row) -> Iterator[Problem]:
    """`from` and `until` are days, months or years, and in order."""
    first, last = (_day(dated.get(k)) for k in ("from", "until"))
    for key, value in (("from", first), ("until", last)):
        if value == "":
            yield problem(row, f"`{key}` is {dated.get(key)!r}.", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    if first and last and first[: len(last)] > last:
        yield problem(row, f"it ends ({last}) before it begins ({first}).", "Swap or correct the dates.")


def _day(value: Any) -> str | None:
    """A date as text, null where there is none, empty where it is no date."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return text if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text) else ""


def _known(row: Row, key: str, values: Any, actors: Ids) -> Iterator[Problem]:
    for value in values if isinstance(values, list) else [values] if values else []:
        if value not in actors:
            yield problem(row, f"`{key}` names {value!r}, which has no row.", "Correct the id, or add a row for it.")


def _sector(row: Row) -> Iterator[Problem]:
    sector = row.get("sector")
    if sector is not None and sector not in get_args(Sector):
        yield problem(row, f"sector {sector!r} is none of PLOVER's.", f"Use one of {', '.join(get_args(Sector))}.")


def organisations(rows: Iterable[Row], actors: Ids) -> Iterator[Problem]:
    """Members are known, and their dates in order."""
    for row in rows:
        yield from _known(row, "of", row.get("of"), actors)
        yield from _sector(row)
        if "/" in str(row.get("id")) and not row.get("of"):
            yield problem(row, "an organ needs `of`.", "Add `of:` with its organisation.")
        for key in ("members", "suspended"):
            for member in row.get(key) or []:
                yield from _known(row, key, member.get("state"), actors)
                yield from _order(row, member)


def groups(rows: Iterable[Row], actors: Ids) -> Iterator[Problem]:
    """Where a group acts, and against whom, is known."""
    for row in rows:
        for key in ("in", "against", "of"):
            yield from _known(row, key, row.get(key), actors)
        yield from _sector(row)
        if not row.get("sector"):
            yield problem(row, "it has no sector.", "Add `sector:` (REB, OPP, PTY, GOV ...).")


def people(rows: Iterable[Row], actors: Ids, offices: Ids) -> Iterator[Problem]:
    """Every tenure names a known office and actor, and every row says where it comes from."""
    for row in rows:
        yield from _known(row, "country", row.get("country"), actors)
        yield from _sector(row)
        yield from _codes(row)
        if row.get("source") not in SOURCES:
            yield problem(
                row, "`source` is missing.", "Use " + ", ".join(f"{k} ({v})" for k, v in SOURCES.items()) + "."
            )
        if row.get("source") == "reference" and not isinstance(row.get("checked"), date):
            yield problem(row, "a reference needs the day of its check.", "Add `checked: YYYY-MM-DD`.")
        for tenure in row.get("held") or []:
            yield from _known(row, "of", tenure.get("of"), actors)
            yield from _order(row, tenure)
            if tenure.get("office") not in offices:
                yield problem(row, f"office {tenure.get('office')!r} is not in offices.yaml.", "Use an id from there.")


def publishers(rows: Iterable[Row], actors: Ids) -> Iterator[Problem]:
    """The actor that an outlet belongs to is known."""
    for row in rows:
        yield from _known(row, "of", row.get("of"), actors)


def places(rows: Iterable[Row], actors: Ids) -> Iterator[Problem]:
    """Every place lies somewhere, in a known state."""
    for row in rows:
        for key in ("country", "claimed_by"):
            yield from _known(row, key, row.get(key), actors)
        at = row.get("at")
        if not (isinstance(at, list) and len(at) == 2 and -90 <= at[0] <= 90 and -180 <= at[1] <= 180):
            yield problem(row, f"`at` is {at!r}.", "Write [latitude, longitude].")


def instruments(rows: Iterable[Row], actors: Ids) -> Iterator[Problem]:
    """Every document has a type of the contract and a date."""
    for row in rows:
        yield from _known(row, "body", row.get("body"), actors)
        if row.get("type") not in get_args(InstrumentType):
            yield problem(row, f"type {row.get('type')!r} is unknown.", "See the contract's list.")
        if _day(row.get("date")) in (None, ""):
            yield problem(row, "it has no date.", "Add the day of adoption or signature.")


def offices(data: Row) -> Iterator[Problem]:
    """Office words are small, and of a known kind and sector."""
    for row in data.get("offices") or []:
        yield from _sector(row)
        if row.get("kind") not in OFFICE_KINDS:
            yield problem(row, f"kind {row.get('kind')!r} is unknown.", "Use office, agent, body or own.")
        for word in row.get("words") or []:
            if word != word.lower():
                yield problem(row, f"{word!r} has capitals.", "Write office words in small letters.")
