"""The registry's rows: complete, consistent, and readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplomatics.registry.linter import lint
from diplomatics.registry.loader import content_hash, data_folder, load
from diplomatics.registry.registry import registry


def test_the_shipped_registry_has_no_problem() -> None:
    assert [str(p) for p in lint()] == []


def test_sizes() -> None:
    data = registry()
    assert sum(s.until is None for s in data.states.values()) >= 199
    assert sum("/" not in o for o in data.organisations) >= 120
    assert len(data.groups) >= 150
    assert len(data.people) >= 150
    assert len(data.publishers) >= 60


def test_ids_of_the_contract() -> None:
    data = registry()
    for state in ("XKX", "PSE", "TWN", "ESH", "SUN", "YUG", "SCG", "CSK", "DDR", "ZAR"):
        assert state in data.states
    for body in (
        "UN",
        "UN/security-council",
        "EU",
        "NATO",
        "LAS",
        "AU",
        "OSCE",
        "ECOWAS",
        "GCC",
        "ASEAN",
        "IAEA",
        "ICRC",
    ):
        assert body in data.organisations
    for group in ("SDF", "PKK", "FARC", "ELN", "TPLF", "HAMAS", "HEZBOLLAH", "TALIBAN", "RSF", "SAF"):
        assert group in data.groups


def test_norway_is_not_a_boolean() -> None:
    row = next(r for r in load("states") if r["id"] == "NOR")
    assert row["codes"]["iso2"] == "NO"


def test_members_by_day() -> None:
    eu, league = registry().organisations["EU"], registry().organisations["LAS"]
    assert "GBR" in eu.members_on("2019-06-01")
    assert "GBR" not in eu.members_on("2021-06-01")
    assert "HRV" not in eu.members_on("2010-01-01")
    assert any(s.state == "SYR" and s.holds_on("2015-01-01") for s in league.suspended)
    assert not any(s.state == "SYR" and s.holds_on("2023-06-01") for s in league.suspended)


def test_who_held_an_office() -> None:
    row = registry().people["sergei-lavrov"]
    held = row.on("2010-01-01")
    assert held is not None and held.office == "foreign-minister" and held.of == "RUS"
    assert registry().people["colin-powell"].is_out_of_office("2020-01-01")


def test_entries() -> None:
    data = registry()
    turkey = data.actor("TUR")
    assert turkey is not None and turkey.codes.iso3 == "TUR" and turkey.codes.wikidata == "Q43"
    council = data.actor("UN/security-council")
    assert council is not None and council.of == "UN"
    assert data.actor("no-such-actor") is None


def test_hash_is_stable() -> None:
    assert content_hash() == content_hash()
    assert len(content_hash()) == 12


@pytest.mark.parametrize(
    ("file", "rows", "said"),
    [
        ("states", "- {id: Foo, name: Foo}", "no alpha-3"),
        ("states", "- {id: FOO, name: Foo, codes: {iso2: F}}", "iso2"),
        ("states", "- {id: FOO, name: Foo, colour: red}", "unknown key colour"),
        ("states", "- {id: FOO, name: Foo}\n- {id: FOO, name: Foo}", "stands twice"),
        ("states", "- {id: FOO, name: Foo, from: 2000-01-01, until: 1999-01-01}", "before it begins"),
        ("organisations", "- {id: BAR, name: Bar, members: [{state: ZZZ}]}", "'ZZZ', which has no row"),
        ("organisations", "- {id: BAR/x, name: Bar}", "needs `of`"),
        ("groups", "- {id: G, name: G, sector: XXX}", "none of PLOVER's"),
        ("people", "- {id: p, name: P, source: hearsay}", "`source` is missing"),
        ("people", "- {id: p, name: P, source: reference}", "day of its check"),
        ("places", "- {name: X, at: [100, 0]}", "[latitude, longitude]"),
        ("instruments", "- {name: X, type: napkin, date: 2000-01-01}", "'napkin'"),
        ("phrases", "firms: {XXX: [Acme]}", "'XXX' has no row"),
        ("actor_words", "former: [Ex]", "has capitals"),
        ("actor_words", "former: [1]", "is no word"),
    ],
)
def test_the_linter_names_file_row_and_cure(tmp_path: Path, file: str, rows: str, said: str) -> None:
    (tmp_path / f"{file}.yaml").write_text(rows, encoding="utf-8")
    found = lint(tmp_path)
    hit = next(p for p in found if said in str(p))
    assert hit.file == f"{file}.yaml"
    assert hit.row != "?"
    assert hit.cure.endswith(".")


def test_every_file_is_read_by_the_linter_or_listed() -> None:
    known = {"states", "organisations", "groups", "people", "publishers", "places", "instruments", "offices"}
    assert {p.stem for p in data_folder().glob("*.yaml")} - known <= {
        "phrases",
        "actor_words",
        "place_words",
        "resolutions",
    }


def test_one_id_means_one_actor(tmp_path: Path) -> None:
    (tmp_path / "states.yaml").write_text("- {id: NLD, name: Netherlands}", encoding="utf-8")
    (tmp_path / "groups.yaml").write_text("- {id: NLD, name: National League, sector: PTY}", encoding="utf-8")
    assert any("stands in states.yaml too" in str(p) for p in lint(tmp_path))
