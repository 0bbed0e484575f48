"""The score of a pair, with its reasons in words that a person can check."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from diplomatics.record.merging.comparing import COMPARERS
from diplomatics.record.merging.facts import Facts
from diplomatics.record.merging.settings import NEVER, kinds

# What an outcome is called in an explanation, where its own name would not be understood.
SAID = {
    "within": "some of them", "most": "nearly all of them", "part": "partly", "one": "one in common",
    "told-before": "told before it happened", "fits": "fits the other report's date", "unfit": "does not fit",
    "next": "a day apart", "near": "near", "far": "far apart", "apart": "differ", "equal": "equal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """One field's part in a score."""

    field: str
    outcome: str
    weight: float | None  # null: with this outcome they are never one


@dataclass(frozen=True, slots=True)
class Score:
    """How likely two statements tell the same. `log` at 0 and above links them; null where they never are one."""

    log: float | None
    reasons: tuple[Reason, ...]

    @property
    def linked(self) -> bool:
        """Whether the pair tells the same."""
        return self.log is not None and self.log >= 0

    @property
    def share(self) -> float:
        """The score between 0 and 1."""
        return 0.0 if self.log is None else share(self.log)

    def explained(self) -> str:
        """The reasons in one line: what agrees, what differs, what one of them does not say."""
        told: dict[str, list[str]] = {"agree": [], "differ": [], "not said": []}
        for reason in self.reasons:
            if reason.outcome in ("silent", "generic"):
                told["not said"].append(reason.field)
            elif reason.outcome != "other":
                side = "agree" if reason.weight is not None and reason.weight >= 0 else "differ"
                told[side].append(f"{reason.field} ({SAID.get(reason.outcome, reason.outcome)})")
        return "; ".join(f"{side}: {', '.join(fields)}" for side, fields in told.items() if fields)


def share(log: float) -> float:
    """A score between 0 and 1."""
    return round(1 / (1 + exp(-log)), 4)


def score(a: Facts, b: Facts) -> Score:
    """Compare two statements of one kind."""
    settings = kinds()[a.kind]
    total, never, reasons = settings.start, False, []
    for field, outcomes in settings.fields.items():
        outcome = COMPARERS[field](a, b)
        weight = outcomes.get(outcome, 0.0)
        if weight == NEVER or isinstance(weight, str):
            never = True
            reasons.append(Reason(field, outcome, None))
        else:
            total += weight
            reasons.append(Reason(field, outcome, weight))
    return Score(None if never else round(total, 6), tuple(reasons))


def points(a: Facts, b: Facts) -> float | None:
    """The score alone, without its reasons; null where the two are never one."""
    found = weighed(a, b)
    return None if found is None else found[0]


def weighed(a: Facts, b: Facts) -> tuple[float, float] | None:
    """The score, and how much of it speaks against; null where the two are never one.

    What one of them does not say, and when the reports were published, does not speak against.
    """
    settings = kinds()[a.kind]
    total, against = settings.start, 0.0
    for field, outcomes in settings.fields.items():
        outcome = COMPARERS[field](a, b)
        weight = outcomes.get(outcome, 0.0)
        if isinstance(weight, str):
            return None
        total += weight
        if weight < 0 and outcome != "silent" and field != "told":
            against += weight
    return round(total, 6), against
