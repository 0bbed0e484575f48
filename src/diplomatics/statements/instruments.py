"""Instruments: documents that a report names, each once, with parties, date and life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from diplomatics.contract import Evidence, Instrument, Meeting, Party, Position, Stage, Time
from diplomatics.contract.terms import Authorship
from diplomatics.mentions.mention import InstrumentMention
from diplomatics.sentences.clauses import doers, obliques, possessors
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import NOBODY
from diplomatics.statements.binding import parties_at, time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context, inferred, unique_parties
from diplomatics.statements.described import documents_in, subject_of
from diplomatics.statements.factuality import factuality
from diplomatics.statements.lifecycle import is_denied, positions, steps, words


@dataclass
class Gathered:
    """All that a report says of one document."""

    mention: InstrumentMention
    evidence: list[Evidence] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    date: Time | None = None
    history: list[Stage] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    content: list[str] = field(default_factory=list)
    planned: bool = True


def instruments(context: Context, meetings: Sequence[Meeting]) -> list[Instrument]:
    """The documents of a report; a roadmap or treaty that is only sought is not one."""
    gathered: dict[tuple[str, str], Gathered] = {}
    for mention in documents_in(context):
        sentence = context.sentence_at(mention.span[0])
        head = sentence.head_of(*mention.span) if sentence is not None else -1
        if sentence is None or not sentence.is_parsed or head < 0 or is_denied(sentence, head):
            continue
        entry = gathered.setdefault(_key(mention), Gathered(mention))
        _gather(context, sentence, mention, entry, meetings)
    return [_instrument(context, g) for g in gathered.values() if not g.planned and not _says_nothing(g)]


def _is_named(mention: InstrumentMention) -> bool:
    return bool(mention.number) or any(c.isupper() for c in mention.name)


def _key(mention: InstrumentMention) -> tuple[str, str]:
    """Mentions that agree in this are one document: by number, by name, by kind and adjective, or by year.

    An indefinite description ("a security agreement signed in 2001") opens a document of its own.
    """
    if mention.number:
        return mention.type, mention.number
    if _is_named(mention):
        return mention.type, mention.name
    own_year = str(mention.year or "")
    return mention.type, own_year or (mention.name.lower() if not mention.definite else "")


def _says_nothing(g: Gathered) -> bool:
    """A bare "the agreement" that points to something else in the report is no document of its own."""
    return not (_is_named(g.mention) or g.parties or g.date or g.history or g.mention.type in ("communique", "statement"))


def _gather(
    context: Context, sentence: Sentence, mention: InstrumentMention, entry: Gathered, meetings: Sequence[Meeting]
) -> None:
    entry.evidence.append(context.sentence_evidence(sentence))
    head = sentence.head_of(*mention.span)
    if _is_there(sentence, head, mention):
        entry.planned = False
    owners = [*possessors(sentence, head), *(c for w, c in obliques(sentence, head) if w in ("between", "with"))]
    entry.parties = unique_parties([*entry.parties, *(p for c in owners for p in parties_at(context, sentence, c))])
    for step in steps(context, sentence, head):
        entry.history.append(step.as_stage())
        entry.parties = unique_parties([*entry.parties, *step.parties])
        entry.date = _sharper(entry.date, step.time)
        entry.planned = False
    entry.content.extend(subject_of(context, sentence, head))
    entry.positions.extend(positions(context, sentence, head))
    entry.date = _sharper(_year(context, mention) or entry.date or time_of(context, sentence, head), entry.date)
    if not entry.parties and not mention.number and not _year(context, mention):
        _from_context(context, sentence, head, mention, entry, meetings)


def _is_there(sentence: Sentence, head: int, mention: InstrumentMention) -> bool:
    """Whether a mention shows that the document exists: it does not where it is only wished or prepared."""
    if mention.number or mention.year or mention.type in ("communique", "resolution", "statement"):
        return True
    return factuality(sentence, head).status in ("occurred", "ongoing")


def _year(context: Context, mention: InstrumentMention) -> Time | None:
    """The document's own year, as in "the Helsinki Final Act of 1975": the time that stands inside or right after it."""
    if mention.year is None:
        return None
    first, last = mention.span[0], mention.span[1] + 8
    for time in context.mentions.times:
        if time.time and first <= time.span[0] < last and str(time.time.value).startswith(str(mention.year)):
            return time.time
    return _year_in(context, mention, first, last)


def _year_in(context: Context, mention: InstrumentMention, first: int, last: int) -> Time | None:
    at = context.text.find(str(mention.year), first, last)
    if at < 0:
        return None
    year = str(mention.year)
    return Time(
        value=year, mod=None, start=f"{year}-01-01", end=f"{year}-12-31", precision="year", basis="stated",
        text=year, span=(at, at + len(year)), report=context.document.report.id,
    )  # fmt: skip


def _sharper(old: Time | None, new: Time | None) -> Time | None:
    """The sharper of two times that agree; else the one known first."""
    if old is None or new is None:
        return old or new
    agree = str(new.start or new.end)[:4] == str(old.start or old.end)[:4]
    return new if agree and len(new.value) > len(old.value) else old


def _from_context(
    context: Context,
    sentence: Sentence,
    head: int,
    mention: InstrumentMention,
    entry: Gathered,
    meetings: Sequence[Meeting],
) -> None:
    """The parties of a text that is not said to have any: who sat at the meeting, or who had agreed just before."""
    if mention.type not in words()["generic_parties"] or _is_named(mention):
        return
    held = [m for m in meetings if m.phase == "held" and any(e.start <= sentence.start < e.end for e in m.evidence)]
    if len(held) == 1 and mention.type in ("communique", "statement", "declaration"):
        entry.parties = list(held[0].participants)
        entry.date = entry.date or inferred(held[0].date)
        return
    parties, time = _agreed_before(context, sentence, head)
    entry.parties = parties
    entry.date = entry.date or inferred(time)


def _agreed_before(context: Context, sentence: Sentence, head: int) -> tuple[list[Party], Time | None]:
    """Who agreed, and when, in this sentence or the last one: "X and Y agreed on Friday ... The agreement ..."."""
    for near in (sentence, *_before(context, sentence)):
        for i, token in enumerate(near.tokens):
            if near is sentence and i >= head:
                break
            if token.upos == "VERB" and token.lemma in ("agree", "undertake", "accept", "sign", "settle"):
                parties = unique_parties(p for d in doers(near, i) for p in parties_at(context, near, d))
                if len(parties) > 1 and factuality(near, i).status == "occurred":
                    return parties, time_of(context, near, i) if near is not sentence else None
    return [], None


def _before(context: Context, sentence: Sentence) -> Sequence[Sentence]:
    """The sentence before, within the body of the report."""
    return [s for s in context.sentences[max(0, sentence.index - 1) : sentence.index] if s.is_parsed]


def _authorship(g: Gathered) -> Authorship:
    if any(stage.stage == "drafted" for stage in g.history) and len(g.history) == 1:
        return "draft"
    return "agreed" if len(g.parties) > 1 else "unknown"


def _instrument(context: Context, g: Gathered) -> Instrument:
    m = g.mention
    name = m.name or " ".join(m.text.split())
    return Instrument(
        **shared(
            context, "instrument", _once(g.evidence), NOBODY, "occurred", 0.8 if m.number else 0.6,
            f"instrument:{m.type}", m.type, m.number, name, g.evidence[0].start,
        ),
        type=m.type,
        authorship=_authorship(g),
        name=name,
        number=m.number,
        body=m.body,
        parties=g.parties,
        date=g.date,
        history=g.history,
        positions=g.positions,
        relates_to=[],
        in_force=None,
        content=list(dict.fromkeys(g.content)),
    )  # fmt: skip


def _once(evidence: list[Evidence]) -> list[Evidence]:
    return list({(e.start, e.end): e for e in evidence}.values())
