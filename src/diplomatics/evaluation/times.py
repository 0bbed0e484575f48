"""Scores time expressions on a folder of TimeML files with the public scorer.

    python -m diplomatics.evaluation.times ../shared/bench/timex/tbaq --scorer ../shared/tools/score_timex.py

Writes what `find_times` finds in each document, against its creation time, and hands it to the scorer. The
last line printed is the scorer's JSON.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from diplomatics.mentions.times import find_times

BODY = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
CREATED = re.compile(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>')
VALUE = re.compile(r'value="(\d{4}-\d{2}-\d{2})')


def rows(path: Path) -> Iterator[dict[str, object]]:
    """The time expressions found in one TimeML document, in the scorer's form."""
    raw = path.read_text(encoding="utf-8")
    body = BODY.search(raw)
    text = html.unescape(TAG.sub("", body.group(1))) if body else ""
    created = CREATED.search(raw)
    value = VALUE.search(created.group(0)) if created else None
    for mention in find_times(text, value.group(1) if value else None):
        start, end = mention.span
        yield {"doc": path.stem, "start": start, "end": end, "type": mention.type, "value": mention.value or ""}


def main(argv: list[str]) -> int:
    """Find, write, score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as kept:
        output = Path(kept) / "system.jsonl"
        found = [row for path in sorted(options.folder.glob("*.tml")) for row in rows(path)]
        output.write_text("\n".join(json.dumps(row) for row in found), encoding="utf-8")
        command = [sys.executable, str(options.scorer), str(options.folder), str(output), "--json"]
        return subprocess.run([*command, "--errors", str(options.errors)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
