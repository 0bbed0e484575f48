"""Checks the registry's files and says in a sentence what is wrong, where, and how to cure it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from diplomatics.contract.terms import InstrumentType, Sector
from diplomatics.errors import VocabularyError
from diplomatics.registry.loader import data_folder, read_rows

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: file and row, what it is, and the cure."""

    file: str
    row: str
    message: str
    cure: str

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}: {self.message} {self.cure}"


_KEYS: dict[str, frozenset[str]] = {
    "states": frozenset(
        "id name names adjectives demonyms capitals stand_ins descriptions groups codes from until now".split()
    ),
    "organisations": frozenset("id name names of sector words speaks_of members suspended codes checked".split()),
    "groups": frozenset("id name names in against of sector descriptions".split()),
    "people": frozenset("id name names surname sex country sector held acts_for source checked".split()),
    "publishers": frozenset("id name names sites of kind".split()),
    "places": frozenset("name names kind country claimed_by at geonames".split()),
    "instruments": frozenset("name names type body number date subject".split()),
}
_CODES: dict[str, re.Pattern[str]] = {
    "iso2": re.compile(r"[A-Z]{2}"),
    "iso3": re.compile(r"[A-Z]{3}"),
    "cameo": re.compile(r"[A-Z]{3}"),
    "cow": re.compile(r"\d{1,3}"),
    "fips": re.compile(r"[A-Z]{2}"),
    "wikidata": re.compile(r"Q\d+"),
    "geonames": re.compile(r"\d+"),
}
_OFFICE_KINDS = frozenset({"office", "agent", "body", "own"})


def lint(folder: Path | None = None) -> list[Problem]:
    """Every problem of the registry in a folder (the shipped one by default)."""
    where = folder or data_folder()
    files = {p.stem: read_rows(where, p.stem) for p in sorted(where.iterdir()) if p.suffix == ".yaml" or p.is_dir()}
    actors = _actor_ids(files)
    found: list[Problem] = []
    for name, keys in _KEYS.items():
        rows = files.get(name) or []
        found += _shape(name, rows, keys)
        found += _unique(name, rows)
    found += _states(files.get("states") or [])
    found += _organisations(files.get("organisations") or [], actors)
    found += _groups(files.get("groups") or [], actors)
    found += _people(files.get("people") or [], actors, _office_ids(files))
    found += _publishers(files.get("publishers") or [], actors)
    found += _places(files.get("places") or [], actors)
    found += _instruments(files.get("instruments") or [], actors)
    found += _offices(files.get("offices") or {})
    return found


def _actor_ids(files: dict[str, Any]) -> frozenset[str]:
    return frozenset(r.get("id", "") for n in ("states", "organisations", "groups") for r in files.get(n) or [])


def _office_ids(files: dict[str, Any]) -> frozenset[str]:
    return frozenset(o.get("id", "") for o in (files.get("offices") or {}).get("offices") or [])


def _name(row: Row) -> str:
    return str(row.get("id") or row.get("name") or "?")


def _shape(file: str, rows: Iterable[Row], keys: frozenset[str]) -> Iterator[Problem]:
    for row in rows:
        unknown = sorted(set(row) - keys)
        if unknown:
            yield Problem(
                f"{file}.yaml",
                _name(row),
                f"unknown key {', '.join(unknown)}.",
                f"Known keys: {', '.join(sorted(keys))}.",
            )
        if not row.get("name"):
            yield Problem(f"{file}.yaml", _name(row), "it has no name.", "Add `name:`.")
        for key, value in row.items():
            if isinstance(value, list) and any(isinstance(v, bool) or v is None for v in value):
                yield Problem(f"{file}.yaml", _name(row), f"{key} holds yes, no or nothing.", "Put the word in quotes.")


def _unique(file: str, rows: Iterable[Row]) -> Iterator[Problem]:
    seen: set[str] = set()
    for row in rows:
        key = str(row.get("id") or "")
        if key and key in seen:
            yield Problem(f"{file}.yaml", key, "this id stands twice.", "Join the two rows.")
        seen.add(key)


def _states(rows: Iterable[Row]) -> Iterator[Problem]:
    for row in rows:
        if not re.fullmatch(r"[A-Z]{3}", str(row.get("id"))):
            yield Problem("states.yaml", _name(row), "the id is no alpha-3 code.", "Use three capitals.")
        for scheme, code in (row.get("codes") or {}).items():
            pattern = _CODES.get(scheme)
            if pattern is None:
                yield Problem(
                    "states.yaml", _name(row), f"unknown code scheme {scheme}.", f"Known: {', '.join(sorted(_CODES))}."
                )
            elif not pattern.fullmatch(str(code)):
                yield Problem(
                    "states.yaml", _name(row), f"{scheme} is {code!r}.", "Check the code, and quote NO (Norway, Niger)."
                )
        yield from _order("states.yaml", row, row)


def _order(file: str, row: Row, dated: Row) -> Iterator[Problem]:
    """`from` and `until` are days, months or years, and in order."""
    first, last = (_day(dated.get(k)) for k in ("from", "until"))
    for key, value in (("from", first), ("until", last)):
        if value == "":
            yield Problem(file, _name(row), f"`{key}` is {dated.get(key)!r}.", "Write YYYY, YYYY-MM or YYYY-MM-DD.")
    if first and last and first[: len(last)] > last:
        yield Problem(file, _name(row), f"it ends ({last}) before it begins ({first}).", "Swap or correct the dates.")


def _day(value: Any) -> str | None:
    """A date as text, null where there is none, empty where it is no date."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return text if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text) else ""


def _known(file: str, row: Row, key: str, values: Any, actors: frozenset[str]) -> Iterator[Problem]:
    for value in values if isinstance(values, list) else [values] if values else []:
        if value not in actors:
            yield Problem(
                file, _name(row), f"`{key}` names {value!r}, which has no row.", "Correct the id, or add a row for it."
            )


def _sector(file: str, row: Row) -> Iterator[Problem]:
    sector = row.get("sector")
    if sector is not None and sector not in get_args(Sector):
        yield Problem(
            file, _name(row), f"sector {sector!r} is none of PLOVER's.", f"Use one of {', '.join(get_args(Sector))}."
        )


def _organisations(rows: Iterable[Row], actors: frozenset[str]) -> Iterator[Problem]:
    for row in rows:
        yield from _known("organisations.yaml", row, "of", row.get("of"), actors)
        yield from _sector("organisations.yaml", row)
        if "/" in str(row.get("id")) and not row.get("of"):
            yield Problem("organisations.yaml", _name(row), "an organ needs `of`.", "Add `of:` with its organisation.")
        for key in ("members", "suspended"):
            for member in row.get(key) or []:
                yield from _known("organisations.yaml", row, key, member.get("state"), actors)
                yield from _order("organisations.yaml", row, member)


def _groups(rows: Iterable[Row], actors: frozenset[str]) -> Iterator[Problem]:
    for row in rows:
        for key in ("in", "against", "of"):
            yield from _known("groups.yaml", row, key, row.get(key), actors)
        yield from _sector("groups.yaml", row)
        if not row.get("sector"):
            yield Problem("groups.yaml", _name(row), "it has no sector.", "Add `sector:` (REB, OPP, PTY, GOV ...).")


def _people(rows: Iterable[Row], actors: frozenset[str], offices: frozenset[str]) -> Iterator[Problem]:
    for row in rows:
        yield from _known("people.yaml", row, "country", row.get("country"), actors)
        yield from _sector("people.yaml", row)
        if row.get("source") not in ("reference", "editor"):
            yield Problem("people.yaml", _name(row), "`source` is missing.", "Use reference (checked) or editor.")
        if row.get("source") == "reference" and not isinstance(row.get("checked"), date):
            yield Problem(
                "people.yaml", _name(row), "a reference needs the day of its check.", "Add `checked: YYYY-MM-DD`."
            )
        for tenure in row.get("held") or []:
            yield from _known("people.yaml", row, "of", tenure.get("of"), actors)
            yield from _order("people.yaml", row, tenure)
            if tenure.get("office") not in offices:
                yield Problem(
                    "people.yaml",
                    _name(row),
                    f"office {tenure.get('office')!r} is not in offices.yaml.",
                    "Use an id from there.",
                )


def _publishers(rows: Iterable[Row], actors: frozenset[str]) -> Iterator[Problem]:
    for row in rows:
        yield from _known("publishers.yaml", row, "of", row.get("of"), actors)


def _places(rows: Iterable[Row], actors: frozenset[str]) -> Iterator[Problem]:
    for row in rows:
        for key in ("country", "claimed_by"):
            yield from _known("places.yaml", row, key, row.get(key), actors)
        at = row.get("at")
        if not (isinstance(at, list) and len(at) == 2 and -90 <= at[0] <= 90 and -180 <= at[1] <= 180):
            yield Problem("places.yaml", _name(row), f"`at` is {at!r}.", "Write [latitude, longitude].")


def _instruments(rows: Iterable[Row], actors: frozenset[str]) -> Iterator[Problem]:
    for row in rows:
        yield from _known("instruments.yaml", row, "body", row.get("body"), actors)
        if row.get("type") not in get_args(InstrumentType):
            yield Problem(
                "instruments.yaml", _name(row), f"type {row.get('type')!r} is unknown.", "See the contract's list."
            )
        if _day(row.get("date")) in (None, ""):
            yield Problem("instruments.yaml", _name(row), "it has no date.", "Add the day of adoption or signature.")


def _offices(data: Row) -> Iterator[Problem]:
    for row in data.get("offices") or []:
        yield from _sector("offices.yaml", row)
        if row.get("kind") not in _OFFICE_KINDS:
            yield Problem(
                "offices.yaml", _name(row), f"kind {row.get('kind')!r} is unknown.", "Use office, agent, body or own."
            )
        for word in row.get("words") or []:
            if word != word.lower():
                yield Problem(
                    "offices.yaml", _name(row), f"{word!r} has capitals.", "Write office words in small letters."
                )


def main(argv: list[str]) -> int:
    """Print every problem of the shipped registry, or of a folder; 7 when there is one."""
    problems = lint(Path(argv[0]) if argv else None)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print("registry: no findings")
    return VocabularyError.exit_code if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
