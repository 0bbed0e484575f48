"""Frames and model together: what the rule does with what each says."""

import pytest

import diplomatics
from diplomatics.sentences import relations
from diplomatics.statements.pairs import Told, combined

RANKED = [("CONSULT", 0.5), ("AGREE", 0.3), ("ACCUSE", 0.15), ("NONE", 0.05)]


def test_the_model_stands_alone_where_the_frames_link_nothing():
    assert combined(RANKED, []) == RANKED


def test_the_frames_type_gains():
    found = dict(combined(RANKED, [Told("ACCUSE", "ACCUSE")]))
    assert found["ACCUSE"] > found["CONSULT"]
    assert sum(found.values()) == pytest.approx(1)


def test_a_model_that_is_sure_of_another_type_is_not_overruled():
    sure = [("CONSULT", 0.97), ("ACCUSE", 0.02), ("AGREE", 0.01)]
    assert combined(sure, [Told("ACCUSE", "ACCUSE")])[0][0] == "CONSULT"


def test_a_meeting_to_come_lends_to_agreement_and_to_meeting():
    found = dict(combined(RANKED, [Told("AGREE", "CONSULT")]))
    assert found["AGREE"] > found["CONSULT"] > found["ACCUSE"]


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "best"),
    [
        ("The tribunal in Smallville accused Acme Widgets of fraud.", "The tribunal", "Acme Widgets", "ACCUSE"),
        ("Norway withdrew its soldiers from the valley of Gorm.", "Norway", "the valley of Gorm", "RETREAT"),
        ("Shells were fired at the old port by the ninth brigade.", "the ninth brigade", "the old port", "ASSAULT"),
    ],
)
def test_parties_that_nobody_knows_are_given(text, actor, recipient, best):
    spans = [(text.index(words), text.index(words) + len(words)) for words in (actor, recipient)]
    ranked = diplomatics.classify_relation(text, *spans)
    assert ranked[0][0] == best
    assert dict(ranked)[best] >= dict(relations.classify_relation(text, *spans))[best]
