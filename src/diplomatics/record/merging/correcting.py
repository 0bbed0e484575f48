"""A person's corrections laid over the facts of a statement: what may be corrected, and in which form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from diplomatics.errors import UsageError
from diplomatics.record.merging.facts import Facts

DAYS = frozenset({"date", "made_on", "assigned_on", "stated_on", "due", "until", "since"})
LISTS = frozenset({"participants", "actors", "recipients", "parties", "addressees", "assignees", "assigned_by",
                   "holder", "level", "mediators", "topics", "requires", "about", "said_by"})  # fmt: skip
WORDS = frozenset({"place", "mode", "format", "content", "deliverable", "of", "name", "number", "body", "quantity",
                   "summary", "verb", "force", "link", "state", "type", "status", "phase", "stance"})  # fmt: skip
# The field of the contract, and the fact that merging compares in its place.
COMPARED = {
    "participants": "parties", "actors": "parties", "parties": "parties", "assignees": "parties", "holder": "parties",
    "recipients": "others", "addressees": "others", "assigned_by": "others", "mediators": "others", "level": "level",
    "place": "place", "mode": "mode", "name": "name", "number": "number", "type": "type", "state": "state",
    "status": "status", "phase": "phase",
}  # fmt: skip
WHEN = frozenset({"date", "made_on", "assigned_on", "stated_on"})
# Not shown as values of an entry, but told in its history.
ASIDE = frozenset({"status", "phase"})


def checked(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Corrections in the form in which they are kept. Raises `UsageError` for what cannot be corrected."""
    if not fields:
        raise UsageError("a correction needs at least one field and its value.")
    return {name: _checked(name, value) for name, value in sorted(fields.items())}


def _checked(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in DAYS:
        days = [value, value] if isinstance(value, str) else list(value)
        try:
            if len(days) != 2 or not any(days):
                raise ValueError
            for day in days:
                if day is not None:
                    date.fromisoformat(day)
        except (TypeError, ValueError):
            raise UsageError(
                f"{name}: {value!r} is no day.", remedy="Write 2023-05-10, or a first and a last day."
            ) from None
        return days
    if name in LISTS:
        return sorted([value] if isinstance(value, str) else [str(v) for v in value])
    if name in WORDS:
        return str(value)
    known = ", ".join(sorted(DAYS | LISTS | WORDS))
    raise UsageError(f"{name!r} is no field that can be corrected.", remedy=f"Name one of: {known}.")


def corrected(facts: Facts, fields: Mapping[str, Any]) -> Facts:
    """Facts with corrections in the place of what was read. A null takes a value away."""
    values = {**facts.values, **{n: v for n, v in fields.items() if n not in ASIDE}}
    changes: dict[str, Any] = {"values": {name: value for name, value in values.items() if value is not None}}
    for name, value in fields.items():
        if name in WHEN:
            first, last = value or (None, None)
            changes |= {"start": first, "end": last, "precision": "day"}
        elif name in COMPARED:
            empty: Any = () if name in LISTS else None
            changes[COMPARED[name]] = empty if value is None else tuple(value) if name in LISTS else value
    return msgspec.structs.replace(facts, **changes)
