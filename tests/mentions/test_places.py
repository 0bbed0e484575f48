"""Places in a text."""

from __future__ import annotations

import pytest

from diplomatics.mentions.places.find import find_places


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("They met in Moscow.", "Moscow", "RUS"),
        ("Talks in Jordan went on.", "Jordan", "JOR"),
        ("fighting in the Gaza Strip", "Gaza", "PSE"),
        ("ships in the Strait of Hormuz", "Strait of Hormuz", None),
        ("a summit at Camp David", "Camp David", "USA"),
        ("The front near Avdiivka moved.", "Avdiivka", "UKR"),
        ("a meeting in Sharm el-Sheikh", "Sharm el-Sheikh", "EGY"),
        ("talks in the Chinese capital", "Beijing", "CHN"),
    ],
)
def test_found(text: str, name: str, country: str | None) -> None:
    mention = find_places(text)[0]
    assert (mention.name, mention.country) == (name, country)
    assert text[slice(*mention.span)] == mention.text


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said it would respond.",
        "relations between Damascus and Ankara",
        "the University of Tehran",
        "the Washington Post reported",
        "He was nice to them.",
    ],
)
def test_not_a_place(text: str) -> None:
    assert find_places(text) == []


def test_disputed_places_name_their_claimants() -> None:
    mention = find_places("patrols in the Galwan Valley")[0]
    assert set(mention.claimed_by) == {"IND", "CHN"}


def test_the_country_named_decides() -> None:
    assert find_places("In Libya, clashes shook Tripoli.")[-1].country == "LBY"
    assert find_places("In Lebanon, protests shook the port of Tripoli.")[-1].country == "LBN"
