"""Fills the slots of a predicate frame from the sentence's structure."""

from __future__ import annotations

from dataclasses import dataclass

from diplomatics.contract import Party
from diplomatics.sentences.clauses import (
    agents,
    antecedent,
    doers,
    is_passive,
    is_predicate,
    modifiers,
    obliques,
    possessors,
    preposition,
    subjects,
    undergoers,
)
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import parties_at
from diplomatics.statements.context import Context, unique_parties
from diplomatics.vocabulary.frames import Frame, frames


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fired at token `at`; `phrase` is the object it needed ("talks" of "held talks"), or -1."""

    frame: Frame
    at: int
    phrase: int = -1

    @property
    def tokens(self) -> tuple[int, ...]:
        """The trigger's tokens."""
        return (self.at,) if self.phrase < 0 else (self.at, self.phrase)


def matches(sentence: Sentence) -> list[Match]:
    """Every frame that fires in a sentence; a noun that a verb frame took as its object does not fire again."""
    found: list[Match] = []
    taken: set[int] = set()
    for i in range(len(sentence)):
        match = _verb_match(sentence, i)
        if match:
            found.append(match)
            taken.update(match.tokens)
    for i in range(len(sentence)):
        if i not in taken and sentence.tokens[i].upos == "NOUN":
            for frame in frames().get((sentence.tokens[i].lemma.lower(), "noun"), ()):
                found.append(Match(frame, i))
                break
    return sorted(found, key=lambda m: m.at)


def _verb_match(sentence: Sentence, i: int) -> Match | None:
    token = sentence.tokens[i]
    if token.upos != "VERB":
        return None
    objects = undergoers(sentence, i)
    object_lemmas = {sentence.tokens[c].lemma.lower(): c for o in objects for c in reversed(sentence.conjuncts(o))}
    for frame in frames().get((token.lemma.lower(), "verb"), ()):
        if frame.not_objects & set(object_lemmas):
            continue
        if not frame.objects:
            return Match(frame, i)
        hit = next((c for lemma, c in object_lemmas.items() if lemma in frame.objects), None)
        if hit is not None:
            return Match(frame, i, hit)
    return None


def fill(context: Context, sentence: Sentence, match: Match) -> tuple[list[Party], list[Party]]:
    """The actors and recipients of a match. In a joint frame all are actors."""
    actors = unique_parties(p for slot in match.frame.actors for p in _slot(context, sentence, match, slot))
    recipients = unique_parties(p for slot in match.frame.recipients for p in _slot(context, sentence, match, slot))
    taken = {p.actor for p in actors}
    return actors, [p for p in recipients if p.actor not in taken]


def _slot(context: Context, sentence: Sentence, match: Match, slot: str) -> list[Party]:
    tokens = _slot_tokens(sentence, match, slot)
    return unique_parties(p for t in tokens for p in parties_at(context, sentence, t))


def _slot_tokens(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    """The phrase heads that stand in a slot of the match."""
    verb = match.frame.pos == "verb"
    i = match.at
    if slot == "subject":
        return doers(sentence, i) if verb else ()
    if slot == "object":
        return () if match.phrase >= 0 else undergoers(sentence, i)
    if slot == "object-of":
        return (*possessors(sentence, match.phrase), *_nouns_under(sentence, match.phrase)) if match.phrase >= 0 else ()
    if slot == "of":
        return possessors(sentence, i)
    if slot == "adjective":
        return modifiers(sentence, i)
    if slot == "apart":
        return _doer_above(sentence, i)
    return _after_preposition(sentence, match, slot)


def _nouns_under(sentence: Sentence, noun: int) -> tuple[int, ...]:
    return tuple(c for _, c in obliques(sentence, noun))


def _after_preposition(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    heads = [match.at] if match.phrase < 0 else [match.at, match.phrase]
    return tuple(
        antecedent(sentence, c)
        for head in heads
        for word, c in obliques(sentence, head)
        if word == slot or word.split(" ")[0] == slot or (slot == "by" and c in agents(sentence, head))
    )


def _doer_above(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """For a noun that is object or complement of a verb: who does that verb ("launched an attack")."""
    token = sentence.tokens[noun]
    relation = token.deprel.split(":")[0]
    if token.head < 0 or not is_predicate(sentence, token.head):
        return ()
    if relation in ("obj", "obl", "nsubj") and not is_passive(sentence, token.head):
        if relation == "obl" and preposition(sentence, noun) not in ("in", "during", "at", "after", "following"):
            return ()
        return () if relation == "nsubj" else subjects(sentence, token.head)
    return ()
