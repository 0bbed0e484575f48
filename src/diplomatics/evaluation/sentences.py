"""Scores events read from single gold sentences (tests/gold/sentences/*.yaml).

    python -m diplomatics.evaluation.sentences [--verbose] [FILE...]

A case: `text`, `published` (optional) and `events`, each with `type`, `actors`, `recipients`, `status` and,
where it matters, `date` (TIMEX3 value). `events: []` means that none may be read. The last line is JSON:
found (share of expected events with type and parties right), status and date (shares of those found),
extra (events per case that nobody expected).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from diplomatics.api import read_text
from diplomatics.contract import Event
from diplomatics.evaluation.measures import ROOT
from diplomatics.vocabulary.loader import read_yaml

FOLDER = ROOT / "tests" / "gold" / "sentences"


def load_cases(paths: list[Path]) -> list[dict[str, Any]]:
    """Every case of some files."""
    return [case for path in paths for case in read_yaml(path)]


def events_of(case: dict[str, Any]) -> list[Event]:
    """The events read from a case's text."""
    return read_text(case["text"], date=case.get("published")).statements.events


def is_same(want: dict[str, Any], event: Event) -> bool:
    """Whether an event has the wanted type and parties; in a joint act the order does not matter."""
    actors, recipients = {p.actor for p in event.actors}, {p.actor for p in event.recipients}
    if want["type"] != event.type:
        return False
    wanted = set(want.get("actors", ())), set(want.get("recipients", ()))
    if want["type"] in ("CONSULT", "COOPERATE", "SUPPORT", "AGREE") and wanted[0] | wanted[1] == actors | recipients:
        return True
    return wanted == (actors, recipients)


def score(cases: list[dict[str, Any]], *, verbose: bool = False) -> dict[str, float]:
    """Shares over all cases; with `verbose` each miss is printed."""
    count: Counter[str] = Counter()
    for case in cases:
        events = events_of(case)
        for want in case["events"]:
            count["expected"] += 1
            hit = next((e for e in events if is_same(want, e)), None)
            if hit is None:
                _say(verbose, "MISSED", case, want, events)
                continue
            events = [e for e in events if e is not hit]
            count["found"] += 1
            count["status"] += hit.status == want["status"]
            if hit.status != want["status"]:
                _say(verbose, "STATUS", case, want, [hit])
            if "date" in want:
                count["dated"] += 1
                count["date"] += (hit.date.value if hit.date else None) == want["date"]
        count["extra"] += len(events)
        if events:
            _say(verbose, "EXTRA", case, {}, events)
    found = max(count["found"], 1)
    return {
        "cases": len(cases),
        "found": round(count["found"] / max(count["expected"], 1), 4),
        "status": round(count["status"] / found, 4),
        "date": round(count["date"] / max(count["dated"], 1), 4),
        "extra": round(count["extra"] / max(len(cases), 1), 4),
    }


def _say(verbose: bool, what: str, case: dict[str, Any], want: dict[str, Any], events: list[Event]) -> None:
    if verbose:
        read = "; ".join(f"{e.summary} [{e.type} {e.status}]" for e in events) or "nothing"
        print(f"{what}: {case['text']}\n   wanted {want}\n   read {read}")


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
