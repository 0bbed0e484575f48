"""Scores events read from single gold sentences (tests/gold/sentences, whose README explains the form).

    python -m diplomatics.evaluation.sentences [--verbose] [--limit N] [FILE...]

The last line printed is JSON: `type` (share of required events read with a right type, among those that were
read between the right parties), `parties` (share of required events read with the right parties), `status`
and `said_by` (shares of those found), `date` (share of dated ones), `extra` (events per sentence that nobody
expected), `precision` (share of events read that were expected).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diplomatics.api import read_text
from diplomatics.contract import Actor, Event, Party, Reading
from diplomatics.contract.walk import principal
from diplomatics.evaluation.measures import ROOT
from diplomatics.vocabulary.loader import read_yaml

FOLDER = ROOT / "tests" / "gold" / "sentences"
JOINT = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AGREE"})


@dataclass(frozen=True)
class Found:
    """An event that was read, its parties as the states and bodies that they act for."""

    event: Event
    actors: frozenset[str]
    recipients: frozenset[str]
    said_by: str | None


def load_cases(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """Every case of some files."""
    return [case for path in paths for case in read_yaml(path)]


def found_in(case: dict[str, Any]) -> list[Found]:
    """The events read from a case's text."""
    day = case.get("published")
    reading = read_text(case["text"], date=str(day) if day else None)
    return [_found(event, reading) for event in reading.statements.events]


def _found(event: Event, reading: Reading) -> Found:
    actors = {a.id: a for a in reading.actors}

    def ids(parties: list[Party]) -> frozenset[str]:
        return frozenset(_whose(p.actor, actors) for p in parties)

    speaker = principal(event.said_by.actor, actors) if event.said_by else None
    return Found(event, ids(event.actors), ids(event.recipients), speaker)


def _whose(actor: str, actors: dict[str, Actor]) -> str:
    """The state or body that an actor acts for; a country's own people count as the country."""
    entry = actors.get(actor)
    people = entry is not None and entry.kind == "people" and entry.country
    return str(entry.country) if entry and people else principal(actor, actors)


def has_parties(want: dict[str, Any], found: Found) -> bool:
    """Whether the parties are right; "*" stands for anybody unnamed, joint acts have no order."""
    actors, recipients = set(want.get("actors") or ()), set(want.get("recipients") or ())
    if want["type"] in JOINT and actors | recipients == found.actors | found.recipients:
        return True
    return _is_set(actors, found.actors) and _is_set(recipients, found.recipients)


def _is_set(want: set[str], found: frozenset[str]) -> bool:
    return want - {"*"} <= found if "*" in want else want == found


def has_type(want: dict[str, Any], found: Found) -> bool:
    """Whether the type is the wanted one, or one that the case also allows."""
    return found.event.type in (want["type"], *want.get("also_type", ()))


def has_status(want: dict[str, Any], found: Found) -> bool:
    """Whether the status is the wanted one, or one of them."""
    status = want["status"]
    return found.event.status in (status if isinstance(status, list) else [status])


def score(cases: Sequence[dict[str, Any]], *, verbose: bool = False) -> dict[str, float]:
    """Shares over all cases; with `verbose` each miss is printed."""
    count: Counter[str] = Counter()
    for case in cases:
        left = found_in(case)
        count["read"] += len(left)
        wanted = sorted(case["events"], key=lambda w: bool(w.get("optional")))
        for want in wanted:
            hit = _best(want, left)
            if hit is not None:
                left = [f for f in left if f is not hit]
                count["good"] += 1
            if not want.get("optional"):
                _count_one(count, case, want, hit, verbose)
        count["extra"] += len(left)
        if left:
            _say(verbose, "EXTRA", case, {}, left)
    return _shares(count, len(cases))


def _best(want: dict[str, Any], left: list[Found]) -> Found | None:
    fits = [f for f in left if has_type(want, f) and has_parties(want, f)]
    return max(fits, key=lambda f: has_status(want, f), default=None)


def _count_one(
    count: Counter[str], case: dict[str, Any], want: dict[str, Any], hit: Found | None, verbose: bool
) -> None:
    count["expected"] += 1
    if hit is None:
        _say(verbose, "MISSED", case, want, found_in(case))
        return
    count["found"] += 1
    count["status"] += has_status(want, hit)
    if not has_status(want, hit):
        _say(verbose, "STATUS", case, want, [hit])
    speakers = want.get("said_by") or [None]
    count["said_by"] += hit.said_by in speakers
    if "date" in want:
        count["dated"] += 1
        right = (hit.event.date.value if hit.event.date else None) == want["date"]
        count["date"] += right
        if not right:
            _say(verbose, "DATE", case, want, [hit])


def _shares(count: Counter[str], cases: int) -> dict[str, float]:
    found = max(count["found"], 1)
    return {
        "cases": cases,
        "found": round(count["found"] / max(count["expected"], 1), 4),
        "status": round(count["status"] / found, 4),
        "said_by": round(count["said_by"] / found, 4),
        "date": round(count["date"] / max(count["dated"], 1), 4),
        "precision": round(count["good"] / max(count["read"], 1), 4),
        "extra": round(count["extra"] / max(cases, 1), 4),
    }


def _say(verbose: bool, what: str, case: dict[str, Any], want: dict[str, Any], found: list[Found]) -> None:
    if verbose:
        read = "; ".join(
            f"{f.event.type} {sorted(f.actors)}>{sorted(f.recipients)} {f.event.status} "
            f"{f.event.date.value if f.event.date else ''}"
            for f in found
        )
        print(f"{what}: {case['text']}\n   wanted {want}\n   read   {read or 'nothing'}")


def main(argv: list[str]) -> int:
    """Score the files given, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(argv)
    result = score(load_cases(options.files or sorted(FOLDER.glob("*.yaml"))), verbose=options.verbose)
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
