"""Instruments: documents that a report names, each once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from diplomatics.contract import Evidence, Instrument, Meeting, Party, Stage, Time
from diplomatics.contract.terms import Authorship, LifeStage
from diplomatics.mentions.mention import InstrumentMention
from diplomatics.sentences.clauses import doers, is_passive, obliques, possessors
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import NOBODY
from diplomatics.statements.binding import parties_at, time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context, inferred, unique_parties
from diplomatics.statements.factuality import factuality

STAGES: dict[str, LifeStage] = {
    "draft": "drafted", "agree": "agreed", "reach": "agreed", "conclude": "agreed", "initial": "initialled",
    "sign": "signed", "adopt": "adopted", "endorse": "adopted", "pass": "adopted", "approve": "adopted",
    "issue": "adopted", "release": "adopted", "ratify": "ratified", "suspend": "suspended", "denounce": "withdrawn",
    "revoke": "ended", "terminate": "ended", "expire": "ended",
}  # fmt: skip


@dataclass
class Gathered:
    """All that a report says of one document."""

    mention: InstrumentMention
    evidence: list[Evidence] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    date: Time | None = None
    history: list[Stage] = field(default_factory=list)
    planned: bool = True


def instruments(context: Context, meetings: Sequence[Meeting]) -> list[Instrument]:
    """The documents of a report; a roadmap or treaty that is only sought is not one."""
    gathered: dict[tuple[str, str], Gathered] = {}
    for mention in context.mentions.instruments:
        sentence = context.sentence_at(mention.span[0])
        if sentence is None or not sentence.is_parsed:
            continue
        entry = gathered.setdefault(_key(mention), Gathered(mention))
        _gather(context, sentence, mention, entry, meetings)
    return [_instrument(context, g) for g in gathered.values() if not g.planned and not _says_nothing(g)]


def _key(mention: InstrumentMention) -> tuple[str, str]:
    """Mentions that agree in this are one document: by number, by proper name, else by kind ("the communiqué")."""
    if mention.number:
        return mention.type, mention.number
    is_named = any(c.isupper() for c in mention.name)
    return mention.type, mention.name if is_named else ""


def _says_nothing(g: Gathered) -> bool:
    """A bare "the agreement" that points to something else in the report is no document of its own."""
    named = g.mention.number or any(c.isupper() for c in g.mention.name)
    return not (named or g.parties or g.date or g.history or g.mention.type in ("communique", "statement"))


def _gather(
    context: Context, sentence: Sentence, mention: InstrumentMention, entry: Gathered, meetings: Sequence[Meeting]
) -> None:
    entry.evidence.append(context.sentence_evidence(sentence))
    head = sentence.head_of(*mention.span)
    if head < 0:
        return
    status = factuality(sentence, head).status
    if status in ("occurred", "ongoing") or mention.number or mention.type in ("communique", "resolution", "statement"):
        entry.planned = False
    owners = [*possessors(sentence, head), *(c for w, c in obliques(sentence, head) if w in ("between", "with"))]
    entry.parties = unique_parties([*entry.parties, *(p for c in owners for p in parties_at(context, sentence, c))])
    _life(context, sentence, head, entry)
    entry.date = entry.date or time_of(context, sentence, head)
    if not entry.parties and not mention.number and mention.type in ("communique", "statement", "declaration"):
        _from_meeting(sentence, entry, meetings)


def _life(context: Context, sentence: Sentence, head: int, entry: Gathered) -> None:
    """Stages told by a verb whose object the document is ("signed the accord", "endorsed in 2015")."""
    verbs = [sentence.tokens[head].head, *sentence.children(head, "acl", "acl:relcl", "advcl")]
    verbs += [
        v for v in range(len(sentence)) if head in sentence.children(v, "nsubj:pass") or _fronted(sentence, v, head)
    ]
    for verb in dict.fromkeys(verbs):
        if verb < 0 or sentence.tokens[verb].upos != "VERB":
            continue
        stage = STAGES.get(sentence.tokens[verb].lemma.lower())
        if stage is None or factuality(sentence, verb).status not in ("occurred", "ongoing"):
            continue
        date = time_of(context, sentence, verb)
        by = unique_parties(p for d in doers(sentence, verb) for p in parties_at(context, sentence, d))
        entry.history.append(Stage(stage=stage, party=by[0] if len(by) == 1 else None, date=date))
        entry.parties = unique_parties([*entry.parties, *by])
        entry.date = entry.date or date


def _fronted(sentence: Sentence, verb: int, head: int) -> bool:
    """ "Endorsed in 2015, Resolution 2254 supports ...": a participle before the subject that it tells of."""
    token = sentence.tokens[verb]
    if token.deprel != "advcl" or not (is_passive(sentence, verb) or token.xpos == "VBN"):
        return False
    return head in sentence.children(token.head, "nsubj", "nsubj:pass")


def _from_meeting(sentence: Sentence, entry: Gathered, meetings: Sequence[Meeting]) -> None:
    held = [m for m in meetings if m.phase == "held" and any(e.start <= sentence.start < e.end for e in m.evidence)]
    if len(held) == 1:
        entry.parties = list(held[0].participants)
        entry.date = entry.date or inferred(held[0].date)


def _instrument(context: Context, g: Gathered) -> Instrument:
    m = g.mention
    name = m.name or " ".join(m.text.split())
    authorship: Authorship = "agreed" if len(g.parties) > 1 else "unknown"
    return Instrument(
        **shared(
            context, "instrument", _once(g.evidence), NOBODY, "occurred", 0.8 if m.number else 0.6,
            f"instrument:{m.type}", m.type, m.number, name,
        ),
        type=m.type,
        authorship=authorship,
        name=name,
        number=m.number,
        body=m.body,
        parties=g.parties,
        date=g.date,
        history=g.history,
        positions=[],
        relates_to=[],
        in_force=None,
        content=[],
    )  # fmt: skip


def _once(evidence: list[Evidence]) -> list[Evidence]:
    return list({(e.start, e.end): e for e in evidence}.values())
