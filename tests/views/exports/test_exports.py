"""Exports, each read back by its format's own reader or checked against its field list."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from typer.testing import CliRunner

from diplomatics.cli.app import app
from diplomatics.contract import to_json
from diplomatics.errors import ContractError
from diplomatics.record import open_record
from diplomatics.views.exports import annotations, calendar, money, own, plover, polecat
from tests import samples
from tests.factories import Draft

NOTICE = "illustrative text, not a source"


def readings():
    return [samples.moscow(), *samples.outlets(), samples.denial()]


def rows(content: bytes) -> list[dict]:
    return [json.loads(line) for line in content.decode().splitlines()]


@pytest.mark.parametrize("notices", [(), (NOTICE,)])
def test_our_own_form_comes_back_byte_for_byte(notices) -> None:
    made = own.write(readings(), notices)
    back = list(own.read(made.content))
    assert [to_json(r) for r in back] == [to_json(r) for r in readings()]
    assert own.write(back, notices).content == made.content
    assert made.left_out == ()


def test_a_damaged_line_is_named() -> None:
    content = own.write(readings()).content.replace(b'"evidence"', b'"evidense"', 1)
    with pytest.raises(ContractError, match=r"talks\.jsonl:1"):
        list(own.read(content, "talks.jsonl"))


def test_plover_has_the_fields_that_it_requires() -> None:
    made = plover.write(readings(), [NOTICE])
    found = rows(made.content)
    assert found
    for row in found:
        assert {"id", "date", "actor", "event"} <= set(row)
        assert date.fromisoformat(row["date"])
        assert row["actor"]
        assert all({"code", "entity_text"} <= set(side) for side in [*row["actor"], *row.get("recipient", [])])
        assert NOTICE in row["comment"]
    assert any("no first day" in line for line in made.left_out)
    assert any(line.endswith("commitments: the format has no place for them") for line in made.left_out)


@pytest.mark.parametrize(("status", "mark"), [("planned", "future"), ("denied", "negation"), ("occurred", None)])
def test_what_has_not_simply_happened_is_marked_in_plover(status, mark) -> None:
    draft = Draft("Jordan met Syria on 1 May 2023.")
    sides = draft.party("Jordan", "JOR"), draft.party("Syria", "SYR")
    draft.event(
        "Jordan met Syria", "CONSULT", [sides[0]], [sides[1]], summary="Jordan met Syria", status=status,
        date=draft.day("1 May 2023", "2023-05-01"),
    )  # fmt: skip
    (row,) = rows(plover.write([draft.reading()]).content)
    assert row.get("auxiliary") == ([mark] if mark else None)


def test_polecat_has_forty_columns_and_only_what_happened() -> None:
    made = polecat.write(readings(), [NOTICE])
    table = list(csv.DictReader(io.StringIO(made.content.decode()), delimiter="\t"))
    assert len(polecat.COLUMNS) == 40
    assert table
    for row in table:
        assert set(row) == set(polecat.COLUMNS)
        assert NOTICE in row["Source"]
        assert all(value for value in row.values())
    assert any("no single day" in line for line in made.left_out)


def test_no_cell_starts_a_formula() -> None:
    draft = Draft("=HYPERLINK met Syria on 1 May 2023.", publisher="+cmd")
    sides = draft.party("=HYPERLINK", "JOR"), draft.party("Syria", "SYR")
    draft.event(
        "met Syria", "CONSULT", [sides[0]], [sides[1]], summary="met", date=draft.day("1 May 2023", "2023-05-01")
    )
    (row,) = csv.DictReader(io.StringIO(polecat.write([draft.reading()]).content.decode()), delimiter="\t")
    assert row["Actor Name Raw"] == "'=HYPERLINK"
    assert row["Source"] == "'+cmd"


def test_annotations_find_their_words_again() -> None:
    held = {r.reports[0].id: r.reports[0] for r in readings()}
    by_source = {r.uri or f"urn:diplomatics:{r.id}": r for r in held.values()}
    found = rows(annotations.write(readings(), [NOTICE]).content)
    assert len({row["id"] for row in found}) == len(found) > 10
    for row in found:
        text = by_source[row["target"]["source"]].text
        quote, position = row["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
        assert row["body"][-1]["value"] == NOTICE


def test_follow_the_money_names_only_entities_that_it_holds() -> None:
    made = money.write(readings(), [NOTICE])
    found = {row["id"]: row for row in rows(made.content)}
    for row in found.values():
        assert row["schema"] in {"Event", "Article", "PublicBody", "Organization", "Person", "LegalEntity"}
        assert all(isinstance(values, list) and values for values in row["properties"].values())
        for key in ("involved", "organizer", "proof"):
            assert all(target in found for target in row["properties"].get(key, []))
        if row["schema"] == "Event":
            assert row["properties"]["notes"] == [NOTICE]


def test_a_calendar_reads_back_and_has_only_sharp_days() -> None:
    icalendar = pytest.importorskip("icalendar", reason="the extra [exports] is not installed")
    made = calendar.write(readings(), [NOTICE])
    entries = icalendar.Calendar.from_ical(made.content).subcomponents
    meetings = [e for e in entries if e.name == "VEVENT"]
    due = [e for e in entries if e.name == "VTODO"]
    assert date(2023, 5, 10) in [e.decoded("dtstart") for e in meetings]
    assert [e.decoded("due") for e in due] == [date(2023, 6, 30)]
    assert all((e.decoded("dtend") - e.decoded("dtstart")).days >= 1 for e in meetings)
    assert all(NOTICE in str(e["description"]) for e in entries)
    assert any("their days are not known" in line for line in made.left_out)
    assert calendar.write(readings(), [NOTICE]).content == made.content


@pytest.mark.parametrize("name", ["jsonl", "plover", "polecat", "ftm", "annotations", "calendar"])
def test_the_command_writes_every_format_and_says_what_is_left_out(tmp_path, name) -> None:
    if name == "calendar":
        pytest.importorskip("icalendar", reason="the extra [exports] is not installed")
    record = tmp_path / "talks.db"
    with open_record(record, create=True) as book:
        for reading in readings():
            book.keep(reading, notice=NOTICE)
    done = CliRunner().invoke(app, ["export", str(record), "--to", name, "--output", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    assert NOTICE.encode() in (tmp_path / "out").read_bytes().replace(b"\r\n ", b"").replace(b"\\,", b",")
    assert ("left out:" in done.output) == (name != "jsonl")


def test_an_export_never_replaces_its_record(tmp_path) -> None:
    record = tmp_path / "talks.db"
    with open_record(record, create=True) as book:
        book.keep(samples.moscow())
    assert CliRunner().invoke(app, ["export", str(record), "--to", "plover", "-o", str(record)]).exit_code != 0
    with open_record(record) as book:
        assert len(book.readings()) == 1
