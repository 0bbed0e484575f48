"""Words to word pieces, one word at a time and remembered, so that a word always has the same pieces."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer


class Pieces:
    """The uncased word-piece vocabulary of the encoder.

    Args:
        path: the tokenizer's JSON file.
    """

    def __init__(self, path: Path) -> None:
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self.start = self._special("[CLS]")
        self.end = self._special("[SEP]")
        self.pad = self._special("[PAD]")
        self._unknown = self._special("[UNK]")
        self.of_word = lru_cache(maxsize=100_000)(self._of_word)

    def _special(self, name: str) -> int:
        number = self._tokenizer.token_to_id(name)
        if number is None:
            raise ValueError(f"the tokenizer has no {name} piece")
        return int(number)

    def _of_word(self, word: str) -> tuple[int, ...]:
        """The pieces of one word; at most 16, and never none."""
        ids = self._tokenizer.encode(word, add_special_tokens=False).ids
        return tuple(ids[:16]) if ids else (self._unknown,)

    def is_whole(self, word: str) -> bool:
        """Whether a word in lower case is common enough to be one piece."""
        return self._tokenizer.token_to_id(word) is not None

    def of_sentence(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of every word of a sentence."""
        return [self.of_word(w) for w in words]
