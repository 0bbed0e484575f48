"""Reading UD treebanks (CoNLL-U)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from diplomatics.model.lemmas import derive_script

DROPPED_FEATS = ("Typo", "Style", "ExtPos", "Abbr")


@dataclass(slots=True)
class Example:
    """One sentence for training; what a source does not give stays empty.

    `heads` counts from 0 with 0 for the root and i + 1 for word i; `allowed` holds for every word the BIO labels that
    the source allows there (an empty tuple: any).
    """

    words: list[str]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    allowed: list[tuple[str, ...]] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    document: str = ""


def kept_feats(feats: str) -> str:
    """The features without those that only say how a word was written."""
    return "|".join(f for f in feats.split("|") if f != "_" and f.split("=")[0] not in DROPPED_FEATS)


def lemma_script(form: str, lemma: str) -> str:
    """The edit script; where the treebank gives no lemma ("_" for parts of split words) the form stands."""
    return derive_script(form, form.lower() if lemma == "_" and form != "_" else lemma)


def _example(rows: list[list[str]], document: str) -> Example:
    return Example(
        words=[r[1] for r in rows],
        upos=[r[3] for r in rows],
        xpos=[r[4] for r in rows],
        lemma=[r[2] for r in rows],
        feats=[kept_feats(r[5]) for r in rows],
        heads=[int(r[6]) for r in rows],
        deprel=[r[7] for r in rows],
        misc=[r[9] for r in rows],
        document=document,
    )


def read_treebank(path: Path) -> Iterator[Example]:
    """Every sentence of a CoNLL-U file; surface tokens of several words and empty nodes are left out."""
    rows: list[list[str]] = []
    document = ""
    with path.open(encoding="utf-8") as file:
        for line in [*file, "\n"]:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                document = line.partition("=")[2].strip()
            elif line and not line.startswith("#"):
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
            elif not line and rows:
                yield _example(rows, document)
                rows = []
