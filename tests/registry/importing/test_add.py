"""Small files of three formats, taken over and read with. Names are invented, so that nobody holds an office here."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from diplomatics.cli.app import app
from diplomatics.errors import SourceError, UsageError
from diplomatics.registry.importing.gather import gather, slug
from diplomatics.registry.importing.matching import day_of, office_of, state_in, state_of
from diplomatics.registry.importing.taken import Form
from diplomatics.registry.own import findings
from diplomatics.settings import forget

CSV = (Path(__file__).parents[2] / "fixtures" / "registry" / "wikidata.csv").read_text(encoding="utf-8")
SPARQL = {
    "head": {"vars": ["personLabel", "positionLabel", "start"]},
    "results": {
        "bindings": [
            {
                "personLabel": {"type": "literal", "value": "Ito Sample"},
                "positionLabel": {"type": "literal", "value": "Prime Minister of Japan"},
                "start": {"type": "literal", "value": "2001-01-01T00:00:00Z"},
            }
        ]
    },
}
FTM = [
    {"id": "p1", "schema": "Person", "properties": {"name": ["Ito Sample", "Sample Ito"], "nationality": ["jp"]}},
    {"id": "o1", "schema": "Position", "properties": {"name": ["Minister of Defense"], "country": ["jp"]}},
    {
        "id": "x1",
        "schema": "Occupancy",
        "properties": {"holder": ["p1"], "post": ["o1"], "startDate": ["2004-09"], "endDate": ["2005-10-31"]},
    },
    {"id": "c1", "schema": "Company", "properties": {"name": ["Left alone"]}},
    {"id": "p2", "schema": "Person", "properties": {"name": ["Nobody Known"]}},
]
PHOENIX = """# invented entries
ANNA_EXAMPLE_   [NORGOV 20010101-20051017]
+A._EXAMPLE_
\t[NORELI >20051017]
LAKE_FRONT_ [UGAREB]   ; a group
+LF_
GENERAL_BORIS_SAMPLE_
\t[SRBMIL 910101-991231]
HOLLOW_ENTRY_ [NOR]
FAR_PEOPLE_ [ZZZREB]
"""


@pytest.fixture
def folder(tmp_path):
    yield tmp_path / "own"
    forget("vocabulary")


def file(tmp_path, name: str, text: str):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_wikidata_rows_are_joined_by_person(tmp_path) -> None:
    harvest = gather(file(tmp_path, "norway.csv", CSV))
    assert list(harvest.people) == ["asa-example"]
    row = harvest.people["asa-example"]
    assert row["names"] == ["Asa Exemple", "A. Example"]
    assert (row["sex"], row["country"], row["codes"], row["source"]) == ("f", "NOR", {"wikidata": "Q900001"}, "import")
    assert [(t["office"], str(t.get("from")), str(t.get("until"))) for t in row["held"]] == [
        ("defence-minister", "2013-10-16", "None"),
        ("foreign-minister", "2011-10-17", "2013"),
    ]


def test_what_is_left_out_has_a_line_and_a_reason(tmp_path) -> None:
    said = [str(left) for left in gather(file(tmp_path, "norway.csv", CSV)).left]
    assert said == [
        "line 4: Q900002: it has no name.",
        "line 5: Ito Sample, Deputy Minister of Foreign Affairs: no office that the registry knows.",
        "line 6: Jan Muster, Chancellor of Atlantis: no state that the registry knows.",
        "line 7: Lea Beispiel, President of the Swiss Confederation: it ends (2019-12-31) before it begins (2020).",
    ]


def test_sparql_results_in_json(tmp_path) -> None:
    (row,) = gather(file(tmp_path, "japan.json", json.dumps(SPARQL))).people.values()
    assert row["held"] == [{"office": "prime-minister", "of": "JPN", "from": "2001"}]


def test_follow_the_money(tmp_path) -> None:
    harvest = gather(file(tmp_path, "people.jsonl", "\n".join(json.dumps(e) for e in FTM)))
    (row,) = harvest.people.values()
    assert row["names"] == ["Sample Ito"]
    assert [(t["office"], t["of"], str(t["from"]), str(t["until"])) for t in row["held"]] == [
        ("defence-minister", "JPN", "2004-09", "2005-10-31")
    ]
    assert [left.name for left in harvest.left] == ["Nobody Known"]


def test_phoenix(tmp_path) -> None:
    harvest = gather(file(tmp_path, "actors.txt", PHOENIX))
    assert harvest.groups["lake-front"] == {
        "id": "lake-front", "name": "Lake Front", "names": ["Lf"], "in": ["UGA"], "sector": "REB",
    }  # fmt: skip
    anna, boris = harvest.people.values()
    assert anna["names"] == ["A. Example"]
    assert anna["sector"] == "ELI"
    assert [(t["office"], t["of"], str(t["from"])) for t in anna["held"]] == [("official", "NOR", "2001-01-01")]
    assert [(t["office"], str(t["from"]), str(t["until"])) for t in boris["held"]] == [
        ("military-official", "1991-01-01", "1999-12-31")
    ]
    assert [left.name for left in harvest.left] == ["Hollow Entry", "Far People"]


def test_the_command_writes_a_folder_without_findings(tmp_path, folder) -> None:
    for name, text in {
        "norway.csv": CSV,
        "people.jsonl": "\n".join(json.dumps(e) for e in FTM),
        "actors.txt": PHOENIX,
    }.items():
        done = CliRunner().invoke(app, ["registry", "add", str(file(tmp_path, name, text)), "--to", str(folder)])
        assert done.exit_code == 0, done.output
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.yaml")) == [
        "registry/groups/actors.yaml",
        "registry/people/actors.yaml",
        "registry/people/norway.yaml",
        "registry/people/people.yaml",
    ]
    assert findings(folder) == []
    rows = yaml.safe_load((folder / "registry/people/norway.yaml").read_text(encoding="utf-8"))
    assert rows[0]["name"] == "Ása Example"


@pytest.mark.parametrize(
    ("name", "text", "error", "said"),
    [
        ("a.csv", "name,office\nA,B\n", SourceError, "personLabel and positionLabel"),
        ("a.json", "{", SourceError, "not valid JSON"),
        ("a.jsonl", '{"id": 1}\n{', SourceError, "a.jsonl:2"),
        ("a.txt", "no entry here", SourceError, "square brackets"),
        ("a.xlsx", "", UsageError, "tells no format"),
    ],
)
def test_wrong_files_are_named(tmp_path, name, text, error, said) -> None:
    with pytest.raises(error, match=said):
        gather(file(tmp_path, name, text))


def test_a_missing_file_and_a_file_with_nothing(tmp_path, folder) -> None:
    with pytest.raises(SourceError, match="no such file"):
        gather(tmp_path / "none.csv")
    with pytest.raises(SourceError, match="nothing in it can be taken over"):
        CliRunner().invoke(
            app, ["registry", "add", str(file(tmp_path, "e.csv", CSV.splitlines()[0])), "--to", str(folder)],
            catch_exceptions=False,
        )  # fmt: skip
    assert gather(file(tmp_path, "odd.dat", CSV), Form.wikidata).people


@pytest.mark.parametrize(
    ("label", "office"),
    [
        ("Minister of Foreign Affairs of Norway", "foreign-minister"),
        ("Vice President of the United States", "vice-president"),
        ("Prime Minister of Japan", "prime-minister"),
        ("Deputy Prime Minister of Belgium", None),
        ("Governor of Texas", None),
    ],
)
def test_offices(label, office) -> None:
    assert office_of(label) == office


def test_states() -> None:
    assert [state_of(x) for x in ("jp", "JPN", "Japan", "Japanese", "http://www.wikidata.org/entity/Q17")] == [
        "JPN"
    ] * 5
    assert state_of("") is None
    assert state_in("President of the Republic of Finland") == "FIN"
    assert state_in("Turkish Foreign Minister") == "TUR"


def test_days() -> None:
    assert day_of("2001-01-01T00:00:00Z") == "2001"
    assert day_of("2001-01-01T00:00:00Z", "11") == "2001-01-01"
    assert day_of("2001-05-01T00:00:00Z", "10") == "2001-05"
    assert day_of("2001-00-00T00:00:00Z") == "2001"
    assert day_of("") is None


def test_slugs() -> None:
    assert slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"
