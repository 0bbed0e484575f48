"""Fills the slots of a predicate frame from the sentence's structure.

The names of the slots are explained at the top of vocabulary/data/frames/classes.yaml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from diplomatics.contract import Party
from diplomatics.contract.walk import principal
from diplomatics.sentences.clauses import (
    doers,
    obliques,
    undergoers,
)
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import parties_at
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.people import people_at
from diplomatics.statements.slot_places import deep_tokens, slot_tokens
from diplomatics.statements.stand_ins import land_at, named_at, sent, stand_ins
from diplomatics.statements.triggers import Match, infinitives, matches_at

# Prepositions by which a verb without a frame of its own may say whom it concerns.
DEALING = ("with", "to", "from", "against", "for", "on", "between", "before", "towards", "into", "among")
# "object-of" in the order in which its parts count.
SPLIT = {"object-of": ("object-of:owner", "object-of:self", "object-of:about")}

# The ways to find who stands in a slot, the surest first; "deep" looks one phrase further down.
STAGES = ("known", "named", "deep", "people", "bodies", "land")

# Where a promised act is done.
INSIDE = ("in", "into", "inside", "within", "across", "at", "around")
Finder = Callable[[Context, Sentence, int], list[Party]]

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
    return first_filled(context, sentence, match, slots, taken, depth).parties


@dataclass(frozen=True, slots=True)
class Filled:
    """Who was found, in which slot, and how (one of `STAGES`)."""

    slot: str
    stage: str
    parties: list[Party]


def first_filled(
    context: Context, sentence: Sentence, match: Match, slots: Iterable[str], taken: set[str], depth: int = 0
) -> Filled:
    """What the first slot yields that yields anybody not `taken`.

    Known parties count before unknown names and unnamed people, what stands right there before what hangs on other
    phrases, and the land that was struck comes last.
    """
    asked = tuple(part for slot in slots for part in SPLIT.get(slot, (slot,)))
    for stage in STAGES:
        if stage == "land" and slots == match.frame.actors:
            break
        for slot in asked:
            found = _slot(context, sentence, match, slot, stage, depth)
            found = [p for p in found if not _is_taken(context, p, taken, slot)]
            if found:
                return Filled(slot, stage, found)
    return Filled("", "", [])


def _is_taken(context: Context, party: Party, taken: set[str], slot: str) -> bool:
    """Whether the party acts already; "its ambassador" is nobody else than the one who recalls him."""
    if party.actor in taken:
        return True
    held = slot in ("object-of:owner", "object-of:self", "object-of", "object-owner")
    return held and principal(party.actor, context.actors) in {principal(a, context.actors) for a in taken}


def _joint(context: Context, sentence: Sentence, match: Match) -> list[Party]:
    """Everybody who takes part; "mediators restored ties between X and Y": it is X and Y that have ties."""
    between = _slot(context, sentence, match, "between", "deep")
    if len(between) > 1:
        return between
    slots = [s for s in match.frame.actors if s != "apart"]
    found: list[Party] = []
    for stage in ("known", "named", "deep", "people", "bodies"):
        if stage == "deep":
            asked: list[tuple[str, str]] = [("with", "deep"), ("by", "deep"), ("apart", "known")]
        else:
            asked = [(slot, stage) for slot in slots]
        for slot, how in asked:
            if len(found) < 2 or stage == "known":
                more = _slot(context, sentence, match, slot, how) if slot in match.frame.actors else []
                found = unique_parties([*found, *more])
    return found


def _slot(
    context: Context, sentence: Sentence, match: Match, slot: str, stage: str = "known", depth: int = 0
) -> list[Party]:
    """The parties of one slot that a stage finds; `depth` guards complements."""
    if slot == "complement":
        found = _complement(context, sentence, match.at, depth)
        return [p for p in found if (stage == "people") == p.actor.startswith("people/")]
    bare = slot.removesuffix("-itself") if slot != "object-itself" else "object"
    tokens = deep_tokens(sentence, match, bare) if stage == "deep" else slot_tokens(sentence, match, bare)
    around = tuple(c for _, c in obliques(sentence, match.at)) if stage == "land" else ()
    return unique_parties(p for t in tokens for p in _at(context, sentence, t, slot, stage, around))


def _at(
    context: Context, sentence: Sentence, token: int, slot: str, stage: str, around: tuple[int, ...]
) -> list[Party]:
    """Whom one phrase stands for, by one way of finding out."""
    if stage == "named":
        return named_at(context, sentence, token)
    if stage == "people":
        return people_at(context, sentence, token)
    if stage == "bodies":
        return stand_ins(context, sentence, token)
    if stage == "land":
        return land_at(context, sentence, token, around)
    inside = not slot.endswith("-itself") or sentence.tokens[token].lemma.lower() in sent()
    return parties_at(context, sentence, token, look_inside=inside)


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
        found = _dealt(context, sentence, below)
        if found:
            return found
    return []


def _dealt(context: Context, sentence: Sentence, below: int) -> list[Party]:
    """Who an act without a frame is done to, by, with or for; then the land in which it is done."""
    with_whom = tuple(_dealt_with(sentence, below))
    where = tuple(c for h in (below, *sentence.children(below, "obj")) for w, c in obliques(sentence, h) if w in INSIDE)
    ways: tuple[tuple[Finder, tuple[int, ...]], ...] = (
        (parties_at, with_whom), (named_at, with_whom), (people_at, with_whom), (land_at, where),
    )  # fmt: skip
    doing = {p.actor for t in doers(sentence, below) for p in parties_at(context, sentence, t)}
    for find, tokens in ways:
        found = unique_parties(p for t in tokens for p in find(context, sentence, t) if p.actor not in doing)
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
