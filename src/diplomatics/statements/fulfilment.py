"""What a report says became of an undertaking: kept, begun, broken, party by party, with the words that say so.

Nothing changes without such words, and one side's accusation is no such word: "X violated the truce" in the
report's own voice is; "Y said that X had violated the truce" is not. A side may say of itself that it kept its word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import msgspec

from diplomatics.contract import Commitment, Party
from diplomatics.contract.statements import PartyState
from diplomatics.contract.terms import UndertakingState
from diplomatics.sentences.clauses import doers, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binding import parties_at, time_of
from diplomatics.statements.binding_words import words
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.factuality import factuality
from diplomatics.statements.making import principals
from diplomatics.statements.phrases import words_of
from diplomatics.vocabulary.topics import topics_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """A deed that keeps or breaks a word: by whom, what it is done to, and what that makes of it."""

    sentence: Sentence
    verb: int
    done_to: str
    generic: bool
    parties: tuple[Party, ...]
    state: UndertakingState


def with_states(context: Context, found: Sequence[Commitment]) -> list[Commitment]:
    """The commitments with what the report says became of them."""
    outcomes = [o for s in context.sentences if s.is_parsed for o in _outcomes(context, s)]
    return [_with_state(context, c, [o for o in outcomes if _is_about(context, o, c, found)]) for c in found]


def _outcomes(context: Context, sentence: Sentence) -> Iterator[Outcome]:
    for i, token in enumerate(sentence.tokens):
        if token.upos != "VERB" or factuality(sentence, i).status not in ("occurred", "ongoing"):
            continue
        for state, row in words()["keeping"].items():
            if token.lemma not in row["verbs"]:
                continue
            for noun in undergoers(sentence, i):
                lemma = sentence.tokens[noun].lemma.lower()
                generic = lemma in words()["given_words"]
                if not generic and lemma not in row["objects"]:
                    continue
                parties = tuple(unique_parties(p for d in doers(sentence, i) for p in parties_at(context, sentence, d)))
                if parties and not _is_accused(context, sentence, i, parties):
                    done_to = words_of(context, sentence, noun)
                    yield Outcome(sentence, i, done_to, generic, parties, cast(UndertakingState, state))


def _is_accused(context: Context, sentence: Sentence, verb: int, parties: Sequence[Party]) -> bool:
    said = attribution(context, sentence, verb).said_by
    return said is not None and not principals(context, [said]) <= principals(context, parties)


def _is_about(context: Context, outcome: Outcome, c: Commitment, found: Sequence[Commitment]) -> bool:
    """Whether an outcome is this commitment's: told later, of one of its parties, on its topic or his only word."""
    if c.state is None or c.evidence[0].start >= outcome.sentence.start:
        return False
    who = principals(context, outcome.parties)
    if not who & principals(context, c.parties):
        return False
    if set(topics_of(outcome.done_to)) & set(c.topics):
        return True
    own = [o for o in found if o.state is not None and who & principals(context, o.parties)]
    return outcome.generic and len([o for o in own if o.evidence[0].start < outcome.sentence.start]) == 1


def _with_state(context: Context, c: Commitment, outcomes: Sequence[Outcome]) -> Commitment:
    states: dict[str, PartyState] = {}
    for outcome in outcomes:
        for party in c.parties:
            if principals(context, [party]) <= principals(context, outcome.parties):
                states[party.actor] = PartyState(
                    party=party,
                    state=outcome.state,
                    as_of=time_of(context, outcome.sentence, outcome.verb),
                    evidence=[context.sentence_evidence(outcome.sentence)],
                )
    if not states:
        return c
    every = {s.state for s in states.values()}
    state = next(iter(every)) if len(every) == 1 and len(states) == len(c.parties) else c.state
    return msgspec.structs.replace(c, states=list(states.values()), state=state)
