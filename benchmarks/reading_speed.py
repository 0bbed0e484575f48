"""How fast all of reading is, beside the bare encoder: `python -m benchmarks.reading_speed` (needs `onnx`).

The texts are the bundled reports and, where the public data is there, its seed report and cases; a report is read
alone, on one thread. Bare encoder: see model_speed. Both run in turns in the same process; the best round counts.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from pathlib import Path

from benchmarks.model_speed import bare_session, session
from diplomatics.documents import make_document
from diplomatics.documents.document import Document
from diplomatics.examples import reports
from diplomatics.model.runtime import EnglishModel, model_folder
from diplomatics.pipeline import Reader
from diplomatics.sentences.parser import ModelParser
from diplomatics.sentences.splitting import sentences
from diplomatics.sources import open_sources

SHARED = Path(os.environ.get("DIPLOMATICS_SHARED", "../shared"))


def documents() -> list[Document]:
    """The reports that are read."""
    files = [SHARED / "seed" / "article.txt", *sorted(SHARED.glob("cases/*/article.txt"))]
    given = open_sources([str(path) for path in files if path.is_file()]) if any(map(Path.is_file, files)) else []
    return [make_document(raw) for raw in (*reports(), *given)]


def measure(rounds: int) -> dict[str, float]:
    """Processor seconds of the bare encoder, of the language layer, and of all of reading; and the words."""
    found = documents()
    model, parser = EnglishModel(), ModelParser(threads=1)
    reader = Reader(parser)
    words = [[d.text[a:b] for a, b in s] for d in found for s in sentences(d.text)]
    feeds = [{k: v for k, v in model.inputs(w).items() if k in ("ids", "shapes")} for w in words]
    embeddings, bare = session((model_folder() / "embeddings.onnx").read_bytes()), bare_session()
    reader.read_document(found[0])

    def encode() -> None:
        for feed in feeds:
            bare.run(None, {"embedded": embeddings.run(None, feed)[0]})

    def parse() -> None:
        parser.parse_many([d.text for d in found])

    def read() -> None:
        for document in found:
            reader.read_document(document)

    best = dict.fromkeys(("encoder", "layer", "reading"), float("inf"))
    for _ in range(rounds):
        for name, run in (("encoder", encode), ("layer", parse), ("reading", read)):
            begun = time.process_time()
            run()
            best[name] = min(best[name], time.process_time() - begun)
    return best | {"words": float(sum(map(len, words))), "reports": float(len(found))}


def main() -> None:
    """Print the speeds and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    m = measure(parser.parse_args().rounds)
    print(json.dumps({
        "reports": int(m["reports"]),
        "words": int(m["words"]),
        "bare encoder, words a second": round(m["words"] / m["encoder"]),
        "language layer, words a second": round(m["words"] / m["layer"]),
        "all of reading, words a second": round(m["words"] / m["reading"]),
        "reading of encoder": round(m["encoder"] / m["reading"], 3),
    }, indent=1))  # fmt: skip


if __name__ == "__main__":
    main()
