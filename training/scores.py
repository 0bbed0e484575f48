"""Quick figures on development data while training; the figures of the model card come from `training.evaluate`."""

import random

import torch

from .batches import Maker, grouped
from .network import Network, RelationNetwork
from .relations import Pair
from .treebank import Example, lemma_script


@torch.no_grad()
def structure(network: Network, maker: Maker, examples: list[Example]) -> dict[str, float]:
    """UAS, LAS and accuracies with gold words and the best head of each word (no tree asked for)."""
    hits = dict.fromkeys(("uas", "las", "upos", "xpos", "feats", "lemma"), 0)
    total = 0
    lengths = [maker.length(e.words) for e in examples]
    for batch in grouped(examples, lengths, 2400, random.Random(0)):
        x = maker.inputs([e.words for e in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words, rooted = network.encode(x.ids, x.shapes, x.mask, x.first, x.last)
            gap = 1 - torch.cat([torch.ones_like(x.present[:, :1]), x.present], 1)
            heads = (network.arcs.arcs(words, rooted).float() - 1e4 * gap[:, None, :]).argmax(-1)
            labels = network.arcs.label(words, rooted, heads).argmax(-1).tolist()
            tags = {k: h(words).argmax(-1).tolist() for k, h in network.tags.items()}
        for b, e in enumerate(batch):
            for i in range(len(e.words)):
                total += 1
                right = int(heads[b, i]) == e.heads[i]
                hits["uas"] += right
                hits["las"] += right and maker.labels.deprel[labels[b][i]] == e.deprel[i]
                for k in ("upos", "xpos", "feats"):
                    hits[k] += getattr(maker.labels, k)[tags[k][b][i]] == getattr(e, k)[i]
                hits["lemma"] += maker.labels.lemma[tags["lemma"][b][i]] == lemma_script(e.words[i], e.lemma[i])
    return {k: round(100 * v / max(total, 1), 2) for k, v in hits.items()}


@torch.no_grad()
def names(network: Network, maker: Maker, examples: list[Example]) -> float:
    """Share of words that carry a name, or are read as one, whose label is allowed."""
    right = total = 0
    for batch in grouped(examples, [maker.length(e.words) for e in examples], 2400, random.Random(0)):
        x = maker.inputs([e.words for e in batch])
        words, _ = network.encode(x.ids, x.shapes, x.mask, x.first, x.last)
        best = network.name_scores(words).argmax(-1).tolist()
        for b, e in enumerate(batch):
            for i, allowed in enumerate(e.allowed):
                label = maker.labels.names[best[b][i]]
                if allowed and ("O" not in allowed or (allowed == ("O",) and label != "O")):
                    total += 1
                    right += label in allowed
    return round(100 * right / max(total, 1), 2)


@torch.no_grad()
def relations(network: RelationNetwork, maker: Maker, pairs: list[Pair]) -> dict[str, float]:
    """Accuracy and macro-F1 of the relation types."""
    gold: list[str] = []
    pred: list[str] = []
    for batch in grouped(pairs, [maker.length(p.words) for p in pairs], 2400, random.Random(0)):
        x = maker.inputs([p.words for p in batch])
        best = network(x.ids, x.shapes, x.mask, maker.roles(batch)).argmax(-1).tolist()
        gold += [p.kind for p in batch]
        pred += [maker.labels.relations[k] for k in best]
    kinds = sorted(set(gold))
    f1 = []
    for k in kinds:
        hit = sum(g == p == k for g, p in zip(gold, pred, strict=True))
        f1.append(2 * hit / max(gold.count(k) + pred.count(k), 1))
    right = sum(g == p for g, p in zip(gold, pred, strict=True))
    return {
        "accuracy": round(100 * right / max(len(gold), 1), 2),
        "macro_f1": round(100 * sum(f1) / max(len(f1), 1), 2),
    }
