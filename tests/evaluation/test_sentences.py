"""The scorer of gold sentences: what counts as the same event."""

from types import SimpleNamespace

import pytest

from diplomatics.evaluation.measures import MEASURES, Measure, after, last_json, listed, printable
from diplomatics.evaluation.sentences import Found, has_parties, has_status, has_type
from diplomatics.evaluation.thresholds import has_fallen


def found(type_="ASSAULT", actors=("RUS",), recipients=("UKR",), status="occurred"):
    event = SimpleNamespace(type=type_, status=status, date=None)
    return Found(event, frozenset(actors), frozenset(recipients), None)


def test_direction_counts_in_acts_that_have_one():
    want = {"type": "ASSAULT", "actors": ["RUS"], "recipients": ["UKR"]}
    assert has_parties(want, found())
    assert not has_parties(want, found(actors=("UKR",), recipients=("RUS",)))


def test_direction_does_not_count_in_joint_acts():
    want = {"type": "CONSULT", "actors": ["RUS", "UKR"], "recipients": []}
    assert has_parties(want, found("CONSULT", ("UKR",), ("RUS",)))


def test_a_star_stands_for_anybody():
    want = {"type": "PROTEST", "actors": ["*"], "recipients": ["UKR"]}
    assert has_parties(want, found("PROTEST", ("x",), ("UKR",)))
    assert not has_parties(want, found("PROTEST", ("x",), ("RUS",)))


def test_allowed_types_and_statuses_count():
    assert has_type({"type": "AGREE", "also_type": ["CONSULT"]}, found("CONSULT"))
    assert not has_type({"type": "AGREE"}, found("CONSULT"))
    assert has_status({"status": ["planned", "occurred"]}, found())
    assert not has_status({"status": "planned"}, found())


@pytest.mark.parametrize(
    ("better", "value", "fallen"),
    [("higher", 0.4, True), ("higher", 0.5, False), ("lower", 1, True), ("lower", 0, False)],
)
def test_a_fall_is_seen_in_both_directions(better, value, fallen):
    floor = 0.5 if better == "higher" else 0
    measure = Measure("x", 1, "", "", last_json("a"), better, floor)
    assert has_fallen(measure, value) is fallen


def test_figures_are_read_off_the_last_line():
    assert last_json("a.b")('noise\n{"a": {"b": 0.5}}') == 0.5


def test_figures_are_read_off_lists_and_sentences():
    text = 'first\n  LAS   10\nsecond\n  LAS   89.82\n  all   {"F1": 0.7}\nratio 1.06\n'
    assert listed("second", "LAS")(text) == 89.82
    assert listed("second", "all", "F1")(text) == 0.7
    assert after("ratio")(text) == 1.06


def test_commands_are_printed_as_a_reader_types_them():
    for measure in MEASURES:
        assert "{" not in printable(measure.command)
