"""Reads the reports of the case folders and scores them with the contract's scorer.

    python -m diplomatics.evaluation.cases seed|all|own|FOLDER --shared ../shared [--verbose]

A case folder holds a report and gold.json, which names it. `own` are this project's cases (tests/gold/reports),
`all` the shared ones; a folder of case folders is read whole. The last line printed is the scorer's JSON.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from diplomatics.api import read_text
from diplomatics.contract import to_json

OWN = Path(__file__).resolve().parents[3] / "tests" / "gold" / "reports"


def case_folders(which: str, shared: Path) -> list[Path]:
    """The seed, every shared case, every case of our own, one folder, or each folder in one."""
    if which == "seed":
        return [shared / "seed"]
    folder = {"all": shared / "cases", "own": OWN}.get(which, Path(which))
    if (folder / "gold.json").is_file():
        return [folder]
    return sorted(p.parent for p in folder.glob("*/gold.json"))


def read_case(folder: Path) -> bytes:
    """The JSON of reading a case's article on the day that its gold names."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    text = (folder / gold.get("article", "article.txt")).read_text(encoding="utf-8")
    return to_json(read_text(text, date=gold["published"]))


def main(argv: list[str]) -> int:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("which")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as kept:
        pairs: list[str] = []
        for folder in case_folders(options.which, options.shared):
            output = Path(kept) / f"{folder.name}.json"
            output.write_bytes(read_case(folder))
            pairs += [str(folder / "gold.json"), str(output)]
        scorer = [sys.executable, str(options.shared / "tools" / "score_record.py"), *pairs]
        return subprocess.run([*scorer, *(["--verbose"] if options.verbose else [])], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
