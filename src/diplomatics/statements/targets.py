"""What is undertaken: the heads of a binding verb's targets, each one apart.

A framing noun ("their commitment to X", "the importance of Y") is looked through; a participle that only
comments (", ending a long dispute") is no target.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplomatics.contract.terms import Force
from diplomatics.sentences.clauses import is_passive, obliques, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding_words import words
from diplomatics.statements.phrases import is_commenting_tail, shares_auxiliary
from diplomatics.vocabulary.loader import load


def has_to(sentence: Sentence, c: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(sentence.tokens[m].text.lower() == "to" for m in sentence.children(c, "mark"))


def targets(sentence: Sentence, i: int, force: Force, *, declared: bool = False) -> list[int]:
    """Heads of what is undertaken: the complement clause, else the object or "to"-phrase.

    In a `declared` paragraph a "that"-clause is affirmed whatever it says.
    """
    found = clauses(sentence, i, force, declared=declared)
    if found:
        return found
    if force == "urge":
        return called_for(sentence, i)
    if force == "intend":
        return []
    if force == "commit":  # "undertook the task" is no commitment, "committed themselves to peace" is
        given = [c for c in sentence.children(i, "obj") if sentence.tokens[c].upos != "PRON"]
        return [] if given else [c for word, c in obliques(sentence, i) if word == "to" and c > i]
    nouns = (
        list(undergoers(sentence, i)) if is_passive(sentence, i) else [c for c in sentence.children(i, "obj") if c > i]
    )
    nouns = nouns or [c for word, c in obliques(sentence, i) if word in ("to", "on") and not is_time(sentence, c)]
    # A gerund that a parser joins to the finite verb belongs to its objects ("stressed X and fighting Y").
    gerunds = [c for c in sentence.children(i, "conj") if _is_joined_gerund(sentence, c) and nouns]
    return [*nouns, *gerunds]


def _is_joined_gerund(sentence: Sentence, c: int) -> bool:
    return sentence.tokens[c].xpos == "VBG" and not is_commenting_tail(sentence, c)


def clauses(sentence: Sentence, i: int, force: Force, *, declared: bool = False) -> list[int]:
    """The clause that a verb takes as what is undertaken."""
    found = [c for c in sentence.children(i, "xcomp", "ccomp") if c > i and is_clause(sentence, c)]
    if not found and force != "affirm":  # "consented in the same text to ...": an infinitive hung too loosely
        found = [c for c in sentence.children(i, "advcl") if c > i and _follows_to(sentence, c)]
    if force in ("affirm", "intend") and not declared:
        found = [c for c in found if _ought_to_be(sentence, c)]
    return found[:1]


def _follows_to(sentence: Sentence, c: int) -> bool:
    marks = {sentence.tokens[m].text.lower() for m in sentence.children(c, "mark", "case", "advmod")}
    return bool(marks & {"to", "how", "that"})


def _ought_to_be(sentence: Sentence, clause: int) -> bool:
    """Whether a clause says what ought to be or will be: an infinitive, a modal, or a phrase without a verb."""
    if sentence.tokens[clause].deprel.startswith("xcomp"):
        return True
    return any(sentence.tokens[c].text.lower() in words()["norm_auxiliaries"] for c in sentence.children(clause, "aux"))


def called_for(sentence: Sentence, i: int) -> list[int]:
    """What a call without a clause asks for: "called for a truce", "demanded the release of ..."."""
    asked = [c for word, c in obliques(sentence, i) if word == "for" and c > i]
    return asked or [c for c in sentence.children(i, "obj") if c > i and sentence.tokens[c].upos == "NOUN"]


def is_clause(sentence: Sentence, c: int) -> bool:
    """Whether a dependent can be what is undertaken."""
    return sentence.tokens[c].upos in ("VERB", "AUX", "NOUN", "ADJ") and not is_commenting_tail(sentence, c)


def each_target(sentence: Sentence, heads: list[int]) -> Iterator[tuple[int, bool]]:
    """Each target apart with whether a framing noun stood around it; tails that only comment are left out."""
    seen: set[int] = set()
    for target in heads:
        for part in _row(sentence, target):
            for inner, framed in [(part, True)] if _shares_frame(sentence, target, part) else _unframe(sentence, part):
                for one in _row(sentence, inner):
                    if one not in seen:
                        seen.add(one)
                        yield one, framed


def _shares_frame(sentence: Sentence, target: int, part: int) -> bool:
    """ "their commitment to A and to B": the second "to" goes back to the framing noun."""
    framing = words()["framing_nouns"]
    if part == target or sentence.tokens[target].lemma.lower() not in framing:
        return False
    cases = {sentence.tokens[c].text.lower() for c in sentence.children(part, "case")}
    bare = not cases and sentence.tokens[part].upos == "NOUN" and not sentence.children(part, "nmod:poss")
    return bool(cases & {"to", "of", "for"}) or (bare and sentence.tokens[part].lemma.lower() not in framing)


def _row(sentence: Sentence, target: int) -> list[int]:
    """A target and those coordinated after it, without tails and without participles under one auxiliary."""
    row = [c for c in sentence.conjuncts(target) if c >= target]
    row = [c for c in row if c == target or not _is_saying(sentence, c)]
    return [c for c in row if c == target or not (is_commenting_tail(sentence, c) or shares_auxiliary(sentence, c))]


def _is_saying(sentence: Sentence, c: int) -> bool:
    """ "demanding X and saying that ...": another deed of the speaker."""
    token = sentence.tokens[c]
    return token.xpos == "VBG" and token.lemma in load("attribution")["reporting_verbs"]


def _unframe(sentence: Sentence, noun: int) -> list[tuple[int, bool]]:
    """ "their commitment to X" is about X, "the importance of increasing aid" about increasing aid."""
    if sentence.tokens[noun].upos == "ADJ":  # "declared itself ready to X" is about X
        inside = [c for c in sentence.children(noun, "xcomp", "advcl", "ccomp") if c > noun and has_to(sentence, c)]
        return [(c, True) for c in inside] or [(noun, False)]
    if sentence.tokens[noun].lemma.lower() not in words()["framing_nouns"] or sentence.tokens[noun].upos != "NOUN":
        return [(noun, False)]
    inner = [c for word, c in obliques(sentence, noun) if word in ("to", "of", "for", "against") and c > noun]
    inner += [c for c in sentence.children(noun, "acl") if c not in inner]
    return [(c, True) for c in inner] or [(noun, False)]


def is_time(sentence: Sentence, i: int) -> bool:
    """Whether a token belongs to a date."""
    return sentence.tokens[i].ent.endswith("DATE")


def is_marked(sentence: Sentence, c: int) -> bool:
    """ "on trade", "on patrolling": a gerund's preposition may be tagged as a marker."""
    marks = {sentence.tokens[m].text.lower() for m in sentence.children(c, "case", "mark")}
    return bool(marks & {"on", "to", "for", "of"})


def obliques_to(sentence: Sentence, frame: int) -> list[int]:
    """What a framing noun is to, and what is joined to that: "commitment to A and B"."""
    return [d for word, c in obliques(sentence, frame) if frame >= 0 and word == "to" for d in sentence.conjuncts(c)]
