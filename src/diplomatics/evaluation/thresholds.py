"""Refuses a fall: every measure with a floor is run and compared.

    python -m diplomatics.evaluation.thresholds

Floors are kept in measures.py, next to the bar. Exit code 1 when a figure fell.
"""

from __future__ import annotations

import sys

from diplomatics.evaluation.measures import MEASURES, Measure, output_of, shared_folder


def has_fallen(measure: Measure, value: float) -> bool:
    """Whether a value is on the wrong side of the measure's floor."""
    if measure.floor is None:
        return False
    return value < measure.floor if measure.better == "higher" else value > measure.floor


def main() -> int:
    """Print each figure beside its floor."""
    fallen = skipped = 0
    for measure in MEASURES:
        if measure.slow:
            continue
        if measure.needs_shared and shared_folder() is None:
            print(f"skipped  {measure.name}: the public benchmark data is not there")
            skipped += 1
            continue
        value = measure.pick(output_of(measure.command))
        bad = has_fallen(measure, value)
        fallen += bad
        sign = ">=" if measure.better == "higher" else "<="
        floor = f"{sign} {measure.floor}" if measure.floor is not None else "-"
        print(f"{'FALLEN' if bad else 'ok':<8} {measure.name:<40} {value:>8.4g}  (floor {floor}, bar {measure.bar})")
    if skipped:
        print(f"NOT CHECKED: {skipped} figures, for want of the public benchmark data (setting `shared`).")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
