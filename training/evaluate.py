"""The figures of the model card: `python -m training.evaluate [--folder FILES] [--part raw names ...] [--on test]`.

Everything is computed with the run-time code on the files that are shipped (or, with --folder, on any other export).
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from diplomatics.model.runtime import Analysis, EnglishModel, model_folder
from diplomatics.sentences.splitting import sentences

from . import data_sets
from .gum_names import add_names
from .names import Allowed, bio_spans, is_nationality
from .raw_text import Corpus, Word, compare, positions, read_gold
from .treebank import Example, kept_feats, read_treebank

Span = tuple[int, int, str]
UNER = {"PERSON": "PER", "PLACE": "LOC", "STATE": "LOC", "FACILITY": "LOC", "ORGANISATION": "ORG", "GROUP": "ORG"}


def structure(model: EnglishModel, name: str) -> dict[str, float]:
    """Scores with gold words."""
    hits: Counter[str] = Counter()
    for e in read_treebank(data_sets.shared() / f"ud/{name}.conllu"):
        a = model.analyse(e.words)
        for i in range(len(e.words)):
            right = a.heads[i] + 1 == e.heads[i]
            hits["words"] += 1
            hits["UAS"] += right
            hits["LAS"] += right and a.deprels[i] == e.deprel[i]
            hits["LAS without subtypes"] += right and a.deprels[i].split(":")[0] == e.deprel[i].split(":")[0]
            hits["UPOS"] += a.upos[i] == e.upos[i]
            hits["XPOS"] += a.xpos[i] == e.xpos[i]
            hits["lemmas"] += a.lemmas[i] == e.lemma[i] or e.lemma[i] == "_"
            hits["features"] += a.feats[i] == kept_feats(e.feats[i])
            for part in ("Tense", "VerbForm", "Voice", "Number"):
                hits[part] += _feature(a.feats[i], part) == _feature(e.feats[i], part)
    return {k: round(100 * v / hits["words"], 2) for k, v in hits.items() if k != "words"} | {"words": hits["words"]}


def _feature(feats: str, name: str) -> str:
    return next((f for f in feats.split("|") if f.startswith(name + "=")), "")


def raw(model: EnglishModel, name: str) -> dict[str, float]:
    """Scores from raw text (words and sentences found by the rules)."""
    gold = read_gold(data_sets.shared() / f"ud/{name}.conllu")
    return compare(gold, parse_raw(model, gold.texts))


def parse_raw(model: EnglishModel, texts: Iterable[str]) -> Corpus:
    """A parse of documents as a corpus; places count characters without spaces."""
    out, at = Corpus(), 0
    for text in texts:
        place = positions(text)
        for spans in sentences(text):
            first = len(out.words)
            words = [text[a:b] for a, b in spans]
            analysis = model.analyse(words)
            for i, (a, b) in enumerate(spans):
                head = analysis.heads[i]
                out.words.append(Word(
                    at + place[a], at + place[b], words[i], analysis.upos[i], analysis.xpos[i], analysis.lemmas[i],
                    analysis.feats[i], analysis.deprels[i], head + first if head >= 0 else -1,
                ))  # fmt: skip
            out.tokens += _surface([(at + place[a], at + place[b]) for a, b in spans], words, spans)
            out.sentences.append((at + place[spans[0][0]], at + place[spans[-1][1]]))
        at += place[-1]
    return out


def _surface(places: list[tuple[int, int]], words: list[str], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Contractions put together again: UD counts "don't" as one surface token of two words."""
    tokens: list[tuple[int, int]] = []
    for i, place in enumerate(places):
        glued = i > 0 and spans[i - 1][1] == spans[i][0] and words[i - 1][-1:].isalpha()
        if glued and (words[i][:1] in "'’" or words[i][0].isalpha()):
            tokens[-1] = (tokens[-1][0], place[1])
        else:
            tokens.append(place)
    return tokens


def f1(right: int, system: int, gold: int) -> dict[str, float]:
    p, r = right / max(system, 1), right / max(gold, 1)
    return {"P": round(p, 3), "R": round(r, 3), "F1": round(2 * p * r / max(p + r, 1e-9), 3), "gold": gold}


def uner(model: EnglishModel) -> dict[str, Any]:
    """Names on Universal NER's EWT test: our types as PER, ORG, LOC, without nationalities and peoples."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    part = "test"
    for block in (data_sets.shared() / f"ud/uner_ewt-{part}.iob2").read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        if not rows:
            continue
        words = [r[1] for r in rows]
        a = model.analyse(words)
        gold = set(bio_spans([r[2] for r in rows]))
        found = {
            (s, e, UNER[k]) for s, e, k in bio_spans(list(a.names)) if k in UNER and not _people(a, words, s, e, k)
        }
        for kind in ("PER", "ORG", "LOC"):
            g, f = {x for x in gold if x[2] == kind}, {x for x in found if x[2] == kind}
            counts[kind].update(gold=len(g), found=len(f), right=len(g & f))
    total: Counter[str] = sum(counts.values(), Counter())
    return {k: f1(c["right"], c["found"], c["gold"]) for k, c in [*sorted(counts.items()), ("all", total)]}


def _people(a: Analysis, words: list[str], start: int, end: int, kind: str) -> bool:
    """Whether a STATE or GROUP name is an adjective or a people, which Universal NER does not mark."""
    if kind not in ("STATE", "GROUP", "PLACE"):
        return False
    last = end - 1
    return (
        a.upos[last] == "ADJ"
        or (a.xpos[last] in ("JJ", "NNPS") and end - start == 1)
        or (end - start == 1 and kind == "STATE" and is_nationality(words[start]))
    )


def allowed_spans(allowed: list[Allowed]) -> list[tuple[int, int, tuple[str, ...]]]:
    """The sure names of a partly labelled sentence: (start, end, types that are right)."""
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    for i, labels in enumerate(allowed):
        types = tuple(sorted({x[2:] for x in labels if x != "O"}))
        if labels and all(x.startswith("B-") for x in labels):
            spans.append((i, i + 1, types))
        elif (
            spans and labels and all(x.startswith("I-") for x in labels) and spans[-1][1] == i and spans[-1][2] == types
        ):
            spans[-1] = (spans[-1][0], i + 1, types)
    return spans


def is_open(allowed: list[Allowed], kind: str) -> bool:
    """Whether a source leaves open that these words are a name of this type."""
    return all(not x or f"B-{kind}" in x or f"I-{kind}" in x for x in allowed)


def partial(model: EnglishModel, examples: Iterable[Example]) -> dict[str, Any]:
    """Names where the source is coarser: a name counts as right with any type that its source allows.

    Names found at words that the source leaves open do not count against.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for e in examples:
        gold = allowed_spans(e.allowed)
        found = bio_spans(list(model.analyse(e.words).names))
        ends = {(s, t): types for s, t, types in gold}
        hit = set()
        for s, t, kind in found:
            if kind in ends.get((s, t), ()):
                hit.add((s, t))
            elif is_open(e.allowed[s:t], kind) and not any(a < t and s < b for a, b in ends):
                continue
            counts[kind]["found"] += 1
            counts[kind]["right"] += (s, t) in hit and kind in ends[s, t]
        for s, t, types in gold:
            name = "/".join(types)
            counts[name]["gold"] += 1
            counts[name]["recalled"] += (s, t) in hit
    rows = {}
    for name, c in sorted(counts.items()):
        rows[name] = {
            "precision": round(c["right"] / c["found"], 3) if c["found"] else None, "found": c["found"],
            "recall": round(c["recalled"] / c["gold"], 3) if c["gold"] else None, "gold": c["gold"],
        }  # fmt: skip
    total: Counter[str] = sum(counts.values(), Counter())
    p, r = total["right"] / max(total["found"], 1), total["recalled"] / max(total["gold"], 1)
    rows["all"] = {
        "P": round(p, 3),
        "R": round(r, 3),
        "F1": round(2 * p * r / max(p + r, 1e-9), 3),
        "gold": total["gold"],
    }
    return rows


def gum_news() -> list[Example]:
    """The news documents of GUM's test part."""
    found = read_treebank(data_sets.shared() / "ud/en_gum-test.conllu")
    return [add_names(e) for e in found if "_news_" in e.document]


def relations(model: EnglishModel) -> dict[str, Any]:
    """Our own held-back pairs, by type."""
    gold, pred = [], []
    for p in data_sets.relation_pairs()[1]:
        spans = []
        for role in (1, 2):
            at = [i for i, r in enumerate(p.roles) if r == role]
            spans.append(range(at[0], at[-1] + 1))
        row = model.relations(p.words, [(spans[0], spans[1])])[0]
        gold.append(p.kind)
        pred.append(model.labels.relations[int(row.argmax())])
    rows: dict[str, Any] = {}
    for k in sorted(set(gold)):
        right = sum(g == s == k for g, s in zip(gold, pred, strict=True))
        rows[k] = f1(right, pred.count(k), gold.count(k))
    macro = sum(r["F1"] for r in rows.values()) / max(len(rows), 1)
    accuracy = sum(g == s for g, s in zip(gold, pred, strict=True)) / max(len(gold), 1)
    return rows | {"macro_f1": round(macro, 4), "accuracy": round(accuracy, 4), "n": len(gold)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=model_folder())
    parser.add_argument("--part", nargs="*", default=["structure", "raw", "names", "relations"])
    parser.add_argument("--on", choices=["dev", "test"], default="test", help="which part of the treebanks")
    parser.add_argument("--out", type=Path, help="also write the figures to this JSON file")
    args = parser.parse_args()
    model = EnglishModel(args.folder)
    treebanks = [f"en_{t}-{args.on}" for t in ("ewt", "gum")]
    jobs: dict[str, list[tuple[str, Callable[[], Any]]]] = {
        "structure": [(f"gold words, {t}", lambda t=t: structure(model, t)) for t in treebanks],  # type: ignore[misc]
        "raw": [(f"raw text, {t}", lambda t=t: raw(model, t)) for t in treebanks],  # type: ignore[misc]
        "names": [
            ("names, UNER EWT test", lambda: uner(model)),
            ("names, re3d held back", lambda: partial(model, data_sets.re3d_examples(True))),
            ("names, GUM news test", lambda: partial(model, gum_news())),
            ("names, own held back", lambda: partial(model, data_sets.own_names()[::10])),
        ],
        "relations": [("relation types, own held back", lambda: relations(model))],
    }
    figures = {}
    for part in args.part:
        for title, job in jobs[part]:
            figures[title] = job()
            print(title)
            for key, value in figures[title].items():
                print(f"  {key:<24}{json.dumps(value)}")
    if args.out:
        args.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
