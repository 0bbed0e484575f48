"""CLEAR trees, written out by hand, and what they are in Universal Dependencies."""

from __future__ import annotations

import pytest

from diplomatics.sentences.clear_labels import Tree, is_clear, to_universal

# Each word: text, lemma, UPOS, number of its head (from 1; 0 at the root), CLEAR label, head and label in UD.
CASES = {
    "a preposition marks its noun": """
        Envoys   envoy   NOUN 2 nsubj 2 nsubj
        met      meet    VERB 0 root  0 root
        in       in      ADP  2 prep  4 case
        Vienna   Vienna  PROPN 3 pobj 2 obl
        on       on      ADP  2 prep  6 case
        Monday   Monday  PROPN 5 pobj 2 obl
    """,
    "after a noun it is a modifier": """
        talks    talk    NOUN 0 root  0 root
        with     with    ADP  1 prep  3 case
        Iran     Iran    PROPN 2 pobj 1 nmod
    """,
    "a passive with its agent": """
        Forces   force   NOUN 3 nsubjpass 3 nsubj:pass
        were     be      AUX  3 auxpass 3 aux:pass
        attacked attack  VERB 0 root  0 root
        by       by      ADP  3 agent 5 case
        rebels   rebel   NOUN 4 pobj  3 obl:agent
    """,
    "a preposition of two words": """
        Talks    talk    NOUN 2 nsubj 2 nsubj
        resumed  resume  VERB 0 root  0 root
        according accord VERB 2 prep  5 case
        to       to      ADP  3 prep  3 fixed
        Cairo    Cairo   PROPN 4 pobj 2 obl
    """,
    "a clause after a preposition": """
        They     they    PRON 2 nsubj 2 nsubj
        left     leave   VERB 0 root  0 root
        without  without ADP  2 prep  4 mark
        signing  sign    VERB 3 pcomp 2 advcl
        it       it      PRON 4 dobj  4 obj
    """,
    "what is said of the subject is the head": """
        Chad     Chad    PROPN 2 nsubj 4 nsubj
        is       be      AUX  0 root  4 cop
        a        a       DET  4 det   4 det
        mediator mediator NOUN 2 attr 0 root
        .        .       PUNCT 2 punct 4 punct
    """,
    "a place after to be": """
        He       he      PRON 2 nsubj 4 nsubj
        is       be      AUX  0 root  4 cop
        in       in      ADP  2 prep  4 case
        Oslo     Oslo    PROPN 3 pobj 0 root
    """,
    "there is": """
        There    there   PRON 2 expl  2 expl
        is       be      VERB 0 root  0 root
        no       no      DET  4 det   4 det
        deal     deal    NOUN 2 attr  2 nsubj
    """,
    "a row hangs on its first member": """
        Kenya    Kenya   PROPN 0 root 0 root
        ,        ,       PUNCT 1 punct 1 punct
        Uganda   Uganda  PROPN 1 conj 1 conj
        and      and     CCONJ 3 cc   5 cc
        Sudan    Sudan   PROPN 3 conj 1 conj
    """,
    "two prepositions in a row": """
        Talks    talk    NOUN 0 root  0 root
        in       in      ADP  1 prep  3 case
        Rome     Rome    PROPN 2 pobj 1 nmod
        and      and     CCONJ 2 cc   6 cc
        in       in      ADP  2 conj  6 case
        Oslo     Oslo    PROPN 5 pobj 3 conj
    """,
    "renamed only": """
        Seoul    Seoul   PROPN 3 poss 3 nmod:poss
        's       's      PART  1 case 1 case
        envoy    envoy   NOUN 5 nsubj 5 nsubj
        not      not     PART 5 neg   5 advmod
        gave     give    VERB 0 root  0 root
        them     they    PRON 5 dative 5 iobj
        proof    proof   NOUN 5 dobj  5 obj
    """,
}


@pytest.mark.parametrize("name", CASES)
def test_a_tree_is_turned(name) -> None:
    rows = [line.split() for line in CASES[name].strip().splitlines()]
    tree = Tree([r[1] for r in rows], [r[2] for r in rows], [int(r[3]) - 1 for r in rows], [r[4] for r in rows])
    assert is_clear(tree.labels) or name == "a row hangs on its first member"
    to_universal(tree)
    assert [f"{h + 1} {label}" for h, label in zip(tree.heads, tree.labels, strict=True)] == [
        f"{r[5]} {r[6]}" for r in rows
    ]


def test_universal_labels_are_not_taken_for_clear() -> None:
    assert not is_clear(["nsubj", "root", "case", "obl", "nsubj:pass", "aux:pass", "cop"])
