"""`diplomatics parse`: the table and its JSON, on a sentence built by hand."""

import json

import pytest
from typer.testing import CliRunner

from diplomatics.cli.app import app
from diplomatics.sentences.sentence import Sentence, Token
from diplomatics.views.parse_table import render

TOKENS = (
    Token("Iran", 0, 4, "Iran", "PROPN", "NNP", "Number=Sing", 1, "nsubj", "B-STATE"),
    Token("met", 5, 8, "meet", "VERB", "VBD", "Tense=Past|VerbForm=Fin", -1, "root"),
    Token("\x1b[31mTurkey", 9, 20, "Turkey", "PROPN", "NNP", "Number=Sing", 1, "obj", "B-STATE"),
)
SENTENCE = Sentence(0, 0, 20, "Iran met \x1b[31mTurkey", TOKENS)


@pytest.fixture
def parsed(monkeypatch):
    parser = type("Stub", (), {"parse": lambda self, text: [SENTENCE] if text.strip() else []})
    monkeypatch.setattr("diplomatics.sentences.parser.default_parser", parser)


def test_the_table_names_each_head_and_relation(parsed):
    out = CliRunner().invoke(app, ["parse", "x", "--width", "120"]).output
    assert "nsubj" in out
    assert "2 met" in out
    assert "B-STATE" in out
    assert "root" in out


def test_a_narrow_table_leaves_out_tags_and_features(parsed):
    assert "VBD" in render([SENTENCE], width=120)
    narrow = render([SENTENCE], width=60)
    assert "VBD" not in narrow
    assert max(map(len, narrow.splitlines())) <= 60


def test_terminal_escapes_in_the_text_are_made_visible(parsed):
    assert "\x1b" not in render([SENTENCE], width=120)


def test_json_holds_every_field_of_a_token(parsed):
    data = json.loads(CliRunner().invoke(app, ["parse", "x", "--json"]).output)
    assert data[0]["tokens"][1] == {
        "text": "met", "start": 5, "end": 8, "lemma": "meet", "upos": "VERB", "xpos": "VBD",
        "feats": "Tense=Past|VerbForm=Fin", "head": -1, "deprel": "root", "ent": "O",
    }  # fmt: skip


def test_a_text_without_words_is_told(parsed):
    assert "no words" in CliRunner().invoke(app, ["parse", " "]).output
