"""Places in a text."""

from __future__ import annotations

import pytest

from diplomatics.mentions.places.find import find_places, read_places

NO_MODEL: list[object] = []


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("They met in Moscow.", "Moscow", "RUS"),
        ("Talks in Jordan went on.", "Jordan", "JOR"),
        ("ships in the Strait of Hormuz", "Strait of Hormuz", None),
        ("a summit at Camp David", "Camp David", "USA"),
        ("The front near Avdiivka moved.", "Avdiivka", "UKR"),
        ("a meeting in Sharm el-Sheikh", "Sharm el-Sheikh", "EGY"),
        ("talks in the Chinese capital", "Beijing", "CHN"),
        ("aid passed the Rafah border crossing", "Rafah crossing", "PSE"),
        ("a road along the Litani River", "Litani", "LBN"),
        ("farms in Tompkins County", "Tompkins County", "USA"),
    ],
)
def test_found(text: str, name: str, country: str | None) -> None:
    mention = next(m for m in find_places(text, []) if m.use == "place")
    assert (mention.name, mention.country) == (name, country)
    assert text[slice(*mention.span)] == mention.text


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Moscow said it would respond.", "actor"),
        ("relations between Damascus and Ankara", "actor"),
        ("the University of Tehran", "inside"),
        ("the Washington Post reported", "inside"),
        ("Turkish troops moved.", "adjective"),
        ("Europeans objected.", "adjective"),
    ],
)
def test_other_uses_are_named(text: str, use: str) -> None:
    assert {m.use for m in find_places(text, [])} == {use}
    assert read_places(text, []) == []


@pytest.mark.parametrize(
    "text",
    [
        "He was nice to them.",
        "The University and the Union signed it.",
        "Freedom and Progress are not for sale.",
        "ten envoys from us",
        "Mr Livingstone declined.",
        "Sheikh Ahmed al-Sabah signed.",
    ],
)
def test_words_and_people_are_no_places(text: str) -> None:
    assert find_places(text, []) == []


def test_without_a_model_and_with_it() -> None:
    text = "The envoys flew from Geneva to Dewsbury, England, on Monday."
    assert [m.name for m in find_places(text, [])] == [m.name for m in find_places(text)]


def test_disputed_places_name_their_claimants() -> None:
    assert set(find_places("patrols in the Galwan Valley", [])[0].claimed_by) == {"IND", "CHN"}
    assert set(find_places("a port in Sevastopol", [])[0].claimed_by) == {"UKR", "RUS"}


def test_offsets_index_the_string() -> None:
    text = "  In São Paulo — and Curaçao — they met."
    assert all(text[slice(*m.span)] == m.text for m in find_places(text, []))
    assert {m.name for m in find_places(text, [])} >= {"Sao Paulo", "Curaçao"}


def test_small_places_count_for_statements_only_beside_their_country() -> None:
    alone = "Officials met in Kielder."
    assert [m.name for m in find_places(alone, [])] == [m.name for m in find_places(alone, [])]
    assert read_places("The trucks crossed at Givi.", []) == []


def test_same_input_same_output() -> None:
    text = "Talks in Paris, Texas, and in Tripoli."
    assert find_places(text, []) == find_places(text, [])
