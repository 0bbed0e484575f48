"""Calibration: bins, the fit, and the plot."""

from xml.etree import ElementTree

import pytest

from diplomatics.evaluation.calibration import Judged, bins, crossed, fit, plot, summary


def rows(right, wrong, name):
    return [Judged(f"{name}{n}", {"base": 1.0, name: 1.0}, 0.5, n < right) for n in range(right + wrong)]


def test_a_fit_learns_what_goes_wrong():
    weights = fit([*rows(90, 10, "good"), *rows(20, 80, "bad")])
    assert weights["good"] > weights["bad"]


def test_crossed_confidence_is_near_the_share_that_is_right():
    pairs = crossed([*rows(90, 10, "good"), *rows(20, 80, "bad")])
    assert summary(pairs)["ece"] < 0.12
    assert len(pairs) == 200


def test_confidence_that_means_nothing_shows():
    assert summary([(0.95, False)] * 10)["ece"] == pytest.approx(0.95)
    assert summary([(0.95, True), (0.5, False)])["sure_right"] == 1


def test_bins_hold_every_row():
    assert sum(many for _, _, many in bins([(0.0, True), (0.55, False), (1.0, True)])) == 3


def test_the_plot_is_an_svg():
    assert ElementTree.fromstring(plot([(0.9, True), (0.2, False)])).tag.endswith("svg")
