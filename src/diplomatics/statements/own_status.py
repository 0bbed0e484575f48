"""What a predicate says of itself: its own negation, auxiliaries, tense, marker, and condition."""

from __future__ import annotations

from dataclasses import dataclass

from diplomatics.contract.terms import Status
from diplomatics.sentences.clauses import preposition
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.cues import cues


@dataclass(frozen=True, slots=True)
class Factuality:
    """A status and why: the deciding word's span, and a sentence for `explain`."""

    status: Status
    cue: tuple[int, int] | None
    reason: str


def decided_by(sentence: Sentence, i: int, status: Status, reason: str) -> Factuality:
    """A status that the word `i` decides; `reason` may name it as {word}."""
    token = sentence.tokens[i]
    return Factuality(status, (token.start, token.end), reason.format(word=token.text))


def own_status(sentence: Sentence, i: int) -> Factuality:
    """The status that the predicate's own words give it, nearest decision first."""
    for decide in (_negation, _marker, _adverb, _auxiliaries, _being_to):
        found = decide(sentence, i)
        if found is not None:
            return found
    return _tense(sentence, i)


def is_negated(sentence: Sentence, i: int) -> int:
    """The token that negates `i` ("not", "never", "no", "no longer"), or -1."""
    for c in sentence.children(i):
        if _negates(sentence, c):
            return c
        if sentence.tokens[c].deprel == "obj" and sentence.tokens[c].lemma in cues().nothing:
            return c
        if sentence.tokens[c].deprel.startswith("nsubj"):
            below = [d for d in sentence.children(c, "det", "cc") if sentence.tokens[d].lemma in ("no", "neither")]
            if below:
                return below[0]
    return -1


def _negates(sentence: Sentence, c: int) -> bool:
    token = sentence.tokens[c]
    word, relation = token.text.lower(), token.deprel.split(":")[0]
    if relation == "advmod":
        longer = word == "longer" and any(sentence.tokens[d].lemma == "no" for d in sentence.children(c))
        return word in cues().negators or token.lemma in cues().negators or longer
    if relation == "det":
        return word in cues().negative_determiners
    if relation in ("mark", "case"):
        return word in cues().without
    return relation == "cc" and word in ("nor", "neither")


def _negation(sentence: Sentence, i: int) -> Factuality | None:
    negation = is_negated(sentence, i)
    after = sentence.tokens[negation + 1 : negation + 2]
    if negation < 0 or (after and after[0].lemma in ("only", "just", "merely")):
        return None
    if any(sentence.tokens[c].text.lower() in ("may", "might") for c in sentence.children(i, "aux")):
        return decided_by(sentence, negation, "unknown", "“may {word}” leaves it open")
    return decided_by(sentence, negation, "denied", "“{word}” negates it")


def _marker(sentence: Sentence, i: int) -> Factuality | None:
    for m in sentence.children(i, "mark"):
        lemma = sentence.tokens[m].lemma
        if lemma in cues().open_marks or (lemma == "if" and not sentence.tokens[i].deprel.startswith("advcl")):
            return decided_by(sentence, m, "unknown", "“{word}” leaves it open")
        if lemma in cues().if_marks:
            return decided_by(sentence, m, "conditional", "it stands in a clause with “{word}”")
    return None


def _adverb(sentence: Sentence, i: int) -> Factuality | None:
    for c in sentence.children(i, "advmod"):
        if sentence.tokens[c].lemma in cues().unknowing_adverbs:
            return decided_by(sentence, c, "unknown", "“{word}” leaves it open")
        if sentence.tokens[c].lemma in cues().narrowly:
            return decided_by(sentence, c, "denied", "“{word}” means that it was not done")
    return None


def _auxiliaries(sentence: Sentence, i: int) -> Factuality | None:
    for aux in sentence.children(i, "aux"):
        found = _auxiliary(sentence, i, aux)
        if found:
            return found
    return None


def _auxiliary(sentence: Sentence, i: int, aux: int) -> Factuality | None:
    word = sentence.tokens[aux].text.lower()
    if word in cues().future | cues().would | cues().possible and has_condition(sentence, i):
        return decided_by(sentence, aux, "conditional", "“{word}” with a condition")
    if word in cues().future:
        return decided_by(sentence, aux, "planned", "“{word}” puts it in the future")
    if word in cues().would:
        return _would(sentence, i, aux)
    if word in cues().possible:
        return decided_by(sentence, aux, "unknown", "“{word}” makes it possible only")
    if word in cues().obliging:
        return decided_by(sentence, aux, "proposed", "“{word}” asks for it")
    return None


def _would(sentence: Sentence, i: int, aux: int) -> Factuality:
    if any(sentence.tokens[c].lemma == "have" for c in sentence.children(i, "aux")):
        return decided_by(sentence, aux, "conditional", "“{word} have” is contrary to fact")
    later = [c for c in sentence.children(i, "advmod") if sentence.tokens[c].text.lower() in cues().afterwards]
    if later:
        return decided_by(sentence, later[0], "occurred", "“would {word}” looks ahead to what did happen")
    if sentence.tokens[i].deprel == "acl:relcl" and sentence.tokens[sentence.tokens[i].head].upos == "PROPN":
        return decided_by(sentence, aux, "occurred", "“who {word}” looks ahead to what did happen")
    return decided_by(sentence, aux, "planned", "“{word}”: future seen from the past")


def has_condition(sentence: Sentence, i: int) -> bool:
    """Whether a condition hangs on `i` or on the infinitive below it ("would ask X to go if ...")."""
    for head in (i, *sentence.children(i, "xcomp", "obj", "obl")):
        for c in sentence.children(head, "advcl", "obl", "nmod", "advmod"):
            if _is_condition(sentence, c):
                return True
    return False


def _is_condition(sentence: Sentence, c: int) -> bool:
    marks = sentence.children(c, "mark")
    words = {sentence.tokens[m].lemma for m in marks}
    if words & cues().if_marks:
        return True
    opening = " ".join(t.text.lower() for t in sentence.tokens[min(sentence.subtree(c)) :][:4])
    only = min(sentence.subtree(c)) - 1
    if only >= 0 and sentence.tokens[only].lemma == "only":
        opening = f"only {opening}"
    return any(opening.startswith(p) for p in cues().conditional_phrases) or preposition(sentence, c) in (
        cues().conditional_phrases
    )


def is_infinitive(sentence: Sentence, i: int) -> bool:
    """Whether "to" marks it, also as part of "due to visit"."""
    marks = sentence.children(i, "mark")
    return any(
        sentence.tokens[t].text.lower() == "to" for m in marks for t in (m, *sentence.children(m, "fixed", "goeswith"))
    )


def _being_to(sentence: Sentence, i: int) -> Factuality | None:
    """ "is to visit", "is due to visit", "was about to sign", where the parser made the verb the head."""
    if not is_infinitive(sentence, i):
        return None
    being = [c for c in sentence.children(i, "cop", "aux") if sentence.tokens[c].lemma == "be"]
    yet = [c for c in sentence.children(i, "advmod") if sentence.tokens[c].lemma in cues().not_yet]
    if being and yet:
        return decided_by(sentence, yet[0], "denied", "“is {word} to” means that it has not been done")
    return decided_by(sentence, being[0], "planned", "“{word} to” puts it in the future") if being else None


def _has_had(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[c].text.lower() == "had" for c in sentence.children(i, "aux"))


def _tense(sentence: Sentence, i: int) -> Factuality:
    token = sentence.tokens[i]
    span = (token.start, token.end)
    being = [sentence.tokens[c] for c in sentence.children(i, "cop", "aux") if sentence.tokens[c].lemma == "be"]
    if token.upos == "VERB":
        if token.xpos == "VBG" and being:
            over = any(b.xpos == "VBD" for b in being) or _has_had(sentence, i)
            return Factuality("occurred" if over else "ongoing", span, "progressive")
        past_form = token.text.lower().endswith("ed") and token.text.lower() != token.lemma
        if token.xpos in ("VBZ", "VBP") and not sentence.children(i, "aux") and not past_form:
            return Factuality("ongoing", span, "present tense")
    elif any(b.xpos in ("VBZ", "VBP") for b in being):
        return Factuality("ongoing", span, "present tense of “be”")
    return Factuality("occurred", span, "stated as done")
