"""The exceptions beside the lemma scripts: inflected forms that the treebanks always give one lemma."""

from collections import Counter, defaultdict

from .lists import HERE
from .treebank import Example

TAGS = frozenset(
    ["VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS", "MD", "PRP", "PRP$", "WP$", "DT"]
)


def irregular_verbs() -> dict[str, str]:
    """The past forms of irregular verbs."""
    table = {}
    for line in (HERE / "irregular-verbs.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, past, *participles = line.split()
            table |= {f"{past} VBD": lemma} | {f"{p} VBN": lemma for p in participles}
    return table


def lemma_table(examples: list[Example]) -> dict[str, str]:
    """Lemmas by "form<space>XPOS" (the form in lower case), where nine in ten occurrences agree."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for e in examples:
        for word, tag, lemma in zip(e.words, e.xpos, e.lemma, strict=True):
            if tag in TAGS and word.isalpha() and lemma != "_":
                seen[word.lower(), tag][lemma] += 1
    table = irregular_verbs()
    for (form, tag), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        typo = count == 1 and abs(len(lemma) - len(form)) > 4
        if count >= 0.9 * lemmas.total() and not typo and lemma.isalpha() and lemma == lemma.lower():
            table[f"{form} {tag}"] = lemma
    return dict(sorted(table.items()))
