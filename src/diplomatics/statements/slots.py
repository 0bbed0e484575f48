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
    undergoers,
)
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import parties_at
from diplomatics.statements.context import Context, unique_parties
from diplomatics.vocabulary.frames import Frame, frames, light_verbs


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
        if frame.prepositions and not any(word in frame.prepositions for word, _ in obliques(sentence, i)):
            continue
        if not frame.objects:
            return Match(frame, i)
        hit = next((c for lemma, c in object_lemmas.items() if lemma in frame.objects), None)
        if hit is not None:
            return Match(frame, i, hit)
    return None


def fill(context: Context, sentence: Sentence, match: Match) -> tuple[list[Party], list[Party]]:
    """The actors and recipients of a match. In a joint frame all are actors."""
    actors = unique_parties(
        p for slot in match.frame.actors if slot != "apart" for p in _slot(context, sentence, match, slot)
    )
    between = _after_preposition(sentence, match, "between") if match.frame.joint else ()
    inside = unique_parties(p for t in between for p in parties_at(context, sentence, t))
    if len(inside) > 1:  # "mediators restored ties between X and Y": it is X and Y that have ties
        return inside, []
    if "apart" in match.frame.actors and (not actors or (match.frame.joint and len(actors) < 2)):
        actors = unique_parties([*actors, *_slot(context, sentence, match, "apart")])
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
    if slot == "complement":
        return _complement(sentence, i)
    if slot == "of":
        return possessors(sentence, i)
    if slot == "adjective":
        return modifiers(sentence, i)
    if slot == "apart":
        return _doer_above(sentence, i)
    return _after_preposition(sentence, match, slot)


def _complement(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Whom the verb under `i` does it to: its object, or who stands after a preposition of dealing."""
    found: list[int] = []
    for below in sentence.children(i, "xcomp"):
        found.extend(undergoers(sentence, below))
        found.extend(c for word, c in obliques(sentence, below) if word in ("with", "to", "from", "against", "for"))
    return tuple(found)


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
    """For a noun that a light verb carries ("launched an attack"), or that sets a scene ("said at talks"): the doer."""
    token = sentence.tokens[noun]
    relation = token.deprel.split(":")[0]
    if token.head < 0 or not is_predicate(sentence, token.head):
        return ()
    if relation == "obj" and sentence.tokens[token.head].lemma in light_verbs():
        return doers(sentence, token.head)
    if relation == "nsubj" and is_passive(sentence, token.head) and sentence.tokens[token.head].lemma in light_verbs():
        return agents(sentence, token.head)
    if relation == "obl" and preposition(sentence, noun) in ("in", "during", "at", "after", "following"):
        return doers(sentence, token.head) if frames()[(token.lemma.lower(), "noun")][0].joint else ()
    return ()
