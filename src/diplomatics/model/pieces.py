"""Words to word pieces, one word at a time and remembered, so that a word always has the same pieces.

The method is WordPiece as in BERT's uncased vocabulary (Devlin et al., 2019): clean, lower case, accents off,
punctuation apart, then the longest known piece from the left. It is written here because the package that does
it elsewhere brings forty megabytes of network code (docs/decisions/0007-own-word-pieces.md); a table of that
package's output holds it to the same pieces (tests/model/pieces_gold.json).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

MOST_PIECES = 16
LONGEST_WORD = 100
CONTINUES = "##"
# Ranges of Chinese characters, each of which is a word of its own (as in BERT's tokenizer).
_CJK = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class Pieces:
    """The uncased word-piece vocabulary of the encoder.

    Args:
        path: the tokenizer's JSON file, of which the vocabulary is read.
    """

    def __init__(self, path: Path) -> None:
        vocabulary = json.loads(path.read_text(encoding="utf-8"))["model"]["vocab"]
        self._numbers: dict[str, int] = vocabulary
        self.start = self._special("[CLS]")
        self.end = self._special("[SEP]")
        self.pad = self._special("[PAD]")
        self._unknown = self._special("[UNK]")
        self.of_word = lru_cache(maxsize=100_000)(self._of_word)

    def _special(self, name: str) -> int:
        number = self._numbers.get(name)
        if number is None:
            raise ValueError(f"the tokenizer has no {name} piece")
        return number

    def _of_word(self, word: str) -> tuple[int, ...]:
        """The pieces of one word; at most 16, and never none."""
        found = [piece for part in _parts(_normal(word)) for piece in self._split(part)]
        return tuple(found[:MOST_PIECES]) or (self._unknown,)

    def _split(self, part: str) -> list[int]:
        """The longest known piece from the left, again and again; one unknown piece where that fails."""
        if len(part) > LONGEST_WORD:
            return [self._unknown]
        pieces: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                number = self._numbers.get((CONTINUES if start else "") + part[start:end])
                if number is not None:
                    break
                end -= 1
            else:
                return [self._unknown]
            pieces.append(number if number is not None else self._unknown)
            start = end
        return pieces

    def is_whole(self, word: str) -> bool:
        """Whether a word in lower case is common enough to be one piece."""
        return word in self._numbers

    def of_sentence(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of every word of a sentence."""
        return [self.of_word(w) for w in words]


def _normal(word: str) -> str:
    """Control characters out, Chinese characters apart, accents off, lower case."""
    if word.isascii() and word.isprintable():
        return word.lower()
    cleaned = "".join(" " if _is_space(c) else c for c in word if not _is_control(c))
    spaced = "".join(f" {c} " if _is_cjk(ord(c)) else c for c in cleaned)
    bare = "".join(c for c in unicodedata.normalize("NFD", spaced) if unicodedata.category(c) != "Mn")
    return "".join(c.lower() for c in bare)  # letter by letter: a last sigma stays an ordinary one


def _parts(text: str) -> Iterator[str]:
    """Runs of letters and digits; each punctuation mark by itself."""
    run: list[str] = []
    for char in text:
        if char.isspace() or _is_punctuation(char):
            if run:
                yield "".join(run)
                run = []
            if not char.isspace():
                yield char
        else:
            run.append(char)
    if run:
        yield "".join(run)


def _is_space(char: str) -> bool:
    return char in " \t\n\r" or unicodedata.category(char) == "Zs"


def _is_control(char: str) -> bool:
    if char in "\t\n\r":
        return False
    return char in "\x00\ufffd" or unicodedata.category(char) in ("Cc", "Cf", "Co")


def _is_cjk(code: int) -> bool:
    return any(first <= code <= last for first, last in _CJK)


def _is_punctuation(char: str) -> bool:
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(char).startswith("P")
