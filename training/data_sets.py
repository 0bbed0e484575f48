"""All training data, gathered as the configuration says."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from .gum_names import add_names
from .names import LABELS, held_back, proper_tags, read_own, read_re3d, read_uner
from .relations import RELATIONS, Pair, is_development, read_pairs
from .treebank import Example, lemma_script, read_treebank

OWN = Path(__file__).parent / "data"


def shared() -> Path:
    """The folder of public data: the environment variable DIPLOMATICS_SHARED, or ../shared."""
    return Path(os.environ.get("DIPLOMATICS_SHARED", "../shared")) / "bench"


@dataclass
class Labels:
    """The classes of every head, in order."""

    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=lambda: list(LABELS))
    relations: list[str] = field(default_factory=lambda: list(RELATIONS))

    @classmethod
    def of(cls, examples: list[Example], least: int = 3) -> "Labels":
        """The classes seen in the treebanks, without lemma scripts and feature sets seen fewer than `least` times."""
        counts: dict[str, dict[str, int]] = {k: {} for k in ("upos", "xpos", "lemma", "feats", "deprel")}
        for e in examples:
            scripts = [lemma_script(w, m) for w, m in zip(e.words, e.lemma, strict=True)]
            for name, values in (
                ("upos", e.upos),
                ("xpos", e.xpos),
                ("lemma", scripts),
                ("feats", e.feats),
                ("deprel", e.deprel),
            ):
                for value in values:
                    counts[name][value] = counts[name].get(value, 0) + 1
        rare = ("lemma", "feats")
        return cls(**{n: sorted(v for v, c in d.items() if n not in rare or c >= least) for n, d in counts.items()})

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=0), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Labels":
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def treebank_examples(files: list[str], max_words: int) -> list[Example]:
    """The sentences of the treebanks; those of GUM with their names."""
    found = ((name, e) for name in files for e in read_treebank(shared() / name) if len(e.words) <= max_words)
    return [add_names(e) if "gum" in name else e for name, e in found]


def uner_examples() -> list[Example]:
    return list(read_uner(shared() / "ud/uner_ewt-dev.iob2", proper_tags(shared() / "ud/en_ewt-dev.conllu")))


def re3d_examples(back: bool) -> list[Example]:
    """re3d: the third held back, or the rest."""
    files = sorted((shared() / "ner/re3d").glob("*.conll"))
    return [e for f in files for e in read_re3d(f) if held_back(e.document) == back]


def own_names(files: str = "[0-9]*.txt") -> list[Example]:
    """Our own sentences with names, from the files that fit a pattern."""
    return [e for f in sorted((OWN / "entities").glob(files)) for e in read_own(f)]


def name_examples(own_times: int, own_files: str) -> tuple[list[Example], list[Example]]:
    """Sentences with names for training, and one in ten of UNER and of our own for choosing."""
    uner, own = uner_examples(), own_names(own_files)
    train = [e for i, e in enumerate(uner) if i % 10] + re3d_examples(False)
    train += [e for i, e in enumerate(own) if i % 10] * own_times
    return train, uner[::10] + own[::10]


def relation_pairs() -> tuple[list[Pair], list[Pair]]:
    """Our marked pairs: for training, and for choosing."""
    pairs = [p for f in sorted((OWN / "relations").glob("[0-9]*.tsv")) for p in read_pairs(f)]
    return [p for p in pairs if not is_development(p)], [p for p in pairs if is_development(p)]
