"""Contexts and intensity of events: every context by its own examples, and whole sentences."""

from typing import get_args

import pytest

from diplomatics.api import read_text
from diplomatics.contract.terms import EventType
from diplomatics.statements.contexts import contexts_in, intensity_of
from diplomatics.vocabulary.loader import load

CONTEXTS = load("contexts")["contexts"]


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_context_is_shown_by_its_words_and_by_nothing_else(context):
    assert context in contexts_in(CONTEXTS[context]["example"])
    assert context not in contexts_in(CONTEXTS[context]["not"])


def test_every_type_has_the_score_of_its_side():
    cooperative = {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
    for event_type in get_args(EventType):
        score = intensity_of(event_type)
        assert score is not None
        assert (score > 0) == (event_type in cooperative), event_type


@pytest.mark.parametrize(
    ("text", "event_type", "contexts"),
    [
        ("Kenya recalled its ambassador from Somalia.", "SANCTION", {"diplomatic"}),
        ("Kenya will recall its ambassador from Somalia.", "SANCTION", {"diplomatic", "future"}),
        ("Kenya did not recall its ambassador from Somalia.", "SANCTION", {"diplomatic", "negation"}),
        ("Kenya invaded Somalia in 1977.", "ASSAULT", {"historical"}),
        ("Albania accused Iran of a cyberattack before the election.", "ACCUSE", {"cyber", "election"}),
        ("Norway praised Peru.", "SUPPORT", set()),
    ],
)
def test_an_event_has_the_contexts_of_its_sentence_and_status(text, event_type, contexts):
    events = [e for e in read_text(text, date="2022-06-08").statements.events if e.type == event_type]
    assert {frozenset(e.contexts) for e in events} == {frozenset(contexts)}
    assert all(e.intensity == intensity_of(event_type) for e in events)
