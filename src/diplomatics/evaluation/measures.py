"""Every figure that the project claims: its bar, the command that gives it, and how to read it off.

`figures.py` writes them all into docs/figures.md; `thresholds.py` refuses a fall below the kept value.
A measure that needs the public benchmark data names `{shared}` in its command and is skipped without it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diplomatics.errors import DiplomaticsError
from diplomatics.settings import setting

ROOT = Path(__file__).resolve().parents[3]


class MeasureError(DiplomaticsError):
    """A command that should give a figure failed."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure. `better` says which way is up; `floor` is what CI holds (null: printed only)."""

    name: str
    issue: int
    bar: str
    command: str
    pick: Callable[[str], float]
    better: str = "higher"
    floor: float | None = None
    slow: bool = False

    @property
    def needs_shared(self) -> bool:
        """Whether the public benchmark data must be there."""
        return "{shared}" in self.command


def shared_folder() -> Path | None:
    """The folder of the public benchmark data, or None."""
    folder = Path(str(setting("shared")))
    folder = folder if folder.is_absolute() else ROOT / folder
    return folder if (folder / "tools").is_dir() else None


def last_json(key: str) -> Callable[[str], float]:
    """Reads `key` ("by_kind.events.recall" for nested ones) off the JSON object on the output's last line."""

    def pick(output: str) -> float:
        value = json.loads(output.strip().splitlines()[-1])
        for part in key.split("."):
            value = value[part]
        return float(value)

    return pick


def after(words: str) -> Callable[[str], float]:
    """Reads the number that stands after some words."""

    def pick(output: str) -> float:
        return float(output.split(words, 1)[1].split()[0])

    return pick


def listed(heading: str, label: str, key: str | None = None) -> Callable[[str], float]:
    """Reads a row off a list of figures: the line `label` below the line `heading`; `key` of a JSON value."""

    def pick(output: str) -> float:
        below = output.split(heading + "\n", 1)[1]
        row = next(line for line in below.splitlines() if line.strip().startswith(label + " "))
        value = row.strip()[len(label) :].strip()
        return float(json.loads(value)[key]) if key else float(value)

    return pick


@cache
def output_of(command: str) -> str:
    """What a command prints, run once; `{shared}` and `{python}` are filled in. Raises `MeasureError`."""
    folder = shared_folder()
    line = command.replace("{shared}", str(folder)).replace("{python}", sys.executable)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(line, shell=True, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise MeasureError(f"the command failed: {done.stderr.strip()[-800:]}", where=line)
    return done.stdout


def printable(command: str) -> str:
    """The command as a reader would type it in the project's root."""
    return command.replace("{shared}", "../shared").replace("{python}", ".venv/bin/python")


SEED = "{python} -m diplomatics.evaluation.cases seed --shared {shared}"
CASES = "{python} -m diplomatics.evaluation.cases all --shared {shared}"
OWN = "{python} -m diplomatics.evaluation.cases own --shared {shared}"
DEV = "{python} -m diplomatics.evaluation.sentences tests/gold/sentences/01-dev.yaml tests/gold/sentences/02-dev.yaml"
ASIDE = "{python} -m diplomatics.evaluation.sentences tests/gold/sentences/03-set-aside.yaml"
MORE = "{python} -m diplomatics.evaluation.sentences tests/gold/sentences/04-dev.yaml"
MORE_ASIDE = "{python} -m diplomatics.evaluation.sentences tests/gold/sentences/05-set-aside.yaml"
BLIND = "{python} -m diplomatics.evaluation.cases tests/gold/reports-set-aside --shared {shared}"
LINKING = "{python} -m diplomatics.evaluation.linking {shared}/bench/relations/PLV_train.tsv --half"
FIRST_HALF, SECOND_HALF = LINKING + " 1", LINKING + " 2"
CALIBRATION = "{python} -m diplomatics.evaluation.calibration"
TIMES = "{python} -m diplomatics.evaluation.times {shared}/bench/timex/tbaq --scorer {shared}/tools/score_timex.py"
ACTORS = "{python} -m diplomatics.evaluation.actors"
ACTORS_ASIDE = ACTORS + " tests/gold/actors/set-aside.yaml"
ACTORS_SEED = ACTORS + " tests/gold/actors/seed.yaml --report {shared}/seed/article.txt --day 2023-05-10"
PARSE = "DIPLOMATICS_SHARED={shared} {python} -m training.evaluate --part structure"
RAW = "DIPLOMATICS_SHARED={shared} {python} -m training.evaluate --part raw"
NAMES = "DIPLOMATICS_SHARED={shared} {python} -m training.evaluate --part names"
EWT, GUM = "gold words, en_ewt-test", "gold words, en_gum-test"
PLACES = "{python} {shared}/tools/score_places.py {shared}/bench/geo"
LGL, WEB = PLACES + "/lgl.jsonl", PLACES + "/geowebnews.jsonl"
HELP = "{python} -m benchmarks.help_speed"
SIZE = "{python} -m benchmarks.install_size"
RELATIONS = "{python} {shared}/tools/score_relations.py {shared}/bench/relations/PLV_train.tsv"

# Floors lie a little below what was measured when they were set; raise them as the figures rise.
MEASURES: tuple[Measure, ...] = (
    Measure("seed: contract errors", 2, "0", SEED, last_json("contract_errors"), "lower", 0),
    Measure("seed: violations", 2, "0", SEED, last_json("violations"), "lower", 0),
    Measure("seed: recall, all kinds", 6, "0.95 (later)", SEED, last_json("recall"), floor=0.85),
    Measure("seed: slot accuracy", 6, "0.90 (later)", SEED, last_json("slot_accuracy"), floor=0.92),
    Measure("seed: precision", 6, "0.80 (later)", SEED, last_json("precision"), floor=0.88),
    Measure("cases: contract errors", 2, "0", CASES, last_json("contract_errors"), "lower", 0),
    Measure("cases: violations", 6, "0 (later)", CASES, last_json("violations"), "lower", 0),
    Measure("cases: recall, all kinds", 6, "0.80 (later)", CASES, last_json("recall"), floor=0.73),
    Measure("cases: precision", 6, "0.80 (later)", CASES, last_json("precision"), floor=0.82),
    Measure("own cases: contract errors", 6, "0", OWN, last_json("contract_errors"), "lower", 0),
    Measure("own cases: violations", 6, "0", OWN, last_json("violations"), "lower", 0),
    Measure("own cases: recall, all kinds", 6, "0.65", OWN, last_json("recall"), floor=0.66),
    Measure("own cases: slot accuracy", 6, "-", OWN, last_json("slot_accuracy"), floor=0.92),
    Measure("own cases: precision", 6, "0.75", OWN, last_json("precision"), floor=0.68),
    Measure("minimal pairs (development): events found", 5, "(later)", DEV, last_json("found"), floor=0.91),
    Measure("minimal pairs (development): status", 5, "0.95 (later)", DEV, last_json("status"), floor=0.95),
    Measure("minimal pairs (development): precision", 5, "(later)", DEV, last_json("precision"), floor=0.91),
    Measure("minimal pairs (set aside): events found", 5, "(later)", ASIDE, last_json("found"), slow=True),
    Measure("minimal pairs (set aside): status", 5, "0.95 (later)", ASIDE, last_json("status"), slow=True),
    Measure("minimal pairs (development, later): events found", 5, "-", MORE, last_json("found"), floor=0.80),
    Measure("minimal pairs (development, later): status", 5, "0.95 (later)", MORE, last_json("status"), floor=0.96),
    Measure("minimal pairs (set aside, later): events found", 5, "-", MORE_ASIDE, last_json("found"), slow=True),
    Measure("minimal pairs (set aside, later): status", 5, "0.95", MORE_ASIDE, last_json("status"), slow=True),
    Measure("own cases (set aside): recall, all kinds", 6, "0.65", BLIND, last_json("recall"), slow=True),
    Measure("own cases (set aside): precision", 6, "0.75", BLIND, last_json("precision"), slow=True),
    Measure("PLV_train, end to end, first half: linked", 5, "0.70", FIRST_HALF, last_json("linked"), slow=True),
    Measure("PLV_train, end to end, first half: type", 5, "0.85", FIRST_HALF, last_json("type"), slow=True),
    Measure("PLV_train, end to end, second half: linked", 5, "0.70", SECOND_HALF, last_json("linked"), slow=True),
    Measure("PLV_train, end to end, second half: type", 5, "0.85", SECOND_HALF, last_json("type"), slow=True),
    Measure("confidence: expected calibration error", 5, "0.05", CALIBRATION, last_json("ece"), "lower", slow=True),
    Measure("confidence: right where 0.9 or more", 5, "0.95", CALIBRATION, last_json("sure_right"), slow=True),
    Measure("actors, seed: mentions right", 4, "0.95", ACTORS_SEED, last_json("right"), floor=0.95),
    Measure("actors, cases (development): right", 4, "0.95", ACTORS, last_json("right"), floor=0.95),
    Measure(
        "actors, cases (development): country and sector", 4, "0.93", ACTORS, last_json("country_sector"), floor=0.95
    ),
    Measure("actors, cases (set aside): right", 4, "-", ACTORS_ASIDE, last_json("right"), floor=0.89),
    Measure(
        "actors, cases (set aside): country and sector",
        4,
        "0.93",
        ACTORS_ASIDE,
        last_json("country_sector"),
        floor=0.89,
    ),
    Measure("times, TBAQ: relaxed F1", 4, "92", TIMES, last_json("relaxed_f1"), floor=93),
    Measure("times, TBAQ: value F1", 4, "80", TIMES, last_json("value_f1"), floor=79.5),
    Measure("places, LGL: within 161 km", 4, "0.56", LGL, last_json("within_161_km"), floor=0.73, slow=True),
    Measure("places, LGL: detection F1", 4, "0.70", LGL, last_json("detection_f1"), floor=0.86, slow=True),
    Measure("places, GeoWebNews: within 161 km", 4, "0.66", WEB, last_json("within_161_km"), floor=0.74, slow=True),
    Measure("places, GeoWebNews: detection F1", 4, "0.74", WEB, last_json("detection_f1"), floor=0.90, slow=True),
    Measure("relation types, PLV_train: macro-F1", 3, "0.70, aim 0.78", RELATIONS, last_json("macro_f1"), floor=0.73),
    Measure("EWT test, gold words: UAS", 3, "91", PARSE, listed(EWT, "UAS"), floor=91.5),
    Measure("EWT test, gold words: LAS", 3, "88.5, aim 90.5", PARSE, listed(EWT, "LAS"), floor=89.3),
    Measure("EWT test, gold words: UPOS", 3, "96", PARSE, listed(EWT, "UPOS"), floor=96.5),
    Measure("EWT test, gold words: lemmas", 3, "96", PARSE, listed(EWT, "lemmas"), floor=96.6),
    Measure("GUM test, gold words: LAS", 3, "88", PARSE, listed(GUM, "LAS"), floor=88.8),
    Measure("EWT test, raw text: tokens F1", 3, "98.5", RAW, listed("raw text, en_ewt-test", "tokens"), slow=True),
    Measure("EWT test, raw text: LAS", 3, "85", RAW, listed("raw text, en_ewt-test", "las"), slow=True),
    Measure("UNER EWT test: names F1", 3, "0.75", NAMES, listed("names, UNER EWT test", "all", "F1"), slow=True),
    Measure("re3d third: names F1", 3, "-", NAMES, listed("names, re3d held back", "all", "F1"), slow=True),
    Measure("help, against an empty typer app", 2, "at most 1.5", HELP, after("ratio"), "lower", slow=True),
    Measure("base install, MB on disk", 2, "at most 350", SIZE, after("base install:"), "lower", slow=True),
)
