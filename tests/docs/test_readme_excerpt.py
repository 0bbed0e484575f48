"""The README's first screen shows what the demo prints, line for line."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_line_of_the_excerpt_is_in_the_demo():
    excerpt = (ROOT / "README.md").read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
    shown = [line for line in excerpt.splitlines() if line and line != "..."]
    command = [sys.executable, "-m", "diplomatics.cli", "demo", "--all", "--width", "88"]
    done = subprocess.run(command, capture_output=True, check=True, env={"PYTHONIOENCODING": "utf-8"})
    printed = {line.rstrip() for line in done.stdout.decode("utf-8").splitlines()}
    assert [line for line in shown if line not in printed] == [], "refresh the excerpt from `demo --all --width 88`"
