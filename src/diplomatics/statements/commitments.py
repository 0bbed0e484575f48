"""Commitments: what parties affirm, agree, pledge, undertake, or call upon others to do.

The binding verb is kept verbatim; undertakings.py finds it and each of its targets. Where a party says what
it will do and no verb binds it, the future act itself is the undertaking (planned).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from diplomatics.contract import Commitment, Instrument, Meeting, Party, Time
from diplomatics.contract.terms import Status
from diplomatics.mentions.mention import InstrumentMention
from diplomatics.sentences.clauses import doers, is_passive, obliques
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binders import binders
from diplomatics.statements.binding import parties_at
from diplomatics.statements.builder import shared
from diplomatics.statements.context import Context, inferred, unique_parties
from diplomatics.statements.deadlines import due_of
from diplomatics.statements.factuality import factuality, is_negated
from diplomatics.statements.formal import FormalText
from diplomatics.statements.making import Making, is_set_in_own_text, making, principals
from diplomatics.statements.phrases import basis_of, negates_complement, purpose_of, quantity_of, words_of
from diplomatics.statements.undertakings import Undertaking, undertakings, words
from diplomatics.vocabulary.topics import topics_of

# Where a predicate stands: (sentence, token).
Place = tuple[int, int]


def commitments(
    context: Context,
    meetings: Sequence[Meeting],
    documents: Sequence[Instrument],
    tasked: Collection[Place],
    formal: FormalText,
) -> list[Commitment]:
    """The commitments of a document. What a named office must deliver (`tasked`) is a task and not read again."""
    found: list[Commitment] = []
    for sentence in context.sentences:
        if not sentence.is_parsed:
            continue
        every = [*undertakings(sentence, formal), *_future_acts(context, sentence)]
        for one in (part for u in every for part in _by_document(context, u)):
            if not {(sentence.index, one.target), (sentence.index, one.verb)} & set(tasked):
                statement = _commitment(context, one, meetings, documents, formal, found)
                if statement is not None:
                    found.append(statement)
    return found


def _future_acts(context: Context, sentence: Sentence) -> Iterator[Undertaking]:
    """ "China will work with Kazakhstan, its foreign ministry said": who speaks says what its own side will do."""
    for i, token in enumerate(sentence.tokens):
        if token.text.lower() not in ("will", "would", "'ll", "’ll") or token.deprel != "aux":
            continue
        verb = token.head
        if not _can_be_promised(sentence, verb) or sentence.tokens[verb].deprel not in (
            "root",
            "ccomp",
            "conj",
            "parataxis",
        ):
            continue
        said = attribution(context, sentence, verb)
        subject = unique_parties(p for d in doers(sentence, verb) for p in parties_at(context, sentence, d))
        if said.said_by is not None and subject and principals(context, subject) == principals(context, [said.said_by]):
            yield Undertaking(sentence, i, "intend", verb, framed=True)


def _can_be_promised(sentence: Sentence, verb: int) -> bool:
    token = sentence.tokens[verb]
    conditional = any(
        sentence.tokens[m].lemma.lower() in ("if", "unless", "provided", "only")
        for c in sentence.children(verb, "advcl", "advmod")
        for m in (c, *sentence.children(c, "mark", "advmod"))
    )
    return (
        token.upos == "VERB"
        and token.lemma.lower() not in words()["not_promises"]
        and not is_passive(sentence, verb)
        and is_negated(sentence, verb) < 0
        and not conditional
    )


def _by_document(context: Context, u: Undertaking) -> list[Undertaking]:
    """ "put into effect an agreement of 2001 and an accord of 1998": each document is a target of its own."""
    if u.sentence.tokens[u.target].upos != "VERB":
        return [u]
    for noun in u.sentence.children(u.target, "obj"):
        row = [c for c in u.sentence.conjuncts(noun) if c >= noun]
        if len(row) > 1 and all(_document_at(context, u.sentence, c) for c in row):
            return [
                Undertaking(u.sentence, u.verb, u.force, c, u.addressees, _actor_heads(u), True, u.opening) for c in row
            ]
    return [u]


def _actor_heads(u: Undertaking) -> tuple[int, ...]:
    return u.doers or binders(u.sentence, u.verb)


def _document_at(context: Context, sentence: Sentence, token: int) -> InstrumentMention | None:
    word = sentence.tokens[token]
    return next((m for m in context.instruments_in(sentence) if m.span[0] <= word.start < m.span[1]), None)


def _commitment(
    context: Context,
    u: Undertaking,
    meetings: Sequence[Meeting],
    documents: Sequence[Instrument],
    formal: FormalText,
    before: Sequence[Commitment],
) -> Commitment | None:
    parties = _parties(context, u, documents)
    status = _status(u)
    content, last = _content(context, u)
    topics = topics_of(content)
    if not parties or status == "denied" or not content or not _says_something(u, topics):
        return None
    made = _made(context, u, parties, meetings, before, documents)
    paragraph = formal.at(u.sentence.tokens[u.verb].start)
    evidence = [context.sentence_evidence(u.sentence)]
    target = u.sentence.tokens[u.target]
    return Commitment(
        **shared(
            context, "commitment", evidence, attribution(context, u.sentence, _predicate(u)), status, 0.6,
            f"binding:{u.sentence.tokens[u.verb].lemma.lower()}", [p.actor for p in parties], target.start,
        ),
        parties=parties,
        addressees=unique_parties(p for a in u.addressees for p in parties_at(context, u.sentence, a)),
        force=u.force,
        verb=u.sentence.tokens[u.verb].text,
        content=content,
        quantity=quantity_of(context, u.sentence, min(u.sentence.subtree(u.target)), last),
        topics=topics,
        concerning=concerning(context, u.sentence, u.target, last),
        purpose=purpose_of(context, u.sentence, u.verb),
        basis=_basis(context, u),
        clause=paragraph.clause if paragraph else None,
        made_in=made.meeting.id if made.meeting else None,
        made_on=made.time,
        from_=None,
        until=None,
        due=due_of(context, u.sentence, u.target, made.time),
        state=None if u.force in ("affirm", "urge") else "open",
        states=[],
    )  # fmt: skip


def _predicate(u: Undertaking) -> int:
    """The token whose place in the sentence tells who says it and whether it holds."""
    return u.target if u.sentence.tokens[u.verb].upos == "AUX" else u.verb


def _parties(context: Context, u: Undertaking, documents: Sequence[Instrument]) -> list[Party]:
    """Who binds himself: the verb's doers, the body above a paragraph, or the signers of the document in hand."""
    heads = u.doers or binders(u.sentence, _predicate(u))
    parties = unique_parties(p for d in heads for p in parties_at(context, u.sentence, d))
    if u.force == "intend" and u.sentence.tokens[u.target].deprel == "ccomp":
        parties = _announced(context, u, parties)
    if not parties and u.opening is not None:
        return list(u.opening.body)
    if any(u.sentence.tokens[d].lemma.lower() in words()["signers"] for d in heads):
        signed = [i for i in documents if i.evidence[0].start < u.sentence.start and len(i.parties) > 1]
        signed = [i for i in signed if any(step.stage == "signed" for step in i.history)] or signed
        signed.sort(key=lambda i: (i.date.start or "") if i.date else "")  # the newest is the one in hand
        return list(signed[-1].parties) if signed else parties
    return parties


def _announced(context: Context, u: Undertaking, announcers: list[Party]) -> list[Party]:
    """ "Bamako announced that the two would send ...": those who will do it, if the announcer is one of them."""
    own = unique_parties(
        p for d in doers(u.sentence, u.target) for p in parties_at(context, u.sentence, d, look_inside=False)
    )
    if not own:
        return announcers
    together = principals(context, own)
    return own if not announcers or principals(context, announcers) & together else []


def _status(u: Undertaking) -> Status:
    """Whether the promising took place; a negation that belongs to the content leaves it so."""
    if u.opening is not None:
        return "occurred"
    if u.sentence.tokens[u.verb].upos == "AUX":
        return "occurred" if u.sentence.tokens[u.verb].lemma == "shall" else "planned"
    if negates_complement(u.sentence, u.verb, u.target) >= 0:
        return "occurred"
    status = factuality(u.sentence, u.verb).status
    return "occurred" if status == "ongoing" else status


def _says_something(u: Undertaking, topics: Sequence[str]) -> bool:
    """A bare noun after "agreed on" or "stressed" is an undertaking only where it is about something known."""
    bare = u.force in ("affirm", "agree", "urge") and u.sentence.tokens[u.target].upos != "VERB" and not u.framed
    return bool(topics) or not bare


def _content(context: Context, u: Undertaking) -> tuple[str, int]:
    """The words of the target and its last token; what was pledged reaches over its "in", "for" and "to" phrases."""
    last = max(u.sentence.subtree(u.target))
    extend = -1
    if u.sentence.tokens[u.target].deprel == "obj" and u.force in ("pledge", "commit", "agree"):
        for word, c in obliques(u.sentence, u.verb):
            if word in ("in", "for", "to") and min(u.sentence.subtree(c)) == last + 1 and not _is_time(u.sentence, c):
                extend = last = max(u.sentence.subtree(c))
    content = words_of(context, u.sentence, u.target, extend_to=extend, until=u.until)
    named = _document_at(context, u.sentence, u.target)
    if named is not None and len(content) < len(named.text):
        content = " ".join(named.text.split())  # a name that the parser broke up
    return content, last


def _is_time(sentence: Sentence, token: int) -> bool:
    return sentence.tokens[token].ent.endswith("DATE")


def _basis(context: Context, u: Undertaking) -> list[str]:
    """What the sentence names as basis; a document that the parties affirm is the basis of what they affirm."""
    names = basis_of(context, u.sentence)
    if u.force == "affirm" and u.framed:
        frame = u.sentence.tokens[u.sentence.conjuncts(u.target)[0]].head
        row = {*u.sentence.conjuncts(u.target), *(c for _, c in obliques(u.sentence, frame) if frame >= 0)}
        found = [_document_at(context, u.sentence, c) for c in sorted(row)]
        names += [" ".join(m.text.split()) for m in found if m is not None and m.definite]
    return list(dict.fromkeys(names))


def _made(
    context: Context,
    u: Undertaking,
    parties: Sequence[Party],
    meetings: Sequence[Meeting],
    before: Sequence[Commitment],
    documents: Sequence[Instrument],
) -> Making:
    """When it was made; a text already spoken of lends its time, a spoken promise the time of the saying."""
    if u.sentence.tokens[u.verb].upos == "AUX":
        return Making(None, attribution(context, u.sentence, _predicate(u)).said_on)
    told = making(context, u.sentence, u.verb, parties, meetings)
    relative = _document_time(context, u)
    if relative is not None:
        return Making(told.meeting, relative)
    same = [c for c in before if c.made_on and principals(context, c.parties) & principals(context, parties)]
    from_meeting = told.time is not None and told.time.basis == "inferred"
    if same and (told.time is None or from_meeting) and is_set_in_own_text(u.sentence, u.verb):
        return Making(told.meeting, inferred(same[-1].made_on))
    return told if told.time else Making(told.meeting, _date_of_basis(u, documents))


def _date_of_basis(u: Undertaking, documents: Sequence[Instrument]) -> Time | None:
    """ "Under the deal signed in Doha on 29 February, X agreed to ...": made when the document was."""
    if not u.sentence.text.lstrip("“\"").lower().startswith("under "):
        return None
    here = [d for d in documents if d.date and any(e.start == u.sentence.start for e in d.evidence)]
    return inferred(here[0].date) if here else None


def _document_time(context: Context, u: Undertaking) -> Time | None:
    """ "the statement of 27 August in which X committed itself to ...": the document's own time."""
    token = u.sentence.tokens[u.verb]
    if token.deprel != "acl:relcl" or token.head < 0:
        return None
    if u.sentence.tokens[token.head].lemma.lower() not in words()["own_documents"]:
        return None
    inside = set(u.sentence.subtree(token.head)) - set(u.sentence.subtree(u.verb))
    return next((inferred(t.time) for t in context.times_in(u.sentence) if u.sentence.head_of(*t.span) in inside), None)


def concerning(context: Context, sentence: Sentence, target: int, last: int = -1) -> list[Party]:
    """The parties that the content names."""
    inside = set(sentence.subtree(target)) | set(range(target, last + 1))
    return unique_parties(p for head, m in context.actors_in(sentence) if head in inside for p in context.parties(m))
