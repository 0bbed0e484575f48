"""Finds what depends on what: the shapes in which a sentence makes one thing hang on another.

"X depends on Y", "X if / unless / provided that Y", "X only after Y", "X in exchange for Y", a demand with a
threat ("do Y, failing which X"; "either Y or X"), and a threat hung on a deed ("any Y would meet X", "Y would
amount to X"). Word lists: vocabulary/data/undertakings.yaml, conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from diplomatics.contract.terms import Link
from diplomatics.sentences.clauses import obliques, preposition, subjects
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.factuality import factuality, is_negated
from diplomatics.vocabulary.loader import load

FUTURE = frozenset({"will", "would", "'ll", "’ll", "shall", "'d"})


@dataclass(frozen=True, slots=True)
class Linked:
    """What depends (`of`, a phrase head) on what (`requires`), by which link; `at` is the linking predicate.

    `by` are phrase heads of who must meet the requirement, where the requirement itself does not tell.
    """

    sentence: Sentence
    at: int
    of: int
    requires: tuple[int, ...]
    link: Link
    by: tuple[int, ...] = ()


@cache
def _words() -> dict[str, Any]:
    return cast(dict[str, Any], load("undertakings")["conditions"])


def links(sentence: Sentence) -> Iterator[Linked]:
    """Every dependence that a sentence tells, each once."""
    seen: set[tuple[int, Link]] = set()
    for linked in (*_structural(sentence), *_by_phrase(sentence)):
        if (linked.of, linked.link) not in seen:
            seen.add((linked.of, linked.link))
            yield linked


def _structural(sentence: Sentence) -> Iterator[Linked]:
    words = _words()
    for i, token in enumerate(sentence.tokens):
        lemma = token.lemma.lower()
        if (token.upos == "VERB" and lemma in words["depending"]) or (
            token.upos == "ADJ" and lemma in words["contingent"]
        ):
            yield from _depends(sentence, i)
        if token.deprel.startswith("advcl"):
            yield from _clause(sentence, i)
        if token.deprel == "obl" and preposition(sentence, i) == "without":
            yield from _without(sentence, i)
        if token.deprel == "cc:preconj" and lemma == "either":
            yield from _either(sentence, token.head)
        if token.deprel in ("nsubj", "nsubj:pass") and token.upos == "NOUN":
            yield from _answered(sentence, i)


def _depends(sentence: Sentence, i: int) -> Iterator[Linked]:
    clauses = [c for c in sentence.children(i, "advcl", "ccomp", "xcomp") if c > i]
    bare = [c for word, c in obliques(sentence, i) if word == "" and c > i]  # "hinges on Ukraine accepting ..."
    needed = clauses or [c for word, c in obliques(sentence, i) if word in ("on", "upon", "to") and c > i]
    stray = [c for n in needed for c in sentence.children(n, "nsubj") if c < i]  # a subject hung too low
    for subject in (*subjects(sentence, i), *stray)[:1]:
        if needed:
            yield Linked(sentence, i, subject, _required(sentence, needed[0]), "if", tuple(bare))


def _required(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The requirements: a clause's own objects where they are coordinated, each one apart."""
    objects = [c for o in sentence.children(head, "obj") for c in sentence.conjuncts(o)]
    return tuple(objects) if len(objects) > 1 else tuple(c for c in sentence.conjuncts(head) if c >= head)


def _clause(sentence: Sentence, i: int) -> Iterator[Linked]:
    head = sentence.tokens[i].head
    if head < 0 or _is_contrary_to_fact(sentence, head):
        return
    words = _words()
    if _is_aim(sentence, i):
        return
    if sentence.tokens[i].text.lower() in words["marks_if"]:  # "provided that Y": "provided" as a verb of its own
        for inner in sentence.children(i, "ccomp")[:1]:
            yield Linked(sentence, head, head, (inner,), "if")
        return
    for m in sentence.children(i, "mark", "advmod"):
        mark = sentence.tokens[m].lemma.lower()
        link: Link | None = None
        if mark in words["marks_if"] or sentence.tokens[m].text.lower() in words["marks_if"]:
            link = "if"
        elif mark in words["marks_unless"]:
            link = "unless"
        elif mark in words["waiting"] and _waits(sentence, head, i):
            link = "only-after"
        if link:
            yield Linked(sentence, head, head, (i,), link)
            return


def _is_aim(sentence: Sentence, i: int) -> bool:
    """ "should talk first if they are to succeed": what it is good for, and no condition."""
    to = any(sentence.tokens[m].text.lower() == "to" for m in sentence.children(i, "mark"))
    return to and any(sentence.tokens[c].lemma == "be" for c in sentence.children(i, "aux", "cop"))


def _is_contrary_to_fact(sentence: Sentence, i: int) -> bool:
    """ "would have severed ties if ...": what did not come about is no condition any more."""
    auxiliaries = {sentence.tokens[c].text.lower() for c in sentence.children(i, "aux")}
    return bool(auxiliaries & {"would", "could"}) and "have" in auxiliaries


def _waits(sentence: Sentence, head: int, clause: int) -> bool:
    """ "only after", "not until", "will not ... before": the main clause waits, and lies ahead."""
    first = min(sentence.subtree(clause))
    near = [i for i in (first - 1, first) if 0 <= i < len(sentence)]
    if any(sentence.tokens[i].lemma.lower() == "only" for i in near):
        return factuality(sentence, head).status != "occurred"
    if near and sentence.tokens[first].text.lower() in _words()["promised_after"]:
        return _is_ahead(sentence, head)  # "would recall its troops once ..."
    none = any(_says_no(sentence, c) for c in sentence.children(head, "nsubj", "nsubj:pass", "obj"))
    return (none or is_negated(sentence, head) >= 0) and _is_ahead(sentence, head)


def _is_ahead(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[c].text.lower() in (*FUTURE, "wo", "can", "must") for c in sentence.children(i, "aux"))


def _without(sentence: Sentence, i: int) -> Iterator[Linked]:
    """ "Without a ceasefire, there will be no talks"."""
    head = sentence.tokens[i].head
    if head < 0 or not _is_ahead(sentence, head) or i > head:
        return
    denied = [c for c in sentence.children(head, "nsubj", "obj") if _says_no(sentence, c)]
    if denied or is_negated(sentence, head) >= 0:
        yield Linked(sentence, head, denied[0] if denied else head, (i,), "if")


def _says_no(sentence: Sentence, noun: int) -> bool:
    return any(sentence.tokens[c].text.lower() == "no" for c in sentence.children(noun, "det"))


def _either(sentence: Sentence, first: int) -> Iterator[Linked]:
    """ "Either Y, or X will ..."."""
    for second in sentence.children(first, "conj"):
        if sentence.tokens[second].upos == "VERB" and _is_ahead(sentence, second):
            yield Linked(sentence, second, second, (first,), "unless")


def _is_deed(sentence: Sentence, noun: int) -> bool:
    return sentence.tokens[noun].lemma.lower() in _words()["deeds"]


def _answered(sentence: Sentence, deed: int) -> Iterator[Linked]:
    """ "any attack would meet a response", "a blockade would amount to an act of war"."""
    verb = sentence.tokens[deed].head
    if verb < 0 or not any(sentence.tokens[c].text.lower() in FUTURE for c in sentence.children(verb, "aux")):
        return
    lemma = sentence.tokens[verb].lemma.lower()
    answers = _words()["answering"].get(lemma, ())
    amounting = _words()["amounting"]
    around = [
        *sentence.children(verb, "obj"),
        *(c for word, c in obliques(sentence, verb) if word in ("to", "with", "by", "")),
    ]
    if sentence.children(verb, "cop"):
        around.append(verb)  # "would be an act of war"
        lemma = "be"
    wanted = answers or (amounting["to"] if lemma in amounting["verbs"] else ())
    for c in around:
        named = {sentence.tokens[d].lemma.lower() for d in sentence.conjuncts(c)} & set(wanted)
        if named and (_is_deed(sentence, deed) or "war" in named):  # what would mean war is a deed, whatever it is
            yield Linked(sentence, verb, c, (deed,), "if")
            return


@cache
def _phrases(group: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, _words()[group])) + r")\b", re.IGNORECASE)


def _by_phrase(sentence: Sentence) -> Iterator[Linked]:
    for match in _phrases("exchange_phrases").finditer(sentence.text):
        yield from _exchanged(sentence, sentence.start + match.start(), sentence.start + match.end())
    for match in _phrases("condition_phrases").finditer(sentence.text):
        yield from _on_condition(sentence, sentence.start + match.start(), sentence.start + match.end())
    for match in _phrases("failing_phrases").finditer(sentence.text):
        yield from _failing(sentence, sentence.start + match.start())


def _exchanged(sentence: Sentence, start: int, end: int) -> Iterator[Linked]:
    """ "X in exchange for Y": what is given, and its price."""
    price = next((i for i, t in enumerate(sentence.tokens) if t.start >= end), -1)
    if price < 0:
        return
    for up in sentence.ancestors(price):
        if sentence.tokens[up].start < end:
            break
        price = up
    given = [i for i, t in enumerate(sentence.tokens) if t.end <= start and t.upos == "VERB"]
    if given and sentence.tokens[price].lemma.lower() not in ("nothing", "that", "this", "it"):
        yield Linked(sentence, given[-1], given[-1], (price,), "in-exchange")


def _on_condition(sentence: Sentence, start: int, end: int) -> Iterator[Linked]:
    """ "offered X on condition that Y": the last verb before it, and the clause after it."""
    given = [i for i, t in enumerate(sentence.tokens) if t.end <= start and t.upos == "VERB"]
    first = next((i for i, t in enumerate(sentence.tokens) if t.start >= end), -1)
    if not given or first < 0:
        return
    above = [first, *sentence.ancestors(first)]
    inside = [
        i for i in above if sentence.tokens[i].start >= end and sentence.tokens[i].upos in ("VERB", "ADJ", "NOUN")
    ]
    if inside:
        yield Linked(sentence, given[-1], given[-1], (inside[-1],), "if")


def _failing(sentence: Sentence, start: int) -> Iterator[Linked]:
    """ "demanded that Y be done within a week, failing which it would X"; "Y must be done, or else X"."""
    threats = [
        i for i, t in enumerate(sentence.tokens) if t.start > start and t.upos == "VERB" and _is_ahead(sentence, i)
    ]
    if not threats:
        return
    asked = [i for i, t in enumerate(sentence.tokens) if t.start < start and _is_asked(sentence, i)]
    if asked:
        demand = sentence.tokens[asked[0]].head
        at = demand if demand >= 0 and sentence.tokens[asked[0]].deprel in ("ccomp", "xcomp") else asked[0]
        row = [c for c in sentence.conjuncts(asked[0]) if sentence.tokens[c].start < start and c not in threats]
        yield Linked(sentence, at, threats[0], tuple(row), "unless")


def _is_asked(sentence: Sentence, i: int) -> bool:
    """A verb of what is demanded: under a demand, or with "must"."""
    token = sentence.tokens[i]
    if token.deprel in ("ccomp", "xcomp") and token.head >= 0:
        urging = load("undertakings")["binding"]["urge"]["verbs"]
        if sentence.tokens[token.head].lemma.lower() in (*urging, "order", "tell", "warn", "give", "call"):
            return token.upos in ("VERB", "ADJ", "NOUN")
    modals = {sentence.tokens[c].text.lower() for c in sentence.children(i, "aux")}
    return (
        token.upos == "VERB"
        and bool(modals & {"must", "should", "has", "have"})
        and "been" not in modals
        and ("must" in modals or "should" in modals)
    )
