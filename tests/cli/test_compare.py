"""`diplomatics compare`: two texts in, their differences out, in each form."""

import json

import pytest
from typer.testing import CliRunner

from diplomatics.cli.app import app
from diplomatics.errors import SourceError

HEAD = "Joint communique of the foreign ministers of Peru and Chile\nLima, 4 May 2001\n"


@pytest.fixture
def texts(tmp_path):
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(HEAD + "1. The parties pledged to clear all mines.\n2. The parties agreed to meet in June.\n")
    second.write_text(HEAD + "1. The parties reaffirmed their intention to clear the mines.\n2. They did not meet.\n")
    return first, second


def invoke(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments], catch_exceptions=False)


def test_the_terminal_page_tells_what_changed(texts):
    done = invoke("compare", *texts, "--width", "90")
    assert done.exit_code == 0
    assert "weakened: pledge → affirm" in done.stdout
    assert "left" in done.stdout


def test_markdown_and_json(texts):
    assert invoke("compare", *texts, "--format", "md").stdout.startswith("# Comparison")
    data = json.loads(invoke("compare", *texts, "--json").stdout)
    assert {"entered", "left", "strengthened", "weakened"} <= set(data["counts"])


def test_a_missing_file_is_told(texts, tmp_path):
    with pytest.raises(SourceError):
        invoke("compare", texts[0], tmp_path / "nowhere.txt")
