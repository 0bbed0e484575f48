"""Phrases around an undertaking: its words, quantity, purpose and basis."""

from __future__ import annotations

import re
from functools import cache

from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.context import Context
from diplomatics.vocabulary.loader import load

_TRAILING = re.compile(r"[\s,;:]+(?:while|and|but|or|that|which|whose)$")
# What hangs on a phrase without being part of what is undertaken or required.
LOOSE = ("conj", "cc", "parataxis", "punct", "mark")
NEGATORS = frozenset({"not", "never", "no longer", "n't", "n’t"})


def words_of(context: Context, sentence: Sentence, head: int, *, extend_to: int = -1, until: int = -1) -> str:
    """The words of the phrase headed by `head` on one line, with its negation ("not to interfere").

    Left out: what is coordinated after it, "if"-clauses, markers, and a participial tail that only comments
    (", ending a long dispute"). The words stop where a purpose or a price begins. `extend_to` is the last
    token of further words that belong to it, where they hang elsewhere in the tree; `until` the first that
    belongs to somebody else.
    """
    own = {head}
    for c in sentence.children(head):
        if not _is_loose(sentence, head, c):
            own.update(sentence.subtree(c))
    first, last = _run_around(sentence, head, own)
    last = max(last, extend_to) if until < head else min(max(last, extend_to), until - 1)
    first = _with_negation(sentence, first)
    end = _end_of_words(sentence, first, last)
    return _TRAILING.sub("", " ".join(context.text[sentence.tokens[first].start : end].split())).strip(" ,;:.")


def _run_around(sentence: Sentence, head: int, own: set[int]) -> tuple[int, int]:
    """The unbroken run of tokens in `own` around the head; a single punctuation mark does not break it."""
    first = last = head
    while first - 1 in own:
        first -= 1
    while last + 1 in own or (last + 2 in own and sentence.tokens[last + 1].upos == "PUNCT"):
        last += 1
    return first, last


def _with_negation(sentence: Sentence, first: int) -> int:
    """ "not to interfere", "never again to close": the words start at the negation before "to"."""
    if first >= 2 and sentence.tokens[first - 1].text.lower() == "to":
        before = first - 2
        if sentence.tokens[before].text.lower() in NEGATORS:
            return before
    return first


def negates_complement(sentence: Sentence, verb: int, target: int) -> int:
    """The negator between a binding verb and its complement ("promised never to close"), or -1."""
    for i in range(verb + 1, target):
        after = sentence.tokens[i + 1].text.lower() if i + 1 < target else ""
        if sentence.tokens[i].text.lower() in NEGATORS and (after == "to" or sentence.tokens[i].head == target):
            return i
    return -1


def _end_of_words(sentence: Sentence, first: int, last: int) -> int:
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    words = sentence.text[start - sentence.start : end - sentence.start]
    for pattern in (_pattern("purpose_phrases"), _exchange()):
        match = pattern.search(words)
        if match and match.start() > 0:
            words = words[: match.start()]
    return start + len(words)


def _is_loose(sentence: Sentence, head: int, child: int) -> bool:
    token = sentence.tokens[child]
    relation = token.deprel.split(":")[0]
    if shares_auxiliary(sentence, child):
        return False
    if relation in LOOSE or token.lemma.lower() in ("only", "when", "then", "which"):
        return True
    if relation == "case" and child < head:
        return True
    if _is_commenting_tail(sentence, head, child):
        return True
    markers = {sentence.tokens[m].lemma.lower() for m in sentence.children(child, "mark", "advmod")}
    return token.deprel.startswith("advcl") and bool(markers & {"if", "unless", "provided", "once", "when"})


def shares_auxiliary(sentence: Sentence, c: int) -> bool:
    """ "be freed and reinstated": the second participle hangs on the first one's auxiliary, one thing with it."""
    token = sentence.tokens[c]
    if token.deprel != "conj" or token.xpos != "VBN" or sentence.tokens[token.head].xpos != "VBN":
        return False
    return not sentence.children(c, "nsubj", "aux") and bool(sentence.children(token.head, "aux"))


def _is_commenting_tail(sentence: Sentence, head: int, child: int) -> bool:
    """A participle after a comma ("agreed to reopen the port, ending a long dispute") tells an effect."""
    token = sentence.tokens[child]
    if token.deprel not in ("advcl", "acl") or token.xpos != "VBG" or child < head:
        return False
    first = min(sentence.subtree(child))
    before = sentence.tokens[first - 1].text if first else ""
    return "," in (before, sentence.tokens[first].text) and not sentence.children(child, "mark")


def is_commenting_tail(sentence: Sentence, node: int) -> bool:
    """Whether a clause is such a tail of whatever it hangs on."""
    head = sentence.tokens[node].head
    if head < 0:
        return False
    if sentence.tokens[node].deprel == "conj":  # the parser may join the tail to the clause before it
        own = [c for c in sentence.children(node) if c < node]
        joined = any(sentence.tokens[c].deprel == "cc" for c in own)
        return sentence.tokens[node].xpos == "VBG" and sentence.tokens[head].xpos != "VBG" and not joined
    return _is_commenting_tail(sentence, head, node)


@cache
def _pattern(group: str) -> re.Pattern[str]:
    phrases = sorted(load("undertakings")[group], key=len, reverse=True)
    return re.compile(r"(?:,\s*)?\b(?P<phrase>" + "|".join(re.escape(p) for p in phrases) + r")\s+", re.IGNORECASE)


@cache
def _exchange() -> re.Pattern[str]:
    conditions = load("undertakings")["conditions"]
    phrases = [*conditions["exchange_phrases"], *conditions["failing_phrases"], *conditions["condition_phrases"]]
    return re.compile(r"(?:,\s*)?\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)


def purpose_of(context: Context, sentence: Sentence, verb: int, target: int) -> list[str]:
    """What a sentence says an undertaking is for: after "with the aim of", or an infinitive after its object."""
    found = _after(sentence, "purpose_phrases", sentence.tokens[verb].start - sentence.start)
    if found or sentence.tokens[target].upos != "VERB":
        return found
    return [
        words_of(context, sentence, c)
        for c in sentence.children(target, "advcl")
        if c > target + 1 and any(sentence.tokens[m].text.lower() == "to" for m in sentence.children(c, "mark"))
    ]


def _after(sentence: Sentence, group: str, offset: int) -> list[str]:
    """The words after each phrase of a vocabulary group past `offset`, up to the next heavy punctuation."""
    found = []
    for match in _pattern(group).finditer(sentence.text, max(offset, 0)):
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
        if inside:
            names.append(" ".join(context.text[start:end].split()).rstrip(" ,.;”"))
    return list(dict.fromkeys(names))


def quantity_of(context: Context, sentence: Sentence, first: int, last: int) -> str | None:
    """The first amount between two tokens: "200 million dollars", "50 detainees"; no time and no year."""
    for i in range(first, last + 1):
        token = sentence.tokens[i]
        counted = sentence.tokens[token.head] if token.head >= 0 else None
        if (
            token.upos != "NUM"
            or token.deprel != "nummod"
            or counted is None
            or counted.upos not in ("NOUN", "PROPN", "SYM")
        ):
            continue
        start, end = sentence.span_of([*sentence.subtree(i), token.head])
        if not any(t.span[0] < end and start < t.span[1] for t in context.mentions.times):
            return " ".join(context.text[start:end].split())
    return None
