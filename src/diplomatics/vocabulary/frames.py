"""Predicate frames: the YAML of `data/frames/` as typed values, indexed by trigger lemma."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from diplomatics.contract.terms import EventType
from diplomatics.errors import VocabularyError
from diplomatics.vocabulary.loader import load, load_folder, load_own_folder

PartOfSpeech = Literal["verb", "noun", "adjective"]
# The sections of a frame file and the part of speech of their words.
SECTIONS: dict[str, PartOfSpeech] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate: trigger lemma, PLOVER type and mode, and where its parties stand.

    `actors` and `recipients` are places as explained at the top of frames/classes.yaml; the other fields,
    explained there too, say when the frame holds. An empty field asks for nothing.
    """

    lemma: str
    pos: PartOfSpeech
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    joint: bool
    subjects: frozenset[str]
    objects: frozenset[str]
    not_objects: frozenset[str]
    obliques: frozenset[str]
    not_obliques: frozenset[str]
    prepositions: frozenset[str]
    purposes: frozenset[str]
    modifiers: frozenset[str]
    particle: str | None
    infinitive: bool
    only_people: bool
    sole: bool
    example: str | None

    @property
    def name(self) -> str:
        """How `found_by` and `explain` call it: "cut+tie:SANCTION"."""
        also = sorted(self.objects or self.obliques or self.modifiers or self.subjects)[:1]
        words = [self.lemma, *([self.particle] if self.particle else []), *also]
        return f"{'+'.join(words)}:{self.type}"

    @property
    def claim(self) -> tuple[object, ...]:
        """The word with all that the frame asks for: two frames with one claim cannot stand together."""
        asked = (self.subjects, self.objects, self.obliques, self.prepositions, self.purposes, self.modifiers)
        return (self.lemma, self.pos, *asked, self.particle, self.infinitive, self.only_people)

    @property
    def demands(self) -> int:
        """How much the frame asks for: the one that asks for more says more, and is tried first."""
        asked = (
            self.subjects,
            self.objects,
            self.obliques,
            self.prepositions,
            self.purposes,
            self.modifiers,
            self.particle,
        )
        return sum(map(bool, asked)) + self.infinitive + self.only_people


@cache
def frames() -> dict[tuple[str, PartOfSpeech], tuple[Frame, ...]]:
    """All frames by (lemma, part of speech), those that ask for most first."""
    index: dict[tuple[str, PartOfSpeech], list[Frame]] = {}
    for frame in all_frames():
        index.setdefault((frame.lemma, frame.pos), []).append(frame)
    return {key: tuple(sorted(found, key=lambda f: -f.demands)) for key, found in index.items()}


@cache
def all_frames() -> tuple[Frame, ...]:
    """Every frame, the user's own files first; a frame of theirs stands in for ours with the same demands."""
    own = tuple(_frames_of(load_own_folder("frames")))
    taken = {frame.claim for frame in own}
    return (*own, *(f for f in _frames_of(load_folder("frames")) if f.claim not in taken))


def _frames_of(files: dict[str, Any]) -> Iterator[Frame]:
    classes = load("frames/classes")["classes"]
    for name, data in files.items():
        if name != "classes":
            for section, pos in SECTIONS.items():
                for entry in data.get(section, ()):
                    yield from _expand(entry, pos, data["type"], classes)


def _expand(entry: dict[str, Any], pos: PartOfSpeech, plover: str, classes: dict[str, Any]) -> Iterator[Frame]:
    shape = classes.get(entry["class"])
    if shape is None:
        raise VocabularyError(f"the frame on {entry['on']} names the unknown class {entry['class']!r}.")
    for lemma in entry["on"]:
        yield Frame(
            lemma=lemma,
            pos=pos,
            type=cast(EventType, plover),
            mode=entry.get("mode"),
            actors=tuple(shape["actors"]),
            recipients=tuple(shape.get("recipients", ())),
            joint=bool(shape.get("joint", False)),
            subjects=frozenset(entry.get("subject", ())),
            objects=frozenset(entry.get("object", ())),
            not_objects=frozenset(entry.get("not_object", ())),
            obliques=frozenset(entry.get("oblique", ())),
            not_obliques=frozenset(entry.get("not_oblique", ())),
            prepositions=frozenset(entry.get("preposition", ())),
            purposes=frozenset(entry.get("purpose", ())),
            modifiers=frozenset(entry.get("modifier", ())),
            particle=entry.get("particle"),
            infinitive=bool(entry.get("infinitive", False)),
            only_people=entry.get("doer") == "people",
            sole=bool(entry.get("sole", False)),
            example=entry.get("example") or shape.get("example"),
        )


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that only carry a noun ("launched an attack")."""
    return frozenset(load("frames/classes")["light_verbs"])


@cache
def minding_verbs() -> frozenset[str]:
    """Verbs whose subject would do what their object names ("is weighing sanctions")."""
    return frozenset(load("frames/classes")["minding_verbs"])


@cache
def bearing_verbs() -> frozenset[str]:
    """Verbs whose subject bears what their object names ("faces criticism")."""
    return frozenset(load("frames/classes")["bearing_verbs"])


@cache
def measures() -> frozenset[str]:
    """Nouns that only measure what follows "of" ("a batch of drones")."""
    return frozenset(load("frames/classes")["measures"])
