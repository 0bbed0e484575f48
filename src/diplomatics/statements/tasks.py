"""Tasks: a named office or body with something to deliver.

Four shapes: a tasking verb ("instructed the secretariat to draft ..."), an office under a modal or "be to"
("deputy ministers should undertake the task of preparing ..."), the passive ("X was tasked with ..."), and a
body with its purpose ("a mission whose task is to verify the withdrawal").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplomatics.contract import Meeting, Party, Task, Time
from diplomatics.mentions.mention import ActorMention
from diplomatics.sentences.clauses import doers, is_passive, obliques, subjects, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binding import mentions_headed, parties_at, time_of
from diplomatics.statements.builder import shared
from diplomatics.statements.commitments import concerning
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.coordination import begins, coordination
from diplomatics.statements.deadlines import due_of
from diplomatics.statements.factuality import factuality
from diplomatics.statements.formal import FormalText, Paragraph
from diplomatics.statements.making import making
from diplomatics.statements.phrases import words_of
from diplomatics.vocabulary.loader import load


@dataclass(frozen=True, slots=True)
class Tasking:
    """Who must (`assignee`, a phrase head) deliver what (`deliverable`, a phrase head), said by `verb`."""

    sentence: Sentence
    verb: int
    assignee: int
    deliverable: int
    assigners: tuple[int, ...]
    opening: Paragraph | None = None


def taskings(context: Context, formal: FormalText) -> list[Tasking]:
    """Every tasking of a document."""
    return [t for sentence in context.sentences if sentence.is_parsed for t in _taskings(context, sentence, formal)]


def tasks(context: Context, meetings: Sequence[Meeting], found: Sequence[Tasking], formal: FormalText) -> list[Task]:
    """The taskings of a document as statements."""
    return [task for tasking in found if (task := _task(context, tasking, meetings, formal)) is not None]


def _taskings(context: Context, sentence: Sentence, formal: FormalText) -> Iterator[Tasking]:
    words = load("undertakings")["tasking"]
    for i, token in enumerate(sentence.tokens):
        paragraph = formal.opened_by(sentence, i)
        if token.lemma.lower() in words["purpose_nouns"]:
            yield from _by_purpose(sentence, i, words)
        if token.upos != "VERB" and paragraph is None:
            continue
        lemma = paragraph.lemma if paragraph else token.lemma.lower()
        if lemma in words["verbs"]:
            yield from _by_verb(context, sentence, i, paragraph)
        elif _under_obligation(sentence, i, words):
            delivered = _deliverable(sentence, i, frozenset(words["not_deliverables"]))
            for subject in subjects(sentence, i):
                if delivered >= 0 and _is_office(context, sentence, subject):
                    yield Tasking(sentence, i, subject, delivered, _deciders(sentence, i))


def _deliverable(sentence: Sentence, verb: int, excluded: frozenset[str]) -> int:
    """What is to be delivered: of "are to meet to arrange the exchange" the arranging; -1 where it is nothing."""
    if sentence.tokens[verb].lemma.lower() not in excluded:
        return _unwrap(sentence, verb)
    aims = [c for c in sentence.children(verb, "advcl", "xcomp") if c > verb and sentence.tokens[c].xpos == "VB"]
    return aims[0] if aims else -1


def _by_verb(context: Context, sentence: Sentence, i: int, opening: Paragraph | None) -> Iterator[Tasking]:
    """ "instructed X to do Y", "X was tasked with Y"; whom one asks or invites must be an office or body."""
    loose = sentence.children(i, "nsubj", "nmod") if opening else ()  # of a verb that was tagged as a noun
    named = undergoers(sentence, i) or tuple(c for c in loose if c > i and not sentence.children(c, "case"))
    if not named and opening:  # "Requests the Secretary-General to make ...", taken for the subject of "make"
        below = sentence.children(i, "ccomp", "acl", "xcomp")
        named = tuple(s for c in below for s in sentence.children(c, "nsubj") if i < s < c)
    lemma = opening.lemma if opening else sentence.tokens[i].lemma.lower()
    for assignee in named:
        done = [c for c in sentence.children(i, "xcomp", "advcl", "ccomp", "acl") if c > i and _is_deed(sentence, c)]
        tasked = [(word, c) for word, c in obliques(sentence, i) if word in ("with", "to") and c not in done]
        done += [c for word, c in tasked if word == "with" or sentence.tokens[c].upos == "VERB"]
        if lemma == "invite" and any(
            word == "to" and sentence.tokens[c].upos == "NOUN" and c > i for word, c in tasked
        ):
            done = []  # "invited the ministers to a ceremony to mark ..."
        if lemma == "charge":  # with doing something; "charged with war crimes" is no task
            done = [c for c in done if sentence.tokens[c].upos == "VERB"]
        asked_only = lemma in ("request", "invite", "order", "direct", "charge")
        is_office = _is_office(context, sentence, assignee) or _bare_office(context, sentence, assignee) is not None
        if done and (is_office or not asked_only or _is_own(sentence, assignee)):
            assigners = doers(sentence, i) if not is_passive(sentence, i) else ()
            yield Tasking(sentence, i, assignee, done[0], tuple(assigners), opening)


def _is_deed(sentence: Sentence, clause: int) -> bool:
    """ "to draft", "with drafting": what is to be done, and not when or why it is asked."""
    marks = {sentence.tokens[m].text.lower() for m in sentence.children(clause, "mark", "case")}
    return bool(marks & {"to", "with"})


def _by_purpose(sentence: Sentence, noun: int, words: dict[str, list[str]]) -> Iterator[Tasking]:
    """ "a mission whose purpose is to observe the ceasefire", "the mission's task is to ..."."""
    deed = sentence.tokens[noun].head
    if not sentence.tokens[noun].deprel.startswith("nsubj") or deed < 0 or sentence.tokens[deed].upos != "VERB":
        return
    if not any(sentence.tokens[m].text.lower() == "to" for m in sentence.children(deed, "mark")):
        return
    for owner in sentence.children(noun, "nmod:poss", "nmod"):
        body = _before_whose(sentence, owner) if sentence.tokens[owner].text.lower() == "whose" else owner
        if body >= 0 and sentence.tokens[body].lemma.lower() in words["bodies"]:
            yield Tasking(sentence, deed, body, deed, ())


def _before_whose(sentence: Sentence, whose: int) -> int:
    """What "whose" goes back to: of "a mission of the Union, whose task ..." the mission; -1 where nothing is near."""
    bodies = load("undertakings")["tasking"]["bodies"]
    before = [i for i in range(whose) if sentence.tokens[i].upos in ("NOUN", "PROPN")]
    if not before or whose - before[-1] > 2:
        return -1
    node = before[-1]
    while sentence.tokens[node].lemma.lower() not in bodies and sentence.tokens[node].deprel in ("nmod", "flat"):
        node = sentence.tokens[node].head
    return node


def _under_obligation(sentence: Sentence, i: int, words: dict[str, list[str]]) -> bool:
    modals = words["modals"] + (words["modals_agreed"] if _deciders(sentence, i) else [])
    if is_passive(sentence, i) or any(sentence.tokens[c].lemma == "have" for c in sentence.children(i, "aux")):
        return False  # "were to be deported" by somebody else; "was to have presented": it is past
    named = [c for c in sentence.children(i, "nsubj") if c < i]
    said = [c for c in sentence.children(i, "aux") if sentence.tokens[c].lemma in modals]
    if said:
        return not named or min(said) > min(named)  # "should the talks fail" is a condition
    to = [c for c in sentence.children(i, "mark") if sentence.tokens[c].text.lower() == "to"]
    forms_of_be = [c for c in sentence.children(i, "cop", "aux") if sentence.tokens[c].lemma == "be"]
    if forms_of_be and to and min(forms_of_be) < min(to):
        return True  # "the ministers are to meet", as the treebanks have it
    head = sentence.tokens[i].head
    return sentence.tokens[i].deprel == "xcomp" and head >= 0 and sentence.tokens[head].lemma == "be"


def _is_office(context: Context, sentence: Sentence, token: int) -> bool:
    """Whether a phrase names an office or body, and not a state as a whole."""
    if sentence.tokens[token].lemma.lower() == "state":
        return False  # "all States", "Member States"
    for mention in mentions_headed(context, sentence, token):
        entries = [context.actors[a] for a in (mention.members or (mention.actor,)) if a and a in context.actors]
        if mention.role or any(e.kind in ("office", "organisation") for e in entries):
            return True
    is_body = sentence.tokens[token].lemma.lower() in load("undertakings")["tasking"]["bodies"]
    return is_body and bool(parties_at(context, sentence, token))  # "a joint commission of the two states"


def _unwrap(sentence: Sentence, verb: int) -> int:
    """ "undertake the task of preparing a roadmap" delivers the roadmap's preparation."""
    for noun in sentence.children(verb, "obj"):
        if sentence.tokens[noun].lemma in ("task", "job", "work", "responsibility", "duty"):
            inner = [*sentence.children(noun, "acl"), *(c for w, c in obliques(sentence, noun) if w == "of")]
            if inner:
                return inner[0]
    return verb


def _deciders(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """Who decided it: the doers of "agreed that ..." above the clause."""
    for up in sentence.ancestors(verb):
        if sentence.tokens[up].upos == "VERB" and sentence.tokens[up].lemma in ("agree", "decide", "resolve", "order"):
            return doers(sentence, up)
    return ()


def _task(context: Context, t: Tasking, meetings: Sequence[Meeting], formal: FormalText) -> Task | None:
    by_body = list(t.opening.body) if t.opening else []
    paragraph = formal.at(t.sentence.tokens[t.verb].start)
    if paragraph is not None and any(t.sentence.tokens[d].text.lower() == "we" for d in t.assigners):
        by_body = list(paragraph.body)
    assigned_by = unique_parties(p for d in t.assigners for p in parties_at(context, t.sentence, d)) or by_body
    assignees = _assignees(context, t, assigned_by)
    if not assignees:
        return None
    assigned_on = _assigned_on(context, t, meetings, assigned_by or assignees)
    assigned_on = assigned_on or (paragraph.made if paragraph else None)
    evidence = [context.sentence_evidence(t.sentence)]
    status = factuality(t.sentence, t.verb).status
    token = t.sentence.tokens[t.deliverable]
    return Task(
        **shared(
            context, "task", evidence, attribution(context, t.sentence, t.verb),
            "denied" if status == "denied" and t.opening is None else "occurred", 0.55,
            f"task:{t.sentence.tokens[t.verb].lemma}", [p.actor for p in assignees], token.start,
        ),
        assignees=assignees,
        deliverable=_deliverable_words(context, t),
        concerning=_concerning(context, t),
        coordination=coordination(context, t.sentence),
        assigned_by=assigned_by,
        assigned_on=assigned_on,
        due=due_of(context, t.sentence, t.deliverable, assigned_on),
        clause=paragraph.clause if paragraph else None,
        state="open",
    )  # fmt: skip


def _assignees(context: Context, t: Tasking, assigned_by: Sequence[Party]) -> list[Party]:
    """Who must deliver; "the Secretary-General" and "its chairperson" are officers of the body that assigns."""
    found = parties_at(context, t.sentence, t.assignee, look_inside=False)
    office = _bare_office(context, t.sentence, t.assignee)
    if not found and office is not None and len(assigned_by) > 1:
        return [_own_officer(context, t, party, office.role) for party in assigned_by]
    if not found and office is not None and assigned_by:
        head = assigned_by[0].actor.split("/")[0]
        actor = head if head in context.actors else assigned_by[0].actor
        return [_officer(context, actor, office)]
    if not found and _is_own(t.sentence, t.assignee):
        return [_own_officer(context, t, party) for party in assigned_by]
    found = found or parties_at(context, t.sentence, t.assignee) or _body_before(context, t.sentence, t.assignee)
    if not found and t.sentence.tokens[t.assignee].lemma.lower() in load("undertakings")["tasking"]["bodies"]:
        return [_own_officer(context, t, party) for party in assigned_by]  # "the Secretariat" of those who task it
    return found


def _is_own(sentence: Sentence, token: int) -> bool:
    """ "our ministers", "their experts": officers of those who assign."""
    owners = sentence.children(token, "nmod:poss")
    return any(sentence.tokens[c].text.lower() in ("our", "their", "its", "his", "her") for c in owners)


def _own_officer(context: Context, t: Tasking, party: Party, role: str | None = None) -> Party:
    token = t.sentence.tokens[t.assignee]
    return Party(
        actor=party.actor, name=party.name, role=role or token.lemma.lower(), function=None,
        text=context.text[token.start : token.end], start=token.start, end=token.end, report=party.report,
    )  # fmt: skip


def _body_before(context: Context, sentence: Sentence, token: int) -> list[Party]:
    """ "the monitors", "the mission": the last body of that name, or of a like one, that was named before them."""
    bodies = load("undertakings")["tasking"]["bodies"]
    lemma = sentence.tokens[token].lemma.lower()
    if lemma not in bodies or sentence.children(token, "compound", "amod"):
        return []
    start = sentence.tokens[token].start
    alike = {lemma, "mission"} if lemma in ("monitor", "observer", "mission", "force", "team") else {lemma}
    named = [m for m in context.mentions.actors if m.span[1] <= start and m.actor]
    named = [m for m in named if m.text.lower().split()[-1] in alike]
    return context.parties(named[-1]) if named else []


def _officer(context: Context, actor: str, office: ActorMention) -> Party:
    start, end = office.span
    return Party(
        actor=actor, name=context.actors[actor].name, role=office.role, function=None,
        text=context.text[start:end], start=start, end=end, report=context.document.report.id,
    )  # fmt: skip


def _bare_office(context: Context, sentence: Sentence, token: int) -> ActorMention | None:
    """An office that the text names without saying whose it is."""
    word = sentence.tokens[token]
    covering = (m for m in context.mentions.actors if m.span[0] <= word.start and word.end <= m.span[1])
    return next((m for m in covering if m.role and not m.actor and not m.members), None)


def _deliverable_words(context: Context, t: Tasking) -> str:
    """The deliverable with what is joined to it ("to carry out the decision and to arrange the exchange")."""
    row = [c for c in t.sentence.conjuncts(t.deliverable) if c >= t.deliverable]
    return " and ".join(dict.fromkeys(words_of(context, t.sentence, c) for c in row))


def _concerning(context: Context, t: Tasking) -> list[Party]:
    """Whom the deliverable names; those with whom it is coordinated are named apart."""
    found = concerning(context, t.sentence, t.deliverable)
    phrase = begins(t.sentence)
    return [p for p in found if phrase is None or p.start < phrase[0]]


def _assigned_on(context: Context, t: Tasking, meetings: Sequence[Meeting], parties: Sequence[Party]) -> Time | None:
    for up in t.sentence.ancestors(t.verb):
        if (time := time_of(context, t.sentence, up)) is not None:
            return time
    return making(context, t.sentence, t.verb, parties, meetings).time
