"""The encoder: six transformer layers of the MiniLM-L6 kind, with an embedding for case shapes.

Written out here, and not taken from a library, so that the exported graph stays plain. Weights come from the Apache-2.0
file of `all-MiniLM-L6-v2` (safetensors only).
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from diplomatics.model.shapes import COUNT as SHAPES

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30522, 512


class Layer(nn.Module):
    """One transformer layer (post-norm, as in BERT)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.rate = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x [B, L, WIDTH], bias [B, 1, 1, L] added to the attention scores; the same shape as x comes back."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = functional.scaled_dot_product_attention(
            q, k, v, attn_mask=bias.to(q.dtype), dropout_p=self.rate if self.training else 0.0
        )
        a = a.transpose(1, 2).reshape(b, n, WIDTH)
        x = self.norm1(x + self.drop(self.out(a)))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Embeddings (pieces, positions, case shapes) and the layers."""

    def __init__(self, dropout: float, layers: int = LAYERS) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH, padding_idx=0)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(layers)])
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """ids, shapes, mask [B, L] -> the last state [B, L, WIDTH] and the attention bias."""
        place = torch.arange(ids.size(1), device=ids.device)
        x = self.drop(self.norm(self.pieces(ids) + self.positions(place) + self.shapes(shapes)))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x, bias


def _copy_layer(layer: Layer, state: dict[str, Tensor], at: str) -> None:
    """Fill one layer from the weights of a BERT checkpoint."""

    def get(name: str) -> Tensor:
        return state[f"{at}.{name}"]

    own = layer.state_dict()
    for kind in ("weight", "bias"):
        own[f"qkv.{kind}"].copy_(torch.cat([get(f"attention.self.{p}.{kind}") for p in ("query", "key", "value")]))
        own[f"out.{kind}"].copy_(get(f"attention.output.dense.{kind}"))
        own[f"norm1.{kind}"].copy_(get(f"attention.output.LayerNorm.{kind}"))
        own[f"up.{kind}"].copy_(get(f"intermediate.dense.{kind}"))
        own[f"down.{kind}"].copy_(get(f"output.dense.{kind}"))
        own[f"norm2.{kind}"].copy_(get(f"output.LayerNorm.{kind}"))


def load_pretrained(encoder: Encoder, file: Path, upper: nn.ModuleList | None = None) -> None:
    """Fill the encoder, and `upper` with the layers that follow those of the encoder."""
    state = load_file(str(file))
    with torch.no_grad():
        encoder.pieces.weight.copy_(state["embeddings.word_embeddings.weight"])
        kinds = state["embeddings.token_type_embeddings.weight"][0]
        encoder.positions.weight.copy_(state["embeddings.position_embeddings.weight"] + kinds)
        encoder.norm.weight.copy_(state["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(state["embeddings.LayerNorm.bias"])
        for number, layer in enumerate([*encoder.layers, *(upper or [])]):
            assert isinstance(layer, Layer)
            _copy_layer(layer, state, f"encoder.layer.{number}")
