"""The losses of the batches."""

import random
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from .batches import IGNORE, Maker, perturbed
from .network import Network
from .treebank import Example


def partial_loss(scores: Tensor, allowed: Tensor, known: Tensor) -> Tensor:
    """Mean of -log of the summed probability of the allowed labels.

    scores [B, N, C], allowed [B, N, C], known [B, N].
    """
    if not bool(known.any()):
        return scores.sum() * 0.0
    every = torch.logsumexp(scores, -1)
    some = torch.logsumexp(scores.masked_fill(~allowed, -1e4), -1)
    return (every - some)[known].mean()


class Losses:
    """Computes the loss of a batch; the configuration gives the weights."""

    def __init__(self, network: Network, maker: Maker, config: dict[str, Any], rng: random.Random) -> None:
        self.network, self.maker, self.rng = network, maker, rng
        self.weights: dict[str, float] = config["loss"]
        self.noise, self.smoothing = float(config["case_noise"]), float(config["smoothing"])
        self.bfloat16 = bool(config["bfloat16"])

    def _autocast(self) -> torch.autocast:
        return torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.bfloat16)

    def _cross(self, scores: Tensor, target: Tensor, smooth: bool = True) -> Tensor:
        smoothing = self.smoothing if smooth else 0.0
        return functional.cross_entropy(
            scores.float().flatten(0, -2), target.flatten(), ignore_index=IGNORE, label_smoothing=smoothing
        )

    def examples(self, batch: list[Example]) -> dict[str, Tensor]:
        """Losses by head for sentences of treebanks or of names."""
        sentences = [perturbed(e.words, self.rng, self.noise) for e in batch]
        x = self.maker.inputs(sentences)
        losses: dict[str, Tensor] = {}
        with self._autocast():
            words, rooted = self.network.encode(x.ids, x.shapes, x.mask, x.first, x.last)
            if batch[0].upos:
                target = self.maker.targets(batch, sentences)
                gap = 1 - torch.cat([torch.ones_like(x.present[:, :1]), x.present], 1)
                arc = self.network.arcs.arcs(words, rooted).float() - 1e4 * gap[:, None, :]
                losses["arc"] = self._cross(arc, target["heads"], smooth=False)
                label = self.network.arcs.label(words, rooted, target["heads"].clamp(min=0))
                losses["label"] = self._cross(label, target["deprel"])
                for name, head in self.network.tags.items():
                    losses[name] = self._cross(head(words), target[name])
            if any(e.allowed for e in batch):
                allowed, known = self.maker.allowed(batch, words.size(1))
                losses["names"] = partial_loss(self.network.name_scores(words).float(), allowed, known)
        return losses

    def total(self, losses: dict[str, Tensor]) -> Tensor:
        return torch.stack([self.weights[k] * v for k, v in losses.items()]).sum()
