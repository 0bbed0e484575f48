"""Gains and losses, sentence by sentence, against the last release.

    python -m diplomatics.evaluation.gains                      now, against the kept results
    python -m diplomatics.evaluation.gains OLD.json NEW.json    two kept results
    python -m diplomatics.evaluation.gains --write FILE         keep the results of now

For every gold sentence for development the results say which of the wanted events were read right (type, parties and
status), and how many were read that nobody wanted. A gain is a wanted event that only the new results hold, or one
unwanted event fewer; a loss the other way round. Exit code 1 where losses exceed gains by more than `--margin` (a
share of all wanted events). The kept results of the last release are tests/gold/last-release.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from diplomatics.evaluation.calibration import DEVELOPMENT
from diplomatics.evaluation.measures import ROOT
from diplomatics.evaluation.sentences import FOLDER, found_in, has_parties, has_status, has_type, load_cases

KEPT = ROOT / "tests" / "gold" / "last-release.json"
MARGIN = 0.01

# By sentence: a "1" or "0" for each wanted event, and the number of unwanted ones.
Results = dict[str, tuple[str, int]]


def results(paths: Sequence[Path]) -> Results:
    """What is read now."""
    found: Results = {}
    for case in load_cases(paths):
        left = found_in(case)
        marks = ""
        for want in sorted(case["events"], key=lambda w: bool(w.get("optional"))):
            hit = next((f for f in left if has_type(want, f) and has_parties(want, f)), None)
            left = [f for f in left if f is not hit]
            if not want.get("optional"):
                marks += "1" if hit is not None and has_status(want, hit) else "0"
        found[case["text"]] = (marks, len(left))
    return found


def load(path: Path) -> Results:
    """Kept results."""
    return {text: (marks, extra) for text, (marks, extra) in json.loads(path.read_text(encoding="utf-8")).items()}


def save(found: Results, path: Path) -> None:
    """Keep results, one sentence a line."""
    lines = [f"{json.dumps(text, ensure_ascii=False)}: {json.dumps(row)}" for text, row in sorted(found.items())]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def compare(old: Results, new: Results) -> tuple[list[str], list[str]]:
    """(gains, losses), a line each; sentences that only one side holds are left out."""
    gains: list[str] = []
    losses: list[str] = []
    for text in (t for t in new if t in old):
        (before, extra_before), (now, extra_now) = old[text], new[text]
        for n, (was, is_) in enumerate(zip(before, now, strict=False), start=1):
            if was != is_:
                (gains if is_ == "1" else losses).append(f"event {n}: {text}")
        if extra_before != extra_now:
            side = gains if extra_now < extra_before else losses
            side.extend([f"unwanted event: {text}"] * abs(extra_now - extra_before))
    return gains, losses


def main(argv: list[str]) -> int:
    """Compare, print, and refuse where more was lost than the margin allows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="OLD NEW")
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--margin", type=float, default=MARGIN)
    options = parser.parse_args(argv)
    if len(options.files) not in (0, 2):
        parser.error("give two files of results, or none")
    new = load(options.files[1]) if options.files else results([FOLDER / name for name in DEVELOPMENT])
    if options.write:
        save(new, options.write)
        print(f"kept the results of {len(new)} sentences in {options.write}")
        return 0
    gains, losses = compare(load(options.files[0] if options.files else KEPT), new)
    for sign, lines in (("+", gains), ("-", losses)):
        for line in lines:
            print(sign, line)
    wanted = max(sum(len(marks) for marks, _ in new.values()), 1)
    lost = (len(losses) - len(gains)) / wanted
    print(json.dumps({"gains": len(gains), "losses": len(losses), "wanted": wanted, "lost": round(lost, 4)}))
    return 1 if lost > options.margin else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
