"""UD scores from raw text, in the manner of the CoNLL 2018 evaluation: words are matched by their characters.

Characters other than spaces are counted through the document; a system word is right where a gold word covers the
same ones. Surface tokens of several words ("don't") count as one token; words that share a span pair up in order.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Word:
    """A syntactic word with the characters (without spaces) that it covers and its head's number in the list."""

    start: int
    end: int
    form: str
    upos: str = ""
    xpos: str = ""
    lemma: str = ""
    feats: str = ""
    deprel: str = ""
    head: int = -1


@dataclass(slots=True)
class Corpus:
    """A treebank or a parse of its text: the spans count characters without spaces from the start."""

    text: str = ""
    tokens: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def read_gold(path: Path) -> Corpus:
    """A treebank with its raw text: documents apart (`texts`), paragraphs by blank lines, spaces by SpaceAfter.

    Words inside a surface token of several words get the characters of their own forms where these make up the token,
    and the whole token where they do not.
    """
    corpus, at = Corpus(), 0
    text = ""
    block: list[list[str]] = []
    with path.open(encoding="utf-8") as file:
        for line in [*file, "\n"]:
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                if text:
                    corpus.texts.append(text.strip())
                text = ""
            elif line.startswith("# newpar") and text and not line.startswith("# newpar_block"):
                text = text.rstrip() + "\n\n"
            elif line and line[0] != "#":
                block.append(line.split("\t"))
            elif not line and block:
                at, piece = _add_sentence(corpus, block, at)
                text += piece
                block = []
    corpus.texts.append(text.strip())
    return corpus


def _add_sentence(corpus: Corpus, rows: list[list[str]], at: int) -> tuple[int, str]:
    begin, text, first = at, "", len(corpus.words)
    whole_end, queue = 0, []
    for r in rows:
        if "-" in r[0]:
            whole_end = int(r[0].split("-")[1])
            size = len(r[1].replace(" ", ""))
            corpus.tokens.append((at, at + size))
            text += r[1] + ("" if "SpaceAfter=No" in r[9] else " ")
            queue = [(at, r[1])]
            continue
        if "." in r[0]:
            continue
        size = len(r[1].replace(" ", ""))
        if int(r[0]) <= whole_end:
            start, form = queue[0]
            corpus.words.append(Word(at, at + size, r[1], r[3], r[4], r[2], r[5], r[7], int(r[6])))
            at += size
            if int(r[0]) == whole_end:
                own = at - start
                if own != len(form):
                    for w in corpus.words[first:]:
                        if w.start >= start:
                            w.start, w.end = start, start + len(form)
                at = start + len(form)
        else:
            corpus.tokens.append((at, at + size))
            corpus.words.append(Word(at, at + size, r[1], r[3], r[4], r[2], r[5], r[7], int(r[6])))
            text += r[1] + ("" if "SpaceAfter=No" in r[9] else " ")
            at += size
    for w in corpus.words[first:]:
        w.head = w.head - 1 + first if w.head > 0 else -1
    corpus.sentences.append((begin, at))
    return at, text


def f1(gold: int, system: int, right: int) -> float:
    """F1 in per cent."""
    return round(200.0 * right / (gold + system), 2) if gold + system else 0.0


def spans_f1(gold: Sequence[tuple[int, int]], system: Sequence[tuple[int, int]]) -> float:
    """F1 of spans."""
    return f1(len(gold), len(system), len(set(gold) & set(system)))


def compare(gold: Corpus, system: Corpus) -> dict[str, float]:
    """All scores; each is an F1 over words, as in CoNLL 2018 (relation subtypes are kept, which is stricter)."""
    pairs = align(gold.words, system.words)
    of_gold = {s: g for g, s in pairs}
    size = (len(gold.words), len(system.words))
    right = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las", "las_universal"), 0)
    for g, s in pairs:
        a, b = gold.words[g], system.words[s]
        right["upos"] += a.upos == b.upos
        right["xpos"] += a.xpos == b.xpos
        right["lemma"] += a.lemma in (b.lemma, "_")
        head = of_gold.get(b.head, -2) if b.head >= 0 else -1
        if head == a.head:
            right["uas"] += 1
            right["las"] += a.deprel == b.deprel
            right["las_universal"] += a.deprel.split(":")[0] == b.deprel.split(":")[0]
    out = {"tokens": spans_f1(gold.tokens, system.tokens), "sentences": spans_f1(gold.sentences, system.sentences)}
    out["words"] = f1(*size, len(pairs))
    return out | {k: f1(*size, v) for k, v in right.items()}


def align(gold: list[Word], system: list[Word]) -> list[tuple[int, int]]:
    """Pairs of words that cover the same characters; several words on the same span are paired in order."""
    places: dict[tuple[int, int], list[int]] = {}
    for i, w in enumerate(gold):
        places.setdefault((w.start, w.end), []).append(i)
    pairs = []
    for j, w in enumerate(system):
        waiting = places.get((w.start, w.end))
        if waiting:
            pairs.append((waiting.pop(0), j))
    return pairs


def positions(text: str) -> list[int]:
    """For each offset of the text (and its end), how many characters other than spaces stand before it."""
    out, n = [], 0
    for c in text:
        out.append(n)
        n += not c.isspace()
    return [*out, n]
