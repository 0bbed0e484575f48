"""The contract: nothing can be built that breaks it."""

import json
import os
import subprocess
import sys

import msgspec
import pytest

from diplomatics.contract import (
    Actor,
    Claim,
    Codes,
    Evidence,
    MadeBy,
    Party,
    Reading,
    Report,
    Statements,
    Time,
    from_json,
    to_json,
)
from diplomatics.contract.schema import PATH, schema_text
from diplomatics.errors import ContractError

TEXT = "Norway said the talks were useful."
REPORT = Report(
    id="r-1", external_id=None, kind="news", title=None, publisher=None, uri=None, language="en",
    published=None, text=TEXT,
)  # fmt: skip
NORWAY = Actor(id="NOR", name="Norway", kind="state", codes=Codes(iso3="NOR"), country="NOR", of=None, sector="GOV")
MADE_BY = MadeBy(version="0", model="m", vocabulary="v", registry="r")


def party(actor="NOR", start=0, end=6, text="Norway"):
    return Party(
        actor=actor, name="Norway", role=None, function=None, text=text, start=start, end=end, report="r-1"
    )  # fmt: skip


def claim(**changes):
    fields = {
        "id": "r-1/claim-1",
        "evidence": [Evidence.of(REPORT, 0, len(TEXT))],
        "said_by": party(),
        "capacity": "official",
        "speaks_for": None, "said_on": None, "status": "occurred", "confidence": 0.5, "found_by": "test",
        "interested": False, "content": "the talks were useful", "about": [], "stance": "assessment",
    }  # fmt: skip
    return Claim(**{**fields, **changes})


def reading(**changes):
    fields = {"made_by": MADE_BY, "reports": [REPORT], "actors": [NORWAY], "statements": Statements(claims=[claim()])}
    return Reading(**{**fields, **changes})


def test_a_statement_without_evidence_cannot_be_built():
    with pytest.raises(ContractError, match="no evidence"):
        claim(evidence=[])


def test_evidence_is_cut_out_of_the_report():
    evidence = Evidence.of(REPORT, 12, 21)
    assert evidence.text == TEXT[12:21] == "the talks"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 4), (5, 2)])
def test_evidence_needs_a_real_span(start, end):
    with pytest.raises(ContractError):
        Evidence(report="r-1", start=start, end=end, text=TEXT[start:end])


def test_evidence_must_be_the_slice_it_says():
    wrong = Evidence(report="r-1", start=0, end=6, text="Sweden")
    with pytest.raises(ContractError, match="is not what stands at 0:6"):
        reading(statements=Statements(claims=[claim(evidence=[wrong])]))


def test_a_party_must_be_an_actor_of_the_reading():
    with pytest.raises(ContractError, match="no actor"):
        reading(actors=[])


def test_a_party_must_stand_in_the_text():
    with pytest.raises(ContractError, match="is not what stands"):
        reading(statements=Statements(claims=[claim(said_by=party(start=7, end=13))]))


def test_ids_occur_once():
    with pytest.raises(ContractError, match="occurs 2 times"):
        reading(statements=Statements(claims=[claim(), claim()]))


def test_an_unknown_report_is_named():
    other = msgspec.structs.replace(REPORT, id="r-2")
    with pytest.raises(ContractError, match="unknown report 'r-1'"):
        reading(reports=[other])


@pytest.mark.parametrize("confidence", [-0.1, 1.1])
def test_confidence_lies_between_0_and_1(confidence):
    with pytest.raises(ContractError, match="confidence"):
        claim(confidence=confidence)


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (None, None, "neither"),
        ("2023-05-10", "2023-05-09", "ends before"),
        ("10 May", None, "not a day"),
    ],
)
def test_a_time_needs_sound_bounds(start, end, message):
    with pytest.raises(ContractError, match=message):
        Time(
            value="2023", mod=None, start=start, end=end, precision="day", basis="stated", text="x", span=(0, 1),
            report="r-1",
        )  # fmt: skip


def test_the_title_is_the_first_line():
    with pytest.raises(ContractError, match="first line"):
        msgspec.structs.replace(REPORT, title="Talks in Oslo")


def test_json_comes_back_the_same():
    first = to_json(reading())
    again = from_json(first)
    assert again == reading()
    assert to_json(again) == first


def test_json_holds_every_field_of_the_contract():
    data = json.loads(to_json(reading()))
    assert list(data) == ["schema", "made_by", "reports", "actors", "statements"]
    assert set(data["statements"]["claims"][0]) >= {
        "id", "kind", "evidence", "said_by", "capacity", "speaks_for", "said_on", "status", "confidence",
        "found_by", "interested", "content", "about", "stance",
    }  # fmt: skip


@pytest.mark.parametrize("damage", [b"{", b"[]", b'{"schema": "other/1"}', b"\xff"])
def test_what_is_no_reading_is_refused_in_a_sentence(damage):
    with pytest.raises(ContractError, match="not a reading"):
        from_json(damage)


def test_damaged_evidence_is_refused_on_the_way_in():
    damaged = to_json(reading()).replace(b'"start": 0', b'"start": 1', 1)
    with pytest.raises(ContractError):
        from_json(damaged)


def test_the_schema_file_is_fresh_and_accepts_a_reading():
    jsonschema = pytest.importorskip("jsonschema")
    assert PATH.read_text(encoding="utf-8") == schema_text()
    jsonschema.validate(json.loads(to_json(reading())), json.loads(schema_text()))


@pytest.mark.parametrize("seed", ["0", "1234"])
def test_importing_loads_nothing_heavy(seed):
    heavy = ("onnxruntime", "trafilatura", "rich", "sqlalchemy")
    code = f"import sys, diplomatics; print([m for m in {heavy} if m in sys.modules])"
    env = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert done.stdout.strip() == "[]"
