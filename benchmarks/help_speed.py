"""How long `diplomatics --help` takes beside the help of an empty typer app: the ratio of medians.

Run: python benchmarks/help_speed.py [RUNS]. The bar is 1.5 (exit code 1 above it).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

BAR = 1.5
EMPTY = "import typer\napp = typer.Typer()\n@app.command()\ndef main() -> None:\n    'Nothing.'\napp()"
OURS = "from diplomatics.cli.main import run\nrun()"


def seconds(program: str) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, "--help"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def main(runs: int = 15) -> int:
    seconds(EMPTY), seconds(OURS)  # byte code is written once
    pairs = [(seconds(EMPTY), seconds(OURS)) for _ in range(runs)]
    empty, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"empty typer app {empty * 1000:.0f} ms, diplomatics {ours * 1000:.0f} ms, ratio {ours / empty:.2f}")
    return int(ours / empty > BAR)


if __name__ == "__main__":
    sys.exit(main(*(int(a) for a in sys.argv[1:2])))
