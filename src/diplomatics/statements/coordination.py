"""With whom a task is to be done: "in coordination with the defence ministries of the four countries"."""

from __future__ import annotations

import msgspec

from diplomatics.contract import Party
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.context import Context, unique_parties
from diplomatics.vocabulary.loader import load

# What stands before a noun of office as part of its name.
NAMING = ("amod", "compound")


def coordination(context: Context, sentence: Sentence) -> list[Party]:
    """The parties after "in coordination with", each member of a group, with the offices that are named."""
    start = begins(sentence)
    return _after(context, sentence, start[1]) if start else []


def begins(sentence: Sentence) -> tuple[int, int] | None:
    """Where "in coordination with" stands in a sentence, or None."""
    text = sentence.text.lower()
    for phrase in load("undertakings")["coordination_phrases"]:
        at = text.find(phrase)
        if at >= 0:
            return sentence.start + at, sentence.start + at + len(phrase)
    return None


def _after(context: Context, sentence: Sentence, start: int) -> list[Party]:
    head = next((i for i, t in enumerate(sentence.tokens) if t.start >= start), -1)
    if head < 0:
        return []
    for up in sentence.ancestors(head):
        if sentence.tokens[up].start < start:
            break
        head = up
    row = [c for c in sentence.conjuncts(head) if c >= head and not sentence.tokens[c].upos.startswith("VERB")]
    end = max(sentence.tokens[i].end for c in row for i in sentence.subtree(c))
    inside = [m for _, m in context.actors_in(sentence) if start <= m.span[0] < end]
    office = " and ".join(dict.fromkeys(filter(None, (_office(sentence, c) for c in row))))
    parties = [p for m in inside for p in context.parties(m)]
    everybody = unique_parties(sorted(parties, key=lambda p: p.role is None))
    return [p if p.role and len(row) == 1 else msgspec.structs.replace(p, role=office or p.role) for p in everybody]


def _office(sentence: Sentence, noun: int) -> str | None:
    """ "the intelligence services": "intelligence service"; None for a name."""
    token = sentence.tokens[noun]
    if token.upos != "NOUN" or token.lemma.lower() in ("country", "side", "party", "state", "government"):
        return None
    before = [sentence.tokens[c].text.lower() for c in sentence.children(noun, *NAMING) if c < noun]
    return " ".join([*before, token.lemma.lower()])
