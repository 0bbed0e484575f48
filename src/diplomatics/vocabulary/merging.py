"""How a user's own words and rows are laid over the shipped ones.

What the user gives comes first and outweighs ours; what the user leaves out stays. In detail:

- a row with the `id` of one of ours changes that row: the fields given replace ours, and lists are
  joined, the user's first;
- a row with `drop: true` takes ours away;
- any other row is added before ours;
- in files of words, groups are joined key by key, lists word by word, and a single value replaces ours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from typing import Any


def merge(own: Any, ours: Any) -> Any:
    """The user's value laid over ours; neither is changed."""
    if isinstance(own, dict) and isinstance(ours, dict):
        return ours | {key: merge(value, ours[key]) if key in ours else value for key, value in own.items()}
    if isinstance(own, list) and isinstance(ours, list):
        return _merge_rows(own, ours) if _are_rows(own + ours) else _merge_lists(own, ours)
    return ours if own is None else own


def _are_rows(values: list[Any]) -> bool:
    return all(isinstance(v, dict) for v in values)


def _merge_lists(own: list[Any], ours: list[Any]) -> list[Any]:
    if all(isinstance(v, int | float) for v in own):  # coordinates
        return own
    return [*own, *(v for v in ours if v not in own)]


def _merge_rows(own: list[dict[str, Any]], ours: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows by id where ids are unique in ours; otherwise the user's rows before ours."""
    counts = Counter(_id(row) for row in ours)
    single = {key for key, n in counts.items() if n == 1 and key is not None}
    changes = {_id(row): row for row in own if _id(row) in single}
    added = [row for row in own if _id(row) not in single and not row.get("drop")]
    kept = (merge(changes[_id(row)], row) if _id(row) in changes else row for row in ours)
    return [*added, *(row for row in kept if not row.get("drop"))]


def _id(row: dict[str, Any]) -> Hashable:
    return row.get("id")
