"""Commitments: what parties affirm, agree, pledge, undertake, or call upon others to do.

The binding verb is kept verbatim; undertakings.py finds it and each of its targets. Where a party says what
it will do and no verb binds it, the future act itself is the undertaking (planned).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from diplomatics.contract import Commitment, Instrument, Meeting, Party, Time
from diplomatics.contract.terms import Status
from diplomatics.sentences.clauses import doers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binders import binders
from diplomatics.statements.binding import parties_at
from diplomatics.statements.binding_words import words
from diplomatics.statements.builder import shared
from diplomatics.statements.contents import content_of, document_at
from diplomatics.statements.context import Context, inferred, unique_parties
from diplomatics.statements.deadlines import due_of
from diplomatics.statements.factuality import factuality
from diplomatics.statements.formal import FormalText
from diplomatics.statements.fulfilment import with_states
from diplomatics.statements.future_acts import future_acts
from diplomatics.statements.making import Making, is_set_in_own_text, making, principals
from diplomatics.statements.phrases import basis_of, negates_complement, purpose_of, quantity_of
from diplomatics.statements.restated import merged
from diplomatics.statements.targets import obliques_to
from diplomatics.statements.undertakings import Undertaking, undertakings
from diplomatics.vocabulary.topics import topics_of

# "may agree", "has X promised?", "did not pledge": nothing was undertaken, nor is to be.
UNMADE = frozenset({"denied", "proposed", "unknown"})
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
        every = [*undertakings(sentence, formal), *future_acts(context, sentence, documents, formal)]
        for one in (part for u in every for part in _by_document(context, u)):
            if not {(sentence.index, one.target), (sentence.index, one.verb)} & set(tasked):
                statement = _commitment(context, one, meetings, documents, formal, found)
                if statement is not None:
                    found.append(statement)
    return with_states(context, merged(context, found))


def _by_document(context: Context, u: Undertaking) -> list[Undertaking]:
    """ "put into effect an agreement of 2001 and an accord of 1998": each document is a target of its own."""
    if u.sentence.tokens[u.target].upos != "VERB":
        return [u]
    for noun in u.sentence.children(u.target, "obj"):
        row = [c for c in u.sentence.conjuncts(noun) if c >= noun]
        if len(row) > 1 and all(document_at(context, u.sentence, c) for c in row):
            return [
                Undertaking(u.sentence, u.verb, u.force, c, u.addressees, _actor_heads(u), True, u.opening) for c in row
            ]
    return [u]


def _actor_heads(u: Undertaking) -> tuple[int, ...]:
    return u.doers or binders(u.sentence, u.verb)


def _commitment(
    context: Context,
    u: Undertaking,
    meetings: Sequence[Meeting],
    documents: Sequence[Instrument],
    formal: FormalText,
    before: Sequence[Commitment],
) -> Commitment | None:
    parties = _those_who_declare(u, formal) or _parties(context, u, documents)
    status = _status(u)
    content, last = content_of(context, u)
    topics = topics_of(content)
    if not parties or status in UNMADE or not content or not _says_something(u, topics, formal):
        return None
    made = _made(context, u, parties, meetings, before, documents)
    paragraph = formal.at(u.sentence.tokens[u.verb].start)
    if paragraph is not None and paragraph.made and (made.time is None or _is_of_meeting(made)):
        made = Making(made.meeting, paragraph.made)
    evidence = [context.sentence_evidence(u.sentence)]
    target = u.sentence.tokens[u.target]
    return Commitment(
        **shared(
            context, "commitment", evidence, attribution(context, u.sentence, _predicate(u)), status, 0.6,
            f"binding:{u.sentence.tokens[u.verb].lemma.lower()}", [p.actor for p in parties], target.start,
        ),
        parties=parties,
        addressees=_addressees(context, u),
        force=u.force,
        verb=u.opening.lead.verb if u.opening and u.opening.lead else u.sentence.tokens[u.verb].text,
        content=content,
        quantity=quantity_of(context, u.sentence, min(u.sentence.subtree(u.target)), last),
        topics=topics,
        concerning=concerning(context, u.sentence, u.target, last),
        purpose=purpose_of(context, u.sentence, u.verb, u.target),
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


def _is_of_meeting(made: Making) -> bool:
    """Whether a time is only that of the meeting: the text's own day is sharper."""
    return made.meeting is not None and made.time == inferred(made.meeting.date)


def _predicate(u: Undertaking) -> int:
    """The token whose place in the sentence tells who says it and whether it holds."""
    return u.target if u.sentence.tokens[u.verb].upos == "AUX" else u.verb


def _those_who_declare(u: Undertaking, formal: FormalText) -> list[Party]:
    """ "We commit ourselves to ...", "The parties agreed ...": those whose text it is."""
    paragraph = formal.at(u.sentence.tokens[u.verb].start)
    heads = u.doers or binders(u.sentence, _predicate(u))
    own = any(u.sentence.tokens[d].text.lower() == "we" for d in heads)
    if own and paragraph is not None and paragraph.body:
        return list(paragraph.body)
    return list(formal.signatories) if any(formal.speaks(u.sentence, d) for d in heads) else []


def _addressees(context: Context, u: Undertaking) -> list[Party]:
    if u.opening is not None and u.opening.lead is not None:
        return list(u.opening.lead.named) if u.force == "urge" else []
    return unique_parties(p for a in u.addressees for p in parties_at(context, u.sentence, a))


def _parties(context: Context, u: Undertaking, documents: Sequence[Instrument]) -> list[Party]:
    """Who binds himself: the verb's doers, the body above a paragraph, or the signers of the document in hand."""
    if u.opening is not None and u.opening.body:
        return list(u.opening.body)
    heads = u.doers or binders(u.sentence, _predicate(u))
    parties = unique_parties(p for d in heads for p in parties_at(context, u.sentence, d))
    if u.force == "intend" and u.sentence.tokens[u.target].deprel == "ccomp":
        parties = _announced(context, u, parties)
    signed = _signed(u, documents)
    return list(signed.parties) if signed else parties


def _signed(u: Undertaking, documents: Sequence[Instrument]) -> Instrument | None:
    """The document whose signatories undertake something: the newest one told of before."""
    if not any(u.sentence.tokens[d].lemma.lower() in words()["signers"] for d in _actor_heads(u)):
        return None
    told = [i for i in documents if i.evidence[0].start < u.sentence.start and len(i.parties) > 1]
    told = [i for i in told if any(step.stage == "signed" for step in i.history)] or told
    return max(told, key=lambda i: (i.date.start or "") if i.date else "", default=None)


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
        bound = u.made is not None or u.force == "commit" or u.sentence.tokens[u.verb].lemma == "shall"
        return "occurred" if bound else "planned"
    if negates_complement(u.sentence, u.verb, u.target) >= 0:
        return "occurred"
    status = factuality(u.sentence, u.verb).status
    return "occurred" if status == "ongoing" else status


def _says_something(u: Undertaking, topics: Sequence[str], formal: FormalText) -> bool:
    """A bare noun after "agreed on" or "stressed" is an undertaking only where it is about something known.

    In a numbered paragraph every one is.
    """
    paragraph = formal.at(u.sentence.tokens[u.verb].start)
    if u.opening is not None or (paragraph is not None and paragraph.part != "preamble"):
        return True
    target = u.sentence.tokens[u.target]
    clause = target.upos == "VERB" or target.deprel in ("ccomp", "xcomp")
    bare = u.force in ("affirm", "agree", "urge") and not clause and not u.framed
    return bool(topics) or not bare


def _basis(context: Context, u: Undertaking) -> list[str]:
    """What the sentence names as basis; a document that the parties affirm is the basis of what they affirm."""
    names = basis_of(context, u.sentence)
    if u.force == "affirm" and u.framed:
        first = u.sentence.conjuncts(u.target)[0]
        frame = first if obliques_to(u.sentence, first) else u.sentence.tokens[first].head
        row = {*u.sentence.conjuncts(u.target), *obliques_to(u.sentence, frame)}
        found = [document_at(context, u.sentence, c) for c in sorted(row)]
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
    if u.made is not None:
        return Making(None, inferred(u.made))
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
    signed = _signed(u, documents)
    if signed is not None and (told.time is None or from_meeting):
        return Making(told.meeting, inferred(signed.date))
    return told if told.time else Making(told.meeting, _date_of_basis(u, documents))


def _date_of_basis(u: Undertaking, documents: Sequence[Instrument]) -> Time | None:
    """ "Under the deal signed in Doha on 29 February, X agreed to ...": made when the document was."""
    if not u.sentence.text.lstrip('“"').lower().startswith("under "):
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
