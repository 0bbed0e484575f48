"""From a checkpoint to the shipped files: `python -m training.export [--run RUN] [--out FOLDER]`."""

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto

from .data_sets import Labels, treebank_examples
from .encoder import HEADS, LAYERS, WIDTH
from .graph import CONTRIB, FINE_BLOCK, Graph
from .lemma_table import lemma_table
from .train import pretrained_folder

Array = NDArray[Any]
Weights = dict[str, Array]
Shape = list[str | int]
INT, REAL = TensorProto.INT64, TensorProto.FLOAT


def load_weights(run: Path) -> Weights:
    """The running mean of the weights in the last checkpoint."""
    state = torch.load(run / "last.pt", weights_only=True)
    return {k: v.float().numpy() for k, v in state["average"].items()}


def add_layer(g: Graph, x: str, w: Weights, at: str) -> str:
    """One transformer layer on [1, L, WIDTH]."""
    qkv = g.linear(x, w[f"{at}.qkv.weight"], w[f"{at}.qkv.bias"])
    parts = g.op("Split", qkv, outputs=3, axis=-1, num_outputs=3)
    a = g.op("MultiHeadAttention", parts, f"{parts}.1", f"{parts}.2", domain=CONTRIB, num_heads=HEADS)
    x = add_norm(g, x, g.linear(a, w[f"{at}.out.weight"], w[f"{at}.out.bias"]), w, f"{at}.norm1")
    up = g.op("Gelu", g.linear(x, w[f"{at}.up.weight"], w[f"{at}.up.bias"]))
    return add_norm(g, x, g.linear(up, w[f"{at}.down.weight"], w[f"{at}.down.bias"]), w, f"{at}.norm2")


def add_norm(g: Graph, x: str, y: str, w: Weights, at: str) -> str:
    """Normalised sum."""
    weight, bias = g.const(w[f"{at}.weight"], "n"), g.const(w[f"{at}.bias"], "n")
    return g.op("SkipLayerNormalization", x, y, weight, bias, domain=CONTRIB, epsilon=1e-12)


def embeddings_graph(w: Weights, quantised: str) -> onnx.ModelProto:
    """Pieces, positions and shapes of the inputs `ids` and `shapes` [1, L], normalised: where both encoders start."""
    g = Graph(quantised)
    length = g.op("Gather", g.op("Shape", "ids"), g.const(np.array(1)))
    place = g.op("Range", g.const(np.array(0)), length, g.const(np.array(1)))
    x = g.op("Add", g.embed(w["encoder.pieces.weight"], "ids"), g.embed(w["encoder.positions.weight"], place))
    x = g.op("Add", x, g.embed(w["encoder.shapes.weight"], "shapes"))
    g.named(g.norm(x, w["encoder.norm.weight"], w["encoder.norm.bias"]), "embedded")
    one: Shape = [1, "L"]
    return g.model({"ids": (INT, one), "shapes": (INT, one)}, {"embedded": (REAL, [1, "L", WIDTH])}, "embeddings")


def layers_graph(w: Weights, quantised: str, layers: int) -> onnx.ModelProto:
    """The lower layers of the relation encoder: `embedded` to `state`, both [1, L, WIDTH]."""
    g = Graph(quantised)
    x = "embedded"
    for number in range(layers):
        x = add_layer(g, x, w, f"encoder.layers.{number}")
    g.named(x, "state")
    shape: Shape = [1, "L", WIDTH]
    return g.model({"embedded": (REAL, shape)}, {"state": (REAL, shape)}, "relation_encoder")


def leaky(g: Graph, x: str) -> str:
    return g.op("LeakyRelu", x, alpha=0.1)


def structure_graph(w: Weights, quantised: str) -> onnx.ModelProto:
    """The layers and the heads for structure and names, for one sentence."""
    g = Graph(quantised, FINE_BLOCK)
    x = "embedded"
    for number in range(LAYERS):
        x = add_layer(g, x, w, f"encoder.layers.{number}")
    picks = [g.op("Gather", x, name, axis=1) for name in ("first", "last")]
    words = g.op("Mul", g.op("Add", *picks), g.const(np.array(0.5, np.float32)))
    start = g.op("Slice", x, *(g.const(np.array([n])) for n in (0, 1, 1)))
    rooted = g.op("Concat", start, words, axis=1)
    add_arcs(g, w, words, rooted)
    for tag in ("upos", "xpos", "lemma", "feats"):
        scores = g.linear(words, w[f"tags.{tag}.weight"], w[f"tags.{tag}.bias"])
        g.named(g.op("ArgMax", scores, axis=-1, keepdims=0), tag)
    hidden = g.op("Gelu", g.linear(words, w["names_hidden.weight"], w["names_hidden.bias"]))
    g.named(g.op("LogSoftmax", g.linear(hidden, w["names.weight"], w["names.bias"]), axis=-1), "names")
    word: Shape = [1, "N"]
    inputs: dict[str, tuple[int, Shape]] = {
        "embedded": (REAL, [1, "L", WIDTH]),
        "first": (INT, ["N"]),
        "last": (INT, ["N"]),
        "forced": (INT, word),
    }
    outputs = dict.fromkeys(("upos", "xpos", "lemma", "feats", "heads", "deprel"), (INT, word))
    outputs |= {"arcs": (REAL, [1, "N", "M"]), "names": (REAL, [1, "N", "C"])}
    return g.model(inputs, outputs, "structure")


def add_arcs(g: Graph, w: Weights, words: str, rooted: str) -> None:
    """Arc scores, the best head of each word (unless `forced` gives one) and the label of that arc."""
    head = leaky(g, g.linear(rooted, w["arcs.head.weight"], w["arcs.head.bias"]))
    dep = leaky(g, g.linear(words, w["arcs.dep.weight"], w["arcs.dep.bias"]))
    left = g.linear(dep, w["arcs.bilinear.weight"])
    arcs = g.op("MatMul", left, g.op("Transpose", head, perm=[0, 2, 1]))
    prior = g.linear(head, w["arcs.prior.weight"], exact=True)
    arcs = g.op("Add", arcs, g.op("Transpose", prior, perm=[0, 2, 1]))
    g.named(g.op("LogSoftmax", arcs, axis=-1), "arcs")
    best = g.op("ArgMax", arcs, axis=-1, keepdims=0)
    zero = g.const(np.array(0))
    heads = g.op("Where", g.op("GreaterOrEqual", "forced", zero), "forced", best)
    g.named(heads, "heads")
    label_head = leaky(g, g.linear(rooted, w["arcs.label_head.weight"], w["arcs.label_head.bias"]))
    label_dep = leaky(g, g.linear(words, w["arcs.label_dep.weight"], w["arcs.label_dep.bias"]))
    chosen = g.op("Gather", label_head, g.op("Squeeze", heads, g.const(np.array([0]))), axis=1)
    both = g.op("Concat", label_dep, chosen, g.op("Mul", label_dep, chosen), axis=-1)
    mixed = leaky(g, g.linear(both, w["arcs.mix.weight"], w["arcs.mix.bias"]))
    scores = g.linear(mixed, w["arcs.labels.weight"], w["arcs.labels.bias"])
    g.named(g.op("ArgMax", scores, axis=-1, keepdims=0), "deprel")


def relation_graph(w: Weights, quantised: str, layers: int) -> onnx.ModelProto:
    """The relation branch: `state` [1, L, WIDTH] and `roles` [1, L] to log-probabilities [1, C]."""
    g = Graph(quantised)
    x = g.op("Add", "state", g.embed(w["relation.roles.weight"], "roles"))
    for number in range(layers):
        x = add_layer(g, x, w, f"relation.layers.{number}")
    means = []
    for role in (1, 2):
        mask = g.op("Cast", g.op("Equal", "roles", g.const(np.array(role))), to=REAL)
        weight = g.op("Unsqueeze", mask, g.const(np.array([1])))  # [1, 1, L]
        total = g.op("ReduceSum", weight, g.const(np.array([2])), keepdims=1)
        total = g.op("Max", total, g.const(np.array(1.0, np.float32)))
        mean = g.op("Div", g.op("MatMul", weight, x), total)
        means.append(g.op("Squeeze", mean, g.const(np.array([1]))))
    first = g.op("Gather", x, g.const(np.array(0)), axis=1)
    pooled = g.op("Concat", first, *means, g.op("Mul", *means), axis=-1)
    hidden = g.op("Gelu", g.linear(pooled, w["relation.hidden.weight"], w["relation.hidden.bias"]))
    g.named(
        g.op("LogSoftmax", g.linear(hidden, w["relation.out.weight"], w["relation.out.bias"], exact=True), axis=-1),
        "relation",
    )
    inputs: dict[str, tuple[int, Shape]] = {"state": (REAL, [1, "L", WIDTH]), "roles": (INT, [1, "L"])}
    return g.model(inputs, {"relation": (REAL, [1, "C"])}, "relation")


def export(run: Path, relations: Path, out: Path, quantised: str) -> None:
    """Write the model's files and their sums."""
    weights, other = load_weights(run), load_weights(relations)
    upper = len({k.split(".")[2] for k in other if k.startswith("relation.layers.")})
    if not np.array_equal(weights["encoder.pieces.weight"], other["encoder.pieces.weight"]):
        raise SystemExit("the two runs do not share their embeddings: train the relations anew on this structure run")
    out.mkdir(parents=True, exist_ok=True)
    graphs = {
        "embeddings": embeddings_graph(weights, quantised),
        "structure": structure_graph(weights, quantised),
        "relation_encoder": layers_graph(other, quantised, LAYERS - upper),
        "relation": relation_graph(other, quantised, upper),
    }
    for name, graph in graphs.items():
        onnx.save(graph, str(out / f"{name}.onnx"))
    shutil.copyfile(pretrained_folder() / "tokenizer.json", out / "tokenizer.json")
    write_json(out / "labels.json", vars(Labels.load(run / "labels.json")))
    treebanks = treebank_examples(["ud/en_ewt-train.conllu", "ud/en_gum-train.conllu"], 10_000)
    write_json(out / "lemmas.json", lemma_table(treebanks))
    shutil.copyfile(Path(__file__).parent / "MODEL_LICENSE.txt", out / "LICENSE")
    names = sorted(("labels.json", "lemmas.json", "tokenizer.json", *(f"{n}.onnx" for n in graphs)))
    sums = [f"{hashlib.sha256((out / n).read_bytes()).hexdigest()}  {n}\n" for n in names]
    (out / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    size = sum((out / n).stat().st_size for n in names)
    print(f"{out}: {size / 1e6:.1f} MB, quantised: {quantised}")


def write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("training/runs/main"))
    parser.add_argument("--relations", type=Path, default=Path("training/runs/relations"))
    parser.add_argument("--out", type=Path, default=Path("src/diplomatics/model/files"))
    parser.add_argument("--quantised", choices=["none", "dynamic", "blocks"], default="blocks")
    args = parser.parse_args()
    export(args.run, args.relations, args.out, args.quantised)


if __name__ == "__main__":
    main()
