"""Meetings as objects: one meeting however often a report mentions it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from diplomatics.contract import Event, Evidence, Meeting, Party, Place, Time
from diplomatics.contract.terms import Level, MeetingMode, Phase
from diplomatics.sentences.clauses import governor, preposition
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.acts import Act
from diplomatics.statements.attribution import Attribution
from diplomatics.statements.binding import time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.events import make_event
from diplomatics.statements.factuality import Factuality
from diplomatics.vocabulary.loader import load


@dataclass
class Sighting:
    """One mention of a meeting, or several found to be of the same one; `act` is the first."""

    participants: list[Party]
    time: Time | None
    place: Place | None
    factuality: Factuality
    attribution: Attribution
    evidence: list[Evidence]
    act: Act
    levels: list[Level] = field(default_factory=list)
    format: str | None = None
    mode: MeetingMode | None = None
    phase: Phase = "held"
    definite: bool = False
    headline: bool = False
    host: Party | None = None

    @property
    def ids(self) -> frozenset[str]:
        """The participants' actor ids."""
        return frozenset(p.actor for p in self.participants)


@cache
def _words() -> dict[str, Any]:
    return cast(dict[str, Any], load("meetings"))


def sightings(context: Context, found: list[Act]) -> list[Sighting]:
    """The meetings that a document mentions, each once."""
    known: list[Sighting] = []
    for act in found:
        if act.match.frame.type != "CONSULT":
            continue
        sighting = _sighting(context, act)
        same = _find_same(sighting, known)
        if same is not None:
            _join(same, sighting)
        elif _is_meeting(context, sighting):
            known.append(sighting)
    return known


def meetings(context: Context, known: list[Sighting]) -> list[Meeting]:
    """The meetings of a document as statements."""
    return [_meeting(context, sighting) for sighting in known]


def consultations(context: Context, known: list[Sighting]) -> list[Event]:
    """The event of each meeting: CONSULT, or AGREE while it is still to come (PLOVER manual, CONSULT)."""
    return [_consultation(context, sighting) for sighting in known if not sighting.act.promised]


def _consultation(context: Context, s: Sighting) -> Event:
    directed = s.act.match.frame.mode in ("visit", "third-party")
    agreed = s.factuality.status == "planned"
    start, end = s.act.sentence.span_of(list(s.act.match.tokens))
    return make_event(
        context, s.evidence, s.attribution, s.factuality.status, _confidence(s), f"frame:{s.act.match.frame.name}",
        type="AGREE" if agreed else "CONSULT", mode=_event_mode(s) if not agreed else None,
        actors=s.act.actors if directed else s.participants, recipients=s.act.recipients if directed else [],
        date=s.time, place=s.place, words=context.text[start:end], at=start,
    )  # fmt: skip


def _event_mode(s: Sighting) -> str | None:
    """PLOVER's modes of CONSULT: visit, third-party, multilateral, phone."""
    if s.mode in ("call", "video"):
        return "phone"
    return s.act.match.frame.mode


def _confidence(s: Sighting) -> float:
    return 0.6 + 0.1 * bool(s.time) + 0.1 * bool(s.place)


def _is_meeting(context: Context, sighting: Sighting) -> bool:
    """Two participants, or one body that meets ("ECOWAS will hold a summit")."""
    if len(sighting.participants) >= 2:
        return bool(sighting.act.actors)
    phrase = sighting.act.match.phrase
    body = [p for p in sighting.participants if context.actors[p.actor].kind == "organisation"]
    return len(body) == 1 and (phrase >= 0 or sighting.act.match.frame.lemma == "meet")


def _sighting(context: Context, act: Act) -> Sighting:
    phrase = act.match.phrase if act.match.phrase >= 0 else act.match.at
    participants = unique_parties([*act.actors, *act.recipients])
    words = _phrase_words(act.sentence, phrase)
    return Sighting(
        participants=participants,
        time=act.time or _time_of_setting(context, act, phrase),
        place=act.place,
        factuality=act.factuality,
        attribution=act.attribution,
        evidence=[context.sentence_evidence(act.sentence)],
        act=act,
        levels=levels(participants),
        format=_format(words),
        mode=_mode(act, words),
        phase=_phase(act),
        definite=_is_definite(act.sentence, phrase),
        headline=context.is_headline(act.sentence),
        host=next(iter(act.recipients), None) if act.match.frame.mode == "visit" else None,
    )


def _phrase_words(sentence: Sentence, token: int) -> str:
    parts = [c for c in sentence.children(token) if c < token]
    spread = [d for c in parts for d in sentence.subtree(c)]
    return " ".join(sentence.tokens[i].text.lower() for i in sorted([*spread, token])).replace(" - ", "-")


def _time_of_setting(context: Context, act: Act, phrase: int) -> Time | None:
    """ "said at the end of the meeting on Wednesday": what was done at a meeting was done on its day."""
    if act.match.frame.pos != "noun":
        return None
    sentence, node = act.sentence, phrase
    if preposition(sentence, node) in ("of",):
        node = sentence.tokens[node].head
    if preposition(sentence, node) not in ("at", "in", "during", "after", "following"):
        return None
    verb = governor(sentence, node)
    return time_of(context, sentence, verb) if verb >= 0 else None


def levels(participants: list[Party]) -> list[Level]:
    """The contract's levels that the participants' roles show; a double role shows two."""
    found: dict[Level, None] = {}
    for party in participants:
        for role in (party.role or "").lower().split(" and "):
            level = _level(role)
            if level:
                found[level] = None
    return list(found)


def _level(role: str) -> Level | None:
    for level, words in _words()["levels"].items():
        if any(re.search(rf"\b{re.escape(w)}s?\b", role) for w in words):
            return cast(Level, level)
    return None


def _format(words: str) -> str | None:
    for name, shapes in _words()["formats"].items():
        if any(shape in words for shape in shapes):
            return str(name)
    return None


def _mode(act: Act, words: str) -> MeetingMode | None:
    if act.match.frame.mode == "phone":
        return "call"
    for mode, shapes in _words()["modes"].items():
        if any(re.search(rf"\b{shape}\b", words) for shape in shapes):
            return cast(MeetingMode, mode)
    return None


def _phase(act: Act) -> Phase:
    above = {act.sentence.tokens[i].lemma for i in act.sentence.ancestors(act.match.at)}
    if above & set(_words()["postponing"]):
        return "postponed"
    if above & set(_words()["cancelling"]):
        return "cancelled"
    return "announced" if act.factuality.status in ("planned", "proposed", "conditional") else "held"


def _is_definite(sentence: Sentence, token: int) -> bool:
    return any(
        sentence.tokens[c].text.lower() in ("the", "their", "this", "that", "these", "those")
        for c in sentence.children(token, "det", "nmod:poss")
    )


def _find_same(new: Sighting, known: list[Sighting]) -> Sighting | None:
    """The meeting already known that `new` mentions again, if there is just one that fits best."""
    fits = [old for old in known if _fits(old, new)]
    if not fits:
        return None
    return max(enumerate(fits), key=lambda pair: (_closeness(pair[1], new), pair[0]))[1]


def _fits(old: Sighting, new: Sighting) -> bool:
    if _differ_in_status(old, new) or not _times_agree(old.time, new.time):
        return False
    if old.place and new.place and old.place.name != new.place.name:
        return False
    size = _words()["format_sizes"].get(new.format or "")
    if size and size != len(old.participants):
        return False
    if not new.participants:
        return new.definite
    if not (new.ids <= old.ids or old.ids <= new.ids):
        return False
    if old.levels and new.levels and not set(old.levels) & set(new.levels):
        return False
    same_sentence = old.evidence[-1].start == new.evidence[0].start
    same_kind_of_time = bool(new.time) == bool(old.time) or old.headline  # a headline gives no day
    return same_sentence or new.definite or (new.ids == old.ids and same_kind_of_time)


def _differ_in_status(old: Sighting, new: Sighting) -> bool:
    planned = {"planned", "proposed", "conditional"}
    return (old.factuality.status in planned) != (new.factuality.status in planned) or (
        (old.factuality.status == "denied") != (new.factuality.status == "denied")
    )


def _times_agree(a: Time | None, b: Time | None) -> bool:
    if a is None or b is None:
        return True
    if not (a.start and a.end and b.start and b.end):
        return a.value == b.value
    return a.start <= b.end and b.start <= a.end


def _closeness(old: Sighting, new: Sighting) -> int:
    return 2 * len(old.ids & new.ids) + (old.time is not None and old.time == new.time) * 4


def _join(old: Sighting, new: Sighting) -> None:
    """Add what `new` knows to `old`; nothing that is known is replaced, but for a sharper time."""
    old.participants = unique_parties([*old.participants, *new.participants])
    if new.time and (old.time is None or (old.time.precision != "day" and new.time.precision == "day")):
        old.time = new.time
    old.place = old.place or new.place
    old.levels = list(dict.fromkeys([*old.levels, *new.levels]))
    old.format = old.format or new.format
    old.mode = old.mode or new.mode
    old.host = old.host or new.host
    seen = {(e.start, e.end) for e in old.evidence}
    old.evidence.extend(e for e in new.evidence if (e.start, e.end) not in seen)


def _meeting(context: Context, sighting: Sighting) -> Meeting:
    return Meeting(
        **shared(
            context, "meeting", sighting.evidence, sighting.attribution, sighting.factuality.status,
            _confidence(sighting), f"meeting:{sighting.act.match.frame.name}",
            sorted(sighting.ids), sighting.time.value if sighting.time else None,
        ),
        participants=sighting.participants,
        level=sighting.levels,
        phase=sighting.phase,
        mode=sighting.mode,
        part_of=None,
        host=sighting.host,
        mediators=[],
        place=sighting.place,
        date=sighting.time,
        format=sighting.format,
        purpose=[],
        topics=[],
        outcomes=[],
    )  # fmt: skip
