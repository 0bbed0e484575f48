"""Case shapes: what the uncased word pieces lose.

The encoder's vocabulary is uncased, so "US" and "us" share one piece. Every word therefore carries one small
integer that says how it is written and in what kind of line; the encoder adds an embedding for it.
"""

from collections.abc import Sequence

NAMES = (
    "none",  # padding and the special pieces
    "lower",
    "title",
    "upper",
    "letter",  # one capital letter: an initial, "I", "A"
    "mixed",
    "digits",
    "alnum",  # letters and digits together
    "punct",
    "other",  # letters without case
    "first-title",  # the first word of the sentence, capitalised
    "first-letter",
    "caps-line",  # a capital word in a line of capitals
    "title-line",  # a capitalised word in a title-cased headline
    "lower-line",  # a word in a line without any capital
)
COUNT = len(NAMES)
_ID = {name: number for number, name in enumerate(NAMES)}


def word_shape(word: str) -> str:
    """How one word is written, by itself."""
    if word.isdigit():
        return "digits"
    if not any(c.isalnum() for c in word):
        return "punct"
    if any(c.isdigit() for c in word):
        return "digits" if not any(c.isalpha() for c in word) else "alnum"
    return _letters_shape(word)


def _letters_shape(word: str) -> str:
    """How a word that has letters and no digit is written."""
    if word.islower():
        return "lower"
    if word.isupper():
        return "upper" if sum(c.isalpha() for c in word) > 1 else "letter"
    if word[0].isupper() and word[1:].islower():
        return "title"
    return "mixed" if word.lower() != word else "other"


def line_kind(words: Sequence[str]) -> str:
    """The kind of line the words stand in: "caps", "title", "lower" or "plain"."""
    letters = [w for w in words if w[:1].isalpha()]
    if len(letters) < 3:
        return "plain"
    text = "".join(letters)
    upper = sum(c.isupper() for c in text)
    if upper == 0:
        return "lower"
    if upper > 0.8 * len(text):
        return "caps"
    long = [w for w in letters if len(w) > 3]
    if len(long) > 3 and all(w[0].isupper() for w in long):
        return "title"
    return "plain"


def sentence_shapes(words: Sequence[str]) -> list[int]:
    """One shape number for each word of a sentence."""
    kind = line_kind(words)
    shapes = [word_shape(w) for w in words]
    if kind == "caps":
        shapes = ["caps-line" if s in ("upper", "letter") else s for s in shapes]
    elif kind == "title":
        shapes = ["title-line" if s == "title" else s for s in shapes]
    elif kind == "lower":
        shapes = ["lower-line" if s == "lower" else s for s in shapes]
    for i, word in enumerate(words):
        if word[:1].isalpha():
            shapes[i] = {"title": "first-title", "letter": "first-letter"}.get(shapes[i], shapes[i])
            break
    return [_ID[s] for s in shapes]
