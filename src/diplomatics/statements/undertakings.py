"""Finds undertakings in a sentence's structure: the binding verb, its force, and each target apart.

One target is one commitment ("non-interference in its internal affairs and fighting terrorism" are two), a
rule of the G7/G20 Research Group's coding (1997 definition). Word lists: vocabulary/data/undertakings.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from diplomatics.contract.terms import Force
from diplomatics.sentences.clauses import is_passive, obliques, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.formal import FormalText, Paragraph
from diplomatics.statements.phrases import is_commenting_tail, shares_auxiliary
from diplomatics.vocabulary.inflection import by_form
from diplomatics.vocabulary.loader import load


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


@cache
def words() -> dict[str, Any]:
    """The word lists of undertakings."""
    return cast(dict[str, Any], load("undertakings"))


@cache
def _force_of_verb() -> dict[str, Force]:
    return {verb: cast(Force, force) for force, entry in words()["binding"].items() for verb in entry["verbs"]}


@cache
def _force_of_noun() -> dict[str, Force]:
    return {noun: cast(Force, force) for force, entry in words()["binding"].items() for noun in entry["nouns"]}


@cache
def _force_of_opening() -> dict[str, Force]:
    return {lemma: cast(Force, force) for force, lemmas in words()["operative"].items() for lemma in lemmas}


@cache
def _forms() -> dict[str, str]:
    return by_form([*_force_of_verb(), *words()["urging_phrasal"], *words()["clause_only"]])


def lemma_of(sentence: Sentence, i: int) -> str:
    """A token's lemma; a verb of the word lists is known by its form too, whatever the lemmatiser made of it."""
    token = sentence.tokens[i]
    return _forms().get(token.text.lower(), token.lemma.lower()) if token.upos == "VERB" else token.lemma.lower()


def undertakings(sentence: Sentence, formal: FormalText) -> Iterator[Undertaking]:
    """Every undertaking of a sentence, one for each target."""
    for i, token in enumerate(sentence.tokens):
        paragraph = formal.opened_by(sentence, i)
        if paragraph is not None:
            yield from _opened(sentence, i, paragraph)
        elif token.upos in ("VERB", "ADJ"):
            yield from _by_verb(sentence, i)
        elif token.upos == "AUX" and token.lemma == "shall":
            yield from _by_shall(sentence, i)


def _opened(sentence: Sentence, i: int, paragraph: Paragraph) -> Iterator[Undertaking]:
    """The act of a body whose name stands above the paragraph; its verb may be tagged as a noun."""
    force: Force = "affirm" if paragraph.part == "preamble" else _force_of_opening()[paragraph.lemma or ""]
    clauses = [c for c in sentence.children(i, "xcomp", "ccomp", "acl", "advcl") if c > i and _is_clause(sentence, c)]
    targets = clauses[:1] or _called_for(sentence, i) or list(sentence.children(i, "obj", "nmod", "obl"))[:1]
    for target, framed in _each(sentence, targets):
        yield Undertaking(sentence, i, force, target, _called(sentence, i, target), framed=framed, opening=paragraph)


def _is_clause(sentence: Sentence, c: int) -> bool:
    return sentence.tokens[c].upos in ("VERB", "AUX", "NOUN", "ADJ") and not is_commenting_tail(sentence, c)


def _by_verb(sentence: Sentence, i: int) -> Iterator[Undertaking]:
    lemma = lemma_of(sentence, i)
    if lemma in words()["standing_adjectives"] and _is_standing(sentence, i):
        yield from _standing(sentence, i, words()["standing_adjectives"][lemma])
        return
    if sentence.tokens[i].upos != "VERB":
        return
    force = _force_of_verb().get(lemma) or ("urge" if _is_phrasal_call(sentence, i, lemma) else None)
    if force is not None:
        others = list(_gapped(sentence, i))
        until = min((min(sentence.subtree(noun)) for noun, _ in others), default=-1)
        for target, framed in _each(sentence, _targets(sentence, i, force)):
            named = _addressees(sentence, i, force, target)
            if until < 0 or target < until:
                yield Undertaking(sentence, i, force, target, named, framed=framed, until=until)
        for noun, target in others:
            yield Undertaking(sentence, i, force, target, doers=(noun,))
    elif lemma in words()["clause_only"]:
        for target, _ in _each(sentence, _clauses(sentence, i, "agree")):
            yield Undertaking(sentence, i, words()["clause_only"][lemma], target)
    elif lemma in words()["carrying"] or lemma in words()["affirm_with_frame"]:
        yield from _carried(sentence, i, lemma)


def _is_standing(sentence: Sentence, i: int) -> bool:
    """ "is committed to", "remain determined to": a state, and not "committed troops"."""
    token = sentence.tokens[i]
    if any(sentence.tokens[c].lemma == "be" for c in sentence.children(i, "cop", "aux")):
        return True
    return (
        token.deprel == "xcomp" and token.head >= 0 and sentence.tokens[token.head].lemma in ("remain", "stand", "stay")
    )


def _standing(sentence: Sentence, i: int, force: Force) -> Iterator[Undertaking]:
    inner = [c for word, c in obliques(sentence, i) if word in ("to", "")] + list(
        sentence.children(i, "xcomp", "advcl")
    )
    for target, _ in _each(sentence, [c for c in inner if c > i][:1]):
        yield Undertaking(sentence, i, force, target, framed=True)


def _by_shall(sentence: Sentence, aux: int) -> Iterator[Undertaking]:
    """ "The Parties shall respect ...": the language of treaties."""
    verb = sentence.tokens[aux].head
    if verb >= 0 and sentence.tokens[verb].upos == "VERB" and not is_passive(sentence, verb):
        yield Undertaking(sentence, aux, "commit", verb, framed=True)


def _carried(sentence: Sentence, i: int, lemma: str) -> Iterator[Undertaking]:
    """ "reached an understanding on X", "expressed their support for Y"."""
    for noun in undergoers(sentence, i):
        name = sentence.tokens[noun].lemma.lower()
        if name in _force_of_noun() and lemma in words()["carrying"]:
            force = _force_of_noun()[name]
        elif name in words()["framing_nouns"] and lemma in words()["affirm_with_frame"]:
            force = "affirm"
        else:
            continue
        inner = [c for c in sentence.children(noun, "nmod", "obl") if c > i and _marked(sentence, c)]
        inner += [c for word, c in obliques(sentence, i) if word == "on" and c > noun and not inner]
        inner += list(sentence.children(noun, "acl"))
        for target, _ in _each(sentence, [c for c in inner if not _is_time(sentence, c)][:1]):
            yield Undertaking(sentence, i, force, target, framed=True)


def _marked(sentence: Sentence, c: int) -> bool:
    """ "on trade", "on patrolling": a gerund's preposition may be tagged as a marker."""
    marks = {sentence.tokens[m].text.lower() for m in sentence.children(c, "case", "mark")}
    return bool(marks & {"on", "to", "for", "of"})


def _is_time(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].ent.endswith("DATE")


def _gapped(sentence: Sentence, i: int) -> Iterator[tuple[int, int]]:
    """ "Yerevan consented to X, and Baku to cooperate": (second doer, target) where the verb is left out."""
    for noun in sentence.subtree(i):
        token = sentence.tokens[noun]
        if token.deprel != "conj" or token.upos not in ("NOUN", "PROPN") or not _opens_after_comma(sentence, noun):
            continue
        after = max(sentence.subtree(noun)) + 1
        direct = [c for c in sentence.children(noun, "acl", "xcomp") if c > noun and _has_to(sentence, c)]
        if not direct and after + 1 < len(sentence.tokens) and sentence.tokens[after].text.lower() == "to":
            direct = [sentence.tokens[after].head]
        if direct and direct[0] > noun and sentence.tokens[direct[0]].upos == "VERB":
            yield noun, direct[0]


def _opens_after_comma(sentence: Sentence, noun: int) -> bool:
    """Whether ", and" stands before a noun, which then opens a clause and not the next item of a row."""
    first = min((c for c in sentence.children(noun, "cc")), default=-1)
    return first > 0 and sentence.tokens[first - 1].text == ","


def _has_to(sentence: Sentence, c: int) -> bool:
    return any(sentence.tokens[m].text.lower() == "to" for m in sentence.children(c, "mark"))


def _is_phrasal_call(sentence: Sentence, i: int, lemma: str) -> bool:
    wanted = words()["urging_phrasal"].get(lemma, ())
    return any(word in wanted for word, _ in obliques(sentence, i))


def _targets(sentence: Sentence, i: int, force: Force) -> list[int]:
    """Heads of what is undertaken: the complement clause, else the object or "to"-phrase."""
    clauses = _clauses(sentence, i, force)
    if clauses:
        return clauses
    if force == "urge":
        return _called_for(sentence, i)
    if force == "intend":
        return []
    if force == "commit":  # "undertook the task" is no commitment, "committed themselves to peace" is
        return [c for word, c in obliques(sentence, i) if word == "to" and c > i]
    nouns = (
        list(undergoers(sentence, i)) if is_passive(sentence, i) else [c for c in sentence.children(i, "obj") if c > i]
    )
    nouns = nouns or [c for word, c in obliques(sentence, i) if word in ("to", "on") and not _is_time(sentence, c)]
    # A gerund that a parser joins to the finite verb belongs to its objects ("stressed X and fighting Y").
    gerunds = [c for c in sentence.children(i, "conj") if _is_joined_gerund(sentence, c) and nouns]
    return [*nouns, *gerunds]


def _is_joined_gerund(sentence: Sentence, c: int) -> bool:
    return sentence.tokens[c].xpos == "VBG" and not is_commenting_tail(sentence, c)


def _clauses(sentence: Sentence, i: int, force: Force) -> list[int]:
    found = [c for c in sentence.children(i, "xcomp", "ccomp") if c > i and _is_clause(sentence, c)]
    if not found and force != "affirm":  # "consented in the same text to ...": an infinitive hung too loosely
        found = [c for c in sentence.children(i, "advcl") if c > i and _follows_to(sentence, c)]
    if force in ("affirm", "intend"):
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


def _called_for(sentence: Sentence, i: int) -> list[int]:
    """What a call without a clause asks for: "called for a truce", "demanded the release of ..."."""
    asked = [c for word, c in obliques(sentence, i) if word == "for" and c > i]
    return asked or [c for c in sentence.children(i, "obj") if c > i and sentence.tokens[c].upos == "NOUN"]


def _each(sentence: Sentence, targets: list[int]) -> Iterator[tuple[int, bool]]:
    """Each target apart with whether a framing noun stood around it; tails that only comment are left out."""
    seen: set[int] = set()
    for target in targets:
        for part in _row(sentence, target):
            for inner, framed in _unframe(sentence, part):
                for one in _row(sentence, inner):
                    if one not in seen:
                        seen.add(one)
                        yield one, framed


def _row(sentence: Sentence, target: int) -> list[int]:
    """A target and those coordinated after it, without tails and without participles under one auxiliary."""
    row = [c for c in sentence.conjuncts(target) if c >= target]
    return [c for c in row if c == target or not (is_commenting_tail(sentence, c) or shares_auxiliary(sentence, c))]


def _unframe(sentence: Sentence, noun: int) -> list[tuple[int, bool]]:
    """ "their commitment to X" is about X, "the importance of increasing aid" about increasing aid."""
    if sentence.tokens[noun].upos == "ADJ":  # "declared itself ready to X" is about X
        inside = [c for c in sentence.children(noun, "xcomp", "advcl", "ccomp") if c > noun and _has_to(sentence, c)]
        return [(c, True) for c in inside] or [(noun, False)]
    if sentence.tokens[noun].lemma.lower() not in words()["framing_nouns"] or sentence.tokens[noun].upos != "NOUN":
        return [(noun, False)]
    inner = [c for word, c in obliques(sentence, noun) if word in ("to", "of", "for", "against") and c > noun]
    inner += [c for c in sentence.children(noun, "acl") if c not in inner]
    return [(c, True) for c in inner] or [(noun, False)]


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
