"""Sentences as the rest of the system sees them: tokens, dependencies, names.

The scheme is Universal Dependencies (UPOS, features, relations; English EWT's dialect of it). Offsets
count code points into the text that was parsed. A parser that gives no structure leaves `head` at -1 and
`deprel` empty for every token; `Sentence.is_parsed` tells.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word. `head` is an index inside the sentence, -1 at the root; `ent` a BIO tag."""

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str = ""
    feats: str = ""
    head: int = -1
    deprel: str = ""
    ent: str = "O"

    def feat(self, name: str) -> str | None:
        """The value of one feature, e.g. `feat("Tense")` is "Past"."""
        for pair in self.feats.split("|") if self.feats else ():
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity of a sentence: its type and its tokens `first` to `last` (inclusive)."""

    type: str
    first: int
    last: int
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Sentence:
    """One sentence with its place in the text. `index` counts sentences of the text from 0."""

    index: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @property
    def is_parsed(self) -> bool:
        """Whether the parser gave dependencies."""
        return any(token.deprel for token in self.tokens)

    @cached_property
    def root(self) -> int:
        """The index of the root, or -1 where there is none."""
        return next((i for i, token in enumerate(self.tokens) if token.deprel == "root"), -1)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        children: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.deprel and token.head >= 0:
                children[token.head].append(i)
        return tuple(tuple(c) for c in children)

    def children(self, i: int, *relations: str) -> tuple[int, ...]:
        """Dependents of token `i`; with relations given, only those (a bare "nmod" also takes "nmod:poss")."""
        if not relations:
            return self._children[i]
        return tuple(
            c
            for c in self._children[i]
            if self.tokens[c].deprel in relations or self.tokens[c].deprel.split(":")[0] in relations
        )

    def subtree(self, i: int, without: tuple[str, ...] = ()) -> tuple[int, ...]:
        """Token `i` and all below it, in order; branches whose relation to `i` is in `without` are left out."""
        found = [i]
        stack = [c for c in self._children[i] if self.tokens[c].deprel not in without]
        while stack:
            node = stack.pop()
            found.append(node)
            stack.extend(self._children[node])
        return tuple(sorted(found))

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above token `i`, nearest first."""
        seen = {i}
        while (i := self.tokens[i].head) >= 0 and i not in seen:
            seen.add(i)
            yield i

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """Token `i` and those coordinated with it, from the first of the row."""
        while self.tokens[i].deprel == "conj":
            i = self.tokens[i].head
        row, stack = [i], [i]
        while stack:
            for c in self.children(stack.pop(), "conj"):
                row.append(c)
                stack.append(c)
        return tuple(sorted(row))

    def span_of(self, indices: tuple[int, ...] | list[int]) -> tuple[int, int]:
        """First and last character of some tokens."""
        return min(self.tokens[i].start for i in indices), max(self.tokens[i].end for i in indices)

    def tokens_in(self, start: int, end: int) -> tuple[int, ...]:
        """The tokens that overlap the characters start to end."""
        first = max(bisect_right(self._token_starts, start) - 1, 0)
        last = bisect_left(self._token_starts, end)
        return tuple(i for i in range(first, last) if start < self.tokens[i].end)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def head_of(self, start: int, end: int) -> int:
        """The token inside a span whose head lies outside it; the last token where nothing is parsed."""
        inside = self.tokens_in(start, end)
        if not inside:
            return -1
        heads = [i for i in inside if self.tokens[i].head not in inside and self.tokens[i].deprel]
        return heads[0] if heads else inside[-1]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Named entities, read off the BIO tags."""
        found: list[Name] = []
        i = 0
        while i < len(self.tokens):
            tag = self.tokens[i].ent
            if tag == "O":
                i += 1
                continue
            kind, first = tag[2:], i
            i += 1
            while i < len(self.tokens) and self.tokens[i].ent == f"I-{kind}":
                i += 1
            start, end = self.tokens[first].start, self.tokens[i - 1].end
            found.append(Name(kind, first, i - 1, start, end, self.text[start - self.start : end - self.start]))
        return tuple(found)
