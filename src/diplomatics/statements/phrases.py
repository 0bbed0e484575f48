"""Phrases around an undertaking: its words, purpose, basis and due date."""

from __future__ import annotations

import re
from functools import cache

from diplomatics.contract import Time
from diplomatics.sentences.clauses import preposition
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import time_governor
from diplomatics.statements.context import Context
from diplomatics.vocabulary.loader import load

DUE_PREPOSITIONS = frozenset({"by", "within", "before", "until", "till", "no later than"})


# What hangs on a phrase without being part of what is undertaken or required.
LOOSE = ("conj", "cc", "parataxis", "punct", "mark")


def words_of(context: Context, sentence: Sentence, head: int) -> str:
    """The words of the phrase headed by `head` on one line: no coordination after it, no "if"-clause, no marker."""
    own = {head}
    for c in sentence.children(head):
        if not _is_loose(sentence, c):
            own.update(sentence.subtree(c))
    first = last = head
    while first - 1 in own:
        first -= 1
    while last + 1 in own or (last + 2 in own and sentence.tokens[last + 1].upos == "PUNCT"):
        last += 1
    return " ".join(context.text[sentence.tokens[first].start : sentence.tokens[last].end].split())


def _is_loose(sentence: Sentence, child: int) -> bool:
    token = sentence.tokens[child]
    if token.deprel.split(":")[0] in LOOSE or token.lemma.lower() in ("only", "when", "then"):
        return True
    markers = {sentence.tokens[m].lemma.lower() for m in sentence.children(child, "mark", "advmod")}
    return token.deprel.startswith("advcl") and bool(markers & {"if", "unless", "provided", "once", "when"})


@cache
def _pattern(group: str) -> re.Pattern[str]:
    phrases = sorted(load("undertakings")[group], key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(re.escape(p) for p in phrases) + r")\s+", re.IGNORECASE)


def purpose_of(context: Context, sentence: Sentence, verb: int) -> list[str]:
    """What a sentence says an undertaking is for."""
    return _after(sentence, "purpose_phrases")


def _after(sentence: Sentence, group: str) -> list[str]:
    """The words after each phrase of a vocabulary group, up to the next heavy punctuation."""
    found = []
    for match in _pattern(group).finditer(sentence.text):
        rest = re.split(r"[;”\"]|,? (?:the|it) (?:communiqu|statement|said)|,”", sentence.text[match.end() :])[0]
        words = " ".join(rest.split()).rstrip(" .,")
        if words:
            found.append(words)
    return found


def basis_of(context: Context, sentence: Sentence) -> list[str]:
    """The instruments that a sentence gives as basis ("pursuant to Resolution 2254 and ...")."""
    names: list[str] = []
    for match in _pattern("basis_phrases").finditer(sentence.text):
        start = sentence.start + match.end()
        comma = sentence.text.find(",", match.end())
        end = sentence.start + (comma if comma >= 0 else len(sentence.text))
        inside = [m for m in context.instruments_in(sentence) if start <= m.span[0] < end]
        if match.group(1).lower() == "under" and not inside:
            continue
        if inside:
            names.append(" ".join(context.text[start:end].split()).rstrip(" ,.”"))
    return list(dict.fromkeys(names))


def due_of(context: Context, sentence: Sentence, target: int) -> Time | None:
    """The deadline of what is undertaken: a time after "by", "within", "before" inside its phrase."""
    inside = set(sentence.subtree(target))
    for mention in context.times_in(sentence):
        head = sentence.head_of(*mention.span)
        before = context.text[max(sentence.start, mention.span[0] - 14) : mention.span[0]].lower()
        words = context.text[slice(*mention.span)].lower()
        bound = preposition(sentence, head) in DUE_PREPOSITIONS or words.split(" ")[0] in DUE_PREPOSITIONS
        bound = bound or any(before.rstrip().endswith(p) for p in DUE_PREPOSITIONS)
        if bound and (head in inside or time_governor(context, sentence, mention) in inside):
            return mention.time
    return None
