"""Future acts as undertakings.

Said of one's own side ("China will work with Kazakhstan, its foreign ministry said"), under a document ("under
the deal, both will withdraw their troops"), as a term of a document just told of ("... signed an accord. Peru
will hand over ..."), in a document's own text, or as a thing that goes on ("will continue to").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplomatics.contract import Instrument, Party
from diplomatics.sentences.clauses import doers, is_passive, obliques
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binding import parties_at
from diplomatics.statements.binding_words import words
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.factuality import is_negated
from diplomatics.statements.formal import FormalText
from diplomatics.statements.making import principals
from diplomatics.statements.undertakings import Undertaking
from diplomatics.vocabulary.loader import load

FUTURE = frozenset({"will", "would", "'ll", "’ll"})
CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis"})
# How many sentences after a document was told of its terms may still be told.
NEAR = 6


def future_acts(
    context: Context, sentence: Sentence, documents: Sequence[Instrument], formal: FormalText
) -> Iterator[Undertaking]:
    """The future acts of a sentence that bind those who will do them."""
    for i, token in enumerate(sentence.tokens):
        verb = token.head
        if token.text.lower() not in FUTURE or token.deprel != "aux" or sentence.tokens[verb].deprel not in CLAUSES:
            continue
        subject = unique_parties(p for d in doers(sentence, verb) for p in parties_at(context, sentence, d))
        if subject or formal.at(token.start):
            yield from _act(context, sentence, i, subject, _deal(context, sentence, subject, documents), formal)


def _act(
    context: Context,
    sentence: Sentence,
    aux: int,
    subject: Sequence[Party],
    deal: Instrument | None,
    formal: FormalText,
) -> Iterator[Undertaking]:
    verb = sentence.tokens[aux].head
    said = attribution(context, sentence, verb)
    paragraph = formal.at(sentence.tokens[aux].start)
    own_text = paragraph is not None and paragraph.opening < 0 and paragraph.part != "preamble"
    if not _can_be_promised(sentence, verb, own_text, negated=deal is not None or own_text) or _is_threat(
        sentence, verb
    ):
        return
    to = tuple(c for word, c in obliques(sentence, verb) if word == "to" and sentence.tokens[c].upos == "PROPN")
    if _under_document(sentence, verb):
        yield Undertaking(sentence, aux, "agree", verb, to, framed=True, made=deal.date if deal else None)
    elif own_text:
        yield Undertaking(sentence, aux, "commit", verb, to, framed=True)
    elif deal is not None and (said.said_by is None or principals(context, [said.said_by]) <= _sides(context, deal)):
        yield Undertaking(sentence, aux, "agree", verb, to, framed=True, made=deal.date)
    elif said.said_by is not None and principals(context, subject) == principals(context, [said.said_by]):
        yield Undertaking(sentence, aux, "intend", verb, to, framed=True)
    elif said.said_by is None and sentence.tokens[verb].lemma in words()["continuing"] and _goes_on(sentence, verb):
        yield Undertaking(sentence, aux, "intend", verb, framed=True)


def _waits(sentence: Sentence, verb: int) -> bool:
    """ "will not lift the sanctions until ...": a condition, and no promise."""
    clauses = sentence.children(verb, "advcl")
    marks = {sentence.tokens[m].lemma.lower() for c in clauses for m in sentence.children(c, "mark", "advmod")}
    return bool(marks & {"until", "before", "unless"})


def _is_threat(sentence: Sentence, verb: int) -> bool:
    """ "warned that X would", "denied that he would": no undertaking."""
    above = {sentence.tokens[up].lemma for up in sentence.ancestors(verb)}
    return bool(above & {*words()["threatening"], *load("attribution")["denying_verbs"]})


def _goes_on(sentence: Sentence, verb: int) -> bool:
    """ "will continue to V" of somebody; "the talks will continue" binds nobody."""
    return bool(sentence.children(verb, "xcomp", "advcl", "obj"))


def _sides(context: Context, deal: Instrument) -> frozenset[str]:
    return principals(context, deal.parties)


def _deal(
    context: Context, sentence: Sentence, subject: Sequence[Party], documents: Sequence[Instrument]
) -> Instrument | None:
    """The document told of shortly before whose party does the future act; it must be theirs and concluded."""
    earlier = [d for d in documents if d.type in words()["binding_types"] and len(_sides(context, d)) > 1]
    earlier = [d for d in earlier if d.status == "occurred" and d.authorship not in ("draft", "leaked")]
    near = [
        d
        for d in earlier
        if any(0 <= sentence.index - at <= NEAR for at in _told(context, d))
        and principals(context, subject) & _sides(context, d)
        and not _is_old(context, d)
    ]
    return near[-1] if near else None


def _told(context: Context, document: Instrument) -> list[int]:
    found = (context.sentence_at(e.start) for e in document.evidence)
    return [s.index for s in found if s is not None]


def _is_old(context: Context, document: Instrument) -> bool:
    """Whether a document is of another year than the report: its terms are history."""
    published = context.document.report.published
    day = (document.date.start or document.date.end) if document.date else None
    return bool(published and day and abs(int(published[:4]) - int(day[:4])) > 1)


def _under_document(sentence: Sentence, verb: int) -> bool:
    """ "Under the deal, Khartoum and Juba will withdraw ...": the document speaks for its parties."""
    documents = words()["binding_documents"]
    return any(
        word == "under" and sentence.tokens[c].lemma.lower() in documents for word, c in obliques(sentence, verb)
    )


def _can_be_promised(sentence: Sentence, verb: int, own_text: bool, *, negated: bool) -> bool:
    """Whether a future act is one that somebody undertakes; not doing a thing only as a term of a document.

    In a document's own text every act of the parties is.
    """
    token = sentence.tokens[verb]
    conditional = any(
        sentence.tokens[m].lemma.lower() in ("if", "unless", "provided", "only")
        for c in sentence.children(verb, "advcl", "advmod")
        for m in (c, *sentence.children(c, "mark", "advmod"))
    )
    return (
        token.upos == "VERB"
        and (own_text or token.lemma.lower() not in words()["not_promises"])
        and not is_passive(sentence, verb)
        and (negated or is_negated(sentence, verb) < 0)
        and not conditional
    )
