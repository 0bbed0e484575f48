"""The parts of the run-time model that need no files: shapes, lemmas, trees, names."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from diplomatics.model.lemmas import Lemmas, apply_script, derive_script
from diplomatics.model.names import best_tags, joined, well_formed
from diplomatics.model.shapes import NAMES, line_kind, sentence_shapes
from diplomatics.model.trees import best_tree, is_tree


def shapes(text: str) -> list[str]:
    return [NAMES[i] for i in sentence_shapes(text.split())]


def test_shapes_tell_us_from_us() -> None:
    assert shapes("They told us that the US agreed .")[2] == "lower"
    assert shapes("They told us that the US agreed .")[5] == "upper"


def test_first_word_of_a_sentence_is_set_apart() -> None:
    assert shapes('" Turkey said so .')[1] == "first-title"
    assert shapes("A turkey ran .")[0] == "first-letter"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SECURITY COUNCIL ADOPTS RESOLUTION", "caps"),
        ("Security Council Adopts Resolution", "title"),
        ("the council met today", "lower"),
        ("The council met in Geneva", "plain"),
        ("EU , US", "plain"),
    ],
)
def test_kind_of_line(text: str, kind: str) -> None:
    assert line_kind(text.split()) == kind


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("met", "meet"), ("Were", "be"), ("NATO", "NATO"), ("LONDON", "London"), ("ministers", "minister"), ("n't", "not"),
     ("The", "the"), ("'s", "'s"), ("better", "good"), ("Kurds", "Kurd")],
)  # fmt: skip
def test_scripts_give_back_the_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, derive_script(form, lemma)) == lemma


def test_script_never_leaves_nothing() -> None:
    assert apply_script("am", "L-5+") == "am"
    assert Lemmas({}).of("met", "VBD", "L-2+") == "met"


def test_table_goes_before_the_script() -> None:
    assert Lemmas({"met VBD": "meet"}).of("Met", "VBD", "L-2+") == "meet"


def every_tree(n: int) -> list[list[int]]:
    return [list(h) for h in itertools.product(range(n + 1), repeat=n) if is_tree(h)]


def test_number_of_trees_is_known() -> None:
    # Rooted labelled trees with one root: n ** (n - 1).
    assert [len(every_tree(n)) for n in (1, 2, 3, 4)] == [1, 2, 9, 64]


@pytest.mark.parametrize("seed", range(30))
def test_best_tree_is_the_best_of_all(seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(4, 5))
    found = best_tree(arcs)
    assert is_tree(found)

    def total(heads: list[int]) -> float:
        return float(sum(arcs[i, h] for i, h in enumerate(heads)))

    assert total(found) == pytest.approx(max(total(t) for t in every_tree(4)))


@pytest.mark.parametrize("seed", range(5))
def test_best_tree_of_long_sentences(seed: int) -> None:
    assert is_tree(best_tree(np.random.default_rng(seed).normal(size=(60, 61))))


def test_not_a_tree() -> None:
    assert not is_tree([2, 1])
    assert not is_tree([0, 0])
    assert not is_tree([1])
    assert not is_tree([0, 3, 2])


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("Gulf of Mexico", "B-PLACE I-PLACE B-STATE", "B-PLACE I-PLACE I-PLACE"),
        ("Bank of England Oslo", "B-ORGANISATION I-ORGANISATION B-PLACE B-PLACE", None),
        ("Bank of them", "B-ORGANISATION I-ORGANISATION O", "B-ORGANISATION O O"),
        ("Syria and Iraq", "B-STATE O B-STATE", "B-STATE O B-STATE"),
    ],
)
def test_no_name_ends_in_of(text: str, tags: str, expected: str | None) -> None:
    found = joined(tags.split(), text.split())
    assert well_formed(found)
    assert found == tuple((expected or "B-ORGANISATION I-ORGANISATION I-ORGANISATION B-PLACE").split())


def test_names_are_well_formed() -> None:
    labels = ("O", "B-PERSON", "I-PERSON", "B-STATE", "I-STATE")
    scores = np.log(np.array([[0.4, 0.3, 0.0, 0.3, 0.0], [0.1, 0.0, 0.8, 0.05, 0.05]]) + 1e-6)
    assert best_tags(scores, labels) == ("B-PERSON", "I-PERSON")
    for seed in range(20):
        assert well_formed(best_tags(np.random.default_rng(seed).normal(size=(9, 5)), labels))
