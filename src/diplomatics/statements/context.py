"""What every statement rule is given: one document with its sentences and mentions, and the look-ups it needs."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from diplomatics.contract import Actor, Evidence, Party, Place, Time
from diplomatics.contract.terms import PartyFunction
from diplomatics.documents.document import Document
from diplomatics.mentions.mention import ActorMention, InstrumentMention, Mentions, PlaceMention, TimeMention
from diplomatics.sentences.sentence import Sentence


@dataclass(frozen=True)
class Context:
    """One document as the statement rules see it.

    `actors` maps every actor id in use to its entry; `interested` is true where the outlet belongs to a party.
    """

    document: Document
    sentences: Sequence[Sentence]
    mentions: Mentions
    actors: dict[str, Actor] = field(repr=False)
    interested: bool = False

    @property
    def text(self) -> str:
        """The report's text."""
        return self.document.text

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a character."""
        at = bisect_right(self._starts, offset) - 1
        return self.sentences[at] if at >= 0 and offset < self.sentences[at].end else None

    def is_headline(self, sentence: Sentence) -> bool:
        """Whether a sentence is the report's title."""
        return sentence.end <= self.document.body_start

    @cached_property
    def _actors_by_sentence(self) -> dict[int, list[tuple[int, ActorMention]]]:
        """For each sentence: (head token, mention) in order."""
        found: dict[int, list[tuple[int, ActorMention]]] = {}
        for mention in self.mentions.actors:
            sentence = self.sentence_at(mention.span[0])
            if sentence is None or not (mention.actor or mention.members):
                continue
            head = sentence.head_of(*mention.span)
            if head >= 0:
                found.setdefault(sentence.index, []).append((head, mention))
        return found

    def actors_in(self, sentence: Sentence) -> list[tuple[int, ActorMention]]:
        """(head token, mention) of every resolved actor in a sentence."""
        return self._actors_by_sentence.get(sentence.index, [])

    def times_in(self, sentence: Sentence) -> list[TimeMention]:
        """Time expressions of a sentence that have at least one bound."""
        return [t for t in self.mentions.times if t.time and sentence.start <= t.span[0] < sentence.end]

    def places_in(self, sentence: Sentence) -> list[PlaceMention]:
        """Place names of a sentence."""
        return [p for p in self.mentions.places if sentence.start <= p.span[0] < sentence.end]

    def instruments_in(self, sentence: Sentence) -> list[InstrumentMention]:
        """Documents named in a sentence."""
        return [m for m in self.mentions.instruments if sentence.start <= m.span[0] < sentence.end]

    def evidence(self, start: int, end: int) -> Evidence:
        """The evidence for a stretch of text, without the white space around it."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        return Evidence.of(self.document.report, start, end)

    def sentence_evidence(self, sentence: Sentence) -> Evidence:
        """The whole sentence as evidence."""
        return self.evidence(sentence.start, sentence.end)

    def parties(self, mention: ActorMention, function: PartyFunction | None = None) -> list[Party]:
        """The parties that a mention stands for: one, or each member of a group mention."""
        ids = mention.members or ((mention.actor,) if mention.actor else ())
        return [
            Party(
                actor=actor,
                name=self.actors[actor].name if actor in self.actors else actor,
                role=mention.role,
                function=function or mention.function,
                text=self.text[mention.span[0] : mention.span[1]],
                start=mention.span[0],
                end=mention.span[1],
                report=self.document.report.id,
            )
            for actor in ids
        ]

    def with_actor(self, actor: Actor) -> Actor:
        """Enter an actor that no mention brought (a kind of people) into the reading's actors, and give it back."""
        return self.actors.setdefault(actor.id, actor)

    def place(self, mention: PlaceMention) -> Place:
        """A place mention in the contract's form."""
        return Place(
            name=mention.name,
            country=mention.country,
            claimed_by=list(mention.claimed_by),
            lat=mention.lat,
            lon=mention.lon,
            geonames=mention.geonames,
            text=self.text[mention.span[0] : mention.span[1]],
            start=mention.span[0],
            end=mention.span[1],
            report=self.document.report.id,
        )

    def statement_id(self, kind: str, evidence: Iterable[Evidence], *slots: object) -> str:
        """An id that depends on the report, the kind, the words and what was read from them."""
        parts = [kind, *(f"{e.start}:{e.end}" for e in evidence), *map(str, slots)]
        digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:10]
        return f"{self.document.report.id}/{kind}-{digest}"


def unique_parties(parties: Iterable[Party]) -> list[Party]:
    """Each actor once, the first mention kept."""
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.actor, party)
    return list(seen.values())


def inferred(time: Time | None) -> Time | None:
    """The same time, marked as taken from the meeting or document that a statement belongs to."""
    if time is None or time.basis == "inferred":
        return time
    return Time(
        value=time.value,
        mod=time.mod,
        start=time.start,
        end=time.end,
        precision=time.precision,
        basis="inferred",
        text=time.text,
        span=time.span,
        report=time.report,
    )
