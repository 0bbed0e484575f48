"""Future acts as undertakings: "China will work with Kazakhstan, its foreign ministry said", "under the deal, both
will withdraw their troops"."""

from __future__ import annotations

from collections.abc import Iterator

from diplomatics.sentences.clauses import doers, is_passive, obliques
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import attribution
from diplomatics.statements.binding import parties_at
from diplomatics.statements.binding_words import words
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.factuality import is_negated
from diplomatics.statements.making import principals
from diplomatics.statements.undertakings import Undertaking


def future_acts(context: Context, sentence: Sentence) -> Iterator[Undertaking]:
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
        subject = unique_parties(p for d in doers(sentence, verb) for p in parties_at(context, sentence, d))
        if not subject:
            continue
        if _under_document(sentence, verb):
            yield Undertaking(sentence, i, "agree", verb, framed=True)
            continue
        said = attribution(context, sentence, verb)
        if said.said_by is not None and principals(context, subject) == principals(context, [said.said_by]):
            yield Undertaking(sentence, i, "intend", verb, framed=True)


def _under_document(sentence: Sentence, verb: int) -> bool:
    """ "Under the deal, Khartoum and Juba will withdraw ...": the document speaks for its parties."""
    documents = words()["binding_documents"]
    return any(
        word == "under" and sentence.tokens[c].lemma.lower() in documents for word, c in obliques(sentence, verb)
    )


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
