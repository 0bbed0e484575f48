"""What is undertaken, in the report's own words, and the document that a phrase names."""

from __future__ import annotations

from diplomatics.mentions.mention import InstrumentMention
from diplomatics.sentences.clauses import obliques
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.context import Context
from diplomatics.statements.phrases import words_of
from diplomatics.statements.undertakings import Undertaking
from diplomatics.vocabulary.loader import load


def document_at(context: Context, sentence: Sentence, token: int) -> InstrumentMention | None:
    """The document that a token names."""
    word = sentence.tokens[token]
    return next((m for m in context.instruments_in(sentence) if m.span[0] <= word.start < m.span[1]), None)


def content_of(context: Context, u: Undertaking) -> tuple[str, int]:
    """The words of the target and its last token; what was pledged reaches over its "in", "for" and "to" phrases."""
    last = max(u.sentence.subtree(u.target))
    extend = -1
    if u.sentence.tokens[u.target].deprel in ("obj", "conj") and u.sentence.tokens[u.target].upos == "NOUN":
        for head in (u.verb, u.sentence.conjuncts(u.target)[0]):  # what hangs on the row's first is this one's by place
            for word, c in obliques(u.sentence, head):
                follows = c > last and min(u.sentence.subtree(c)) == last + 1
                if word in ("in", "for", "to") and follows and not _is_time(u.sentence, c):
                    extend = last = max(u.sentence.subtree(c))
    if u.sentence.tokens[u.target].deprel in ("xcomp", "advcl"):  # "undertook to exchange lists", hung too high
        for c in u.sentence.children(u.verb, "obj"):
            if c > last and min(u.sentence.subtree(c)) == last + 1:
                extend = last = max(u.sentence.subtree(c))
    until = u.until if u.until >= 0 else _document_speaks(u)
    content = words_of(context, u.sentence, u.target, extend_to=extend, until=until)
    if u.opening is not None and u.opening.lead is not None:
        content = content.partition(") ")[2] or content  # without its "(a)"
    if u.sentence.tokens[u.verb].upos == "AUX":
        content = _without_subject(u.sentence, u.verb, content)
    named = document_at(context, u.sentence, u.target)
    if named is not None and len(content) < len(named.text):
        content = " ".join(named.text.split())  # a name that the parser broke up
    return content, last


def _without_subject(sentence: Sentence, aux: int, content: str) -> str:
    """ "Israel will pull back its troops" is about pulling back, as "agreed to pull back" is."""
    subject = " ".join(t.text for t in sentence.tokens[:aux]).lower().split()
    first = content.split()[0].lower().strip(",.") if content else ""
    before, will, after = content.partition(f" {sentence.tokens[aux].text} ")
    return after if will and first in {w.strip(",.") for w in subject} and before else content


def _document_speaks(u: Undertaking) -> int:
    """Where ", a statement issued on Friday said" begins, whatever the parser hung the statement on; or -1."""
    tokens = u.sentence.tokens
    root = u.sentence.root
    if root < u.target or tokens[root].lemma.lower() not in load("attribution")["reporting_verbs"]:
        return -1
    commas = [i for i in range(u.target, root) if tokens[i].text == ","]
    documents = load("attribution")["document_nouns"]
    if commas and any(tokens[i].lemma.lower() in documents for i in range(commas[-1], root)):
        return commas[-1]
    return -1


def _is_time(sentence: Sentence, token: int) -> bool:
    return sentence.tokens[token].ent.endswith("DATE")
