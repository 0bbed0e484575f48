"""The English model at run time: words in, structure out. No torch; onnxruntime and numpy only.

Each sentence is computed alone, and activations are quantised row by row, so a sentence's result never depends on what
else is read with it. More threads read more sentences side by side; each sentence is computed by one of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from diplomatics.errors import ModelError
from diplomatics.model.lemmas import Lemmas
from diplomatics.model.names import best_tags, joined
from diplomatics.model.pieces import Pieces
from diplomatics.model.shapes import sentence_shapes
from diplomatics.model.trees import best_tree, is_tree

Array = NDArray[Any]
LONGEST = 500  # pieces in one call; the encoder has 512 places
_OUTPUTS = ["upos", "xpos", "lemma", "feats", "heads", "deprel", "names"]


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the model says of one sentence; one entry a word. `heads` are word numbers, -1 at the root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    feats: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The classes of every head, in the model's order."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    feats: tuple[str, ...]
    deprel: tuple[str, ...]
    names: tuple[str, ...]
    relations: tuple[str, ...]


def model_folder() -> Path:
    """Where the shipped files lie."""
    return Path(__file__).parent / "files"


def content_hash() -> str:
    """Twelve hex digits that change when any of the shipped files changes."""
    return hashlib.sha256((model_folder() / "SHA256SUMS").read_bytes()).hexdigest()[:12]


def check_files(folder: Path) -> None:
    """Compare the files with their sums."""
    sums = folder / "SHA256SUMS"
    if not sums.exists():
        raise ModelError("the English model is missing", where=str(folder), remedy="Install the package again.")
    for line in sums.read_text(encoding="utf-8").splitlines():
        expected, _, name = line.partition("  ")
        path = folder / name
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelError(
                "a file of the English model is missing or damaged",
                where=str(path),
                remedy="Install the package again.",
            )


def _json(path: Path) -> dict[str, Any]:
    """One of the model's JSON files."""
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            "the English model is missing or damaged", where=str(path), remedy="Install the package again."
        ) from error
    return found


def _session(path: Path) -> onnxruntime.InferenceSession:
    """A session on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError(
            f"the model cannot be loaded ({error}).", where=str(path), remedy="Install the package again."
        ) from error


class EnglishModel:
    """The shipped model.

    Args:
        folder: where its files lie; by default inside the package.
        threads: how many sentences are computed side by side.
    """

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        self.folder = folder or model_folder()
        self.threads = max(1, threads)
        self.labels = Labels(**{k: tuple(v) for k, v in _json(self.folder / "labels.json").items()})
        self.pieces = Pieces(self.folder / "tokenizer.json")
        self.lemmas = Lemmas(_json(self.folder / "lemmas.json"), self.pieces.is_whole)
        self._embeddings = _session(self.folder / "embeddings.onnx")
        self._structure = _session(self.folder / "structure.onnx")

    def inputs(self, words: Sequence[str]) -> dict[str, Array]:
        """The arrays for one sentence: ids and shapes [1, L], first and last [N], forced [1, N]."""
        ids, shapes = [self.pieces.start], [0]
        first, last = [], []
        for pieces, shape in zip(self.pieces.of_sentence(words), sentence_shapes(words), strict=True):
            first.append(len(ids))
            ids.extend(pieces)
            shapes.extend([shape] * len(pieces))
            last.append(len(ids) - 1)
        ids.append(self.pieces.end)
        shapes.append(0)
        return {
            "ids": np.array([ids], np.int64),
            "shapes": np.array([shapes], np.int64),
            "first": np.array(first, np.int64),
            "last": np.array(last, np.int64),
            "forced": np.full((1, len(words)), -1, np.int64),
        }

    @cached_property
    def _relation(self) -> tuple[onnxruntime.InferenceSession, onnxruntime.InferenceSession]:
        """The relation encoder and its classifier; loaded when first asked for."""
        return _session(self.folder / "relation_encoder.onnx"), _session(self.folder / "relation.onnx")

    def _embedded(self, feed: dict[str, Array]) -> dict[str, Array]:
        """The inputs with the pieces' embeddings in place of their numbers."""
        embedded = self._embeddings.run(None, {"ids": feed["ids"], "shapes": feed["shapes"]})[0]
        return {k: v for k, v in feed.items() if k not in ("ids", "shapes")} | {"embedded": embedded}

    def analyse(self, words: Sequence[str]) -> Analysis:
        """Structure and names of one sentence."""
        parts = [self._analyse(words[a:b]) for a, b in self._windows(words)]
        return parts[0] if len(parts) == 1 else _joined(parts)

    def analyse_many(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Structure and names of many sentences, in their order."""
        if self.threads == 1 or len(sentences) < 2:
            return [self.analyse(s) for s in sentences]
        with ThreadPoolExecutor(self.threads) as pool:
            return list(pool.map(self.analyse, sentences))

    def _windows(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Stretches of words that fit into one call."""
        start = size = 0
        for i, pieces in enumerate(self.pieces.of_sentence(words)):
            if size + len(pieces) > LONGEST:
                yield start, i
                start, size = i, 0
            size += len(pieces)
        yield start, len(words)

    def _analyse(self, words: Sequence[str]) -> Analysis:
        if not words:
            return Analysis((), (), (), (), (), (), ())
        feed = self._embedded(self.inputs(words))
        upos, xpos, lemma, feats, heads, deprel, names = self._structure.run(_OUTPUTS, feed)
        found: list[int] = heads[0].tolist()
        if not is_tree(found):
            arcs = self._structure.run(["arcs"], feed)[0][0]
            found = best_tree(arcs)
            feed["forced"] = np.array([found], np.int64)
            deprel = self._structure.run(["deprel"], feed)[0]
        labels = self.labels
        tags = tuple(labels.xpos[k] for k in xpos[0].tolist())
        relations = [labels.deprel[k] for k in deprel[0].tolist()]
        return Analysis(
            upos=tuple(labels.upos[k] for k in upos[0].tolist()),
            xpos=tags,
            lemmas=tuple(
                self.lemmas.of(w, t, labels.lemma[k]) for w, t, k in zip(words, tags, lemma[0].tolist(), strict=True)
            ),
            feats=tuple(labels.feats[k] for k in feats[0].tolist()),
            heads=tuple(h - 1 for h in found),
            deprels=tuple(
                "root" if h == 0 else "dep" if r == "root" else r for h, r in zip(found, relations, strict=True)
            ),
            names=joined(best_tags(names[0], labels.names), words),
        )

    def relations(self, words: Sequence[str], pairs: Sequence[tuple[range, range]]) -> list[Array]:
        """Probabilities over `labels.relations` for pairs of word ranges (actor, recipient) of one sentence."""
        words, pairs = self._around(words, pairs)
        feed = self.inputs(words)
        encoder, classifier = self._relation
        state = encoder.run(None, {"embedded": self._embedded(feed)["embedded"]})[0]
        out = []
        for actor, recipient in pairs:
            roles = np.zeros_like(feed["ids"])
            for role, span in ((1, actor), (2, recipient)):
                for i in span:
                    roles[0, feed["first"][i] : feed["last"][i] + 1] = role
            scores = classifier.run(None, {"state": state, "roles": roles})[0][0]
            out.append(np.exp(scores))
        return out

    def _around(
        self, words: Sequence[str], pairs: Sequence[tuple[range, range]]
    ) -> tuple[Sequence[str], Sequence[tuple[range, range]]]:
        """Cut a sentence that is too long to the stretch around the spans."""
        sizes = [len(p) for p in self.pieces.of_sentence(words)]
        if sum(sizes) <= LONGEST or not pairs:
            return words, pairs
        start = min(s.start for pair in pairs for s in pair)
        while start > 0 and sum(sizes[start - 1 :]) <= LONGEST:
            start -= 1
        end = start
        while end < len(words) and sum(sizes[start : end + 1]) <= LONGEST:
            end += 1

        def moved(span: range) -> range:
            return range(max(0, min(span.start, end - 1) - start), max(1, min(span.stop, end) - start))

        return words[start:end], [(moved(a), moved(b)) for a, b in pairs]


def _joined(parts: Sequence[Analysis]) -> Analysis:
    """Analyses of neighbouring stretches as one: later roots hang under the first as parataxis."""
    heads: list[int] = []
    deprels: list[str] = []
    top = parts[0].heads.index(-1)
    for part in parts:
        offset = len(heads)
        for head, relation in zip(part.heads, part.deprels, strict=True):
            later = head == -1 and offset > 0
            heads.append(top if later else head + offset if head >= 0 else -1)
            deprels.append("parataxis" if later else relation)

    def chain(name: str) -> tuple[str, ...]:
        return tuple(v for part in parts for v in getattr(part, name))

    return Analysis(
        chain("upos"), chain("xpos"), chain("lemmas"), chain("feats"), tuple(heads), tuple(deprels), chain("names")
    )


@lru_cache(maxsize=4)
def load_model(folder: Path | None = None, threads: int = 1) -> EnglishModel:
    """The model, loaded once."""
    return EnglishModel(folder, threads)
