"""What the words around a meeting say of it: format, means, occasion, purpose and topics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from diplomatics.contract.terms import MeetingMode, Phase
from diplomatics.sentences.clauses import obliques
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.context import Context
from diplomatics.statements.phrases import words_of
from diplomatics.statements.sighting import is_definite, is_meeting_noun, words


def nodes_around(sentence: Sentence, at: int, phrase: int) -> tuple[int, ...]:
    """A meeting's verb with the nouns that name the same meeting: "met for talks", "sat down at a conference"."""
    nodes = [at, *([phrase] if phrase >= 0 else [])]
    for node in tuple(nodes):
        for word, c in obliques(sentence, node):
            below = [d for w, d in obliques(sentence, c) if w == "of"]  # "for twelve hours of talks"
            named = next((n for n in (c, *below) if is_meeting_noun(sentence, n) and not is_definite(sentence, n)), -1)
            if named >= 0 and word in words()["for_talks"]:
                nodes.append(named)
    return tuple(dict.fromkeys(nodes))


def words_before(sentence: Sentence, node: int) -> str:
    """The words that stand before a noun as part of its phrase, and the noun."""
    parts = [c for c in sentence.children(node) if c < node]
    spread = [d for c in parts for d in sentence.subtree(c)]
    return " ".join(sentence.tokens[i].text.lower() for i in sorted([*spread, node])).replace(" - ", "-")


def format_of(text: str) -> str | None:
    """The format that words before a meeting name ("four-party")."""
    return next((str(name) for name, shapes in words()["formats"].items() if any(s in text for s in shapes)), None)


def mode_of(sentence: Sentence, nodes: tuple[int, ...], frame_mode: str | None) -> MeetingMode | None:
    """By which means they met: in the words before it, in a phrase on it ("by video link"), or by its frame."""
    around = [words_before(sentence, n) for n in nodes if sentence.tokens[n].upos == "NOUN"]
    around += [sentence.tokens[n].lemma.lower() for n in nodes if sentence.tokens[n].lemma in ("phone", "telephone")]
    means = [c for n in nodes for word, c in obliques(sentence, n) if word in ("by", "via", "on", "over", "through")]
    around += [words_before(sentence, c) for c in means]
    for mode, shapes in words()["modes"].items():
        if any(re.search(rf"\b{shape}\b", text) for shape in shapes for text in around):
            return cast(MeetingMode, mode)
    return "call" if frame_mode == "phone" else None


def phase_of(sentence: Sentence, nodes: tuple[int, ...], status: str) -> Phase:
    """Announced, held, postponed or cancelled."""
    above = {sentence.tokens[i].lemma for n in nodes for i in (n, *sentence.ancestors(n))}
    if above & set(words()["postponing"]):
        return "postponed"
    if above & set(words()["cancelling"]) or _is_called_off(sentence, nodes):
        return "cancelled"
    return "announced" if status in ("planned", "proposed", "conditional") else "held"


def _is_called_off(sentence: Sentence, nodes: tuple[int, ...]) -> bool:
    heads = [sentence.tokens[n].head for n in nodes if sentence.tokens[n].head >= 0]
    return any(
        sentence.tokens[h].lemma == "call"
        and any(sentence.tokens[c].text.lower() == "off" for c in sentence.children(h))
        for h in heads
    )


def part_of(context: Context, sentence: Sentence, nodes: tuple[int, ...]) -> str | None:
    """The gathering on whose margins a meeting was, or the named one at which it was."""
    text = sentence.text.lower()
    for phrase in words()["margins"]:
        at = text.find(phrase)
        if at >= 0:
            start = sentence.start + at + len(phrase)
            head = next((i for i, t in enumerate(sentence.tokens) if t.start >= start), -1)
            top = _top_after(sentence, head, start)
            if top >= 0 and _belongs(sentence, top, nodes):
                return _name(context, sentence, top)
    for node in nodes:
        for word, c in obliques(sentence, node):
            if word in ("at", "during") and is_meeting_noun(sentence, c) and c not in nodes and _is_named(sentence, c):
                return _name(context, sentence, c)
    return None


def _top_after(sentence: Sentence, head: int, start: int) -> int:
    """The highest token of the phrase that begins at `start`."""
    if head < 0:
        return -1
    for up in sentence.ancestors(head):
        if sentence.tokens[up].start < start:
            break
        head = up
    return head


def _belongs(sentence: Sentence, phrase: int, nodes: tuple[int, ...]) -> bool:
    """Whether a phrase tells of these words' meeting: it hangs on them, or they are the nearest before it."""
    if set(sentence.ancestors(phrase)) & set(nodes):
        return True
    naming = {i for i in range(len(sentence)) if _names_a_meeting(sentence, i)} | set(nodes)
    before = [i for i in naming if i < phrase and i not in sentence.subtree(phrase)]
    nearest = max(before) if before else min((i for i in naming if i > phrase), default=-1)
    return nearest in nodes


def _names_a_meeting(sentence: Sentence, i: int) -> bool:
    return is_meeting_noun(sentence, i) or sentence.tokens[i].lemma in words()["meeting_verbs"]


def _name(context: Context, sentence: Sentence, head: int) -> str:
    """The name of a gathering without its article, place and time."""
    loose = [c for w, c in obliques(sentence, head) if w in ("in", "at", "on") and c > head]
    name = words_of(context, sentence, head)
    for start in (sentence.tokens[min(sentence.subtree(c))].start for c in loose):
        tail = " ".join(context.text[start : sentence.end].split())
        at = next((k for k in range(len(name)) if name[k:] and tail.startswith(name[k:])), len(name))
        name = name[:at].rstrip()
    return name.removeprefix("the ").removeprefix("a ").strip()


def _is_named(sentence: Sentence, noun: int) -> bool:
    return any(sentence.tokens[i].upos == "PROPN" for i in sentence.subtree(noun))


def topics_of_talk(sentence: Sentence, nodes: tuple[int, ...]) -> list[int]:
    """Heads of what was talked about: after "on" or "about", the object of "discussed", each one apart."""
    heads = list(_topics(sentence, nodes))
    return [part for h in heads for part in sentence.conjuncts(h) if part >= h]


def _topics(sentence: Sentence, nodes: tuple[int, ...]) -> Iterator[int]:
    for node in nodes:
        about = [w for w in words()["about"] if w != "on" or sentence.tokens[node].upos != "VERB"]
        yield from (c for word, c in obliques(sentence, node) if word in about and not _is_when(sentence, c))
        joined = [c for c in sentence.children(node, "conj", "advcl", "xcomp") if c > node]
        for verb in (node, *joined):
            if sentence.tokens[verb].lemma in words()["talking"]:
                yield from (c for c in sentence.children(verb, "obj") if not _is_view(sentence, c) and c not in nodes)
                views = [c for c in sentence.children(verb, "obj") if _is_view(sentence, c)]
                yield from (
                    c
                    for v in (*views, *([verb] if views else []))
                    for word, c in obliques(sentence, v)
                    if word in words()["about"] and not _is_when(sentence, c)
                )


def _is_view(sentence: Sentence, noun: int) -> bool:
    return sentence.tokens[noun].lemma in ("view", "opinion", "impression", "message")


def _is_when(sentence: Sentence, c: int) -> bool:
    """A day, a place or a telephone after "on" and "over" is no topic."""
    token = sentence.tokens[c]
    return token.ent.endswith(("DATE", "TIME", "GPE", "LOC")) or token.lemma.lower() in words()["no_topics"]


def purpose_of_meeting(context: Context, sentence: Sentence, nodes: tuple[int, ...]) -> list[str]:
    """What it was for: "met to settle X", "talks aimed at X"."""
    found = []
    for node in nodes:
        for c in sentence.children(node, "advcl", "acl"):
            if c < node:
                continue
            if sentence.tokens[c].lemma == "aim":
                found += [d for word, d in obliques(sentence, c) if word == "at"]
                found += list(sentence.children(c, "advcl"))
            elif any(sentence.tokens[m].text.lower() == "to" for m in sentence.children(c, "mark")):
                found.append(c)
    return list(dict.fromkeys(w for w in (words_of(context, sentence, c) for c in found) if w))
