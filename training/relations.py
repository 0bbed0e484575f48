"""Our own sentences with two marked parties and the type of the act between them."""

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from diplomatics.sentences.tokens import tokenize

from .lists import is_nationality

PRONOUNS = frozenset(
    ["He", "She", "It", "They", "We", "I", "You", "Both", "The", "A", "An", "Its", "Their", "His", "Her"]
)
RELATIONS = (
    "NONE", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


@dataclass(slots=True)
class Pair:
    """Words, the role of each word (0 neither, 1 actor, 2 recipient), and the type."""

    words: list[str]
    roles: list[int]
    kind: str
    sentence: str
    form: str = ""


def unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The plain sentence and its two spans, by "s" and "t"."""
    text, spans, start = "", {}, 0
    for piece in re.split(r"(</?[st]>)", marked):
        if re.fullmatch(r"<[st]>", piece):
            start = len(text)
        elif re.fullmatch(r"</[st]>", piece):
            spans.setdefault(piece[2], (start, len(text)))
        else:
            text += piece
    return text, spans


def make_pair(marked: str, kind: str, form: str = "") -> Pair | None:
    """One line as words and roles, or None where a mark is missing."""
    text, marks = unmark(marked)
    if set(marks) != {"s", "t"}:
        return None
    spans = tokenize(text)
    roles = [0] * len(spans)
    for role, name in ((1, "s"), (2, "t")):
        for i, (a, b) in enumerate(spans):
            if a < marks[name][1] and b > marks[name][0]:
                roles[i] = role
    return Pair([text[a:b] for a, b in spans], roles, kind, text, form) if {1, 2} <= set(roles) else None


def read_pairs(path: Path) -> Iterator[Pair]:
    """The lines of one of our files; lines that do not fit the format are passed over."""
    for line in path.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if line.startswith("#") or len(cells) != 3 or cells[0] not in RELATIONS:
            continue
        pair = make_pair(cells[2], cells[0], cells[1])
        if pair:
            yield pair


class Swaps:
    """Puts other parties into a sentence, so that the type is learnt from the act and not from who is named.

    A nationality is replaced by another nationality, a name by another name of the training lines; all else is kept.
    """

    def __init__(self, pairs: Sequence[Pair], share: float) -> None:
        self.share = share
        self.banks: dict[str, list[list[str]]] = {"nationality": [], "name": []}
        for pair in pairs:
            for role in (1, 2):
                span = [w for w, r in zip(pair.words, pair.roles, strict=True) if r == role]
                if _kind(span):
                    self.banks[_kind(span)].append(span)

    def apply(self, pair: Pair, rng: random.Random) -> Pair:
        """The pair, or now and then a copy with one or both parties replaced."""
        for role in (1, 2):
            if rng.random() < self.share:
                at = [i for i, r in enumerate(pair.roles) if r == role]
                kind = _kind([pair.words[i] for i in at])
                if kind and at[-1] - at[0] + 1 == len(at):
                    new = rng.choice(self.banks[kind])
                    words = [*pair.words[: at[0]], *new, *pair.words[at[-1] + 1 :]]
                    roles = [*pair.roles[: at[0]], *[role] * len(new), *pair.roles[at[-1] + 1 :]]
                    pair = replace(pair, words=words, roles=roles)
        return pair


def _kind(span: Sequence[str]) -> str:
    """Which bank a party belongs to; "" for pronouns, phrases and all that is no plain name."""
    if len(span) == 1 and is_nationality(span[0]):
        return "nationality"
    if span and span[0] not in PRONOUNS and all(w[:1].isupper() for w in span):
        return "name"
    return ""


def is_development(pair: Pair) -> bool:
    """One sentence in ten is for choosing only; all lines of one sentence fall on the same side."""
    return hashlib.sha256(pair.sentence.encode()).digest()[0] % 10 == 0
