"""Which predicate frames fire in a sentence: the word, and what its frame asks to stand around it."""

from __future__ import annotations

from dataclasses import dataclass

from diplomatics.sentences.clauses import is_passive, obliques, preposition, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.vocabulary.frames import Frame, PartOfSpeech, frames

PARTS: dict[str, PartOfSpeech] = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fired at token `at`; `phrase` is the object it needed ("talks" of "held talks"), or -1."""

    frame: Frame
    at: int
    phrase: int = -1

    @property
    def tokens(self) -> tuple[int, ...]:
        """The trigger's tokens."""
        return (self.at,) if self.phrase < 0 else (self.at, self.phrase)


def readings(sentence: Sentence) -> list[list[Match]]:
    """For each trigger in text order the frames that hold, the most demanding first.

    A noun that a verb's frame took as its object does not fire again.
    """
    found: dict[int, list[Match]] = {}
    taken: set[int] = set()
    for i, token in enumerate(sentence.tokens):
        if token.upos == "VERB" or _is_predicative(sentence, i):
            found[i] = matches_at(sentence, i)
            taken.update(t for m in found[i][:1] for t in m.tokens[1:])
    for i, token in enumerate(sentence.tokens):
        if i not in taken and token.upos == "NOUN":
            found[i] = matches_at(sentence, i)
    return [found[i] for i in sorted(found) if found[i]]


def matches_at(sentence: Sentence, i: int) -> list[Match]:
    """The frames on token `i` that hold."""
    token = sentence.tokens[i]
    pos = PARTS.get(token.upos)
    if pos is None:
        return []
    candidates = frames().get((token.lemma.lower(), pos), ())
    tests = {"verb": _verb, "noun": _noun, "adjective": _adjective}
    return [match for frame in candidates if (match := tests[pos](sentence, i, frame)) is not None]


def _is_predicative(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].upos == "ADJ" and bool(sentence.children(i, "cop"))


def _verb(sentence: Sentence, i: int, frame: Frame) -> Match | None:
    objects = _lemmas(sentence, (*undergoers(sentence, i), *sentence.children(i, "obj")))
    if frame.not_objects & set(objects) or not _has_particle(sentence, i, frame):
        return None
    if frame.infinitive and not infinitives(sentence, i):
        return None
    if frame.purposes and not any(sentence.tokens[c].lemma in frame.purposes for c in infinitives(sentence, i)):
        return None
    return _with_phrases(sentence, i, frame, objects)


def _noun(sentence: Sentence, i: int, frame: Frame) -> Match | None:
    before = {sentence.tokens[c].lemma.lower() for c in sentence.children(i, "compound", "amod", "nmod") if c < i}
    if frame.modifiers and not frame.modifiers & before:
        return None
    match = _with_phrases(sentence, i, frame, {})
    return Match(frame, i) if match else None


def _adjective(sentence: Sentence, i: int, frame: Frame) -> Match | None:
    return _with_phrases(sentence, i, frame, {})


def _with_phrases(sentence: Sentence, i: int, frame: Frame, objects: dict[str, int]) -> Match | None:
    """The match, where object and prepositional phrases are as the frame asks."""
    phrases = dict(_phrases(sentence, i))
    lemmas = _lemmas(sentence, tuple(phrases))
    if frame.not_obliques & set(lemmas):
        return None
    if frame.prepositions and not any(
        word in frame.prepositions or word.split(" ")[0] in frame.prepositions for word in phrases.values()
    ):
        return None
    if frame.objects:
        hit = next((c for lemma, c in objects.items() if lemma in frame.objects), None)
        return Match(frame, i, hit) if hit is not None else None
    if frame.obliques:
        hit = next((c for lemma, c in lemmas.items() if lemma in frame.obliques), None)
        return Match(frame, i, hit) if hit is not None else None
    return Match(frame, i)


def _phrases(sentence: Sentence, i: int) -> list[tuple[int, str]]:
    """(head, preposition) of the phrases after `i`: its own, and those that the parser hung on its object."""
    own = [(c, word) for word, c in obliques(sentence, i)]
    behind = undergoers(sentence, i) if sentence.tokens[i].upos == "VERB" and not is_passive(sentence, i) else ()
    return own + [(c, word) for o in behind if o > i for word, c in obliques(sentence, o) if c > o]


def _lemmas(sentence: Sentence, heads: tuple[int, ...]) -> dict[str, int]:
    """Each lemma of some phrases' heads, coordination spread out, with its token."""
    return {sentence.tokens[c].lemma.lower(): c for o in heads for c in reversed(sentence.conjuncts(o))}


def _has_particle(sentence: Sentence, i: int, frame: Frame) -> bool:
    """Whether the frame's particle stands there, whatever the parser made of it ("pull out of" is a preposition)."""
    loose = sentence.children(i, "compound", "advmod", "xcomp", "obl", "compound:prt")
    words = {sentence.tokens[c].text.lower() for c in loose if i < c <= i + 6}
    if frame.particle is not None:
        return frame.particle in words or any(
            word.split(" ")[0] == frame.particle and preposition(sentence, c) for word, c in obliques(sentence, i)
        )
    return not any(sentence.tokens[c].deprel == "compound:prt" for c in sentence.children(i)) or _is_plain(frame)


# Particles that only strengthen their verb; a frame without a particle of its own takes them too.
def _is_plain(frame: Frame) -> bool:
    return bool(frame.objects or frame.obliques)


def infinitives(sentence: Sentence, i: int) -> tuple[int, ...]:
    """The infinitives that hang on `i` or on its object ("sent troops to help")."""
    below = [*sentence.children(i, "xcomp", "ccomp", "advcl", "acl")]
    below += [a for o in sentence.children(i, "obj", "iobj", "obl") for a in sentence.children(o, "acl", "advcl")]
    return tuple(c for c in below if any(sentence.tokens[m].text.lower() == "to" for m in sentence.children(c, "mark")))
