"""Text to sentences with structure, and relation types, over the shipped model."""

from __future__ import annotations

import pytest

from diplomatics.errors import UsageError
from diplomatics.sentences.parser import ModelParser
from diplomatics.sentences.relations import classify_pairs, classify_relation

TEXT = "  France didn't recall its ambassador.\n\nMali's army met “friends” — in Gao. "


def test_offsets_point_into_the_text() -> None:
    found = ModelParser(threads=1).parse(TEXT)
    assert [s.index for s in found] == [0, 1]
    for sentence in found:
        assert TEXT[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert TEXT[token.start : token.end] == token.text
    assert [t.lemma for t in found[0].tokens[:4]] == ["France", "do", "not", "recall"]
    assert found[0].tokens[found[0].root].text == "recall"


def test_texts_do_not_mind_each_other() -> None:
    parser = ModelParser(threads=2)
    assert parser.parse_many(["One text. Two.", TEXT, ""])[1] == parser.parse(TEXT)
    assert parser.parse("") == []


def spans(text: str, actor: str, recipient: str) -> tuple[tuple[int, int], tuple[int, int]]:
    a, b = text.index(actor), text.index(recipient)
    return (a, a + len(actor)), (b, b + len(recipient))


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "kind"),
    [
        ("Iran accused Israel of attacking its embassy.", "Iran", "Israel", "ACCUSE"),
        ("France imposed sanctions on Mali.", "France", "Mali", "SANCTION"),
        ("The president of Kenya met his Ugandan counterpart in Nairobi.", "president of Kenya", "Ugandan", "CONSULT"),
        ("Israeli jets bombed Hamas positions overnight.", "Israeli", "Hamas", "ASSAULT"),
        ("Germany urged Serbia to recognise Kosovo.", "Germany", "Serbia", "REQUEST"),
    ],
)
def test_plain_relations(text: str, actor: str, recipient: str, kind: str) -> None:
    ranked = classify_relation(text, *spans(text, actor, recipient))
    assert len(ranked) == 17 and sum(p for _, p in ranked) == pytest.approx(1, abs=1e-4)
    assert [p for _, p in ranked] == sorted((p for _, p in ranked), reverse=True)
    assert ranked[0][0] == kind


def test_pairs_of_a_parsed_sentence() -> None:
    text = "Iran accused Israel of attacking its embassy."
    (sentence,) = ModelParser(threads=1).parse(text)
    assert classify_pairs(sentence, [(range(1), range(2, 3))])[0] == classify_relation(text, (0, 4), (13, 19))


@pytest.mark.parametrize("span", [(0, 0), (-1, 3), (3, 99), (4, 5)])
def test_wrong_spans_are_refused(span: tuple[int, int]) -> None:
    with pytest.raises(UsageError):
        classify_relation("Iran accused Israel.", span, (13, 19))


def test_the_parsers_name_changes_with_the_files(monkeypatch):
    name = ModelParser().name
    assert name.startswith("diplomatics-en-1+")
    monkeypatch.setattr("diplomatics.sentences.parser.content_hash", lambda: "0" * 12)
    assert ModelParser().name != name
