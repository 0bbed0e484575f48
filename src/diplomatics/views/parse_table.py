"""The language model's analysis as a table: one row a word."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from diplomatics.sentences.sentence import Sentence, Token
from diplomatics.views.terminal_page import NARROW, Page

COLUMNS = ("", "word", "lemma", "part", "tag", "relation", "head", "name", "features")
# Left out where the page is narrow.
WIDE_ONLY = frozenset({"tag", "features"})


def render(sentences: Sequence[Sentence], *, width: int, colour: bool = False, encoding: str = "utf-8") -> str:
    """Sentences as tables of at most `width` columns; heads are named by their word and number."""
    page = Page(width, colour, encoding)
    if not sentences:
        return page.printed([page.own("There are no words in this text.")])
    return page.printed([part for sentence in sentences for part in _parts(sentence, page)])


def _parts(sentence: Sentence, page: Page) -> list[RenderableType]:
    return [page.ink(sentence.text, "bold"), _table(sentence, page), Text()]


def _table(sentence: Sentence, page: Page) -> Table:
    shown = [c for c in COLUMNS if page.width > NARROW or c not in WIDE_ONLY]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in shown:
        table.add_column(column, header_style="dim", justify="right" if column == "" else "left")
    for i, token in enumerate(sentence.tokens):
        cells = _cells(sentence, i, token)
        table.add_row(*(page.ink(cells[c]) for c in shown))
    return table


def _cells(sentence: Sentence, i: int, token: Token) -> dict[str, str]:
    head = "root" if token.head < 0 else f"{token.head + 1} {sentence.tokens[token.head].text}"
    return {
        "": str(i + 1),
        "word": token.text,
        "lemma": token.lemma,
        "part": token.upos,
        "tag": token.xpos,
        "relation": token.deprel,
        "head": head,
        "name": "" if token.ent == "O" else token.ent,
        "features": token.feats.replace("|", " "),
    }
