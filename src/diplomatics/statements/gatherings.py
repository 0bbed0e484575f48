"""Meetings that no frame tells: nouns with their parties around them, seeing somebody, delegations, shuttles.

"recalled a meeting with X", "due in Y for talks with X", "Meeting in Abuja, the bloc demanded ...", "rounds
hosted by Z in May and June" (whose parties are those of the meeting told before), "left without seeing X",
"sent a delegation to Y", "shuttled between Y and Z".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from diplomatics.contract import Party
from diplomatics.contract.terms import Level, MeetingMode
from diplomatics.registry.registry import registry
from diplomatics.sentences.clauses import (
    doers,
    governor,
    modifiers,
    obliques,
    possessors,
    preposition,
    subjects,
    undergoers,
)
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binders import before_a_gathering
from diplomatics.statements.binding import parties_at
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.factuality import factuality
from diplomatics.statements.levels import level_of
from diplomatics.statements.making import principals
from diplomatics.statements.sighting import Sighting, is_definite, is_meeting_noun, words
from diplomatics.statements.whereabouts import place_at, time_at

BETWEEN = ("between", "among", "of", "involving")
# What a sighting may still be: it took place, will, or somebody says that it did not.
TOLD = frozenset({"occurred", "ongoing", "planned", "denied"})


def gatherings(context: Context, sentence: Sentence, taken: Collection[int]) -> Iterator[Sighting]:
    """The meetings of a sentence that its frames do not tell; `taken` are the tokens that frames told."""
    for i, token in enumerate(sentence.tokens):
        if i in taken:
            continue
        if _opens_with_meeting(sentence, i):
            yield from _of_body(context, sentence, i)
        elif is_meeting_noun(sentence, i):
            yield from _of_noun(context, sentence, i)
        elif token.upos == "VERB" and token.lemma in words()["gathering_verbs"]:
            yield from _of_gathering(context, sentence, i)
        elif token.upos == "VERB" and token.lemma in words()["talking_verbs"]:
            yield from _of_them(context, sentence, i)
        elif token.upos == "VERB" and token.lemma in words()["seeing"]:
            yield from _of_seeing(context, sentence, i)
        elif token.upos == "VERB" and token.lemma in words()["delegating"]["verbs"]:
            yield from _of_delegation(context, sentence, i)
        elif token.upos == "VERB" and _is_shuttling(sentence, i):
            yield from _of_shuttle(context, sentence, i)


def _sighting(
    context: Context, sentence: Sentence, nodes: tuple[int, ...], name: str, participants: list[Party]
) -> Sighting:
    settled = factuality(sentence, nodes[0], headline=context.is_headline(sentence))
    return Sighting(
        sentence=sentence,
        nodes=nodes,
        name=name,
        participants=participants,
        time=time_at(context, sentence, nodes),
        place=place_at(context, sentence, nodes),
        factuality=settled,
        attribution=attribution(context, sentence, nodes[0]),
        evidence=[context.sentence_evidence(sentence)],
        core=principals(context, participants),
        definite=is_definite(sentence, nodes[0]),
        headline=context.is_headline(sentence),
    )


def _parties(context: Context, sentence: Sentence, heads: Collection[int]) -> list[Party]:
    return unique_parties(p for h in heads for p in parties_at(context, sentence, h))


def _opens_with_meeting(sentence: Sentence, i: int) -> bool:
    """ "Meeting in Abuja, the bloc ...", "X and Y meeting in Amman agreed": a participle taken for a noun."""
    token = sentence.tokens[i]
    if token.text.lower() != "meeting" or sentence.children(i, "det", "nmod:poss", "amod"):
        return False
    return token.deprel in ("advcl", "dislocated", "obl", "nsubj") and token.upos in ("NOUN", "VERB")


def _of_them(context: Context, sentence: Sentence, i: int) -> Iterator[Sighting]:
    """ "They last spoke in March": of those who were just told of."""
    named = {sentence.tokens[c].text.lower() for c in sentence.children(i, "nsubj")}
    if named & {"they", "both"} and not [c for w, c in obliques(sentence, i) if w in ("with", "to", "of", "about")]:
        found = _sighting(context, sentence, (i,), "them", _parties(context, sentence, doers(sentence, i)))
        found.implied = not found.participants
        if found.time is not None and found.factuality.status in TOLD:
            yield found


def _of_gathering(context: Context, sentence: Sentence, i: int) -> Iterator[Sighting]:
    """ "The ministers of X gathered in Y", where nobody and nothing is gathered."""
    if undergoers(sentence, i):
        return
    found = _sighting(context, sentence, (i,), "gathering", _parties(context, sentence, doers(sentence, i)))
    if found.participants and found.factuality.status in TOLD and (found.place or found.time):
        yield found


def _of_body(context: Context, sentence: Sentence, i: int) -> Iterator[Sighting]:
    head = sentence.tokens[i].head
    if head < 0:
        return
    own = before_a_gathering(sentence, head) if i > 0 else ()
    together = _parties(context, sentence, own or doers(sentence, head))
    if together:
        yield _sighting(context, sentence, (i,), "gathering", together)


def _of_noun(context: Context, sentence: Sentence, i: int) -> Iterator[Sighting]:
    """A noun of meeting with its parties; without any it may still be told of those who met before."""
    sides = [c for word, c in obliques(sentence, i) if word in BETWEEN]
    adjectives = [c for c in modifiers(sentence, i) if sentence.tokens[c].upos == "ADJ"]
    named = _parties(context, sentence, [*sides, *possessors(sentence, i), *adjectives])
    beside = _parties(context, sentence, [c for word, c in obliques(sentence, i) if word in ("with", "against")])
    if beside and len(principals(context, [*named, *beside])) < 2:
        named = _doers_above(context, sentence, i) or named
    scene = _scene(sentence, i) if not named and not beside else -1
    if scene >= 0 or (not named and not beside and _carrier(sentence, i, ("obj",)) >= 0):
        named = _doers_above(context, sentence, i)
    above = _going(sentence, i)
    carrier = _carrier(sentence, i, ("obj", "nsubj"))
    nodes = (i, *(n for n in (above, carrier, scene) if n >= 0))
    found = _sighting(context, sentence, nodes, "noun", unique_parties([*named, *beside]))
    if above >= 0:
        found.factuality = factuality(sentence, above)
    people = [level_of(sentence.tokens[c].lemma.lower()) for c in sides]
    found.levels = [level for level in people if level is not None]
    found.implied = not named and not beside and not _is_somebodys(context, sentence, i)
    if found.factuality.status in TOLD and (found.participants or found.implied):
        yield found


def _going(sentence: Sentence, i: int) -> int:
    """Of "flew to X for talks", "is due in X for talks" the word whose time and place are the talks', or -1."""
    head = sentence.tokens[i].head
    if head < 0:
        return -1
    near = {sentence.tokens[c].lemma.lower() for c in sentence.children(head, "case")}
    going = {sentence.tokens[head].lemma.lower(), *near} & {*words()["going"], *words()["awaiting"]}
    goes = bool(going) and preposition(sentence, i) == "for" and sentence.tokens[i].deprel == "obl"
    return head if goes or sentence.tokens[head].lemma in words()["recalling"] else -1


def _carrier(sentence: Sentence, i: int, relations: tuple[str, ...]) -> int:
    """The verb that only says that a meeting is held, begins or ends ("was convened in X on Y"), or -1."""
    token = sentence.tokens[i]
    if token.head < 0 or token.deprel.split(":")[0] not in relations:
        return -1
    return token.head if sentence.tokens[token.head].lemma in words()["holding"] else -1


def _scene(sentence: Sentence, i: int) -> int:
    """Of "After four days of negotiations X and Y agreed" the verb of what those who sat there did, or -1."""
    node = i
    while preposition(sentence, node) == "of" and sentence.tokens[node].head >= 0:
        node = sentence.tokens[node].head
    head = sentence.tokens[node].head
    sets = not is_definite(sentence, i) and node < head and preposition(sentence, node) in words()["setting"]
    return head if sets else -1


def _doers_above(context: Context, sentence: Sentence, i: int) -> list[Party]:
    """ "recalled a meeting with X", "flew home after talks with X": who does what the noun hangs on."""
    node = i
    while sentence.tokens[node].deprel.split(":")[0] in ("nmod", "conj") and sentence.tokens[node].head >= 0:
        node = sentence.tokens[node].head
    above = governor(sentence, node)
    return _parties(context, sentence, doers(sentence, above) or subjects(sentence, above)) if above >= 0 else []


def _is_somebodys(context: Context, sentence: Sentence, i: int) -> bool:
    """Whether other names stand in the noun's phrase: "a G7 summit", "their parliament's session"."""
    inside = set(sentence.subtree(i))
    around = {c for word, c in obliques(sentence, i) if word in ("in", "at", "by", "on", "under", "after", "since")}
    outside = {d for c in around for d in sentence.subtree(c)}
    outside |= {d for c in sentence.children(i, "acl", "acl:relcl") for d in sentence.subtree(c)}
    own = [head for head, _ in context.actors_in(sentence) if head in inside - outside]
    named = any(sentence.tokens[c].upos == "PROPN" for c in sentence.children(i, "compound", "flat"))
    return bool(own) or named or bool(sentence.children(i, "nmod:poss"))


def _of_seeing(context: Context, sentence: Sentence, i: int) -> Iterator[Sighting]:
    first = _parties(context, sentence, doers(sentence, i))
    second = _parties(context, sentence, undergoers(sentence, i))
    if first and second and all(_is_somebody(context, p) for p in second) and _can_see(context, first):
        found = _sighting(context, sentence, (i,), "see", unique_parties([*first, *second]))
        found.doing = first
        if found.factuality.status in TOLD and len(principals(context, found.participants)) > 1:
            yield found


def _is_somebody(context: Context, party: Party) -> bool:
    return bool(party.role) or context.actors[party.actor].kind in ("person", "office")


def _can_see(context: Context, seeing: list[Party]) -> bool:
    """People, or a delegation; "Washington sees Tehran" is a view."""
    return all(_is_somebody(context, p) or context.actors[p.actor].kind == "organisation" for p in seeing)


def _of_delegation(context: Context, sentence: Sentence, i: int) -> Iterator[Sighting]:
    """ "will send a joint delegation to X"."""
    sent = [o for o in undergoers(sentence, i) if sentence.tokens[o].lemma.lower() in words()["delegating"]["objects"]]
    where = [c for n in (i, *sent) for word, c in obliques(sentence, n) if word == "to"]
    if not sent or not where:
        return
    senders = _parties(context, sentence, doers(sentence, i))
    together = unique_parties([*senders, *_parties(context, sentence, where)])
    if senders and len(principals(context, together)) > 1:
        found = _sighting(context, sentence, (i, *sent), "delegation", together)
        delegation: Level = "delegations"
        found.levels = [delegation]
        if found.factuality.status in ("occurred", "ongoing", "planned"):
            yield found


def _is_shuttling(sentence: Sentence, i: int) -> bool:
    shuttling = words()["shuttling"]
    if not any(word == "between" for word, _ in obliques(sentence, i)):
        return False
    lemma = sentence.tokens[i].lemma
    after = sentence.text[sentence.tokens[i].end - sentence.start :][:40].lower()
    return lemma in shuttling["verbs"] or (
        lemma in shuttling["going"] and any(phrase in after for phrase in shuttling["to_and_fro"])
    )


def _of_shuttle(context: Context, sentence: Sentence, i: int) -> Iterator[Sighting]:
    """Whoever flies to and fro between two sides' places mediates between them."""
    ends = [c for word, c in obliques(sentence, i) if word == "between"]
    heads = [part for c in ends for part in sentence.conjuncts(c)] + _joined_places(context, sentence, ends)
    sides = unique_parties(p for h in heads for p in _state_of_place(context, sentence, h))
    between = _parties(context, sentence, doers(sentence, i))
    if len(sides) > 1 and between:
        found = _sighting(context, sentence, (i,), "shuttle", sides)
        shuttle: MeetingMode = "shuttle"
        found.mode, found.mediators, found.place = shuttle, between, None
        yield found


def _joined_places(context: Context, sentence: Sentence, ends: list[int]) -> list[int]:
    """The place after the "and" of "between A, where X received him, and B", wherever it was hung."""
    if not ends:
        return []
    after = [p for p in context.places_in(sentence) if p.span[0] > sentence.tokens[ends[0]].start]
    heads = [sentence.head_of(*p.span) for p in after]
    return [h for h in heads if h > 0 and sentence.tokens[h - 1].text.lower() == "and"][:1]


def _state_of_place(context: Context, sentence: Sentence, token: int) -> list[Party]:
    """The party that a place stands for: its own resolution, else the state that it lies in."""
    own = parties_at(context, sentence, token)
    if own:
        return own
    word = sentence.tokens[token]
    place = next((p for p in context.places_in(sentence) if p.span[0] <= word.start < p.span[1] and p.country), None)
    state = registry().actor(place.country) if place is not None and place.country else None
    if place is None or state is None:
        return []
    context.with_actor(state)
    start, end = place.span
    return [
        Party(
            actor=state.id, name=state.name, role=None, function=None, text=context.text[start:end], start=start,
            end=end, report=context.document.report.id,
        )
    ]  # fmt: skip
