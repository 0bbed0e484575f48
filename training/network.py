"""The networks: an encoder with heads for structure and names, and one for the relation between two spans."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from .encoder import LAYERS, WIDTH, Encoder, Layer

ARC, LABEL = 256, 256


@dataclass(frozen=True)
class Sizes:
    """How many classes each head has."""

    upos: int
    xpos: int
    lemma: int
    feats: int
    deprel: int
    names: int
    dropout: float = 0.2


class Words(nn.Module):
    """A word is the mean of the states of its first and its last piece."""

    def forward(self, state: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """state [B, L, W], first and last [B, N] -> [B, N, W]."""
        width = state.size(-1)
        a = torch.gather(state, 1, first[..., None].expand(-1, -1, width))
        b = torch.gather(state, 1, last[..., None].expand(-1, -1, width))
        return (a + b) * 0.5


class Arcs(nn.Module):
    """Biaffine scores: who is whose head, and under which label."""

    def __init__(self, labels: int, dropout: float) -> None:
        super().__init__()
        self.head, self.dep = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.label_head, self.label_dep = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.bilinear = nn.Linear(ARC, ARC, bias=False)
        self.prior = nn.Linear(ARC, 1, bias=False)
        self.mix = nn.Linear(3 * LABEL, LABEL)
        self.labels = nn.Linear(LABEL, labels)
        self.drop = nn.Dropout(dropout)
        nn.init.normal_(self.bilinear.weight, std=0.02)

    def project(self, layer: nn.Linear, x: Tensor) -> Tensor:
        return self.drop(functional.leaky_relu(layer(x), 0.1))

    def arcs(self, words: Tensor, rooted: Tensor) -> Tensor:
        """words [B, N, W], rooted [B, N+1, W] (the root first) -> scores [B, N, N+1]."""
        head = self.project(self.head, rooted)
        dep = self.project(self.dep, words)
        return torch.matmul(self.bilinear(dep), head.transpose(1, 2)) + self.prior(head).transpose(1, 2)

    def relabel(self, dep: Tensor, head: Tensor) -> Tensor:
        """Label scores [..., R] from the projected dependent and its projected head [..., LABEL]."""
        return self.labels(self.drop(functional.leaky_relu(self.mix(torch.cat([dep, head, dep * head], -1)), 0.1)))

    def label(self, words: Tensor, rooted: Tensor, heads: Tensor) -> Tensor:
        """Scores [B, N, R] for the labels of the arcs to `heads` [B, N]."""
        head = self.project(self.label_head, rooted)
        chosen = torch.gather(head, 1, heads[..., None].expand(-1, -1, LABEL))
        return self.relabel(self.project(self.label_dep, words), chosen)


class RelationBranch(nn.Module):
    """The upper layers, on the sentence's states and with the two spans marked, then a small classifier."""

    def __init__(self, layers: int, classes: int, dropout: float) -> None:
        super().__init__()
        self.roles = nn.Embedding(3, WIDTH)  # neither, actor, recipient
        self.layers = nn.ModuleList([Layer(0.1) for _ in range(layers)])
        self.hidden = nn.Linear(4 * WIDTH, LABEL)
        self.out = nn.Linear(LABEL, classes)
        self.drop = nn.Dropout(dropout)
        nn.init.normal_(self.roles.weight, std=0.02)

    def forward(self, state: Tensor, roles: Tensor, bias: Tensor) -> Tensor:
        """state [B, L, W], roles [B, L] -> class scores [B, C]."""
        x = state + self.roles(roles)
        for layer in self.layers:
            x = layer(x, bias)
        actor, recipient = (self._mean(x, roles == r) for r in (1, 2))
        pooled = torch.cat([x[:, 0], actor, recipient, actor * recipient], -1)
        return self.out(self.drop(functional.gelu(self.hidden(self.drop(pooled)))))

    @staticmethod
    def _mean(x: Tensor, mask: Tensor) -> Tensor:
        weight = mask.to(x.dtype)[..., None]
        return (x * weight).sum(1) / weight.sum(1).clamp(min=1.0)


class Network(nn.Module):
    """Structure and names."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(0.1)
        self.words = Words()
        self.drop = nn.Dropout(sizes.dropout)
        self.arcs = Arcs(sizes.deprel, sizes.dropout)
        self.tags = nn.ModuleDict({t: nn.Linear(WIDTH, getattr(sizes, t)) for t in ("upos", "xpos", "lemma", "feats")})
        self.names_hidden = nn.Linear(WIDTH, LABEL)
        self.names = nn.Linear(LABEL, sizes.names)

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Word states [B, N, W] and the same with the root (the state of the start piece) before them."""
        state, _ = self.encoder(ids, shapes, mask)
        words = self.drop(self.words(state, first, last))
        return words, torch.cat([self.drop(state[:, :1]), words], 1)

    def name_scores(self, words: Tensor) -> Tensor:
        """Scores [B, N, names] of the BIO labels."""
        return self.names(self.drop(functional.gelu(self.names_hidden(words))))


class RelationNetwork(nn.Module):
    """Relation types: the lower layers read the sentence, the upper ones the sentence with two spans marked."""

    def __init__(self, classes: int, branch_from: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder(0.1, branch_from)
        self.relation = RelationBranch(LAYERS - branch_from, classes, dropout)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, roles: Tensor) -> Tensor:
        """Scores [B, classes] for the two spans marked in `roles` [B, L]."""
        state, bias = self.encoder(ids, shapes, mask)
        scores: Tensor = self.relation(state, roles, bias)
        return scores
