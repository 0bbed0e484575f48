"""Runs every measure and writes docs/figures.md: bar, figure, command.

python -m diplomatics.evaluation.figures
"""

from __future__ import annotations

import sys
from pathlib import Path

from diplomatics.evaluation.measures import MEASURES, ROOT, output_of, printable, shared_folder
from diplomatics.version import VERSION

PATH = ROOT / "docs" / "figures.md"
HEAD = """# Figures

Written by `make figures` (version {version}); do not edit by hand. Each figure comes from the command beside
it, run in the project's root; `../shared` is the folder of public benchmark data (its `bench/SOURCES.md` says
what it holds). Bars marked "later" belong to work that is not finished.

| figure | bar | value | command |
|---|---|---|---|
"""


def main() -> int:
    """Run all and write the page."""
    rows = []
    for measure in MEASURES:
        if measure.needs_shared and shared_folder() is None:
            value = "not run: data absent"
        else:
            value = f"{measure.pick(output_of(measure.command)):.4g}"
        print(f"{measure.name}: {value}", file=sys.stderr)
        rows.append(f"| {measure.name} | {measure.bar} | {value} | `{printable(measure.command)}` |")
    Path(PATH).write_text(HEAD.format(version=VERSION) + "\n".join(rows) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
