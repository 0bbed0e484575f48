"""Finds undertakings in a sentence's structure: the binding verb, its force, and each target apart.

One target is one commitment ("non-interference in its internal affairs and fighting terrorism" are two), a
rule of the G7/G20 Research Group's coding (1997 definition). Word lists: vocabulary/data/undertakings.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from diplomatics.contract import Time
from diplomatics.contract.terms import Force
from diplomatics.sentences.clauses import doers, is_passive, obliques, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding_words import force_of_noun, force_of_opening, force_of_verb, lemma_of, words
from diplomatics.statements.formal import FormalText, Paragraph
from diplomatics.statements.targets import (
    called_for,
    clauses,
    each_target,
    has_to,
    is_clause,
    is_marked,
    is_time,
    targets,
)
from diplomatics.vocabulary.inflection import by_form

# Verbs by which a stand goes on: "remains committed to".
STAYING = frozenset(by_form(["remain", "stand", "stay"]))


@dataclass(frozen=True, slots=True)
class Undertaking:
    """A binding verb in a sentence with what is undertaken: `target` heads one of its objects.

    `doers` are phrase heads where the verb's own subject does not tell ("..., and Baku to cooperate").
    `framed` is true where a framing noun or a carried noun shows that something is undertaken.
    """

    sentence: Sentence
    verb: int
    force: Force
    target: int
    addressees: tuple[int, ...] = ()
    doers: tuple[int, ...] = ()
    framed: bool = False
    opening: Paragraph | None = None
    until: int = -1  # the first token that belongs to somebody else's undertaking, or -1
    made: Time | None = None  # when it was made, where it is a term of a document told of before


def undertakings(sentence: Sentence, formal: FormalText) -> Iterator[Undertaking]:
    """Every undertaking of a sentence, one for each target."""
    for i, token in enumerate(sentence.tokens):
        paragraph = formal.opened_by(sentence, i)
        if paragraph is not None:
            yield from _opened(sentence, i, paragraph)
        elif token.upos in ("VERB", "ADJ"):
            here = formal.at(token.start)
            yield from _by_verb(sentence, i, declared=here is not None and here.part != "preamble")
        elif token.upos == "AUX" and token.lemma == "shall":
            here = formal.at(token.start)
            if here is None or here.opening < 0:  # "Decides that all States shall ..." is one act, the body's
                yield from _by_shall(sentence, i)


def _opened(sentence: Sentence, i: int, paragraph: Paragraph) -> Iterator[Undertaking]:
    """The act of a body whose name stands above the paragraph; its verb may be tagged as a noun."""
    force: Force = "affirm" if paragraph.part == "preamble" else force_of_opening()[paragraph.lemma or ""]
    if paragraph.lead is not None:
        yield Undertaking(sentence, i, force, i, framed=True, opening=paragraph)
        return
    inside = [c for c in sentence.children(i, "xcomp", "ccomp", "acl", "advcl") if c > i and is_clause(sentence, c)]
    heads = inside[:1] or called_for(sentence, i) or list(sentence.children(i, "obj", "nmod", "obl"))[:1]
    for target, framed in each_target(sentence, heads):
        named = _called(sentence, i, target) if force == "urge" else ()
        yield Undertaking(sentence, i, force, target, named, framed=framed, opening=paragraph)


def _by_verb(sentence: Sentence, i: int, *, declared: bool) -> Iterator[Undertaking]:
    """The undertakings of a verb; in a `declared` paragraph "we support", "we ask X to" and every "that" count."""
    lemma = lemma_of(sentence, i)
    standing = words()["standing_adjectives"].get(sentence.tokens[i].text.lower())
    if standing is not None and _is_standing(sentence, i):
        yield from _standing(sentence, i, standing)
        return
    if sentence.tokens[i].upos != "VERB":
        return
    force = force_of_verb().get(lemma) or ("urge" if _is_phrasal_call(sentence, i, lemma) else None)
    if force is None and declared and sentence.tokens[i].deprel == "root":
        force = words()["declared"].get(lemma)
    if force is not None:
        others = list(_gapped(sentence, i))
        until = min((min(sentence.subtree(noun)) for noun, _ in others), default=-1)
        for target, framed in each_target(sentence, targets(sentence, i, force, declared=declared)):
            named = _addressees(sentence, i, force, target)
            if until < 0 or target < until:
                yield Undertaking(sentence, i, force, target, named, framed=framed, until=until)
        for noun, target in others:
            yield Undertaking(sentence, i, force, target, doers=(noun,))
    elif lemma in words()["clause_only"]:
        for target, _ in each_target(sentence, clauses(sentence, i, "agree")):
            yield Undertaking(sentence, i, words()["clause_only"][lemma], target)
    elif lemma in words()["carrying"] or lemma in words()["affirm_with_frame"]:
        yield from _carried(sentence, i, lemma)


def _is_standing(sentence: Sentence, i: int) -> bool:
    """ "is committed to", "remain determined to": a state, and not "committed troops"."""
    token = sentence.tokens[i]
    if any(sentence.tokens[c].lemma == "be" for c in sentence.children(i, "cop", "aux")):
        return True
    before = sentence.tokens[i - 1].text.lower() if i else ""
    return token.deprel != "amod" and before in STAYING


def _standing(sentence: Sentence, i: int, force: Force) -> Iterator[Undertaking]:
    inner = [c for word, c in obliques(sentence, i) if word in ("to", "")] + list(
        sentence.children(i, "xcomp", "advcl")
    )
    who = doers(sentence, i) or (doers(sentence, i - 1) if i else ())
    for target, _ in each_target(sentence, [c for c in inner if c > i][:1]):
        yield Undertaking(sentence, i, force, target, doers=who, framed=True)


def _carried(sentence: Sentence, i: int, lemma: str) -> Iterator[Undertaking]:
    """ "reached an understanding on X", "expressed their support for Y"."""
    for noun in undergoers(sentence, i):
        name = sentence.tokens[noun].lemma.lower()
        if name in force_of_noun() and lemma in words()["carrying"]:
            force = force_of_noun()[name]
        elif name in words()["framing_nouns"] and lemma in words()["affirm_with_frame"]:
            force = "affirm"
        else:
            continue
        inner = [c for c in sentence.children(noun, "nmod", "obl") if c > i and is_marked(sentence, c)]
        inner += [c for word, c in obliques(sentence, i) if word == "on" and c > noun and not inner]
        inner += list(sentence.children(noun, "acl"))
        for target, _ in each_target(sentence, [c for c in inner if not is_time(sentence, c)][:1]):
            yield Undertaking(sentence, i, force, target, framed=True)


def _by_shall(sentence: Sentence, aux: int) -> Iterator[Undertaking]:
    """ "The Parties shall respect ...": the language of treaties."""
    verb = sentence.tokens[aux].head
    if verb >= 0 and sentence.tokens[verb].upos == "VERB" and not is_passive(sentence, verb):
        yield Undertaking(sentence, aux, "commit", verb, framed=True)


def _gapped(sentence: Sentence, i: int) -> Iterator[tuple[int, int]]:
    """ "Yerevan consented to X, and Baku to cooperate": (second doer, target) where the verb is left out."""
    for noun in sentence.subtree(i):
        token = sentence.tokens[noun]
        if token.deprel != "conj" or token.upos not in ("NOUN", "PROPN") or not _opens_after_comma(sentence, noun):
            continue
        after = max(sentence.subtree(noun)) + 1
        direct = [c for c in sentence.children(noun, "acl", "xcomp") if c > noun and has_to(sentence, c)]
        if not direct and after + 1 < len(sentence.tokens) and sentence.tokens[after].text.lower() == "to":
            direct = [sentence.tokens[after].head]
        if direct and direct[0] > noun and sentence.tokens[direct[0]].upos == "VERB":
            yield noun, direct[0]


def _opens_after_comma(sentence: Sentence, noun: int) -> bool:
    """Whether ", and" stands before a noun, which then opens a clause and not the next item of a row."""
    first = min((c for c in sentence.children(noun, "cc")), default=-1)
    return first > 0 and sentence.tokens[first - 1].text == ","


def _is_phrasal_call(sentence: Sentence, i: int, lemma: str) -> bool:
    wanted = words()["urging_phrasal"].get(lemma, ())
    return any(word in wanted for word, _ in obliques(sentence, i))


def _addressees(sentence: Sentence, i: int, force: Force, target: int) -> tuple[int, ...]:
    if force == "urge":
        return _called(sentence, i, target)
    named = tuple(c for word, c in obliques(sentence, i) if word == "to" and sentence.tokens[c].upos == "PROPN")
    if sentence.tokens[target].head == i and sentence.tokens[target].deprel in ("xcomp", "ccomp"):
        named += tuple(c for c in sentence.children(i, "obj", "iobj") if c != target)  # "promised Bolivia to ..."
    return named


def _called(sentence: Sentence, i: int, target: int) -> tuple[int, ...]:
    """Who is called upon: after "on" or "upon", the object, or the subject of what is demanded."""
    named = [c for word, c in obliques(sentence, i) if word in ("on", "upon", "to") and c != target]
    named = named or [c for c in sentence.children(i, "obj", "iobj", "nsubj") if c > i and c != target]
    if not named and sentence.tokens[target].deprel != "conj":
        named = [c for c in sentence.children(target, "nsubj", "nsubj:pass") if c > i]
    return tuple(named)
