"""Results of a query to Wikidata, saved as CSV or JSON.

Columns (docs/own-words.md has a query that gives them): personLabel and positionLabel must be there; person, sexLabel,
altLabels (split at "|"), familyNameLabel, country (id, code) or countryLabel, start, startPrecision, end, endPrecision
may be.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diplomatics.errors import SourceError
from diplomatics.registry.importing.matching import day_of
from diplomatics.registry.importing.taken import Held, Taken

NEEDED = ("personLabel", "positionLabel")


def read(path: Path, text: str) -> Iterator[Taken]:
    """One `Taken` for each row. Raises `SourceError` where the columns are not there."""
    rows = _from_json(path, text) if text.lstrip()[:1] in ("{", "[") else csv.DictReader(io.StringIO(text))
    for n, row in enumerate(rows, 2):
        missing = [name for name in NEEDED if name not in row]
        if missing:
            raise SourceError(
                f"the column {' and '.join(missing)} is not there.",
                where=str(path),
                remedy="Save the result of the query in docs/own-words.md; its columns are read by name.",
            )
        yield _taken(n, {key: str(value).strip() for key, value in row.items() if key and value})


def _from_json(path: Path, text: str) -> Iterator[dict[str, Any]]:
    """SPARQL results in JSON, or a plain list of objects."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise SourceError(
            f"this is not valid JSON: {error.msg}.", where=f"{path}:{error.lineno}", remedy="Save the result anew."
        ) from None
    if isinstance(data, dict):
        names = (data.get("head") or {}).get("vars") or []
        for binding in (data.get("results") or {}).get("bindings") or []:
            yield {name: (binding.get(name) or {}).get("value") for name in names}
        return
    yield from (row for row in data if isinstance(row, dict))


def _taken(line: int, row: dict[str, str]) -> Taken:
    sex = row.get("sexLabel", "").casefold()
    held = Held(
        row.get("positionLabel", ""),
        row.get("country") or row.get("iso3") or row.get("countryLabel"),
        day_of(row.get("start"), row.get("startPrecision")),
        day_of(row.get("end"), row.get("endPrecision")),
    )
    return Taken(
        line=line,
        name=row.get("personLabel", ""),
        names=tuple(name.strip() for name in row.get("altLabels", "").split("|") if name.strip()),
        surname=row.get("familyNameLabel"),
        sex={"male": "m", "female": "f"}.get(sex),
        wikidata=row.get("person", "").rpartition("/")[2] or None,
        held=(held,),
    )
