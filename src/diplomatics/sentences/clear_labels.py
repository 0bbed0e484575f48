"""CLEAR dependencies, as most English spaCy pipelines give them, turned into Universal Dependencies.

The two schemes name the same relations differently (dobj, obj) and disagree on three points of structure: CLEAR makes
the preposition the head of its noun and the copula the head of its predicate, and chains coordinated words one to the
next. Labels that are UD's already stay as they are. Sources: Choi and Palmer, "Guidelines for the CLEAR Style
Constituent to Dependency Conversion" (2012), and the UD 2 guidelines for English.
"""

from __future__ import annotations

from dataclasses import dataclass

RENAMED = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "poss": "nmod:poss",
    "possessive": "case",
    "relcl": "acl:relcl",
    "neg": "advmod",
    "quantmod": "advmod",
    "npadvmod": "obl:unmarked",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "prt": "compound:prt",
    "oprd": "xcomp",
    "intj": "discourse",
    "meta": "dep",
    "nn": "compound",
}
# Labels that only CLEAR has: one of them shows which scheme a sentence is in.
CLEAR_ONLY = frozenset(RENAMED) - {"ROOT"} | {"prep", "pobj", "pcomp", "agent", "attr", "acomp", "dative"}
_LINKS = frozenset({"prep", "agent"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


@dataclass
class Tree:
    """One sentence: lemmas, UPOS tags, heads (-1 at the root) and labels, changed in place."""

    lemmas: list[str]
    upos: list[str]
    heads: list[int]
    labels: list[str]

    def children(self, i: int) -> list[int]:
        """Dependents of `i`, from left to right."""
        return [c for c, head in enumerate(self.heads) if head == i]

    def child(self, i: int, *labels: str) -> int | None:
        """The first dependent of `i` with one of these labels."""
        return next((c for c in self.children(i) if self.labels[c] in labels), None)

    def lift(self, i: int, label: str) -> None:
        """Let `i` change places with its head: it takes the head's own, and the head becomes its `label`."""
        head = self.heads[i]
        self.heads[i], self.labels[i] = self.heads[head], self.labels[head]
        self.heads[head], self.labels[head] = i, label

    def hand_over(self, giver: int, taker: int) -> None:
        """Give all dependents of one word to another."""
        for c in self.children(giver):
            if c != taker:
                self.heads[c] = taker


def is_clear(labels: list[str]) -> bool:
    """Whether a sentence's labels are CLEAR's."""
    return any(label in CLEAR_ONLY for label in labels)


def to_universal(tree: Tree) -> None:
    """Turn one CLEAR tree into a UD tree."""
    for i in range(len(tree.heads)):
        _turn_preposition(tree, i)
    for i in range(len(tree.heads)):
        _turn_copula(tree, i)
    tree.labels[:] = [RENAMED.get(label, label) for label in tree.labels]
    _flatten_rows(tree)


def _turn_preposition(tree: Tree, i: int) -> None:
    """The noun or clause after a preposition takes its place; the preposition marks it."""
    linked = tree.labels[i] == "conj" and tree.upos[i] == "ADP"
    if not (tree.labels[i] in _LINKS or linked or (tree.labels[i] == "dative" and tree.upos[i] == "ADP")):
        if tree.labels[i] == "dative":
            tree.labels[i] = "iobj"
        return
    inner = _second_word(tree, i)
    holder = i if inner is None else inner
    noun, clause = tree.child(holder, "pobj"), tree.child(holder, "pcomp")
    taken = noun if noun is not None else clause
    if taken is None:
        tree.labels[i] = "conj" if linked else "advmod"
        return
    if inner is not None:
        tree.heads[taken], tree.labels[inner] = i, "fixed"
        tree.hand_over(inner, taken)
    tree.labels[i] = "conj" if linked else _oblique(tree, i, is_clause=noun is None)
    tree.lift(taken, "case" if noun is not None else "mark")
    for c in tree.children(i):
        if tree.labels[c] != "fixed":
            tree.heads[c] = taken


def _second_word(tree: Tree, i: int) -> int | None:
    """The second word of a preposition of two ("according to", "because of"), if it has the object."""
    inner = tree.child(i, "prep")
    if inner is None or tree.child(i, "pobj", "pcomp") is not None or tree.child(inner, "pobj", "pcomp") is None:
        return None
    return inner


def _oblique(tree: Tree, i: int, is_clause: bool) -> str:
    """What a phrase with a preposition is to the word it hangs on."""
    head = tree.heads[i]
    nominal = head >= 0 and tree.upos[head] in _NOMINAL
    if is_clause:
        return "acl" if nominal else "advcl"
    if tree.labels[i] == "agent":
        return "obl:agent"
    return "nmod" if nominal else "obl"


def _turn_copula(tree: Tree, i: int) -> None:
    """What is said of the subject becomes the head of "to be"; after other verbs it is their complement."""
    if tree.upos[i] not in ("AUX", "VERB") or tree.labels[i] in ("aux", "auxpass"):
        return
    told = tree.child(i, "attr", "acomp")
    if tree.lemmas[i] != "be":
        if told is not None:
            tree.labels[told] = "xcomp"
        return
    if tree.child(i, "expl") is not None:
        if told is not None:
            tree.labels[told] = "nsubj"
        return
    if told is None:
        told = _place_after(tree, i)
    if told is not None:
        tree.lift(told, "cop")
        tree.hand_over(i, told)


def _place_after(tree: Tree, i: int) -> int | None:
    """The phrase with a preposition right after "to be", where nothing else is said ("is in Moscow")."""
    if tree.child(i, "nsubj") is None or tree.child(i, "ccomp", "xcomp") is not None:
        return None
    for c in tree.children(i):
        link = tree.child(c, "case")
        if tree.labels[c] == "obl" and link is not None and c > i:
            between = [k for k in range(i + 1, link) if tree.upos[k] not in ("ADV", "PART")]
            return None if between else c
    return None


def _flatten_rows(tree: Tree) -> None:
    """Every member of a row hangs on its first; a conjunction hangs on the member after it."""
    for i, label in enumerate(tree.labels):
        if label == "conj":
            head = tree.heads[i]
            while head >= 0 and tree.labels[head] == "conj" and tree.heads[head] >= 0:
                head = tree.heads[head]
            tree.heads[i] = head
    for i, label in enumerate(tree.labels):
        if label == "cc" and tree.heads[i] >= 0:
            first = tree.heads[i]
            while tree.labels[first] == "conj":
                first = tree.heads[first]
            after = [c for c in tree.children(first) if tree.labels[c] == "conj" and c > i]
            if after:
                tree.heads[i] = after[0]
