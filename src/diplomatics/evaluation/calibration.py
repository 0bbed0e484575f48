"""Does confidence mean something? Events read from gold sentences, by how sure the reading was.

    python -m diplomatics.evaluation.calibration [FILE...] [--fit] [--plot docs/reliability.svg]

An event counts as right where a gold event has its type, its parties and its status. Without files: the gold
sentences for development, each family measured by weights that were fitted on the others (five parts). With files:
those, by the weights as they are. `--fit` writes vocabulary/data/confidence.yaml anew from the development files.
The last line printed is JSON: `statements`, `right` (share), `ece` (expected calibration error over ten bins),
`sure` (statements with a confidence of 0.9 or more) and `sure_right` (share of those that are right).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path

from diplomatics.evaluation.sentences import FOLDER, found_in, has_parties, has_status, has_type, load_cases
from diplomatics.statements.confidence import features
from diplomatics.vocabulary.loader import data_folder, load

DEVELOPMENT = ("01-dev.yaml", "02-dev.yaml", "04-dev.yaml")
PARTS, BINS = 5, 10
STEPS, RATE, RIDGE = 400, 0.5, 0.002
HEAD = """# How sure a reading is: weights of a logistic sum over what statements/confidence.py looks at.
# Written by `python -m diplomatics.evaluation.calibration --fit` from the gold sentences for development.
weights:
"""


@dataclass(frozen=True)
class Judged:
    """An event that was read: what confidence looks at, its confidence as shipped, and whether it is right."""

    family: str
    features: dict[str, float]
    confidence: float
    right: bool


def judged(paths: Sequence[Path]) -> list[Judged]:
    """Every event read from some files of gold sentences."""
    found: list[Judged] = []
    for case in load_cases(paths):
        left = list(case["events"])
        for event in found_in(case):
            hit = next((w for w in left if all(test(w, event) for test in (has_type, has_parties, has_status))), None)
            left = [w for w in left if w is not hit]
            found.append(Judged(case["family"], features(event.event), event.event.confidence, hit is not None))
    return found


def fit(rows: Sequence[Judged]) -> dict[str, float]:
    """Weights of a ridged logistic regression, by plain gradient steps: the same rows give the same weights."""
    names = sorted({name for row in rows for name in row.features})
    weights = dict.fromkeys(names, 0.0)
    for _ in range(STEPS):
        slope = dict.fromkeys(names, 0.0)
        for row in rows:
            miss = float(row.right) - _chance(row.features, weights)
            for name, value in row.features.items():
                slope[name] += miss * value
        for name in names:
            pull = 0.0 if name == "base" else RIDGE * weights[name]
            weights[name] += RATE * (slope[name] / max(1.0, sum(r.features.get(name, 0.0) for r in rows)) - pull)
    return weights


def _chance(values: dict[str, float], weights: dict[str, float]) -> float:
    score = sum(value * weights.get(name, 0.0) for name, value in values.items())
    return min(0.99, max(0.05, 1 / (1 + exp(-score))))


def crossed(rows: Sequence[Judged]) -> list[tuple[float, bool]]:
    """(confidence, right) of each row, by weights fitted on the families that it does not belong to."""
    order = {family: n % PARTS for n, family in enumerate(sorted({r.family for r in rows}))}
    weights = [fit([r for r in rows if order[r.family] != part]) for part in range(PARTS)]
    return [(_chance(r.features, weights[order[r.family]]), r.right) for r in rows]


def bins(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, how many) of each of ten bins that is not empty."""
    rows: list[tuple[float, float, int]] = []
    for n in range(BINS):
        inside = [(c, r) for c, r in pairs if min(int(c * BINS), BINS - 1) == n]
        if inside:
            rows.append((sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside) / len(inside), len(inside)))
    return rows


def summary(pairs: Sequence[tuple[float, bool]]) -> dict[str, float]:
    """The figures of the last line."""
    total = max(len(pairs), 1)
    sure = [right for confidence, right in pairs if round(confidence, 2) >= 0.9]
    return {
        "statements": len(pairs),
        "right": round(sum(r for _, r in pairs) / total, 4),
        "ece": round(sum(abs(mean - share) * many for mean, share, many in bins(pairs)) / total, 4),
        "sure": len(sure),
        "sure_right": round(sum(sure) / max(len(sure), 1), 4),
    }


def plot(pairs: Sequence[tuple[float, bool]]) -> str:
    """A reliability plot: share right over confidence, the area of a dot by how many statements it stands for."""
    size, edge = 360, 40

    def x(value: float) -> float:
        return round(edge + value * (size - 2 * edge), 1)

    def y(value: float) -> float:
        return round(size - edge - value * (size - 2 * edge), 1)

    most = max((many for _, _, many in bins(pairs)), default=1)
    dots = [
        f'<circle cx="{x(mean)}" cy="{y(share)}" r="{3 + 12 * (many / most) ** 0.5:.1f}" fill="#2b6cb0" '
        f'fill-opacity="0.6"><title>{many} statements: confidence {mean:.2f}, right {share:.2f}</title></circle>'
        for mean, share, many in bins(pairs)
    ]
    ticks = [
        f'<text x="{x(v)}" y="{size - edge + 16}" text-anchor="middle">{v}</text>'
        f'<text x="{edge - 6}" y="{y(v) + 4}" text-anchor="end">{v}</text>'
        for v in (0, 0.5, 1)
    ]
    lines = [
        f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#999" stroke-dasharray="4"/>',
        f'<path d="M{x(0)} {y(1)}V{y(0)}H{x(1)}" fill="none" stroke="#333"/>',
        f'<text x="{size / 2}" y="{size - 6}" text-anchor="middle">confidence</text>',
        f'<text x="12" y="{size / 2}" text-anchor="middle" transform="rotate(-90 12 {size / 2})">read right</text>',
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">'
    )
    return "\n".join([head, *lines, *ticks, *dots, "</svg>"]) + "\n"


def main(argv: list[str]) -> int:
    """Measure; fit or plot where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args(argv)
    rows = judged(options.files or [FOLDER / name for name in DEVELOPMENT])
    pairs = [(r.confidence, r.right) for r in rows] if options.files else crossed(rows)
    if options.fit:
        lines = [f'  "{name}": {weight:.3f}' for name, weight in sorted(fit(rows).items())]
        (data_folder() / "confidence.yaml").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
        load.cache_clear()
    if options.plot:
        options.plot.write_text(plot(pairs), encoding="utf-8")
    for mean, share, many in bins(pairs):
        print(f"{mean:.2f}  {share:.2f}  {many}")
    print(json.dumps(summary(pairs)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
