"""Where the slots of a predicate frame stand in a sentence: the heads of their phrases.

The names of the slots are explained at the top of vocabulary/data/frames/classes.yaml.
"""

from __future__ import annotations

from diplomatics.sentences.clauses import (
    agents,
    antecedent,
    doers,
    is_passive,
    is_predicate,
    modifiers,
    obliques,
    possessors,
    preposition,
    subjects,
    undergoers,
)
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.cues import cues
from diplomatics.statements.triggers import Match, infinitives
from diplomatics.vocabulary.frames import bearing_verbs, frames, light_verbs, minding_verbs

# Through these relations a phrase hangs on another one that the parser may have preferred to the predicate.
WITHIN = ("nmod", "obl", "obj")
HELPING = frozenset({"help", "assist", "support", "protect", "train", "defend", "advise", "aid"})


def slot_tokens(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    """The phrase heads that stand in a slot of the match."""
    i, phrase = match.at, match.phrase
    verb = match.frame.pos == "verb"
    if slot == "subject":
        found = doers(sentence, i) if verb else subjects(sentence, i)
        found = tuple(_who_says_it(sentence, t) for t in found)
        return _whole_rows(sentence, i, found) if match.frame.joint else found
    if slot == "object":
        return tuple(c for c in undergoers(sentence, i) if phrase not in sentence.conjuncts(c))
    if slot == "own":
        agentless = is_passive(sentence, i) and not agents(sentence, i)
        return subjects(sentence, i) if verb and agentless else ()
    if slot == "object-owner":
        return tuple(c for o in undergoers(sentence, i) for c in sentence.children(o, "nmod:poss"))
    if slot.startswith("object-of"):
        return _around_object(sentence, match, slot)
    if slot == "clause-subject":
        clauses = [c for c in sentence.children(i, "ccomp", "acl") if not is_passive(sentence, c)]
        open_clauses = [c for c in sentence.children(i, "advcl", "xcomp") if not sentence.tokens[c].feat("Tense")]
        infinitive = [s for c in open_clauses for s in sentence.children(c, "nsubj")]
        return (*(s for c in clauses for s in subjects(sentence, c)), *infinitive)
    if slot == "helped":
        return _helped(sentence, i)
    if slot == "apart":
        return _doer_above(sentence, i)
    if slot == "bearer":
        return _bearer(sentence, i)
    return _around_noun(sentence, match, slot)


def _who_says_it(sentence: Sentence, token: int) -> int:
    """ "Rebels said they would free X": a pronoun in what is said is who says it."""
    word = sentence.tokens[token]
    clause = word.head
    if word.upos != "PRON" or clause < 0 or sentence.tokens[clause].deprel != "ccomp":
        return token
    saying = sentence.tokens[clause].head
    speakers = subjects(sentence, saying) if saying >= 0 else ()
    first = word.text.lower() in ("they", "it", "he", "she", "we")
    return speakers[0] if first and speakers and sentence.tokens[speakers[0]].upos != "PRON" else token


def _whole_rows(sentence: Sentence, verb: int, found: tuple[int, ...]) -> tuple[int, ...]:
    """ "A and B, who met C": a relative clause of a joint act tells of the whole row, not of its last name alone."""
    if sentence.tokens[verb].deprel != "acl:relcl":
        return found
    return tuple(sentence.conjuncts(c)[0] for c in found)


def _around_noun(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    i = match.at
    if slot == "possessive":
        return _owners(sentence, i)
    if slot == "of" and match.frame.pos == "noun":
        return tuple(c for word, c in obliques(sentence, i) if word == "of")
    if slot == "adjective":
        return modifiers(sentence, i)
    if slot == "owner-of-deed":
        told = any(word in ("of", "against", "on") for word, _ in obliques(sentence, i))
        return (*_owners(sentence, i), *modifiers(sentence, i)) if told else ()
    return _after_preposition(sentence, match, slot)


def _owners(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Possessives, by their relation or by the "'s" that the parser left on something else."""
    return tuple(
        c
        for c in sentence.children(noun)
        if sentence.tokens[c].deprel == "nmod:poss"
        or any(sentence.tokens[m].text in ("'s", "’s", "'", "’") for m in sentence.children(c, "case"))
    )


def _around_object(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    """Whose the demanded object is, who it is itself, and whom it concerns."""
    if match.phrase < 0:
        return ()
    owner = (*_owners(sentence, match.phrase), *possessors(sentence, match.phrase))
    about = tuple(c for _, c in obliques(sentence, match.phrase))
    parts = {"object-of:owner": owner, "object-of:self": (match.phrase,), "object-of:about": about}
    return parts.get(slot, (*owner, match.phrase, *about))


def _after_preposition(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    heads = [match.at] if match.phrase < 0 else [match.at, match.phrase]
    if match.frame.pos == "noun" and slot == "from" and _bearer(sentence, match.at):
        heads.append(sentence.tokens[match.at].head)  # "drew criticism from X"
    return tuple(
        antecedent(sentence, c)
        for head in heads
        for word, c in obliques(sentence, head)
        if _is_word(word, slot) or (slot == "by" and c in agents(sentence, head))
    )


def _is_word(word: str, slot: str) -> bool:
    return word == slot or word.split(" ")[0] == slot


def deep_tokens(sentence: Sentence, match: Match, slot: str) -> tuple[int, ...]:
    """The same places, one phrase further down: "withdrew the last of its troops from Lebanon"."""
    heads = {match.at, match.phrase} - {-1}
    below = [c for head in heads for c in sentence.children(head, *WITHIN) if sentence.tokens[c].deprel != "nmod:poss"]
    if slot == "subject":
        passive = match.frame.pos == "verb" and is_passive(sentence, match.at)
        return tuple(c for b in below for word, c in obliques(sentence, b) if word == "by") if passive else ()
    return tuple(c for b in below for word, c in obliques(sentence, b) if _is_word(word, slot))


def _helped(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Who is helped by the infinitive below: its object, or who it is helped to do something."""
    found: list[int] = []
    for c in infinitives(sentence, i):
        if sentence.tokens[c].lemma in HELPING:
            found.extend(undergoers(sentence, c))
            found.extend(s for x in sentence.children(c, "xcomp", "ccomp") for s in subjects(sentence, x))
    return tuple(found)


def _bearer(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """Who bears what a noun tells: "X faces criticism", "X came under fire"."""
    token = sentence.tokens[noun]
    if token.head < 0 or sentence.tokens[token.head].lemma not in bearing_verbs():
        return ()
    under = token.deprel == "obl" and preposition(sentence, noun) == "under"
    return subjects(sentence, token.head) if token.deprel == "obj" or under else ()


def _doer_above(sentence: Sentence, noun: int) -> tuple[int, ...]:
    """For a noun that a light verb carries ("launched an attack"), or that sets a scene ("said at talks"): the doer."""
    token = sentence.tokens[noun]
    if sentence.children(noun, "cop"):
        return subjects(sentence, noun)  # "is on a visit"
    relation = token.deprel.split(":")[0]
    if token.head < 0 or not is_predicate(sentence, token.head):
        return ()
    if relation == "xcomp" and sentence.tokens[token.head].lemma in ("remain", "become"):
        return subjects(sentence, token.head)  # "remains the largest donor"
    light = sentence.tokens[token.head].lemma in light_verbs() | minding_verbs()
    if relation == "obj" and light:
        return doers(sentence, token.head)
    if relation == "nsubj" and is_passive(sentence, token.head) and light:
        return agents(sentence, token.head)
    if relation == "obl" and preposition(sentence, noun) == "in" and token.lemma in cues().shown:
        return doers(sentence, token.head)  # "blocked roads in protest"
    if relation == "obl" and preposition(sentence, noun) in ("in", "during", "at", "after", "following"):
        joint = any(f.joint for f in frames().get((token.lemma.lower(), "noun"), ()))
        return doers(sentence, token.head) if joint else ()
    return ()
