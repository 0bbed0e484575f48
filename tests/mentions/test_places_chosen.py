"""Which of several places of one name is meant."""

from __future__ import annotations

import pytest

from diplomatics.mentions.mention import PlaceMention
from diplomatics.mentions.places.find import find_places


def chosen(text: str, word: str) -> PlaceMention:
    return next(m for m in find_places(text, []) if m.text == word)


@pytest.mark.parametrize(
    ("text", "word", "country"),
    [
        ("In Libya, clashes shook Tripoli.", "Tripoli", "LBY"),
        ("In Lebanon, protests shook the port of Tripoli.", "Tripoli", "LBN"),
        ("The mayor of Paris, Texas, resigned.", "Paris", "USA"),
        ("The mayor of Paris resigned.", "Paris", "FRA"),
        ("A court in Athens, Ga., sat.", "Athens", "USA"),
        ("A court in Athens, Greece, sat.", "Athens", "GRC"),
        ("Floods hit Birmingham, Tuscaloosa and Montgomery.", "Birmingham", "USA"),
        ("Floods hit Birmingham, Coventry and Wolverhampton.", "Birmingham", "GBR"),
    ],
)
def test_the_other_places_decide(text: str, word: str, country: str) -> None:
    assert chosen(text, word).country == country


def test_one_sense_for_the_whole_text() -> None:
    text = "A plant opened in Cambridge, Ohio. Cambridge had waited. People in Cambridge cheered."
    assert len({m.geonames for m in find_places(text, []) if m.text == "Cambridge"}) == 1


def test_the_others_stay_candidates() -> None:
    mention = chosen("Floods hit Springfield.", "Springfield")
    assert len(mention.candidates) > 2
    assert mention.candidates[0].id == str(mention.geonames)
    assert mention.candidates[0].score < 0.6
    assert mention.reason == "best known place of this name"


def test_a_division_and_its_town() -> None:
    town, division = chosen("a strike on Idlib", "Idlib"), chosen("a strike on Idlib province", "Idlib province")
    assert town.name == "Idlib"
    assert division.name != town.name or division.geonames != town.geonames


def test_rows_of_counties() -> None:
    assert chosen("in Jackson and Barrow counties, Georgia", "Barrow").name == "Barrow County"


@pytest.mark.parametrize("short", ["Calif.", "CA"])
def test_short_forms_stand_after_a_place(short: str) -> None:
    assert chosen(f"a fire in Fresno, {short}", short).name == "California"
    assert [m.name for m in find_places("He is OK. In LA or in ME? Miss. nothing.", []) if m.text == "OK"] == []
