"""A tiny spaCy pipeline, trained here on four sentences, in place of the shipped model."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from diplomatics.cli.app import app
from diplomatics.errors import ModelError
from diplomatics.sentences.spacy_adapter import SpacyParser
from diplomatics.settings import forget

spacy = pytest.importorskip("spacy", reason="the extra [spacy] is not installed")

# words; heads (counted from 0); CLEAR labels; Penn tags; entities by word
SENTENCES = (
    ("Envoys met in Vienna .", [1, 1, 1, 2, 1], "nsubj ROOT prep pobj punct", "NNS VBD IN NNP .", {3: "GPE"}),
    ("Iran was criticised by Chad .", [2, 2, 2, 2, 3, 2], "nsubjpass auxpass ROOT agent pobj punct",
     "NNP VBD VBN IN NNP .", {0: "GPE", 4: "GPE"}),
    ("Forces left Idlib .", [1, 1, 1, 1], "nsubj ROOT dobj punct", "NNS VBD NNP .", {2: "GPE"}),
    ("Kenya is the host .", [1, 1, 3, 1, 1], "nsubj ROOT det attr punct", "NNP VBZ DT NN .", {0: "GPE"}),
)  # fmt: skip
UPOS = {"NNS": "NOUN", "NN": "NOUN", "NNP": "PROPN", "VBD": "VERB", "VBN": "VERB", "VBZ": "VERB", "IN": "ADP"}
LEMMAS = {"is": "be", "was": "be", "criticised": "criticise"}
TEXT = "Envoys met in Vienna.\n\nIran was criticised by Chad. Kenya is the host."


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory):
    """The folder of a small pipeline with tagger, parser and names, that knows four sentences by heart."""
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    spacy.util.fix_random_seed(1)
    nlp = spacy.blank("en")
    nlp.meta["name"], nlp.meta["version"] = "tiny", "1.0.0"
    for pipe, config in (("tok2vec", {}), ("tagger", {}), ("parser", {"min_action_freq": 1}), ("ner", {})):
        nlp.add_pipe(pipe, config=config)
    rules = nlp.add_pipe("attribute_ruler")
    examples = []
    for text, heads, labels, tags, names in SENTENCES:
        doc = Doc(nlp.vocab, words=text.split(), heads=heads, deps=labels.split(), tags=tags.split())
        doc.ents = [Span(doc, i, i + 1, label=kind) for i, kind in names.items()]
        examples.append(Example(Doc(nlp.vocab, words=text.split()), doc))
    nlp.initialize(lambda: examples)
    for _ in range(40):
        nlp.update(examples)
    rules.add_patterns([{"patterns": [[{"TAG": tag}]], "attrs": {"POS": pos}} for tag, pos in UPOS.items()])
    rules.add_patterns([{"patterns": [[{"LOWER": w}]], "attrs": {"LEMMA": lemma}} for w, lemma in LEMMAS.items()])
    folder = tmp_path_factory.mktemp("pipeline") / "tiny"
    nlp.to_disk(folder)
    return str(folder)


def test_sentences_are_universal(pipeline) -> None:
    first, second, third = SpacyParser(pipeline).parse(TEXT)
    assert [(t.text, t.head, t.deprel) for t in first] == [
        ("Envoys", 1, "nsubj"), ("met", -1, "root"), ("in", 3, "case"), ("Vienna", 1, "obl"), (".", 1, "punct"),
    ]  # fmt: skip
    assert [t.deprel for t in second] == ["nsubj:pass", "aux:pass", "root", "case", "obl:agent", "punct"]
    assert second.tokens[2].feat("Voice") == "Pass"
    assert [t.deprel for t in third] == ["nsubj", "cop", "det", "root", "punct"]
    for sentence in (first, second, third):
        assert sentence.text == TEXT[sentence.start : sentence.end]
        assert all(t.text == TEXT[t.start : t.end] for t in sentence)
        assert sentence.is_parsed


def test_names_have_our_types(pipeline) -> None:
    sentences = SpacyParser(pipeline).parse(TEXT)
    assert [(n.type, n.text) for s in sentences for n in s.names] == [
        ("PLACE", "Vienna"), ("STATE", "Iran"), ("STATE", "Chad"), ("STATE", "Kenya"),
    ]  # fmt: skip


def test_several_texts_and_empty_ones(pipeline) -> None:
    parser = SpacyParser(pipeline)
    assert parser.parse_many(["", " \n ", TEXT])[:2] == [[], []]
    assert parser.parse_many([TEXT, TEXT])[1] == parser.parse(TEXT)
    assert parser.name.startswith("spacy:en_tiny-1.0.0+")


def test_a_pipeline_without_a_parser_gives_words_and_names() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "African Union"}])
    (sentence,) = SpacyParser(nlp).parse("The African Union met.")
    assert not sentence.is_parsed
    assert [(n.type, n.text) for n in sentence.names] == [("ORGANISATION", "African Union")]


def test_a_pipeline_without_sentences_is_refused() -> None:
    with pytest.raises(ModelError, match="does not find sentences"):
        SpacyParser(spacy.blank("en")).parse("Envoys met.")


def test_a_pipeline_that_is_not_there() -> None:
    with pytest.raises(ModelError, match="spaCy has no pipeline 'no_such_pipeline'"):
        SpacyParser("no_such_pipeline").parse("Envoys met.")


@pytest.fixture
def as_before():
    yield
    forget("model")


def test_the_option_names_it(pipeline, as_before) -> None:
    done = CliRunner().invoke(app, ["parse", "--model", pipeline, "--json", "Envoys met in Vienna."])
    assert done.exit_code == 0, done.output
    assert [t["deprel"] for t in json.loads(done.output)[0]["tokens"]] == ["nsubj", "root", "case", "obl", "punct"]


def test_a_report_is_read_with_it(pipeline, as_before, tmp_path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Envoys met in Vienna.\n\nIran was criticised by Chad.\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["read", str(report), "--date", "2023-05-10", "--json", "--model", pipeline])
    assert done.exit_code == 0, done.output
    reading = json.loads(done.output[done.output.index("{") :])
    assert reading["made_by"]["model"].startswith("spacy:en_tiny-1.0.0+")
    assert [e["type"] for e in reading["statements"]["events"]] == ["ACCUSE"]
