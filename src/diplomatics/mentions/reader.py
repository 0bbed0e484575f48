"""Reads all mentions of a document: actors, times, places, instruments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from diplomatics.contract import Actor
from diplomatics.documents.document import Document
from diplomatics.mentions.actors.find import read_actors
from diplomatics.mentions.instruments import read_instruments
from diplomatics.mentions.mention import Mentions
from diplomatics.mentions.places.find import read_places
from diplomatics.mentions.publishers import belongs_to
from diplomatics.mentions.times import read_times
from diplomatics.sentences.sentence import Sentence


class MentionReader(Protocol):
    """What a reader of mentions offers; a user's own can stand in for the default."""

    def read(self, document: Document, sentences: Sequence[Sentence]) -> tuple[Mentions, dict[str, Actor]]:
        """The mentions of a document and every actor entry that they need."""
        ...

    def is_interested(self, document: Document) -> bool:
        """Whether the document's own voice belongs to an actor with a stake in the matter."""
        ...


class DefaultMentionReader:
    """The package's reader: registry, gazetteer and the rules of this package."""

    def read(self, document: Document, sentences: Sequence[Sentence]) -> tuple[Mentions, dict[str, Actor]]:
        """The mentions of a document and every actor entry that they need."""
        text, line = document.text, document.dateline
        places = read_places(text, sentences, always=line.places if line else ())
        home = next((p.country for p in places if line and line.start <= p.span[0] < line.end), None)
        skip = [(line.start, line.end)] if line else []
        actors, book = read_actors(text, document.report.published, sentences, skip, home)
        mentions = Mentions(
            actors=tuple(actors),
            times=tuple(read_times(text, document.report.published, document.report.id, document.body_start, line)),
            places=tuple(places),
            instruments=tuple(read_instruments(text)),
        )
        return mentions, book.actors

    def is_interested(self, document: Document) -> bool:
        """Whether the outlet belongs to a state or a party (registry/data/publishers.yaml)."""
        return belongs_to(document.report.publisher, document.report.uri) is not None


@cache
def default_mention_reader() -> DefaultMentionReader:
    """The package's own reader, made once."""
    return DefaultMentionReader()
