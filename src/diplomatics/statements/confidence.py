"""How sure it is that an event was read right: a few things about it, weighed as measured on gold sentences.

The weights are vocabulary/data/confidence.yaml; `python -m diplomatics.evaluation.calibration --fit` writes them.
"""

from __future__ import annotations

from math import exp

from diplomatics.contract import Event
from diplomatics.vocabulary.loader import load

UNNAMED = ("people/", "unnamed/")
# Readings of sentences longer than this (in characters) go wrong more often.
LONG = 160


def features(event: Event) -> dict[str, float]:
    """What speaks for or against a reading, by name."""
    everybody = [*event.actors, *event.recipients]
    words = sum(len(e.text) for e in event.evidence)
    return {
        "base": 1.0,
        "unnamed party": float(any(p.actor.startswith(UNNAMED) for p in everybody)),
        "nobody acts": float(not event.actors),
        "one side only": float(len({p.actor for p in everybody}) < 2),
        "more than three parties": float(len(everybody) > 3),
        "dated": float(event.date is not None),
        "somebody says it": float(event.said_by is not None),
        "long sentence": float(words > LONG),
        "very long sentence": float(words > 2 * LONG),
        f"status {event.status}": 1.0,
        f"type {event.type}": 1.0,
    }


def confidence(event: Event) -> float:
    """The chance that the event was read right, between 0.05 and 0.99."""
    weights = load("confidence")["weights"]
    score = sum(value * weights.get(name, 0.0) for name, value in features(event).items())
    return round(min(0.99, max(0.05, 1 / (1 + exp(-score)))), 2)
