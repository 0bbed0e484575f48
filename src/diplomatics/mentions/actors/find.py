"""Finds actors in a text: the door to this package's machinery."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from diplomatics.mentions.actors.book import ActorBook
from diplomatics.mentions.actors.extra import add_known_names, link_appositions
from diplomatics.mentions.actors.hits import find_hits
from diplomatics.mentions.actors.parser import PhraseParser
from diplomatics.mentions.actors.resolver import Resolver
from diplomatics.mentions.actors.subjects import Subjects
from diplomatics.mentions.actors.words import words_of
from diplomatics.mentions.mention import ActorMention
from diplomatics.sentences.sentence import Sentence

Span = tuple[int, int]


def find_actors(text: str, on: str | date | datetime | None = None) -> list[ActorMention]:
    """Every actor that a text names, in running text or as a bare noun phrase; offices are looked up `on` a day."""
    return read_actors(text, _day(on))[0]


def read_actors(
    text: str,
    day: str | None,
    sentences: Sequence[Sentence] = (),
    skip: Sequence[Span] = (),
    home: str | None = None,
) -> tuple[list[ActorMention], ActorBook]:
    """The mentions of a text and the entries of all actors. `skip` are stretches to leave out (a dateline)."""
    bounds = [(s.start, s.end) for s in sentences]
    words = words_of(text, bounds or None)
    hits = [h for h in find_hits(words, text, day) if not any(a <= words[h.first].start < b for a, b in skip)]
    parser = PhraseParser(words, hits)
    phrases = parser.parse()
    phrases = [p for p in phrases if not any(a <= words[p.first].start < b for a, b in skip)]
    phrases = add_known_names(words, phrases, sentences, parser.named)
    link_appositions(words, phrases)
    book = ActorBook(day)
    mentions = Resolver(words, text, book, Subjects(words, sentences), home).resolve(phrases)
    return sorted(mentions, key=lambda m: (m.span[0], -m.span[1])), book


def _day(on: str | date | datetime | None) -> str | None:
    if isinstance(on, datetime):
        return on.date().isoformat()
    return on.isoformat() if isinstance(on, date) else on
