"""Who says so: the speaker of the clause that a statement was read from.

Looks upward from the predicate for a reporting verb ("X said that ..."), beside it for "according to X"
and for a trailing "..., X said", and back for the speaker of a quotation that runs over several sentences.
The report's own voice is None. Word lists: vocabulary/data/attribution.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from diplomatics.contract import Party, Time
from diplomatics.contract.terms import Capacity
from diplomatics.sentences.clauses import agents, is_passive, preposition, subjects
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import parties_at, time_of
from diplomatics.statements.context import Context
from diplomatics.statements.own_status import is_negated
from diplomatics.vocabulary.loader import load


@dataclass(frozen=True, slots=True)
class Attribution:
    """Speaker, capacity and time of the saying; all None where the report itself speaks."""

    said_by: Party | None = None
    capacity: Capacity | None = None
    speaks_for: str | None = None
    said_on: Time | None = None
    denied: bool = False


NOBODY = Attribution()


@cache
def _words(group: str) -> frozenset[str]:
    return frozenset(load("attribution")[group])


def attribution(context: Context, sentence: Sentence, predicate: int) -> Attribution:
    """Who says the clause of `predicate`; the innermost speaker where sayings are nested."""
    for verb in _sayings_above(sentence, predicate):
        found = _of_verb(context, sentence, verb)
        if found is not NOBODY:
            return found
    according = _according_to(context, sentence, predicate)
    if according is not NOBODY:
        return according
    return _running_quotation(context, sentence)


def _sayings_above(sentence: Sentence, predicate: int) -> Iterator[int]:
    """Reporting verbs that govern the predicate, nearest first."""
    node = predicate
    for up in sentence.ancestors(predicate):
        relation = sentence.tokens[node].deprel.split(":")[0]
        if sentence.tokens[up].lemma in _words("reporting_verbs") and (
            relation in ("ccomp", "parataxis", "xcomp") or _is_charge(sentence, node, up)
        ):
            yield up
        if relation == "acl" and sentence.tokens[up].lemma in _words("saying_nouns") and sentence.tokens[up].head >= 0:
            yield sentence.tokens[up].head  # "rejected claims that ..."
        node = up
    # "..., the statement said": the saying hangs below as parataxis
    chain = [predicate, *sentence.ancestors(predicate)]
    for place in chain:
        for c in sentence.children(place, "parataxis"):
            if sentence.tokens[c].lemma in _words("reporting_verbs") and not sentence.children(c, "ccomp"):
                yield c


def _is_charge(sentence: Sentence, node: int, up: int) -> bool:
    """ "accused X of doing": the charge, where the parser made it an adverbial."""
    marks = {sentence.tokens[m].lemma for m in sentence.children(node, "mark")}
    return sentence.tokens[node].deprel == "advcl" and sentence.tokens[node].xpos == "VBG" and marks == {"of"}


def _of_verb(context: Context, sentence: Sentence, verb: int) -> Attribution:
    speakers = agents(sentence, verb) if is_passive(sentence, verb) else subjects(sentence, verb)
    if not speakers:
        return NOBODY
    # "Reports that ... were false, Chad said": of two subjects the nearest speaks.
    speaker = min(speakers, key=lambda s: abs(s - verb))
    denied = sentence.tokens[verb].lemma in _words("denying_verbs") and is_negated(sentence, verb) < 0
    return _speaker(context, sentence, speaker, time_of(context, sentence, verb), denied)


def _speaker(context: Context, sentence: Sentence, token: int, said_on: Time | None, denied: bool) -> Attribution:
    lemma = sentence.tokens[token].lemma.lower()
    if lemma in _words("document_nouns"):
        return Attribution(None, "document", None, said_on, denied)
    if lemma in _words("pronouns_of_documents"):
        return Attribution(None, "document", None, said_on, denied)
    parties = parties_at(context, sentence, token)
    capacity: Capacity | None = "official"
    if lemma in _words("spokesperson_nouns") or _has_title(sentence, token, "spokesperson_nouns"):
        capacity = "spokesperson"
    elif lemma in _words("unnamed_nouns") and not _is_named(sentence, token):
        capacity = "unnamed"
    if not parties:
        return Attribution(None, capacity if capacity != "official" else None, None, said_on, denied)
    return Attribution(parties[0], capacity, None, said_on, denied)


def _has_title(sentence: Sentence, token: int, group: str) -> bool:
    return any(sentence.tokens[c].lemma in _words(group) for c in sentence.children(token, "compound", "appos", "nmod"))


def _is_named(sentence: Sentence, token: int) -> bool:
    """A role with a proper name beside it, or a definite office ("the foreign minister"), is no unnamed source."""
    if sentence.tokens[token].upos == "PROPN" or any(
        sentence.tokens[c].upos == "PROPN" for c in sentence.children(token, "appos", "flat")
    ):
        return True
    definite = any(sentence.tokens[c].text.lower() == "the" for c in sentence.children(token, "det"))
    return definite and sentence.tokens[token].feat("Number") == "Sing"


def _according_to(context: Context, sentence: Sentence, predicate: int) -> Attribution:
    for place in (predicate, *sentence.ancestors(predicate)):
        for c in sentence.children(place, "obl"):
            if preposition(sentence, c) in _words("source_prepositions") or _is_according(sentence, c):
                return _speaker(context, sentence, c, None, False)
    return NOBODY


def _is_according(sentence: Sentence, token: int) -> bool:
    """ "according to X": UD hangs "according" as case or mark on X."""
    return any(sentence.tokens[c].text.lower() == "according" for c in sentence.children(token))


def _running_quotation(context: Context, sentence: Sentence) -> Attribution:
    """A sentence inside quotation marks that an earlier sentence opened takes that sentence's speaker."""
    body = context.text[context.document.body_start : sentence.start]
    opened, closed = body.count("“"), body.count("”")
    if opened <= closed:
        return NOBODY
    for earlier in reversed(context.sentences[: sentence.index]):
        for i, token in enumerate(earlier.tokens):
            if token.lemma in _words("reporting_verbs") and subjects(earlier, i):
                found = _of_verb(context, earlier, i)
                if found is not NOBODY:
                    return found
        if "“" in earlier.text:
            break
    return NOBODY
