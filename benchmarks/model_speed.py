"""How fast the language layer is, beside the bare encoder: `python benchmarks/model_speed.py [--texts FOLDER]`.

Bare encoder: embeddings and transformer layers alone, cut out of the shipped files, on inputs made beforehand (needs
`onnx`).
Language layer: text in, sentences with everything out (sentences, words, pieces, encoder, heads, tree, names, lemmas).
Both run in turns over the same texts in the same process; the best of several rounds counts.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path
from typing import Any

from diplomatics.model.runtime import EnglishModel, model_folder
from diplomatics.sentences.parser import ModelParser
from diplomatics.sentences.splitting import sentences


def read_texts(path: Path) -> list[str]:
    """Plain texts: the .txt files of a folder, or the sentences of a CoNLL-U file in groups of twenty."""
    if path.is_dir():
        return [p.read_text(encoding="utf-8") for p in sorted(path.rglob("*.txt"))]
    lines = [x[9:].strip() for x in path.read_text(encoding="utf-8").splitlines() if x.startswith("# text = ")]
    return ["\n\n".join(lines[i : i + 20]) for i in range(0, len(lines), 20)]


def bare_session() -> Any:
    """The layers alone: everything up to the last normalisation, which feeds the words."""
    import onnx

    model = onnx.load(str(model_folder() / "structure.onnx"))
    last = next(n.input[0] for n in model.graph.node if n.op_type == "Gather" and n.input[1] == "first")
    needed, nodes = {last}, []
    for node in reversed(model.graph.node):
        if needed & set(node.output):
            nodes.append(node)
            needed |= set(node.input)
    kept = [i for i in model.graph.initializer if i.name in needed]
    inputs = [i for i in model.graph.input if i.name in needed]
    output = onnx.helper.make_tensor_value_info(last, onnx.TensorProto.FLOAT, None)
    graph = onnx.helper.make_graph(nodes[::-1], "encoder", inputs, [output], kept)
    small = onnx.helper.make_model(graph, opset_imports=model.opset_import, ir_version=model.ir_version)
    return session(small.SerializeToString())


def session(model: bytes) -> Any:
    """A session on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def measure(texts: list[str], rounds: int) -> dict[str, float]:
    """Seconds of processor time of both, on one thread."""
    model = EnglishModel()
    words = [[t[a:b] for a, b in s] for t in texts for s in sentences(t)]
    feeds = [{k: v for k, v in model.inputs(w).items() if k in ("ids", "shapes")} for w in words]
    embeddings = session((model_folder() / "embeddings.onnx").read_bytes())
    bare, parser = bare_session(), ModelParser(threads=1)
    parser.parse("Warm up.")
    best = {"encoder": float("inf"), "layer": float("inf"), "text": float("inf")}
    for _ in range(rounds):
        begun = time.process_time()
        for feed in feeds:
            bare.run(None, {"embedded": embeddings.run(None, feed)[0]})
        best["encoder"] = min(best["encoder"], time.process_time() - begun)
        begun = time.process_time()
        parser.parse_many(texts)
        best["layer"] = min(best["layer"], time.process_time() - begun)
        begun = time.process_time()
        for text in texts:
            list(sentences(text))
        best["text"] = min(best["text"], time.process_time() - begun)
    return best | {"words": float(sum(map(len, words)))}


def first_sentence() -> float:
    """Seconds from a cold start of Python to the first parsed sentence, imports and loading included."""
    import subprocess
    import sys

    code = "from diplomatics.sentences.parser import ModelParser; ModelParser(1).parse('The ministers met in Geneva.')"
    times = []
    for _ in range(3):
        begun = time.time()
        subprocess.run([sys.executable, "-c", code], check=True)
        times.append(time.time() - begun)
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("DIPLOMATICS_SHARED", "../shared"))
    parser.add_argument("--texts", type=Path, default=shared / "bench/ud/en_gum-dev.conllu")
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    m = measure(read_texts(args.texts), args.rounds)
    print(json.dumps({
        "words": int(m["words"]),
        "bare encoder, words a second": round(m["words"] / m["encoder"]),
        "language layer, words a second": round(m["words"] / m["layer"]),
        "layer of encoder": round(m["encoder"] / m["layer"], 3),
        "words and sentences alone, words a second": round(m["words"] / m["text"]),
        "first sentence after a cold start, seconds": round(first_sentence(), 2),
    }, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
