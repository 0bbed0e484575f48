"""How many documents a second the resolver of times reads on one core.

    python benchmarks/times_speed.py [FILE_OR_FOLDER ...] [--seconds 3]

Without files it reads a report of its own of about 2,000 characters. The floor is 100 documents a second.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

from diplomatics.mentions.times import find_times

FLOOR = 100
REPORT = """GENEVA, May 9 - The foreign ministers of the four countries met on Tuesday and agreed to reopen their
embassies within two months, closing a seven-year rift. The talks, which began last week, will resume on Friday.

Relations were cut in March 2012, a year after the uprising began; a first round failed in the autumn of 2015. Since
2016, three rounds have been held, the last of them from 12 to 14 January 2022. The joint commission shall report by the
end of the year and meet twice a year until 31 December 2025. A spokesman said late on Monday that "now is the time",
adding that two days before the summit nothing had been settled. Exports, which fell in the third quarter, have
recovered over the past six months. Resolution 2254 (2015) was recalled. Some 1,050 people fled in recent weeks.

"""


def texts(paths: list[str]) -> list[str]:
    """The texts to read."""
    if not paths:
        return [REPORT * 2]
    files = [file for path in map(Path, paths) for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    return [file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file()]


def main() -> int:
    """Measure, print, and fail below the floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--seconds", type=float, default=3.0)
    options = parser.parse_args()
    documents = texts(options.paths)
    begun = time.process_time()
    find_times("On Friday.", "2023-05-10")
    print(f"first call (words and rules): {(time.process_time() - begun) * 1000:.0f} ms")
    rounds: list[float] = []
    while sum(rounds) < options.seconds:
        begun = time.process_time()
        for text in documents:
            find_times(text, "2023-05-10")
        rounds.append(time.process_time() - begun)
    rate = len(documents) / statistics.median(rounds)
    size = sum(map(len, documents)) / len(documents)
    print(f"{rate:.0f} documents a second (median of {len(rounds)} rounds, {size:.0f} characters a document)")
    return 0 if rate >= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
