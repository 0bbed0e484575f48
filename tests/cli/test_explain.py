"""`diplomatics explain`: the lines and the JSON."""

import json

from typer.testing import CliRunner

from diplomatics.cli.app import app


def run(*arguments):
    return CliRunner().invoke(app, ["explain", *arguments]).output


def test_frame_slots_and_status_are_told():
    out = run("Iran refused to meet Turkish envoys.", "--width", "100")
    assert "refuse:REJECT" in out
    assert "Turkish envoys (TUR): complement" in out
    assert "“refused” means that it was not done" in out


def test_json_holds_the_same():
    found = json.loads(run("Iran never attacked Iraq.", "--json"))
    assert [(f["type"], f["status"], f["cue"], f["event"]) for f in found] == [("ASSAULT", "denied", "never", True)]
    assert [s["side"] for s in found[0]["slots"]] == ["actors", "recipients"]


def test_a_text_without_acts_is_told():
    assert "No frame fired" in run("The sky is blue.")


def test_escapes_are_made_visible():
    assert "\x1b" not in run("Iran attacked \x1b[31mIraq.")
