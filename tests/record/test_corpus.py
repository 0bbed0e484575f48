"""The bars of merging: 300 made reports of 40 known happenings, and the example that comes with the program."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomatics.record import open_record
from diplomatics.record.keeping import _rows
from diplomatics.record.merging.blocking import blocks
from diplomatics.record.merging.joining import joined, linked
from tests.record.variants import HAPPENINGS, corpus


def pairwise(groups, truth):
    """Precision and recall over pairs of statements that are put together."""
    right = wrong = 0
    for group in groups:
        for a, b in combinations(sorted(group), 2):
            if truth[a] == truth[b]:
                right += 1
            else:
                wrong += 1
    there = sum(n * (n - 1) // 2 for n in Counter(truth.values()).values())
    return right / (right + wrong), right / there


def merged(readings):
    """The groups that the pure functions make, with pairs from shared blocks, as a record does."""
    ids, facts = {}, {}
    for reading in readings:
        for row, told in zip(*_rows(reading, []), strict=True):
            ids[told.key], facts[told.key] = row["id"], told
    filed = {}
    for key, told in facts.items():
        for block in blocks(told):
            filed.setdefault(block, []).append(key)
    pairs = {pair for keys in filed.values() for pair in combinations(sorted(keys), 2)}
    return [frozenset(ids[key] for key in group) for group in joined(facts, linked(facts.values(), pairs))]


def test_the_corpus_is_what_it_says():
    made = corpus(1)
    assert len(made.readings) == 300
    assert set(made.truth.values()) == {h.name for h in HAPPENINGS}
    assert len(HAPPENINGS) == 40


@pytest.mark.parametrize("seed", [1, 2, 3, *(pytest.param(n, marks=pytest.mark.slow) for n in range(100, 120))])
def test_happenings_are_told_apart_and_together(seed):
    made = corpus(seed)
    precision, recall = pairwise(merged(made.readings), made.truth)
    assert precision >= 0.97 and recall >= 0.90, (precision, recall)


def test_the_record_holds_what_the_functions_make(tmp_path):
    made = corpus(4)
    with open_record(tmp_path / "made.db", create=True) as record:
        for reading in made.readings:
            record.keep(reading)
        groups = {frozenset(entry.statements) for entry in record.entries()}
    assert groups == set(merged(made.readings))


@settings(max_examples=settings.default.max_examples // 10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False), st.integers(1, 50))
def test_any_order_gives_the_same_entries(chance: random.Random, seed):
    readings = corpus(seed, 80).readings
    assert set(merged(chance.sample(readings, len(readings)))) == set(merged(readings))
