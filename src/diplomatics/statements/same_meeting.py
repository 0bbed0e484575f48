"""Mentions of one meeting joined: which of the meetings already told a new mention goes back to."""

from __future__ import annotations

from diplomatics.contract import Party, Place, Time
from diplomatics.registry.registry import registry
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.levels import level_of
from diplomatics.statements.making import principals
from diplomatics.statements.sighting import Sighting, words

PLANNED = frozenset({"planned", "proposed", "conditional"})


def find_same(context: Context, new: Sighting, known: list[Sighting]) -> Sighting | None:
    """The meeting already known that `new` mentions again, if there is just one that fits best."""
    fits = [old for old in _named_alike(known, new) if _fits(context, old, new)]
    if not fits:
        return None
    return max(enumerate(fits), key=lambda pair: (_closeness(pair[1], new), _day(pair[1], new), pair[0]))[1]


def _day(old: Sighting, new: Sighting) -> str:
    """The newest of several that fit as well: one that is only recalled is not what goes on being told."""
    return (old.time.start or "") if new.time is None and old.time is not None else ""


def _named_alike(known: list[Sighting], new: Sighting) -> list[Sighting]:
    """ "The consultations" without parties go back to what was called so, where something was."""
    if new.participants or not new.definite:
        return known
    alike = [old for old in known if old.nouns & new.nouns]
    return alike or known


def _fits(context: Context, old: Sighting, new: Sighting) -> bool:
    if _differ_in_status(old, new) or not _times_agree(old.time, new.time) or not _places_agree(old.place, new.place):
        return False
    size = words()["format_sizes"].get(new.format or "")
    if size and size != len(old.participants):
        return False
    if not new.participants:
        return new.definite
    ours, theirs = principals(context, new.participants), principals(context, old.participants)
    if not (ours <= theirs or theirs <= ours):
        return False
    if old.levels and new.levels and not set(old.levels) & set(new.levels):
        return False
    if new.vague and new.time is None:
        return ours in (theirs, old.core)
    same_sentence = old.evidence[-1].start == new.evidence[0].start
    same_kind_of_time = bool(new.time) == bool(old.time) or old.headline  # a headline gives no day
    return same_sentence or new.definite or (ours == theirs and same_kind_of_time)


def _differ_in_status(old: Sighting, new: Sighting) -> bool:
    return (old.factuality.status in PLANNED) != (new.factuality.status in PLANNED) or (
        (old.factuality.status == "denied") != (new.factuality.status == "denied")
    )


def _times_agree(a: Time | None, b: Time | None) -> bool:
    if a is None or b is None:
        return True
    if not (a.start and a.end and b.start and b.end):
        return a.value == b.value
    return a.start <= b.end and b.start <= a.end


def _places_agree(a: Place | None, b: Place | None) -> bool:
    """Two names of one place, or a place and its country."""
    if a is None or b is None or a.name in b.name or b.name in a.name:
        return True
    return a.country is not None and a.country == b.country and a.country in (_code(a), _code(b))


def _code(place: Place) -> str | None:
    """The country's code where the place is the country itself."""
    state = registry().states.get(place.country or "")
    return place.country if state is not None and state.name == place.name else None


def _closeness(old: Sighting, new: Sighting) -> int:
    return 2 * len(old.ids & new.ids) + (old.time is not None and old.time == new.time) * 4


def join(context: Context, old: Sighting, new: Sighting) -> None:
    """Add what `new` knows to `old`; nothing that is known is replaced, but for a sharper time."""
    old.participants = without_doubles(context, unique_parties([*old.participants, *new.participants]))
    if new.time and (old.time is None or (old.time.precision != "day" and new.time.precision == "day")):
        old.time = new.time
    if old.phase == "announced" and new.phase in ("postponed", "cancelled"):
        old.phase = new.phase  # "were to meet on Friday. The meeting was postponed"
    old.place = old.place or new.place
    old.levels = list(dict.fromkeys([*old.levels, *new.levels]))
    old.nouns |= new.nouns
    old.format = old.format or new.format
    old.mode = old.mode or new.mode
    old.host = old.host or new.host
    old.part_of = old.part_of or new.part_of
    old.mediators = unique_parties([*old.mediators, *new.mediators])
    old.purpose = list(dict.fromkeys([*old.purpose, *new.purpose]))
    old.topics = list(dict.fromkeys([*old.topics, *new.topics]))
    seen = {(e.start, e.end) for e in old.evidence}
    old.evidence.extend(e for e in new.evidence if (e.start, e.end) not in seen)


def without_doubles(context: Context, participants: list[Party]) -> list[Party]:
    """Participants without a state or body for which somebody of the same level is named.

    "The foreign ministers of A and B" and then "Mr X of A" are one participant.
    """
    people = [p for p in participants if context.actors[p.actor].kind in ("person", "office")]
    kept = []
    for party in participants:
        acting = [q for q in people if q.actor != party.actor and _stands_for(context, q, party)]
        level = level_of(party.role) if party.role else None
        if not any(level is None or q.role is None or level_of(q.role) in (level, None) for q in acting):
            kept.append(party)
    return kept


def _stands_for(context: Context, person: Party, other: Party) -> bool:
    """Whether somebody named acts for the state, body or office that another participant is."""
    kind = context.actors[other.actor].kind
    if kind == "office":
        return context.actors[person.actor].kind == "person" and principals(context, [other]) == principals(
            context, [person]
        )
    return other.actor in principals(context, [person])
