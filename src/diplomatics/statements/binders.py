"""Who does a verb, found also where a long sentence led the parser to hang its subject elsewhere."""

from __future__ import annotations

from diplomatics.sentences.clauses import doers
from diplomatics.sentences.sentence import Sentence


def binders(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The doers of `verb`, or the subject that belongs to it by its place.

    Three shapes: the speaker stands last ("X agreed ..., a statement said", where X is given to the verb of
    saying); a participle stands between ("X, ruled by soldiers, said ...", where X is given to it); and "meeting"
    is taken for a noun ("after X and Y meeting in Amman agreed ...").
    """
    first = sentence.conjuncts(verb)[0]
    gathered = before_a_gathering(sentence, first)
    found = gathered or doers(sentence, verb)
    if found:
        return found
    return _before_the_saying(sentence, first, verb) or _before_a_participle(sentence, first)


def _before_the_saying(sentence: Sentence, first: int, verb: int) -> tuple[int, ...]:
    head = sentence.tokens[first].head
    if head < verb or sentence.tokens[first].deprel.split(":")[0] != "ccomp":
        return ()
    before = tuple(c for c in sentence.children(head, "nsubj") if c < first)
    return before[:1]


def _before_a_participle(sentence: Sentence, verb: int) -> tuple[int, ...]:
    for clause in sentence.children(verb, "advcl", "acl", "ccomp"):
        inner = [c for c in sentence.children(clause, "nsubj", "nsubj:pass") if c < clause < verb]
        finite = sentence.tokens[clause].feat("VerbForm") == "Fin" or sentence.children(clause, "mark", "aux")
        if inner and not finite:
            return tuple(inner[:1])
    return ()


def before_a_gathering(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Of "after X and Y meeting in Amman agreed" those who meet, where "meeting" was taken for a noun."""
    for noun in sentence.children(verb, "obl", "nsubj"):
        if noun > verb or sentence.tokens[noun].text.lower() != "meeting" or sentence.children(noun, "det"):
            continue
        marks = {sentence.tokens[c].text.lower() for c in sentence.children(noun, "case", "mark")}
        named = sentence.children(noun, "compound")
        if named and marks <= {"after", "before", "since", "as", "while", "when"}:
            return named[:1]
    return ()
