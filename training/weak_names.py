"""Names in treebank sentences that nobody has marked, by vote: for the second part of the structure stage.

The model of the first part reads the sentences. A name that is read in many places is given the one type that most of
its readings speak for, so that a clear sentence ("I spoke to Bruce at NiMo") settles an unclear one ("NiMo will file").
What the treebank's own tags say stands above the reading: words that are no proper nouns carry no name but of a few
small words between two of them, and a proper noun that is not read as a name is left open.
"""

import random
from collections import defaultdict
from collections.abc import Sequence

import torch

from diplomatics.model.names import best_tags, joined

from .batches import Maker, grouped
from .names import ANY, TITLES, Allowed, bio_spans, loose, outside, span_labels
from .network import Network
from .treebank import Example

Read = list[tuple[int, int, str, float]]
OPEN = loose(("PERSON", "STATE", "PLACE", "ORGANISATION", "GROUP", "FACILITY", "DOCUMENT", "EVENT"))


@torch.no_grad()
def read_names(network: Network, maker: Maker, examples: Sequence[Example]) -> list[Read]:
    """The names read in every sentence: start, end, type and mean probability."""
    network.eval()
    order = {id(e): i for i, e in enumerate(examples)}
    found: list[Read] = [[] for _ in examples]
    for batch in grouped(list(examples), [maker.length(e.words) for e in examples], 2400, random.Random(0)):
        x = maker.inputs([e.words for e in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words, _ = network.encode(x.ids, x.shapes, x.mask, x.first, x.last)
            scores = network.name_scores(words).float().log_softmax(-1)
        for row, e in zip(scores.numpy(), batch, strict=True):
            tags = joined(best_tags(row[: len(e.words)], tuple(maker.labels.names)), e.words)
            for start, end, kind in bio_spans(list(tags)):
                at = [maker.index["names"][tags[i]] for i in range(start, end)]
                sure = float(torch.tensor([row[start + k][c] for k, c in enumerate(at)]).mean().exp())
                found[order[id(e)]].append((start, end, kind, sure))
    return found


def types_by_vote(examples: Sequence[Example], found: Sequence[Read], share: float) -> dict[str, str]:
    """The type of each name (in lower case) that has at least `share` of the weight of all its readings."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for e, spans in zip(examples, found, strict=True):
        for start, end, kind, sure in spans:
            votes[" ".join(e.words[start:end]).lower()][kind] += sure
    out = {}
    for name, kinds in votes.items():
        best = max(kinds, key=lambda k: kinds[k])
        if kinds[best] >= share * sum(kinds.values()):
            out[name] = best
    return out


def fits_tags(example: Example, start: int, end: int) -> bool:
    """Whether a reading begins and ends with proper nouns and cuts no run of them."""
    proper = [t == "PROPN" for t in example.upos]
    flat = [r.split(":")[0] in ("flat", "compound") for r in example.deprel]
    cut_left = start > 0 and proper[start - 1] and proper[start] and flat[start - 1]
    cut_right = end < len(proper) and proper[end] and flat[end] and proper[end - 1]
    return proper[start] and proper[end - 1] and not cut_left and not cut_right


def _unread(word: str, proper: bool) -> Allowed:
    """What stands at a word that is not read as a name."""
    if proper:
        return ("O",) if word.lower().rstrip(".") in TITLES else OPEN
    return outside(word, False)


def add_weak_names(network: Network, maker: Maker, examples: Sequence[Example], share: float, least: float) -> int:
    """Fill `allowed` of sentences without marked names; how many names were taken as sure."""
    found = read_names(network, maker, examples)
    types = types_by_vote(examples, found, share)
    sure_names = 0
    for e, spans in zip(examples, found, strict=True):
        allowed = [_unread(w, t == "PROPN") for w, t in zip(e.words, e.upos, strict=True)]
        for start, end, kind, sure in spans:
            if kind == "DATE" or not fits_tags(e, start, end):
                allowed[start:end] = [ANY] * (end - start)
                continue
            name = types.get(" ".join(e.words[start:end]).lower())
            settled = name is not None and (name != kind or sure >= least)
            allowed[start:end] = span_labels(end - start, (name,)) if settled and name else [OPEN] * (end - start)
            sure_names += settled
        e.allowed = allowed
    return sure_names
