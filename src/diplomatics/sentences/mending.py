"""Mends lemmas that the model formed wrongly, with the words that the vocabulary knows.

The model forms the lemma of an unseen verb by a script ("cut two letters"), which may leave no word
("emphasiz"). Where its lemma is unknown and another regular way back from the form gives a known one, that
one is taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from diplomatics.vocabulary.frames import Frame, all_frames
from diplomatics.vocabulary.loader import load

# Regular endings by Penn tag, and what stood in their place in the base form.
_PLURAL = (("ies", "y"), ("es", ""), ("s", ""), ("es", "e"))
_PAST = (("ied", "y"), ("ed", ""), ("ed", "e"))
ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "NNS": _PLURAL,
    "VBZ": _PLURAL,
    "VBG": (("ing", ""), ("ing", "e")),
    "VBD": _PAST,
    "VBN": _PAST,
}


@cache
def known_lemmas() -> frozenset[str]:
    """Every lemma that the vocabulary names, wherever it stands."""
    names = ("undertakings", "factuality", "attribution", "relations", "meetings")
    listed = {word for name in names for word in _leaves(load(name))}
    return frozenset(listed.union(*(_words_of(frame) for frame in all_frames())))


def _words_of(frame: Frame) -> frozenset[str]:
    return frozenset({frame.lemma}) | frame.objects | frame.obliques | frame.modifiers | frame.purposes


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


def mended(form: str, lemma: str, xpos: str) -> str:
    """The lemma, or a known one that the form can come from."""
    word = form.lower()
    if xpos.startswith("VB") and lemma == word and word.endswith("ing"):
        # A verb's "-ing" form left as it is ("bombing"): the noun of that name is no verb's lemma.
        return next((c for c in _ways_back(word, "VBG") if c in known_lemmas()), lemma)
    if xpos in ("VBZ", "VBP", "VB") and lemma == word and word.endswith("ed"):
        xpos = "VBD"  # a past form taken for a present one: its own form is no lemma
    if lemma in known_lemmas() or xpos not in ENDINGS:
        return lemma
    return next((c for c in _ways_back(word, xpos) if c in known_lemmas()), lemma)


def _ways_back(word: str, xpos: str) -> Iterator[str]:
    """The base forms that a regular inflected form can come from."""
    endings = ENDINGS[xpos]
    for ending, back in endings:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            yield stem + back
            if len(stem) > 2 and stem[-1] == stem[-2] and not back:
                yield stem[:-1]
