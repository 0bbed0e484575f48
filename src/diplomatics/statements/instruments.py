"""Instruments: documents that a report names, each once, with parties, date and life."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import cast

from diplomatics.contract import Evidence, Instrument, Meeting, Party, Position, Stage, Time
from diplomatics.contract.terms import Authorship
from diplomatics.mentions.mention import InstrumentMention
from diplomatics.sentences.clauses import doers, obliques, possessors, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import NOBODY
from diplomatics.statements.binding import parties_at, time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context, inferred, unique_parties
from diplomatics.statements.described import documents_in, subject_of
from diplomatics.statements.factuality import factuality
from diplomatics.statements.formal import FormalText
from diplomatics.statements.lifecycle import is_denied, is_only_possible, steps, words
from diplomatics.statements.making import principals
from diplomatics.statements.positions import positions
from diplomatics.statements.related import in_force, related

# "a general accord of 1998", "resolution 2593 (2021)"
_OWN_YEAR = re.compile(r"\s*(?:of\s+|\()(?P<year>(?:18|19|20)\d\d)\b(?!\s*[,)]?\s*votes)")


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
    relates_to: list[str] = field(default_factory=list)
    planned: bool = True


def instruments(context: Context, meetings: Sequence[Meeting], formal: FormalText) -> list[Instrument]:
    """The documents of a report; a roadmap or treaty that is only sought is not one."""
    gathered: dict[tuple[str, str], Gathered] = {}
    for mention in documents_in(context):
        sentence = context.sentence_at(mention.span[0])
        head = sentence.head_of(*mention.span) if sentence is not None else -1
        if sentence is None or not sentence.is_parsed or head < 0 or is_denied(sentence, head):
            continue
        entry = gathered.setdefault(_key(mention, list(gathered)), Gathered(mention))
        _gather(context, sentence, mention, entry, meetings)
        if formal.signatories and _is_ours(sentence, head):
            entry.parties, entry.date = list(formal.signatories), _sharper(entry.date, formal.made)
    _complete_own(context, gathered, formal)
    return [_instrument(context, g) for g in gathered.values() if not g.planned and not _says_nothing(g)]


def _complete_own(context: Context, gathered: dict[tuple[str, str], Gathered], formal: FormalText) -> None:
    """The text that is read itself, named in its title, takes the parties and the day of its heading."""
    first = formal.paragraphs[0] if formal.paragraphs else None
    if first is None:
        return
    own = next((g for g in gathered.values() if g.evidence[0].start < min(first.start, 200)), None)
    if own is None and formal.signatories:
        mention = _titled(context)
        if mention is not None:
            own = gathered.setdefault(
                (mention.type, "its own title"), Gathered(mention, [context.evidence(*mention.span)], planned=False)
            )
    if own is not None:
        own.parties = list(formal.signatories) or own.parties or list(first.body)
        own.date = _sharper(own.date, formal.made or first.made)


def _titled(context: Context) -> InstrumentMention | None:
    """The document that the text's own first line names ("Joint statement of X and Y")."""
    line = context.text.splitlines()[0]
    kind = next((k for k, shapes in words()["titles"].items() if any(w in line.lower() for w in shapes)), None)
    if kind is None:
        return None
    return InstrumentMention(
        span=(0, len(line)), text=line, type=kind, name=" ".join(line.split()), definite=True, reason="its own title"
    )


def _is_named(mention: InstrumentMention) -> bool:
    return bool(mention.number) or any(c.isupper() for c in mention.name)


def _key(mention: InstrumentMention, known: Collection[tuple[str, str]]) -> tuple[str, str]:
    """Mentions that agree in this are one document: by number, by name, by year, by description.

    An indefinite description ("a security agreement signed in 2001") opens a document of its own; a definite
    one ("the final communiqué") goes back to the last document of its kind.
    """
    if mention.number:
        return mention.type, mention.number
    if _is_named(mention):
        return mention.type, mention.name
    if mention.year:
        return mention.type, str(mention.year)
    if not mention.definite:
        return mention.type, mention.name.lower()
    if (mention.type, "") in known:
        return mention.type, ""
    same = [key for key in known if key[0] == mention.type and key[1] == key[1].lower() and not key[1].isdigit()]
    return same[-1] if same else (mention.type, "")


def _says_nothing(g: Gathered) -> bool:
    """A bare "the agreement" that points to something else in the report is no document of its own."""
    return not (
        _is_named(g.mention)
        or g.parties
        or g.date
        or g.history
        or g.positions
        or g.mention.type in ("communique", "statement")
    )


def _gather(
    context: Context, sentence: Sentence, mention: InstrumentMention, entry: Gathered, meetings: Sequence[Meeting]
) -> None:
    entry.evidence.append(context.sentence_evidence(sentence))
    head = sentence.head_of(*mention.span)
    own_year = _year(context, mention)
    if own_year or _is_there(sentence, head, mention):
        entry.planned = False
    owners = [*possessors(sentence, head), *(c for w, c in obliques(sentence, head) if w in ("between", "with"))]
    entry.parties = unique_parties([*entry.parties, *(p for c in owners for p in parties_at(context, sentence, c))])
    for step in steps(context, sentence, head):
        entry.history.append(step.as_stage())
        entry.parties = unique_parties([*entry.parties, *step.parties])
        if step.stage in words()["making_stages"]:
            entry.date = _sharper(entry.date, step.time)
        entry.planned = False
    entry.content.extend(subject_of(context, sentence, head))
    entry.positions.extend(positions(context, sentence, head))
    entry.relates_to.extend(related(context, sentence, mention))
    entry.date = _sharper(own_year or entry.date or time_of(context, sentence, head), entry.date)
    if not mention.number and not (entry.parties and entry.date):
        _from_context(context, sentence, head, mention, entry, meetings)


def _is_ours(sentence: Sentence, head: int) -> bool:
    """ "We have today signed an agreement": those whose text it is."""
    ours = [i for i, t in enumerate(sentence.tokens) if t.text.lower() == "we" and t.deprel.startswith("nsubj")]
    return any(head in undergoers(sentence, sentence.tokens[i].head) for i in ours)


def _is_there(sentence: Sentence, head: int, mention: InstrumentMention) -> bool:
    """Whether a mention shows that the document exists: it does not where it is only wished or prepared."""
    if mention.number or mention.year:
        return True
    if mention.type in ("communique", "resolution", "statement"):
        return not is_only_possible(sentence, head)
    return factuality(sentence, head).status in ("occurred", "ongoing")


def _year(context: Context, mention: InstrumentMention) -> Time | None:
    """The document's own year, as in "the Helsinki Final Act of 1975": a time inside or right after its name."""
    after = _OWN_YEAR.match(context.text, mention.span[1])
    year = str(mention.year or (after["year"] if after else ""))
    if not year:
        return None
    first, last = mention.span[0], after.end() if after else mention.span[1] + 8
    for time in context.mentions.times:
        if time.time and first <= time.span[0] < last and str(time.time.value).startswith(year):
            return time.time
    at = context.text.find(year, first, last)
    return _whole_year(context, year, at) if at >= 0 else None


def _whole_year(context: Context, year: str, at: int) -> Time:
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
    """What a text is not itself said to have: who sat at the meeting or had agreed just before, and when."""
    if mention.type not in words()["generic_parties"] or _is_named(mention):
        return
    held = [m for m in meetings if m.phase == "held" and any(e.start <= sentence.start < e.end for e in m.evidence)]
    if len(held) == 1 and mention.type in ("communique", "statement", "declaration") and not entry.parties:
        entry.parties = list(held[0].participants)
        entry.date = entry.date or inferred(held[0].date)
        return
    parties, time = _agreed_before(context, sentence, head)
    if not entry.parties:
        entry.parties = parties
    if entry.date is None and principals(context, parties) <= principals(context, entry.parties):
        entry.date = inferred(time)


def _agreed_before(context: Context, sentence: Sentence, head: int) -> tuple[list[Party], Time | None]:
    """Who agreed, and when: "X and Y agreed on Friday ... The agreement ...", "they undertook to apply an accord".

    In its own sentence a document may be an older one, so that only the parties are taken from there.
    """
    for near in (sentence, *_before(context, sentence, head)):
        for i, token in enumerate(near.tokens):
            if near is sentence and i >= head:
                break
            if token.upos == "VERB" and token.lemma in words()["agreeing"]:
                parties = unique_parties(p for d in doers(near, i) for p in parties_at(context, near, d))
                if len(parties) > 1 and factuality(near, i).status in ("occurred", "ongoing"):
                    return parties, time_of(context, near, i) if near is not sentence else None
    return [], None


def _before(context: Context, sentence: Sentence, head: int) -> Iterator[Sentence]:
    """Earlier sentences, nearest first: for "reached an agreement" and "the agreement" all, else the last one."""
    above = sentence.tokens[head].head
    reached = above >= 0 and sentence.tokens[above].lemma in ("reach", "conclude", "strike")
    definite = any(sentence.tokens[c].text.lower() in ("the", "this") for c in sentence.children(head, "det"))
    earlier = [s for s in context.sentences if s.start < sentence.start]
    yield from (s for s in reversed(earlier if reached or definite else earlier[-1:]) if s.is_parsed)


def _authorship(context: Context, g: Gathered) -> Authorship:
    """Whose text it is, by the words that name it and by its parties."""
    said = " ".join([g.mention.text, *(e.text for e in g.evidence if g.mention.text in e.text)][:2]).lower()
    near = f"{g.mention.text} {g.mention.name}".lower()
    for authorship, shapes in words()["authorship"].items():
        if any(shape in near for shape in shapes) or any(
            f"{shape} {g.mention.name.lower()}" in said for shape in shapes
        ):
            return cast(Authorship, authorship)
    if any(stage.stage == "drafted" for stage in g.history) and len(g.history) == 1:
        return "draft"
    return "agreed" if len(principals(context, g.parties)) > 1 else "unknown"


def _instrument(context: Context, g: Gathered) -> Instrument:
    m = g.mention
    name = m.name or " ".join(m.text.split())
    return Instrument(
        **shared(
            context, "instrument", _once(g.evidence), NOBODY, "occurred", 0.8 if m.number else 0.6,
            f"instrument:{m.type}", m.type, m.number, name, g.evidence[0].start,
        ),
        type=m.type,
        authorship=_authorship(context, g),
        name=name,
        number=m.number,
        body=m.body,
        parties=g.parties,
        date=g.date,
        history=g.history,
        positions=g.positions,
        relates_to=list(dict.fromkeys(g.relates_to)),
        in_force=in_force(g.history),
        content=list(dict.fromkeys(g.content)),
    )  # fmt: skip


def _once(evidence: list[Evidence]) -> list[Evidence]:
    return list({(e.start, e.end): e for e in evidence}.values())
