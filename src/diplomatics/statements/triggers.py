"""Which predicate frames fire in a sentence: the word, and what its frame asks to stand around it."""

from __future__ import annotations

from dataclasses import dataclass

from diplomatics.sentences.clauses import is_passive, obliques, preposition, subjects, undergoers
from diplomatics.sentences.sentence import Sentence
from diplomatics.vocabulary.frames import Frame, PartOfSpeech, frames, measures

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
    """For each trigger in text order the frames that hold, the most demanding first."""
    found = (matches_at(sentence, i) for i in range(len(sentence)) if _is_trigger(sentence, i))
    return [matches for matches in found if matches]


def matches_at(sentence: Sentence, i: int) -> list[Match]:
    """The frames on token `i` that hold."""
    token = sentence.tokens[i]
    pos = PARTS.get(token.upos)
    if pos is None:
        return []
    candidates = frames().get((token.lemma.lower(), pos), ())
    tests = {"verb": _verb, "noun": _noun, "adjective": _adjective}
    return [match for frame in candidates if (match := tests[pos](sentence, i, frame)) is not None]


def _is_trigger(sentence: Sentence, i: int) -> bool:
    upos = sentence.tokens[i].upos
    return upos in ("VERB", "NOUN") or (upos == "ADJ" and bool(sentence.children(i, "cop")))


def _verb(sentence: Sentence, i: int, frame: Frame) -> Match | None:
    nouns = [c for c in sentence.children(i, "xcomp") if sentence.tokens[c].upos in ("NOUN", "ADJ")]  # "... persona"
    objects = _lemmas(sentence, (*undergoers(sentence, i), *sentence.children(i, "obj"), *nouns))
    objects |= _measured(sentence, objects)
    if frame.not_objects & set(objects) or not _has_particle(sentence, i, frame):
        return None
    if frame.subjects and not frame.subjects & set(_lemmas(sentence, subjects(sentence, i))):
        return None
    if frame.modifiers and not any(frame.modifiers & _before(sentence, o) for o in objects.values()):
        return None
    if frame.infinitive and not infinitives(sentence, i):
        return None
    if frame.purposes and not any(sentence.tokens[c].lemma in frame.purposes for c in infinitives(sentence, i)):
        return None
    return _with_phrases(sentence, i, frame, objects)


def _noun(sentence: Sentence, i: int, frame: Frame) -> Match | None:
    if frame.modifiers and not frame.modifiers & _before(sentence, i):
        return None
    match = _with_phrases(sentence, i, frame, {})
    return Match(frame, i) if match else None


def _before(sentence: Sentence, noun: int) -> set[str]:
    """The lemmas of what stands before a noun and belongs to it."""
    return {sentence.tokens[c].lemma.lower() for c in sentence.children(noun, "compound", "amod", "nmod") if c < noun}


def _adjective(sentence: Sentence, i: int, frame: Frame) -> Match | None:
    return _with_phrases(sentence, i, frame, {})


def _with_phrases(sentence: Sentence, i: int, frame: Frame, objects: dict[str, int]) -> Match | None:
    """The match, where object and prepositional phrases are as the frame asks."""
    phrases = dict(_phrases(sentence, i))
    lemmas = _lemmas(sentence, tuple(phrases))
    if frame.not_obliques & set(lemmas):
        return None
    words = {w for phrase in phrases.values() for w in (phrase, phrase.split(" ")[0])}
    words |= _particles(sentence, i) | _before_gerunds(sentence, i)
    if frame.prepositions and not frame.prepositions & words:
        return None
    if frame.objects:
        if frame.obliques and not frame.obliques & set(lemmas):
            return None
        hit = next((c for lemma, c in objects.items() if lemma in frame.objects), None)
        return Match(frame, i, hit) if hit is not None else None
    if frame.obliques:
        hit = next((c for lemma, c in lemmas.items() if lemma in frame.obliques), None)
        return Match(frame, i, hit) if hit is not None else None
    return Match(frame, i)


def _before_gerunds(sentence: Sentence, i: int) -> set[str]:
    """ "warned X against attacking": the preposition before a gerund, which the parser calls a mark."""
    gerunds = (c for c in sentence.children(i, "advcl", "ccomp") if sentence.tokens[c].xpos == "VBG")
    return {sentence.tokens[m].text.lower() for c in gerunds for m in sentence.children(c, "mark")}


def _phrases(sentence: Sentence, i: int) -> list[tuple[int, str]]:
    """(head, preposition) of the phrases after `i`: its own, and those that the parser hung on its object."""
    own = [(c, word) for word, c in obliques(sentence, i) if not sentence.tokens[c].ent.endswith(("DATE", "TIME"))]
    behind = undergoers(sentence, i) if sentence.tokens[i].upos == "VERB" and not is_passive(sentence, i) else ()
    return own + [(c, word) for o in behind if o > i for word, c in obliques(sentence, o) if c > o]


def _lemmas(sentence: Sentence, heads: tuple[int, ...]) -> dict[str, int]:
    """Each lemma of some phrases' heads, coordination spread out, with its token."""
    return {sentence.tokens[c].lemma.lower(): c for o in heads for c in reversed(sentence.conjuncts(o))}


def _measured(sentence: Sentence, objects: dict[str, int]) -> dict[str, int]:
    """What is measured: "a batch of drones" is drones."""
    heads = [c for lemma, o in objects.items() if lemma in measures() for w, c in obliques(sentence, o) if w == "of"]
    return {lemma: c for lemma, c in _lemmas(sentence, tuple(heads)).items() if lemma not in objects}


def _has_particle(sentence: Sentence, i: int, frame: Frame) -> bool:
    """Whether the frame's particle stands there, whatever the parser made of it ("pull out of" is a preposition)."""
    loose = sentence.children(i, "compound", "advmod", "xcomp", "ccomp", "obl", "compound:prt")
    behind = (c for o in sentence.children(i, "obj") for c in sentence.children(o, "amod", "acl", "xcomp"))
    words = {sentence.tokens[c].text.lower() for c in (*loose, *behind) if i < c <= i + 8}
    if frame.particle is not None:
        return frame.particle in words or any(
            word.split(" ")[0] == frame.particle and preposition(sentence, c) for word, c in obliques(sentence, i)
        )
    # A particle makes another verb ("call up"), but where more than the verb is asked for ("carry out an attack").
    return not _particles(sentence, i) - frame.prepositions or bool(frame.objects or frame.obliques)


def _particles(sentence: Sentence, i: int) -> set[str]:
    return {
        sentence.tokens[c].text.lower() for c in sentence.children(i) if sentence.tokens[c].deprel == "compound:prt"
    }


def infinitives(sentence: Sentence, i: int) -> tuple[int, ...]:
    """The infinitives that hang on `i` or on its object ("sent troops to help")."""
    below = [*sentence.children(i, "xcomp", "ccomp", "advcl", "acl")]
    below += [a for o in sentence.children(i, "obj", "iobj", "obl") for a in sentence.children(o, "acl", "advcl")]
    return tuple(c for c in below if any(sentence.tokens[m].text.lower() == "to" for m in sentence.children(c, "mark")))
