"""Fills the slots of a predicate frame from the sentence's structure.

The names of the slots are explained at the top of vocabulary/data/frames/classes.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diplomatics.contract import Party
from diplomatics.contract.walk import principal
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
from diplomatics.statements.cues import cues
from diplomatics.statements.people import people_at
from diplomatics.statements.triggers import Match, infinitives, matches_at
from diplomatics.vocabulary.frames import frames, light_verbs

# Through these relations a phrase hangs on another one that the parser may have preferred to the predicate.
WITHIN = ("nmod", "obl", "obj")
# Prepositions by which a verb without a frame of its own may say whom it concerns.
DEALING = ("with", "to", "from", "against", "for", "on", "between", "before", "towards", "into", "among")
# "object-of" in the order in which its parts count.
SPLIT = {"object-of": ("object-of:owner", "object-of:self", "object-of:about")}
HELPING = frozenset({"help", "assist", "support", "protect", "train", "defend", "advise", "aid"})

Sides = tuple[list[Party], list[Party]]


def fill(context: Context, sentence: Sentence, match: Match, depth: int = 0) -> Sides:
    """The actors and recipients of a match. In a joint frame all are actors."""
    if match.frame.joint:
        return _joint(context, sentence, match), []
    actors = _first(context, sentence, match, match.frame.actors, set(), depth)
    taken = {p.actor for p in actors}
    return actors, _first(context, sentence, match, match.frame.recipients, taken, depth)


def _first(
    context: Context, sentence: Sentence, match: Match, slots: Iterable[str], taken: set[str], depth: int
) -> list[Party]:
    """What the first slot yields that yields anybody not `taken`.

    Known parties count before unnamed people, and what stands right there before what hangs on other phrases.
    """
    slots = tuple(part for slot in slots for part in SPLIT.get(slot, (slot,)))
    for people, deep in ((False, False), (False, True), (True, False)):
        for slot in slots:
            found = _slot(context, sentence, match, slot, people=people, deep=deep, depth=depth)
            found = [p for p in found if not _is_taken(context, p, taken, slot)]
            if found:
                return found
    return []


def _is_taken(context: Context, party: Party, taken: set[str], slot: str) -> bool:
    """Whether the party acts already; "its ambassador" is nobody else than the one who recalls him."""
    own = {principal(a, context.actors) for a in taken} if slot.startswith("object-of") else taken
    return party.actor in taken or principal(party.actor, context.actors) in own


def _joint(context: Context, sentence: Sentence, match: Match) -> list[Party]:
    """Everybody who takes part; "mediators restored ties between X and Y": it is X and Y that have ties."""
    between = _slot(context, sentence, match, "between", deep=True)
    if len(between) > 1:
        return between
    slots = [s for s in match.frame.actors if s != "apart"]
    found = unique_parties(p for s in slots for p in _slot(context, sentence, match, s))
    for slot in ("with", "by", "apart"):
        if slot in match.frame.actors and len(found) < 2:
            found = unique_parties([*found, *_slot(context, sentence, match, slot, deep=True)])
    return found


def _slot(
    context: Context,
    sentence: Sentence,
    match: Match,
    slot: str,
    *,
    people: bool = False,
    deep: bool = False,
    depth: int = 0,
) -> list[Party]:
    """The parties of one slot, or the unnamed `people`. `deep`: below other phrases; `depth` guards complements."""
    if slot == "complement":
        found = _complement(context, sentence, match.at, depth)
        return [p for p in found if people == p.actor.startswith("people/")]
    bare = slot.removesuffix("-itself") if slot != "object-itself" else "object"
    tokens = _deep_tokens(sentence, match, bare) if deep else _slot_tokens(sentence, match, bare)
    if people:
        return unique_parties(p for t in tokens for p in people_at(context, sentence, t))
    inside = not slot.endswith("-itself")
    return unique_parties(p for t in tokens for p in parties_at(context, sentence, t, look_inside=inside))


def _slot_tokens(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    """The phrase heads that stand in a slot of the match."""
    i, phrase = match.at, match.phrase
    verb = match.frame.pos == "verb"
    if slot == "subject":
        found = doers(sentence, i) if verb else subjects(sentence, i)
        return _whole_rows(sentence, i, found) if match.frame.joint else found
    if slot == "object":
        return tuple(c for c in undergoers(sentence, i) if phrase not in sentence.conjuncts(c))
    if slot == "own":
        agentless = is_passive(sentence, i) and not agents(sentence, i)
        return subjects(sentence, i) if verb and agentless else ()
    if slot == "object-owner":
        return tuple(c for o in undergoers(sentence, i) for c in sentence.children(o, "nmod:poss"))
    if slot.startswith("object-of"):
        return _around_object(sentence, match, slot)
    if slot == "clause-subject":
        clauses = [c for c in sentence.children(i, "ccomp", "acl") if not is_passive(sentence, c)]
        infinitive = [s for c in sentence.children(i, "advcl", "xcomp") for s in sentence.children(c, "nsubj")]
        return (*(s for c in clauses for s in subjects(sentence, c)), *infinitive)
    if slot == "helped":
        return _helped(sentence, i)
    if slot == "apart":
        return _doer_above(sentence, i)
    return _around_noun(sentence, match, slot)


def _whole_rows(sentence: Sentence, verb: int, found: tuple[int, ...]) -> tuple[int, ...]:
    """ "A and B, who met C": a relative clause of a joint act tells of the whole row, not of its last name alone."""
    if sentence.tokens[verb].deprel != "acl:relcl":
        return found
    return tuple(sentence.conjuncts(c)[0] for c in found)


def _around_noun(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    i = match.at
    if slot == "possessive":
        return _owners(sentence, i)
    if slot == "of" and match.frame.pos == "noun":
        return tuple(c for word, c in obliques(sentence, i) if word == "of")
    if slot == "adjective":
        return modifiers(sentence, i)
    if slot == "owner-of-deed":
        told = any(word in ("of", "against", "on") for word, _ in obliques(sentence, i))
        return (*_owners(sentence, i), *modifiers(sentence, i)) if told else ()
    return _after_preposition(sentence, match, slot)


def _owners(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Possessives, by their relation or by the "'s" that the parser left on something else."""
    return tuple(
        c
        for c in sentence.children(noun)
        if sentence.tokens[c].deprel == "nmod:poss"
        or any(sentence.tokens[m].text in ("'s", "’s", "'", "’") for m in sentence.children(c, "case"))
    )


def _around_object(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    """Whose the demanded object is, who it is itself, and whom it concerns."""
    if match.phrase < 0:
        return ()
    owner = (*_owners(sentence, match.phrase), *possessors(sentence, match.phrase))
    about = tuple(c for _, c in obliques(sentence, match.phrase))
    parts = {"object-of:owner": owner, "object-of:self": (match.phrase,), "object-of:about": about}
    return parts.get(slot, (*owner, match.phrase, *about))


def _after_preposition(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    heads = [match.at] if match.phrase < 0 else [match.at, match.phrase]
    return tuple(
        antecedent(sentence, c)
        for head in heads
        for word, c in obliques(sentence, head)
        if _is_word(word, slot) or (slot == "by" and c in agents(sentence, head))
    )


def _is_word(word: str, slot: str) -> bool:
    return word == slot or word.split(" ")[0] == slot


def _deep_tokens(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    """The same places, one phrase further down: "withdrew the last of its troops from Lebanon"."""
    heads = {match.at, match.phrase} - {-1}
    below = [c for head in heads for c in sentence.children(head, *WITHIN) if sentence.tokens[c].deprel != "nmod:poss"]
    if slot == "subject":
        passive = match.frame.pos == "verb" and is_passive(sentence, match.at)
        return tuple(c for b in below for word, c in obliques(sentence, b) if word == "by") if passive else ()
    return tuple(c for b in below for word, c in obliques(sentence, b) if _is_word(word, slot))


def _complement(context: Context, sentence: Sentence, i: int, depth: int) -> list[Party]:
    """Whom the verb below `i` does it to: by its own frame, or its object and who is dealt with."""
    if depth > 3:
        return []
    for below in (*sentence.children(i, "xcomp", "acl"), *infinitives(sentence, i), *_of_gerunds(sentence, i)):
        for match in matches_at(sentence, below)[:1]:
            actors, recipients = fill(context, sentence, match, depth + 1)
            doing = {p.actor for t in doers(sentence, below) for p in parties_at(context, sentence, t)}
            others = recipients or [p for p in actors if match.frame.joint and p.actor not in doing]
            if others:
                return others
        found = unique_parties(p for t in _dealt_with(sentence, below) for p in parties_at(context, sentence, t))
        if found:
            return found
    return []


def _of_gerunds(sentence: Sentence, i: int) -> tuple[int, ...]:
    """ "ruled out apologising", "considered sending": gerunds under the verb."""
    return tuple(c for c in sentence.children(i, "advcl", "ccomp") if sentence.tokens[c].xpos == "VBG")


def _dealt_with(sentence: Sentence, below: int) -> Iterator[int]:
    yield from (c for c in undergoers(sentence, below))
    for head in (below, *sentence.children(below, "obj", "obl")):
        yield from (c for word, c in obliques(sentence, head) if _first_word(word) in DEALING)


def _first_word(words: str) -> str:
    return words.split(" ")[0]


def _helped(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Who is helped by the infinitive below: its object, or who it is helped to do something."""
    found: list[int] = []
    for c in infinitives(sentence, i):
        if sentence.tokens[c].lemma in HELPING:
            found.extend(undergoers(sentence, c))
            found.extend(s for x in sentence.children(c, "xcomp", "ccomp") for s in subjects(sentence, x))
    return tuple(found)


def _doer_above(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """For a noun that a light verb carries ("launched an attack"), or that sets a scene ("said at talks"): the doer."""
    token = sentence.tokens[noun]
    if sentence.children(noun, "cop"):
        return subjects(sentence, noun)  # "is on a visit"
    relation = token.deprel.split(":")[0]
    if token.head < 0 or not is_predicate(sentence, token.head):
        return ()
    light = sentence.tokens[token.head].lemma in light_verbs()
    if relation == "obj" and light:
        return doers(sentence, token.head)
    if relation == "nsubj" and is_passive(sentence, token.head) and light:
        return agents(sentence, token.head)
    if relation == "obl" and preposition(sentence, noun) == "in" and token.lemma in cues().shown:
        return doers(sentence, token.head)  # "blocked roads in protest"
    if relation == "obl" and preposition(sentence, noun) in ("in", "during", "at", "after", "following"):
        joint = any(f.joint for f in frames().get((token.lemma.lower(), "noun"), ()))
        return doers(sentence, token.head) if joint else ()
    return ()
