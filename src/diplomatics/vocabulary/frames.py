"""Predicate frames: the YAML of `data/frames.yaml` as typed values, indexed by trigger lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from diplomatics.contract.terms import EventType
from diplomatics.errors import VocabularyError
from diplomatics.vocabulary.loader import load

PartOfSpeech = Literal["verb", "noun"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate: trigger lemma, PLOVER type and mode, and where its parties stand.

    `actors` and `recipients` are slot names as explained at the top of frames.yaml. `objects`: the frame
    holds only with one of these lemmas as object; `not_objects`: never with one of these; `prepositions`: only
    with a phrase after one of these.
    """

    lemma: str
    pos: PartOfSpeech
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    joint: bool
    objects: frozenset[str]
    not_objects: frozenset[str]
    prepositions: frozenset[str]

    @property
    def name(self) -> str:
        """How `found_by` and `explain` call it: "cut+tie:SANCTION"."""
        also = f"+{sorted(self.objects)[0]}" if self.objects else ""
        return f"{self.lemma}{also}:{self.type}"


@cache
def frames() -> dict[tuple[str, PartOfSpeech], tuple[Frame, ...]]:
    """All frames by (lemma, part of speech); those that need an object come first, as they say more."""
    data = load("frames")
    index: dict[tuple[str, PartOfSpeech], list[Frame]] = {}
    for entry in data["frames"]:
        for frame in _expand(entry, data["classes"]):
            index.setdefault((frame.lemma, frame.pos), []).append(frame)
    return {key: tuple(sorted(found, key=lambda f: not f.objects)) for key, found in index.items()}


def _expand(entry: dict[str, Any], classes: dict[str, Any]) -> list[Frame]:
    shape = classes.get(entry["class"])
    if shape is None:
        raise VocabularyError(f"the frame on {entry['on']} names the unknown class {entry['class']!r}.")
    return [
        Frame(
            lemma=lemma,
            pos=cast(PartOfSpeech, entry["as"]),
            type=cast(EventType, entry["type"]),
            mode=entry.get("mode"),
            actors=tuple(shape["actors"]),
            recipients=tuple(shape.get("recipients", ())),
            joint=bool(shape.get("joint", False)),
            objects=frozenset(entry.get("object", ())),
            not_objects=frozenset(entry.get("not_object", ())),
            prepositions=frozenset(entry.get("preposition", ())),
        )
        for lemma in entry["on"]
    ]


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that only carry a noun ("launched an attack")."""
    return frozenset(load("frames")["light_verbs"])
