"""Meetings as objects: one meeting however often a report mentions it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from diplomatics.contract import Event, Meeting, Party, Time
from diplomatics.sentences.clauses import preposition, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.acts import Act
from diplomatics.statements.binding import parties_at
from diplomatics.statements.builder import shared
from diplomatics.statements.consulting import of_act
from diplomatics.statements.context import Context, inferred, unique_parties
from diplomatics.statements.deadlines import counted
from diplomatics.statements.events import make_event
from diplomatics.statements.factuality import Factuality
from diplomatics.statements.gatherings import gatherings
from diplomatics.statements.levels import levels
from diplomatics.statements.making import principals
from diplomatics.statements.occasion import (
    format_of,
    mode_of,
    part_of,
    phase_of,
    purpose_of_meeting,
    topics_of_talk,
    words_before,
)
from diplomatics.statements.phrases import words_of
from diplomatics.statements.same_meeting import find_same, join, without_doubles
from diplomatics.statements.sighting import Sighting, is_meeting_noun, words
from diplomatics.statements.third_parties import sides_of, third_parties
from diplomatics.statements.whereabouts import country_visited, spread, whole_stay, without_place, without_topic


def sightings(context: Context, found: list[Act]) -> list[Sighting]:
    """The meetings that a document mentions, each once."""
    known: list[Sighting] = []
    for sighting in _all(context, found):
        _complete(context, sighting)
        if sighting.time is not None and sighting.time.value.startswith("P"):
            sighting.time = _within(context, sighting.time, known)
        for one in _each(context, sighting):
            same = find_same(context, one, known)
            if same is not None:
                join(context, same, one)
            elif _is_meeting(context, one) or _takes_parties(context, one, known):
                _beside_another(one, known)
                known.append(one)
    for sighting in known:
        sighting.participants = without_doubles(context, unique_parties([*sighting.participants, *sighting.sitting]))
    return known


def _all(context: Context, found: list[Act]) -> Iterator[Sighting]:
    """Every mention in text order: those that frames tell, and the others."""
    consulting = [
        a for a in found if a.match.frame.type == "CONSULT" and not _is_no_call(context, a) and not _is_mediating(a)
    ]
    for sentence in context.sentences:
        if not sentence.is_parsed:
            continue
        told = [of_act(context, a) for a in consulting if a.sentence.index == sentence.index]
        taken = {n for s in told for n in s.nodes if _is_meeting(context, s) or s.directed or not s.implied}
        rest = list(gatherings(context, sentence, taken - _lonely(context, told)))
        yield from sorted([*told, *rest], key=lambda s: s.at)


def _is_no_call(context: Context, act: Act) -> bool:
    """ "called the talks constructive", "called X an ally": nobody was telephoned."""
    if act.match.frame.lemma != "call" or act.match.frame.pos != "verb":
        return False
    called = undergoers(act.sentence, act.match.at)
    complement = act.sentence.children(act.match.at, "xcomp") or len(called) > 1
    people = [q for c in called for q in parties_at(context, act.sentence, c, look_inside=False)]
    return bool(complement) or not people


def _is_mediating(act: Act) -> bool:
    """ "talks which X mediates with Y": the talks are told by their own noun."""
    mediating = act.match.frame.pos == "verb" and act.match.frame.lemma in words()["functions"]["mediator"]["verbs"]
    return mediating and any(is_meeting_noun(act.sentence, c) for c in undergoers(act.sentence, act.match.at))


def _lonely(context: Context, told: list[Sighting]) -> set[int]:
    """The words of those that a frame told without finding the parties."""
    return {n for s in told if not _is_meeting(context, s) for n in s.nodes}


def _complete(context: Context, s: Sighting) -> None:
    """What stands around a meeting's words: third parties, format, means, occasion, purpose, topics."""
    sentence = s.sentence
    s.nouns = frozenset(sentence.tokens[n].lemma.lower() for n in s.nodes if is_meeting_noun(sentence, n))
    if s.name.startswith("meet"):
        s.nouns |= {"meeting"}  # "they were to meet in March. The meeting was postponed"
    third = third_parties(context, sentence, s.nodes)
    s.participants = without_doubles(context, sides_of(s.participants, third))
    s.sitting = third.sitting
    s.factuality = _awaited(sentence, s.at) or s.factuality
    s.mediators = unique_parties([*s.mediators, *third.mediators])
    s.host = s.host or next(iter(third.hosts), None)
    s.levels = list(dict.fromkeys([*s.levels, *levels(s.participants, _day(context, s))]))
    said = " ".join(words_before(sentence, n) for n in s.nodes)
    s.format = s.format or format_of(said)
    s.mode = s.mode or mode_of(sentence, s.nodes, s.event_mode)
    s.phase = phase_of(sentence, s.nodes, s.factuality.status)
    s.part_of = part_of(context, sentence, s.nodes)
    s.purpose = purpose_of_meeting(context, sentence, s.nodes)
    about = topics_of_talk(sentence, s.nodes)
    s.place = without_topic(sentence, s.place, about)
    topics = (without_place(words_of(context, sentence, t), s.place) for t in about)
    s.topics = list(dict.fromkeys(t for t in topics if t))
    if s.directed and s.place is None and s.factuality.status != "denied":
        s.place = country_visited(context, s.directed[1])


def _awaited(sentence: Sentence, at: int) -> Factuality | None:
    """ "due to meet in May", "the date of the meeting will be announced": still to come, whatever the tree says."""
    head = sentence.tokens[at].head
    before = sentence.tokens[max(at - 2, 0)].lemma.lower() if sentence.tokens[at].upos == "VERB" else ""
    above = sentence.tokens[head].lemma.lower() if head >= 0 else ""
    near = {sentence.tokens[c].lemma.lower() for n in (at, head) if n >= 0 for c in sentence.children(n, "case")}
    before_noun = {sentence.tokens[c].lemma.lower() for c in sentence.children(at, "amod", "compound")}
    waits = bool(before_noun & set(words()["upcoming"])) or bool(({before, above} | near) & set(words()["awaiting"]))
    named = above in words()["appointments"] and preposition(sentence, at) in ("of", "for")
    if waits or (named and any(sentence.tokens[c].lemma == "will" for c in _auxiliaries(sentence, head))):
        return Factuality("planned", None, "the meeting is awaited")
    return None


def _auxiliaries(sentence: Sentence, node: int) -> tuple[int, ...]:
    above = sentence.tokens[node].head
    return sentence.children(above, "aux") if above >= 0 else ()


def _beside_another(s: Sighting, known: list[Sighting]) -> None:
    """ "A separate conversation" on the same day with one of those who met: at the same place."""
    told = set(words_before(s.sentence, s.nodes[-1]).split())
    told |= {s.sentence.tokens[c].text.lower() for n in s.nodes for c in s.sentence.children(n, "advmod")}
    if s.place is not None or s.time is None or not told & set(words()["beside"]):
        return
    same_day = [k for k in known if k.place and k.time and k.time.value == s.time.value and k.ids & s.ids]
    s.place = same_day[-1].place if same_day else None


def _day(context: Context, s: Sighting) -> str | None:
    """The day on which offices are looked up: the meeting's, else the report's own."""
    published = context.document.report.published
    return (s.time.start if s.time else None) or (published if not s.time else None)


def _within(context: Context, length: Time, known: list[Sighting]) -> Time | None:
    """ "shall meet within five days": counted from the meeting told before; a length alone is no date."""
    mention = next((t for t in context.mentions.times if t.span == length.span), None)
    before = context.text[max(0, length.span[0] - 8) : length.span[1]].lower() if length.span else ""
    held = [k.time for k in known if k.time is not None and k.factuality.status == "occurred"]
    return counted(mention, inferred(held[-1])) if mention is not None and held and "within" in before else None


def _each(context: Context, s: Sighting) -> Iterator[Sighting]:
    """A row of meetings told at once ("rounds in April and in May") as one each."""
    rows = spread(context, s.sentence, s.nodes)
    others = [p for p in s.participants if p.actor not in {d.actor for d in s.doing}]
    apart = any(s.sentence.tokens[c].lemma == "separately" for n in s.nodes for c in s.sentence.children(n, "advmod"))
    if rows:
        for time, place in rows:
            yield replace(s, time=time, place=place or s.place, evidence=list(s.evidence))
    elif apart and s.doing and len(others) > 1:
        for other in others:
            together = [*s.doing, other]
            yield replace(s, participants=together, core=principals(context, together), evidence=list(s.evidence))
    else:
        yield replace(s, time=s.time and whole_stay(context, s.sentence, s.time))


def _is_meeting(context: Context, s: Sighting) -> bool:
    """Two participants that are not one and the same side, or one body that meets ("ECOWAS will hold a summit")."""
    known = [p for p in s.participants if not p.actor.startswith("people/")]
    if s.directed is not None and any(p.actor.split("/")[0] in ("people", "unnamed") for p in s.directed[0]):
        return False  # a family's journey is no meeting
    if len(known) >= 2:
        return len(s.ids - principals(context, s.participants)) >= 2 or len(principals(context, s.participants)) >= 2
    if s.participants and not s.definite and any(p.function for p in s.sitting):
        return True  # "talks between the leaders of X, with Y and Z attending as guarantors"
    body = [p for p in s.participants if context.actors[p.actor].kind == "organisation"]
    holds = len(s.nodes) > 1 or s.name.startswith("meet") or s.name == "gathering"
    return len(body) == 1 and s.directed is None and holds


def _takes_parties(context: Context, s: Sighting, known: list[Sighting]) -> bool:
    """A meeting told without its parties, at a time of its own, is one of those who met before."""
    earlier = [k for k in known if len(k.core) >= 2 and k.factuality.status != "denied"]
    apart = s.place is not None or s.host is not None or bool(s.mediators) or _of_them(s)
    whereabouts = s.time is not None and apart
    if not s.implied or s.definite or not whereabouts or not earlier:
        return False
    sides = [p for p in earlier[-1].participants if principals(context, [p]) <= earlier[-1].core]
    s.participants = unique_parties(_side(context, p) for p in sides)
    s.core = earlier[-1].core
    return True


def _of_them(s: Sighting) -> bool:
    """ "They last spoke in March": of those who were just told of."""
    told = {s.sentence.tokens[c].text.lower() for n in s.nodes for c in s.sentence.children(n, "nsubj")}
    return bool(told & {"they", "both"})


def _side(context: Context, party: Party) -> Party:
    """The state or body for which somebody sat there: who came to another round is not said."""
    (who,) = principals(context, [party])
    if who == party.actor or who not in context.actors:
        return party
    return msgspec.structs.replace(party, actor=who, name=context.actors[who].name, role=None)


def meetings(context: Context, known: list[Sighting]) -> list[Meeting]:
    """The meetings of a document as statements."""
    return [_meeting(context, sighting) for sighting in known]


def consultations(context: Context, known: list[Sighting]) -> list[Event]:
    """The event of each meeting: CONSULT, or AGREE while it is still to come (PLOVER manual, CONSULT)."""
    return [_consultation(context, sighting) for sighting in known if not sighting.promised]


def _consultation(context: Context, s: Sighting) -> Event:
    agreed = s.factuality.status == "planned"
    actors, recipients = s.directed or (s.participants, list[Party]())
    start, end = s.sentence.span_of(list(s.nodes))
    return make_event(
        context, s.evidence, s.attribution, s.factuality.status, f"frame:{s.name}",
        type="AGREE" if agreed else "CONSULT", mode=None if agreed else _event_mode(s),
        actors=actors, recipients=recipients, date=s.time, place=s.place, words=context.text[start:end], at=start,
    )  # fmt: skip


def _event_mode(s: Sighting) -> str | None:
    """PLOVER's modes of CONSULT: visit, third-party, multilateral, phone."""
    return "phone" if s.mode in ("call", "video") else s.event_mode


def _confidence(s: Sighting) -> float:
    return 0.6 + 0.1 * bool(s.time) + 0.1 * bool(s.place) - 0.2 * s.implied


def _meeting(context: Context, s: Sighting) -> Meeting:
    return Meeting(
        **shared(
            context, "meeting", s.evidence, s.attribution, s.factuality.status, _confidence(s), f"meeting:{s.name}",
            sorted(s.ids), s.time.value if s.time else None,
        ),
        participants=s.participants,
        level=s.levels,
        phase=s.phase,
        mode=s.mode,
        part_of=s.part_of,
        host=s.host,
        mediators=s.mediators,
        place=s.place,
        date=s.time,
        format=s.format,
        purpose=s.purpose,
        topics=s.topics,
        outcomes=[],
    )  # fmt: skip
