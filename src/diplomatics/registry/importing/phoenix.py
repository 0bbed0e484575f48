"""The dated actor dictionaries of older coders (PETRARCH, Phoenix).

    ANNA_EXAMPLE_   [NORGOV 20010101-20051017]     a name, and codes with or without days
    +A._EXAMPLE_                                   another spelling
        [NORELI >20051017]                         more codes of the same

A code is a state's three letters and a role's. Days are YYYYMMDD or YYMMDD, `<` before, `>` after. Entries with dated
roles of government, army, parliament, court or service are people; all others are groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from diplomatics.errors import SourceError
from diplomatics.registry.importing.taken import Held, Taken

_CODE = re.compile(r"\[([A-Z]{3,})\s*([<>]?)\s*(\d{6,8})?(?:\s*-\s*(\d{6,8}))?\]")
# CAMEO's role codes in PLOVER's sectors.
SECTORS = {
    "GOV": "GOV", "MIL": "MIL", "COP": "COP", "LEG": "LEG", "JUD": "JUD", "SPY": "SPY", "PTY": "PTY", "OPP": "OPP",
    "REB": "REB", "SEP": "REB", "INS": "REB", "UAF": "REB", "RAD": "REB", "CRM": "CRM", "CVL": "CVL", "REF": "REF",
    "ELI": "ELI", "BUS": "BUS", "MNC": "MNC", "MED": "MED", "EDU": "EDU", "REL": "REL", "LAB": "LAB", "HLH": "HLH",
    "NGO": "NGO", "IGO": "IGO", "TOP": "GOV", "MOD": "OPP",
}  # fmt: skip
_OF_PEOPLE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "ELI"})
CENTURY = 30  # a year of two digits up to this one belongs to this century


@dataclass
class _Entry:
    line: int
    name: str
    names: list[str] = field(default_factory=list)
    codes: list[tuple[str, str | None, str | None]] = field(default_factory=list)


def read(path: Path, text: str) -> Iterator[Taken]:
    """One `Taken` for each entry. Raises `SourceError` where the file has none."""
    entries = list(_entries(text))
    if not any(entry.codes for entry in entries):
        raise SourceError(
            "no entry with a code in square brackets stands in this file.",
            where=str(path),
            remedy="Is it an actor dictionary? Name the format with --format.",
        )
    yield from map(_taken, entries)


def _entries(text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for n, raw in enumerate(text.splitlines(), 1):
        line = re.split(r"[#;]", raw)[0].rstrip()
        if not line.strip():
            continue
        name = _words(line.partition("[")[0])
        if line.startswith("+"):
            if entry is not None and name:
                entry.names.append(name)
        elif not line[0].isspace() and not line.startswith("["):
            if entry is not None:
                yield entry
            entry = _Entry(n, name)
        if entry is not None:
            entry.codes += [_code(found) for found in _CODE.finditer(line)]
    if entry is not None:
        yield entry


def _words(name: str) -> str:
    return " ".join(
        part.capitalize() if part.isupper() else part for part in name.strip("+ \t").replace("_", " ").split()
    )


def _code(found: re.Match[str]) -> tuple[str, str | None, str | None]:
    code, side, first, last = found.groups()
    if side == "<":
        return code, None, _day(first)
    return code, _day(first), _day(last)


def _day(digits: str | None) -> str | None:
    if not digits:
        return None
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= CENTURY else "19") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"


def _taken(entry: _Entry) -> Taken:
    roles = [(code[:3], SECTORS.get(code[3:6]), since, until) for code, since, until in entry.codes]
    dated = any(since or until for *_, since, until in roles)
    is_person = dated and len(entry.name.split()) > 1 and any(sector in _OF_PEOPLE for _, sector, *_ in roles)
    newest = max(roles, key=lambda role: (role[3] is None, role[2] or ""), default=(None, None, None, None))
    held = tuple(
        Held("official" if sector == "GOV" else "military-official", state, since, until)
        for state, sector, since, until in roles
        if is_person and sector in ("GOV", "MIL")
    )
    country = roles[0][0] if roles else None
    return Taken(
        entry.line, entry.name, tuple(entry.names), country=country, held=held, sector=newest[1], is_group=not is_person
    )
