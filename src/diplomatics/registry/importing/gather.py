"""One file of another format to rows of the registry: matched, joined by person, and written as YAML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from diplomatics.errors import SourceError, UsageError
from diplomatics.registry.importing import ftm, phoenix, wikidata
from diplomatics.registry.importing.matching import office_of, state_in, state_of
from diplomatics.registry.importing.taken import Form, Held, Left, Taken
from diplomatics.registry.registry import registry

READERS: dict[Form, Callable[[Path, str], Iterator[Taken]]] = {
    Form.wikidata: wikidata.read,
    Form.ftm: ftm.read,
    Form.phoenix: phoenix.read,
}
ENDINGS = {".csv": Form.wikidata, ".json": Form.wikidata, ".jsonl": Form.ftm, ".ndjson": Form.ftm, ".txt": Form.phoenix}
Row = dict[str, Any]
_OWN_IDS = frozenset({"official", "military-official"})


@dataclass
class Harvest:
    """What a file gave: rows for people and groups, and what was left out with reasons."""

    people: dict[str, Row] = field(default_factory=dict)
    groups: dict[str, Row] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)

    def write(self, folder: Path, stem: str, source: str) -> list[Path]:
        """Write the rows into `folder`/registry; the paths of what was written."""
        written = []
        for kind, rows in (("people", self.people), ("groups", self.groups)):
            if rows:
                path = folder / "registry" / kind / f"{stem}.yaml"
                path.parent.mkdir(parents=True, exist_ok=True)
                head = f"# Taken over from {source} by `diplomatics registry add`.\n"
                body = yaml.safe_dump(list(rows.values()), sort_keys=False, allow_unicode=True, width=120)
                path.write_text(head + body, encoding="utf-8")
                written.append(path)
        return written


def gather(path: Path, form: Form | None = None) -> Harvest:
    """Read a file of another format.

    Raises `SourceError` where it cannot be read, `UsageError` where its format is not known.
    """
    form = form or ENDINGS.get(path.suffix.lower())
    if form is None:
        raise UsageError(
            f"the ending {path.suffix!r} tells no format.", where=str(path), remedy="Add --format wikidata|ftm|phoenix."
        )
    harvest = Harvest()
    for taken in READERS[form](path, _text(path)):
        _add(taken, harvest)
    return harvest


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SourceError("there is no such file.", where=str(path), remedy="Check the path.") from None
    except (UnicodeDecodeError, OSError) as error:
        raise SourceError(f"it cannot be read: {error}.", where=str(path), remedy="Save it as UTF-8 text.") from None


def _add(taken: Taken, harvest: Harvest) -> None:
    if not taken.name or re.fullmatch(r"Q\d+", taken.name):
        harvest.left.append(Left(taken.line, taken.name or "?", "it has no name."))
    elif taken.is_group:
        _add_group(taken, harvest)
    else:
        _add_person(taken, harvest)


def _add_group(taken: Taken, harvest: Harvest) -> None:
    country = state_of(taken.country)
    if country is None or taken.sector is None:
        reason = "no state or role that the registry knows." if country is None else "its code names no role."
        harvest.left.append(Left(taken.line, taken.name, reason))
        return
    row: Row = {"id": slug(taken.name), "name": taken.name, "names": list(taken.names), "in": [country]}
    harvest.groups.setdefault(row["id"], {k: v for k, v in row.items() if v} | {"sector": taken.sector})


def _add_person(taken: Taken, harvest: Harvest) -> None:
    tenures = []
    for held in taken.held:
        tenure = _tenure(held)
        if isinstance(tenure, str):
            harvest.left.append(Left(taken.line, f"{taken.name}, {held.office or 'no office'}", tenure))
        else:
            tenures.append(tenure)
    country = state_of(taken.country) or (tenures[0]["of"] if tenures else None)
    if not tenures and (country is None or taken.held):
        if not taken.held:
            harvest.left.append(Left(taken.line, taken.name, "neither office nor state is given."))
        return
    key = slug(taken.name)
    row = harvest.people.setdefault(key, _person(key, taken, country))
    row["names"] = list(dict.fromkeys([*row["names"], *taken.names]))
    row["held"] = sorted((*row["held"], *(t for t in tenures if t not in row["held"])), key=_newest_first, reverse=True)
    row["source"] = row.pop("source")  # last, as people write it


def _person(key: str, taken: Taken, country: str | None) -> Row:
    row: Row = {"id": key, "name": taken.name, "names": [], "surname": taken.surname, "sex": taken.sex}
    codes = {"wikidata": taken.wikidata} if re.fullmatch(r"Q\d+", taken.wikidata or "") else None
    row |= {"country": country, "sector": taken.sector, "codes": codes, "held": [], "source": "import"}
    return {k: v for k, v in row.items() if v is not None}


def _tenure(held: Held) -> Row | str:
    """The row of one office held, or why there is none."""
    office = held.office if held.office in _OWN_IDS else office_of(held.office)
    if office is None:
        return "no office that the registry knows."
    of = state_of(held.of) or (None if held.of and held.of in registry().organisations else state_in(held.office))
    if of is None:
        return "no state that the registry knows."
    row: Row = {"office": office, "of": of}
    for key, value in (("from", held.since), ("until", held.until)):
        if value is not None:
            row[key] = date.fromisoformat(value) if _is_day(value) else value
    if "from" in row and "until" in row and str(row["from"]) > str(row["until"]):
        return f"it ends ({held.until}) before it begins ({held.since})."
    return row


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2000-01-01")


def _newest_first(tenure: Row) -> str:
    return str(tenure.get("from") or "")


def slug(name: str) -> str:
    """An id from a name: small letters without accents, hyphens between words."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"
