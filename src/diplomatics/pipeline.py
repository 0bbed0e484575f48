"""The ordered steps of reading: sources, documents, sentences, mentions, statements, one reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from diplomatics.contract import Actor, MadeBy, Reading, Report, Statement, Statements
from diplomatics.contract.walk import parties
from diplomatics.documents.cleaning import make_document
from diplomatics.documents.document import Document
from diplomatics.errors import ContractError
from diplomatics.mentions.reader import MentionReader, default_mention_reader
from diplomatics.registry.loader import content_hash as registry_hash
from diplomatics.sentences.parser import Parser, default_parser, parser_for
from diplomatics.sentences.segments import parse_in_segments
from diplomatics.settings import text_of
from diplomatics.sources.raw import RawReport
from diplomatics.statements.context import Context
from diplomatics.statements.reader import StatementReader, default_statement_readers
from diplomatics.version import VERSION
from diplomatics.vocabulary.loader import content_hash as vocabulary_hash


class Reader:
    """Reads documents: a parser for sentences, a reader of mentions, and readers of statements.

    Each is a protocol, so that a user's own can stand in its place; the defaults are the package's.
    """

    def __init__(
        self,
        parser: Parser | None = None,
        mentions: MentionReader | None = None,
        statements: Sequence[StatementReader] | None = None,
    ) -> None:
        self.parser = parser or default_parser()
        self.mentions = mentions or default_mention_reader()
        self.statements = tuple(statements) if statements is not None else default_statement_readers()

    def made_by(self) -> MadeBy:
        """Versions and content hashes of everything that has a part in a reading."""
        return MadeBy(version=VERSION, model=self.parser.name, vocabulary=vocabulary_hash(), registry=registry_hash())

    def context(self, document: Document) -> Context:
        """A document's sentences and mentions, which all statement rules work on."""
        breaks = [document.body_start, *([document.dateline.end] if document.dateline else [])]
        sentences = parse_in_segments(self.parser, document.text, breaks)
        mentions, actors = self.mentions.read(document, sentences)
        return Context(document, sentences, mentions, actors, self.mentions.is_interested(document))

    def read_document(self, document: Document) -> Reading:
        """One document's reading. The same document gives the same reading, whatever was read before."""
        context = self.context(document)
        found: list[Statement] = []
        for reader in self.statements:
            found.extend(reader.read(context, found))
        return assemble(self.made_by(), [document.report], context.actors.values(), found)

    def read_raw(self, raws: Iterable[RawReport], given: date | None = None) -> Iterator[tuple[Document, Reading]]:
        """Documents and their readings, one raw report after another."""
        for raw in raws:
            document = make_document(raw, given)
            yield document, self.read_document(document)


def default_reader() -> Reader:
    """The package's own reader, over the model that the settings name."""
    return _reader_over(text_of("model"))


@cache
def _reader_over(model: str) -> Reader:
    return Reader(parser_for(model))


def assemble(
    made_by: MadeBy, reports: Sequence[Report], actors: Iterable[Actor], statements: Iterable[Statement]
) -> Reading:
    """A reading from its parts: statements by kind in text order, actors that are in use, sorted by id."""
    lists: dict[str, list[Statement]] = {}
    seen: set[str] = set()
    for statement in sorted(statements, key=_text_order):
        if statement.id not in seen:
            seen.add(statement.id)
            lists.setdefault(statement.plural, []).append(statement)
    grouped = Statements(**lists)  # type: ignore[arg-type]
    used = actors_in_use(grouped)
    known = {actor.id: actor for actor in actors}
    missing = used - set(known)
    if missing:
        raise ContractError(f"statements name actors that nobody described: {', '.join(sorted(missing))}.")
    needed = _with_principals(used, known)
    return Reading(
        made_by=made_by,
        reports=list(reports),
        actors=[known[i] for i in sorted(needed)],
        statements=grouped,
    )


def join(readings: Sequence[Reading]) -> Reading:
    """Several readings as one object; nothing is merged, a report read twice stands once."""
    reports: dict[str, Report] = {}
    actors: dict[str, Actor] = {}
    statements: dict[str, Statement] = {}
    for reading in readings:
        if all(r.id in reports for r in reading.reports):
            continue
        reports.update({r.id: r for r in reading.reports})
        actors.update({a.id: a for a in reading.actors})
        statements.update({s.id: s for s in reading.statements})
    made_by = readings[0].made_by if readings else default_reader().made_by()
    order = {name: i for i, name in enumerate(reports)}
    ranked = sorted(statements.values(), key=lambda s: order[s.evidence[0].report])
    lists: dict[str, list[Statement]] = {}
    for statement in ranked:
        lists.setdefault(statement.plural, []).append(statement)
    return Reading(
        made_by=made_by,
        reports=list(reports.values()),
        actors=[actors[i] for i in sorted(actors)],
        statements=Statements(**lists),  # type: ignore[arg-type]
    )


def _text_order(statement: Statement) -> tuple[int, int, str]:
    first = statement.evidence[0]
    return first.start, first.end, statement.id


def actors_in_use(value: object) -> set[str]:
    """Every actor id that statements name as a party, a body or the one spoken for."""
    return {party.actor for party in parties(value)}


def _with_principals(used: set[str], known: dict[str, Actor]) -> set[str]:
    """The actors in use and those that they act for."""
    needed = set(used)
    stack = list(used)
    while stack:
        principal = known[stack.pop()].of
        if principal and principal in known and principal not in needed:
            needed.add(principal)
            stack.append(principal)
    return needed
