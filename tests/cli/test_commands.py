"""What the commands print and keep, with a reader that needs no language model."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from diplomatics import pipeline
from diplomatics.cli.app import app
from diplomatics.cli.reference import commands_page
from diplomatics.contract import from_json
from tests.cli.conftest import MET, ROOT
from tests.cli.stub import StubReader


@pytest.fixture(autouse=True)
def stub(monkeypatch):
    reader = StubReader()
    monkeypatch.setattr(pipeline, "default_reader", lambda: reader)


def invoke(*arguments, **options):
    return CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False, **options)


def test_version() -> None:
    assert invoke("--version").output.startswith("diplomatics 0.")


@pytest.mark.parametrize("command", [[], ["read"], ["brief"], ["demo"]])
def test_help_has_an_example(command) -> None:
    done = invoke(*command, "--help")
    assert done.exit_code == 0
    assert "diplomatics" in done.output.rpartition(":")[2] + done.output


def test_brief_of_a_report(report) -> None:
    done = invoke("read", report, "--date", "2023-05-02")
    assert done.exit_code == 0
    assert "Meetings" in done.stdout
    assert "Jordan" in done.stdout
    assert "\x1b" not in done.stdout


def test_json_alone_on_standard_output(report) -> None:
    done = invoke("read", report, "--json")
    reading = from_json(done.stdout)
    assert len(reading.statements.meetings) == 1
    assert "--date" in done.stderr  # the warning, elsewhere


def test_warning_once_for_each_report(report, tmp_path) -> None:
    done = invoke("read", report, report, "--json")
    assert done.stderr.count("report.txt") == 1


def test_the_same_warning_of_many_is_said_for_a_few(tmp_path) -> None:
    for n in range(7):
        (tmp_path / f"{n}.txt").write_text(f"{MET} This is number {n} of them all.", encoding="utf-8")
    said = invoke("read", tmp_path, "--json").stderr.splitlines()
    assert len(said) == 4
    assert said[-1].startswith("diplomatics: note: 4 more reports: ")


def test_standard_input() -> None:
    done = invoke("read", "-", "--date", "2023-05-02", "--json", input=MET)
    assert len(from_json(done.stdout).reports) == 1


def test_markdown(report) -> None:
    assert invoke("read", report, "--date", "2023-05-02", "--format", "md").stdout.startswith("# Brief")


def test_record_and_brief(report, tmp_path) -> None:
    record = tmp_path / "talks.db"
    assert "1 added" in invoke("read", report, "--date", "2023-05-02", "--record", record).stderr
    again = invoke("read", report, "--date", "2023-05-02", "--record", record)
    assert "1 unchanged" in again.stderr
    brief = invoke("brief", record)
    assert brief.stdout == again.stdout
    assert len(from_json(invoke("brief", record, "--json").stdout).reports) == 1


def test_output_file(report, tmp_path) -> None:
    out = tmp_path / "out.json"
    done = invoke("read", report, "--date", "2023-05-02", "--json", "--output", out)
    assert done.stdout == ""
    assert len(from_json(out.read_bytes()).reports) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.json", "report.txt"]


@pytest.mark.parametrize("form", ["text", "md", "json"])
def test_demo_carries_the_notice(form, tmp_path) -> None:
    record = tmp_path / "demo.db"
    for done in (invoke("demo", "--format", form, "--record", record), invoke("brief", record, "--format", form)):
        assert done.exit_code == 0
        assert "illustrative text, not a source" in done.stdout.lower()
    assert json.loads(invoke("demo", "--json").stdout)["notices"]


def test_reference_is_fresh() -> None:
    assert (ROOT / "docs/reference/cli.md").read_text(encoding="utf-8") == commands_page()


def test_a_bundled_report_carries_the_notice_wherever_it_is_read(tmp_path) -> None:
    from diplomatics import examples

    folder = Path(examples.__file__).parent / "reports"
    for form in ("text", "md", "json"):
        assert examples.NOTICE in invoke("read", folder, "--format", form).stdout
    invoke("read", folder, "--record", tmp_path / "r.db")
    assert examples.NOTICE in invoke("brief", tmp_path / "r.db").stdout
