"""Examples to tensors: batches of like lengths, in an order that the seed fixes."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor

from diplomatics.model.pieces import Pieces
from diplomatics.model.shapes import sentence_shapes

from .data_sets import Labels
from .relations import Pair
from .treebank import Example, lemma_script

IGNORE = -100
T = TypeVar("T", Example, Pair)


@dataclass(slots=True)
class Inputs:
    """What the encoder takes: ids, shapes, mask [B, L]; first, last, present [B, N]."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    present: Tensor


def padded(rows: Sequence[Sequence[int]], fill: int, width: int | None = None) -> Tensor:
    """Rows of different lengths as one tensor of whole numbers."""
    width = max(map(len, rows)) if width is None else width
    return torch.tensor([[*r, *[fill] * (width - len(r))] for r in rows], dtype=torch.long)


class Maker:
    """Makes the tensors; knows the pieces and the classes."""

    def __init__(self, tokenizer: Path, labels: Labels) -> None:
        self.pieces = Pieces(tokenizer)
        self.labels = labels
        self.index = {k: {v: i for i, v in enumerate(getattr(labels, k))} for k in vars(labels)}

    def length(self, words: Sequence[str]) -> int:
        """How many pieces a sentence has, the two special ones counted."""
        return 2 + sum(map(len, self.pieces.of_sentence(words)))

    def inputs(self, sentences: Sequence[Sequence[str]]) -> Inputs:
        ids, shapes, first, last = [], [], [], []
        for words in sentences:
            row, shape, begin, end = [self.pieces.start], [0], [], []
            for p, s in zip(self.pieces.of_sentence(words), sentence_shapes(words), strict=True):
                begin.append(len(row))
                row.extend(p)
                shape.extend([s] * len(p))
                end.append(len(row) - 1)
            ids.append([*row, self.pieces.end])
            shapes.append([*shape, 0])
            first.append(begin)
            last.append(end)
        return Inputs(
            padded(ids, self.pieces.pad), padded(shapes, 0), padded([[1] * len(r) for r in ids], 0),
            padded(first, 0), padded(last, 0), padded([[1] * len(r) for r in first], 0),
        )  # fmt: skip

    def roles(self, pairs: Sequence[Pair]) -> Tensor:
        """The role of every piece [B, L]."""
        rows = []
        for pair in pairs:
            row = [0]
            for p, role in zip(self.pieces.of_sentence(pair.words), pair.roles, strict=True):
                row.extend([role] * len(p))
            rows.append([*row, 0])
        return padded(rows, 0)

    def targets(self, examples: Sequence[Example], sentences: Sequence[Sequence[str]]) -> dict[str, Tensor]:
        """Class numbers [B, N] for the treebank heads; the lemma scripts follow the words as they are now written."""
        out: dict[str, list[list[int]]] = {k: [] for k in ("upos", "xpos", "feats", "deprel", "lemma", "heads")}
        for e, words in zip(examples, sentences, strict=True):
            for k in ("upos", "xpos", "feats", "deprel"):
                out[k].append([self.index[k].get(v, IGNORE) for v in getattr(e, k)])
            scripts = [lemma_script(w, m) for w, m in zip(words, e.lemma, strict=True)]
            out["lemma"].append([self.index["lemma"].get(s, IGNORE) for s in scripts])
            out["heads"].append(e.heads)
        return {k: padded(v, IGNORE) for k, v in out.items()}

    def allowed(self, examples: Sequence[Example], width: int) -> tuple[Tensor, Tensor]:
        """The allowed name labels [B, N, C] and which words have any [B, N]."""
        mask = torch.zeros(len(examples), width, len(self.labels.names), dtype=torch.bool)
        known = torch.zeros(len(examples), width, dtype=torch.bool)
        for b, e in enumerate(examples):
            for i, names in enumerate(e.allowed):
                for name in names:
                    mask[b, i, self.index["names"][name]] = True
                known[b, i] = bool(names)
        return mask, known


def perturbed(words: list[str], rng: random.Random, share: float) -> list[str]:
    """Now and then a sentence in capitals, in lower case or in headline case."""
    draw = rng.random() / share if share else 1.0
    if draw >= 1.0:
        return words
    if draw < 0.4:
        return [w.upper() for w in words]
    return [w.lower() for w in words] if draw < 0.75 else [w[:1].upper() + w[1:] for w in words]


def grouped(items: list[T], lengths: list[int], budget: int, rng: random.Random) -> Iterator[list[T]]:
    """Batches of like lengths with at most `budget` pieces each, padding counted."""
    order = sorted(range(len(items)), key=lambda i: (lengths[i] + rng.random() * 4, i))
    batches: list[list[T]] = []
    batch: list[T] = []
    for i in order:
        if batch and lengths[i] * (len(batch) + 1) > budget + 4 * len(batch):
            batches.append(batch)
            batch = []
        batch.append(items[i])
    if batch:
        batches.append(batch)
    rng.shuffle(batches)
    yield from batches
