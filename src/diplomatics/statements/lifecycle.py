"""The life of a document as a report tells it: drafted, signed, ratified, in force, ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from diplomatics.contract import Party, Stage, Time
from diplomatics.contract.terms import LifeStage
from diplomatics.sentences.clauses import agents, doers, is_passive, obliques, subjects, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import mentions_headed, parties_at, time_of
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.factuality import factuality, is_negated
from diplomatics.vocabulary.loader import load


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a document's life: the stage, who took it, when."""

    stage: LifeStage
    parties: list[Party]
    time: Time | None

    def as_stage(self) -> Stage:
        """In the contract's form: a party only where one alone took the step."""
        return Stage(stage=self.stage, party=self.parties[0] if len(self.parties) == 1 else None, date=self.time)


@cache
def words() -> dict[str, Any]:
    """The word lists of documents."""
    return cast(dict[str, Any], load("instruments"))


@cache
def _stage_of_verb() -> dict[str, LifeStage]:
    return {verb: cast(LifeStage, stage) for stage, verbs in words()["stages"].items() for verb in verbs}


def steps(context: Context, sentence: Sentence, head: int) -> Iterator[Step]:
    """The steps that a sentence tells of the document headed by `head`."""
    for verb in _verbs_about(sentence, head):
        stage = _stage(sentence, verb, head)
        if stage is not None and _happened(sentence, verb):
            time = time_of(context, sentence, verb) or _time_above(context, sentence, verb)
            yield Step(stage, _takers(context, sentence, verb, head), time)


def _happened(sentence: Sentence, verb: int) -> bool:
    """ "an agreement signed in 2001" was signed, whatever is planned for it now."""
    token = sentence.tokens[verb]
    if token.deprel == "acl" and token.xpos == "VBN":
        return is_negated(sentence, verb) < 0
    return factuality(sentence, verb).status in ("occurred", "ongoing")


def is_denied(sentence: Sentence, head: int) -> bool:
    """Whether every verb about a document is negated or "no" stands before it: there is no such document."""
    if any(sentence.tokens[c].text.lower() == "no" for c in sentence.children(head, "det")):
        return True
    verbs = [v for v in _verbs_about(sentence, head) if _stage(sentence, v, head) is not None]
    return bool(verbs) and all(factuality(sentence, v).status == "denied" for v in verbs)


def is_only_possible(sentence: Sentence, head: int) -> bool:
    """ "A statement may be issued": every verb about a document tells a stage that it has not reached."""
    staged = [v for v in _verbs_about(sentence, head) if _stage(sentence, v, head) is not None]
    return bool(staged) and not any(_happened(sentence, v) for v in staged)


def _verbs_about(sentence: Sentence, head: int) -> list[int]:
    above = sentence.tokens[head].head
    found = [above, *sentence.children(head, "acl", "acl:relcl", "advcl")]
    found += [v for v in range(len(sentence)) if head in undergoers(sentence, v) or head in subjects(sentence, v)]
    found += [v for v in range(len(sentence)) if _is_fronted(sentence, v, head)]
    return [v for v in dict.fromkeys(found) if v >= 0 and sentence.tokens[v].upos == "VERB"]


def _is_fronted(sentence: Sentence, verb: int, head: int) -> bool:
    """ "Endorsed in 2015, Resolution 2254 supports ...": a participle before the subject that it tells of."""
    token = sentence.tokens[verb]
    if token.deprel != "advcl" or not (is_passive(sentence, verb) or token.xpos == "VBN"):
        return False
    return head in sentence.children(token.head, "nsubj", "nsubj:pass")


def _stage(sentence: Sentence, verb: int, head: int) -> LifeStage | None:
    lemma = sentence.tokens[verb].lemma.lower()
    around = {sentence.tokens[c].lemma.lower() for c in sentence.children(verb)} | {
        w for w, _ in obliques(sentence, verb)
    }
    for stage, verbs in words()["phrasal_stages"].items():
        if set(verbs.get(lemma, ())) & around:
            return cast(LifeStage, stage)
    is_subject = head in sentence.children(verb, "nsubj") and not is_passive(sentence, verb)
    stage_of_verb = _stage_of_verb().get(lemma)
    return stage_of_verb if not is_subject or stage_of_verb == "ended" else None


def _takers(context: Context, sentence: Sentence, verb: int, head: int) -> list[Party]:
    """Who took the step; of a row of signers each one, whatever the parser made of their titles."""
    if is_passive(sentence, verb):
        return unique_parties(p for a in agents(sentence, verb) for p in _row(context, sentence, a))
    heads = [d for d in doers(sentence, verb) if d != head]
    return unique_parties(p for d in heads for p in parties_at(context, sentence, d))


def _row(context: Context, sentence: Sentence, agent: int) -> list[Party]:
    found = list(parties_at(context, sentence, agent))
    for token in sentence.subtree(agent):
        if sentence.tokens[token].deprel.split(":")[0] in ("appos", "conj"):
            for mention in mentions_headed(context, sentence, token):
                if mention.entry is None or mention.entry.kind in ("person", "state"):
                    found.extend(context.parties(mention))
    return unique_parties(found)


def _time_above(context: Context, sentence: Sentence, verb: int) -> Time | None:
    """ "Adopting the resolution, the Council on Thursday decided ...": one act with its main clause."""
    token = sentence.tokens[verb]
    if token.deprel == "advcl" and token.xpos == "VBG" and not sentence.children(verb, "mark") and token.head >= 0:
        return time_of(context, sentence, token.head)
    return None
