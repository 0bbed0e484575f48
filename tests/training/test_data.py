"""Our own training sentences keep to their format, and what is done with them before training keeps the marks."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from training.name_swaps import NameSwaps, sure_spans
from training.names import TYPES, marked_example, read_own
from training.relations import RELATIONS, Swaps, is_development, make_pair, read_pairs

DATA = Path(__file__).parents[2] / "training" / "data"
RELATION_FILES = sorted((DATA / "relations").glob("[0-9]*.tsv"))
NAME_FILES = sorted((DATA / "entities").glob("[0-9]*.txt"))
FORMS = set(
    "active passive nominal quoted reported negated planned conditional multiparty possessive relative headline lead "
    "light-verb participle infinitive pronoun".split()
)


def _lines(path: Path) -> list[str]:
    return [x for x in path.read_text(encoding="utf-8").splitlines() if x.strip() and not x.startswith("#")]


@pytest.mark.parametrize("path", RELATION_FILES, ids=lambda p: p.stem)
def test_every_relation_line_fits_the_format(path: Path) -> None:
    lines = _lines(path)[1:]
    wrong = []
    for line in lines:
        cells = line.split("\t")
        fits = len(cells) == 3 and cells[0] in RELATIONS and set(cells[1].split("+")) <= FORMS
        if not fits or make_pair(cells[2], cells[0]) is None or len(re.findall(r"</?[st]>", cells[2])) != 4:
            wrong.append(line)
    assert not wrong
    assert len(list(read_pairs(path))) == len(lines)


def test_no_pair_is_written_twice() -> None:
    rows = (line.split("\t") for path in RELATION_FILES for line in _lines(path)[1:])
    counts = Counter((row[0], row[2]) for row in rows)
    assert [pair for pair, n in counts.items() if n > 1] == []


@pytest.mark.parametrize("path", NAME_FILES, ids=lambda p: p.stem)
def test_every_marked_name_has_a_known_type(path: Path) -> None:
    for line in _lines(path):
        assert set(re.findall(r"\[([A-Z]+) ", line)) <= set(TYPES), line
        assert "[" not in re.sub(r"\[[A-Z]+ [^\[\]]+\]", "", line), line
    assert all(len(e.words) == len(e.allowed) for e in read_own(path))


def test_all_pairs_of_a_sentence_are_held_back_together() -> None:
    first = make_pair("<s>Mali</s> praised <t>Togo</t> and Benin.", "SUPPORT")
    second = make_pair("<s>Mali</s> praised Togo and <t>Benin</t>.", "SUPPORT")
    assert first and second
    assert is_development(first) == is_development(second)


def test_a_swapped_party_keeps_its_role() -> None:
    pair = make_pair("<s>Mali</s> praised <t>Togo</t>.", "SUPPORT")
    other = make_pair("<s>Costa Rica</s> met <t>Peru</t>.", "CONSULT")
    assert pair and other
    swapped = Swaps([other], 1.0).apply(pair, random.Random(3))
    assert len(swapped.words) == len(swapped.roles)
    assert {1, 2} <= set(swapped.roles)
    assert swapped.words[-1] == "."
    assert "Mali" not in swapped.words


def test_a_swapped_name_keeps_its_type() -> None:
    text = "Ask Kim at the office in Oslo ."
    example = marked_example(text, [(4, 7, "PERSON"), (25, 29, "PLACE")], "")
    bank = marked_example("Ana Maria Ruiz left Porto Novo .", [(0, 14, "PERSON"), (20, 30, "PLACE")], "")
    swapped = NameSwaps([bank], 1.0).apply(example, random.Random(0))
    assert swapped.words == "Ask Ana Maria Ruiz at the office in Porto Novo .".split()
    assert sure_spans(swapped.allowed) == [(1, 4, "PERSON"), (8, 10, "PLACE")]


def test_a_name_of_open_type_is_never_swapped() -> None:
    example = marked_example("Ask Kim .", [(4, 7, "PERSON")], "")
    example.allowed[1] = ("B-PERSON", "B-GROUP")
    assert sure_spans(example.allowed) == []
