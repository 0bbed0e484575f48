"""Did it happen? The status of a predicate, with the words that decide it.

A predicate takes what governs it ("refused to meet", "plans a visit", "if Iran attacks") together with its
own negation, auxiliaries and tense; the decision nearest to the predicate is taken first and then passed
through what stands above. The word lists are vocabulary/data/factuality.yaml. The notion of event
factuality follows Sauri and Pustejovsky (FactBank, 2009), mapped to the contract's status.
"""

from __future__ import annotations

from diplomatics.sentences.clauses import is_passive, is_predicate
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.cues import cues
from diplomatics.statements.own_status import Factuality, decided_by, is_infinitive, is_negated, own_status
from diplomatics.vocabulary.loader import load

__all__ = ["Factuality", "factuality", "is_negated"]

# Relations by which a word decides about what hangs below it.
COMPLEMENTS = frozenset({"xcomp", "ccomp", "csubj", "obj", "acl", "nmod", "obl", "iobj"})
# Statuses that a word above may still change.
SETTLED = ("occurred", "ongoing")


def factuality(sentence: Sentence, predicate: int, *, phrase: int = -1, headline: bool = False) -> Factuality:
    """The status of `predicate` (a verb or an event noun) in its sentence.

    `phrase` is the object or phrase that belongs to it ("no" of "made no arrests" negates the whole). In a
    headline the present tense tells what happened ("Ministers meet in Moscow").
    """
    found = own_status(sentence, predicate)
    if phrase >= 0 and found.status != "denied" and (negation := is_negated(sentence, phrase)) >= 0:
        found = _pass_through(found, decided_by(sentence, negation, "denied", "“{word}” negates it"))
    if headline and found.status == "ongoing" and sentence.tokens[predicate].xpos in ("VBZ", "VBP"):
        found = Factuality("occurred", found.cue, "a headline's present tense")
    node = predicate
    for up in sentence.ancestors(predicate):
        if sentence.tokens[node].deprel == "acl:relcl" or _is_past_clause(sentence, node):
            break  # what a relative clause, or one of time or cause, tells is so whatever becomes of the words above
        if sentence.tokens[up].lemma in cues().disputing and is_negated(sentence, up) >= 0:
            return decided_by(sentence, up, "unknown", "not “{word}”: it is left open")
        if not (node == predicate and _is_said_already(sentence, node, up)):
            found = _pass_through(found, _from_above(sentence, node, up))
        node = up
    if sentence.text.rstrip().rstrip("”\"'").endswith("?"):
        return Factuality("unknown", (sentence.end - 1, sentence.end), "the sentence is a question")
    return found


def _is_past_clause(sentence: Sentence, node: int) -> bool:
    """ "refused to meet X after police had arrested Y": the arrest was made."""
    token = sentence.tokens[node]
    if token.deprel != "advcl" or not sentence.children(node, "mark") or not sentence.children(node, "nsubj"):
        return False
    past = [sentence.tokens[c] for c in sentence.children(node, "aux", "cop")]
    return token.xpos == "VBD" or any(t.xpos == "VBD" and t.lemma in ("have", "be") for t in past)


def _is_said_already(sentence: Sentence, node: int, up: int) -> bool:
    """ "rejected the offer": refusing what was said does not make it unsaid."""
    return (
        _is_noun(sentence, node)
        and sentence.tokens[node].lemma in cues().said
        and sentence.tokens[up].lemma in cues().denying
    )


def _from_above(sentence: Sentence, node: int, up: int) -> Factuality | None:
    """What governor `up` does to `node` below it; None where it lets it stand."""
    relation = sentence.tokens[node].deprel
    base = relation.split(":")[0]
    if base == "conj":
        return _coordinated(sentence, node, up)
    if base == "appos" and sentence.tokens[up].lemma.lower() in cues().topics:
        return decided_by(sentence, up, "unknown", "“{word}”: it is spoken of, and not told")
    if base == "nsubj":
        return _as_subject(sentence, node, up)
    if base in ("advcl", "obl", "ccomp") and sentence.tokens[up].lemma in cues().depending:
        return decided_by(sentence, up, "conditional", "“{word}” makes it a condition")
    if base == "advcl":
        return _adverbial(sentence, node, up)
    if relation == "acl" and (word := _told_untrue(sentence, node, up)) >= 0:
        return decided_by(sentence, word, "denied", "“{word}”: what was told is not so")
    if relation == "acl" and sentence.tokens[node].xpos == "VBN":
        return None  # "the agreement signed by X": a participle tells what was done, whatever its noun is
    if base in COMPLEMENTS and relation != "acl:relcl":
        return _operator(sentence, node, up, base)
    return None


def _told_untrue(sentence: Sentence, node: int, up: int) -> int:
    """ "reports that X had attacked Y were false": the word that says so, or -1."""
    if sentence.tokens[up].lemma.lower() not in cues().tellings:
        return -1
    for i in range(node + 1, len(sentence)):
        others = [c for c in sentence.children(i, "nsubj") if c > node]
        if sentence.tokens[i].lemma.lower() in cues().untrue and sentence.children(i, "cop") and not others:
            return i if is_negated(sentence, i) < 0 else -1
    return -1


def _adverbial(sentence: Sentence, node: int, up: int) -> Factuality | None:
    words = {sentence.tokens[m].lemma for m in sentence.children(node, "mark", "case")}
    if sentence.tokens[up].lemma == "short" and "of" in words:
        return decided_by(sentence, up, "denied", "“{word} of” means that it was not done")
    if sentence.tokens[up].lemma in ("decide", "vote", "advise", "rule") and "against" in words:
        return decided_by(sentence, up, "denied", "“{word} against” means that it was not done")
    if is_infinitive(sentence, node) and is_predicate(sentence, node):
        if sentence.tokens[node].lemma in cues().shown and sentence.tokens[up].lemma not in cues().proposing:
            return _of_verb(sentence, up)
        above = _operator(sentence, node, up, "xcomp")
        return above or Factuality("proposed", None, "an infinitive of purpose")
    return _operator(sentence, node, up, "advcl") if _aimed(sentence, node) else None


def _as_subject(sentence: Sentence, node: int, up: int) -> Factuality | None:
    """An act that is the subject of what became of it: "talks took place", "the visit was postponed"."""
    lemma = sentence.tokens[up].lemma.lower()
    if sentence.tokens[node].upos not in ("NOUN", "PROPN"):
        return None
    if is_passive(sentence, up):
        if lemma in cues().postponing:
            return decided_by(sentence, up, "planned", "“{word}”: still to come")
        if lemma in cues().cancelling | cues().denying:
            return decided_by(sentence, up, "denied", "“{word}” means that it was not done")
        if lemma in cues().planning - {"agree", "announce", "offer", "pledge", "promise"}:
            return decided_by(sentence, up, "planned", "“{word}” makes it a plan")
        if lemma in cues().proposing:
            return decided_by(sentence, up, "proposed", "“{word}” makes it a wish, a request or an aim")
    if lemma in cues().carried and sentence.tokens[node].lemma in cues().said:
        return None  # "the threats were not carried out": they were made
    if lemma in cues().collapsing:
        return decided_by(sentence, up, "denied", "“{word}”: it came to nothing")
    if lemma not in cues().happening:
        return None
    own = own_status(sentence, up)
    return own if own.status != "occurred" else None


def _operator(sentence: Sentence, node: int, up: int, base: str) -> Factuality | None:
    """What a governing word does to its complement, by its place in the word lists."""
    lemma = sentence.tokens[up].lemma.lower()
    infinitive = is_infinitive(sentence, node)
    if base == "obl" and sentence.tokens[node].lemma in cues().shown:
        return _of_verb(sentence, up)
    if _is_topic(sentence, node, up, base):
        return decided_by(sentence, up, "unknown", "“{word}”: it is spoken of, and not told")
    if base == "obl" and sentence.tokens[up].upos in ("VERB", "ADJ", "AUX") and not _aimed(sentence, node):
        return None
    if infinitive and lemma == "have" and _has_yet(sentence, node, up):
        return decided_by(sentence, up, "denied", "“{word} yet to” means that it has not been done")
    if lemma in cues().transparent and base != "acl":
        return None
    if lemma == "be" or (sentence.children(up, "cop") and infinitive and base in ("xcomp", "ccomp")):
        return _being(sentence, up, lemma) if infinitive else None
    if lemma == "rule" and "out" not in {sentence.tokens[c].text.lower() for c in sentence.children(up)}:
        return None  # "a court ruled that", not "ruled out"
    if lemma in cues().denying and (base != "obj" or _is_event_noun(sentence, node)):
        return decided_by(sentence, up, "denied", "“{word}” means that it was not done")
    if _is_noun(sentence, node) and base == "obj" and lemma in cues().postponing:
        return decided_by(sentence, up, "planned", "“{word}”: still to come")
    if _is_noun(sentence, node) and base == "obj" and lemma not in cues().proposing | cues().planning:
        return _of_verb(sentence, up)
    return _leaning(sentence, node, up, base)


def _is_topic(sentence: Sentence, node: int, up: int, base: str) -> bool:
    """ "spoke of the withdrawal of troops": an act that is only spoken about."""
    if base != "obl" or not _is_noun(sentence, node) or sentence.tokens[up].lemma.lower() not in cues().topical:
        return False
    return any(sentence.tokens[c].lemma.lower() in ("of", "about") for c in sentence.children(node, "case"))


def _has_yet(sentence: Sentence, node: int, up: int) -> bool:
    return any(sentence.tokens[c].lemma in cues().not_yet for i in (node, up) for c in sentence.children(i))


def _being(sentence: Sentence, up: int, lemma: str) -> Factuality | None:
    """ "is ready to", "is unable to", "is to": with an infinitive below."""
    if sentence.tokens[up].upos in ("NOUN", "PROPN"):
        return None
    if lemma in cues().denying:
        return decided_by(sentence, up, "denied", "“{word}” means it is not so")
    return decided_by(sentence, up, "planned", "“{word} to” puts it in the future")


def _leaning(sentence: Sentence, node: int, up: int, base: str) -> Factuality | None:
    """Doubt, plan, wish or beginning."""
    lemma = sentence.tokens[up].lemma.lower()
    if lemma in cues().unknowing:
        return decided_by(sentence, up, "unknown", "“{word}” leaves it open")
    if _is_where(sentence, node, base) and own_status(sentence, up).status in SETTLED:
        return None
    if lemma in cues().planning and (is_infinitive(sentence, node) or base != "ccomp" or _would_below(sentence, node)):
        if is_negated(sentence, up) >= 0:
            return decided_by(sentence, up, "denied", "no “{word}”")
        return decided_by(sentence, up, "planned", "“{word}” makes it a plan")
    if lemma in cues().proposing and not _is_told(sentence, node, base):
        return decided_by(sentence, up, "proposed", "“{word}” makes it a wish, a request or an aim")
    if lemma in cues().beginning and base != "ccomp":
        return decided_by(sentence, up, "ongoing", "“{word}”: under way")
    return None


def _is_told(sentence: Sentence, node: int, base: str) -> bool:
    """A finite past clause below a verb of asking or warning is told as fact: "suggested that X had attacked"."""
    perfect = any(sentence.tokens[c].text.lower() in ("had", "has") for c in sentence.children(node, "aux"))
    return base == "ccomp" and (sentence.tokens[node].xpos == "VBD" or perfect)


def _of_verb(sentence: Sentence, up: int) -> Factuality | None:
    """An event noun as object of a light verb takes the verb's own status ("will hold talks")."""
    own = own_status(sentence, up)
    return own if own.status not in SETTLED else None


def _coordinated(sentence: Sentence, node: int, up: int) -> Factuality | None:
    """A verb without auxiliaries shares those of the verb it is joined to ("will meet and sign")."""
    if sentence.children(node, "aux") or sentence.tokens[node].feat("VerbForm") == "Fin":
        return None
    if not is_predicate(sentence, up) or sentence.tokens[node].upos != "VERB":
        return None
    own = own_status(sentence, up)
    return own if own.status in ("planned", "proposed", "conditional", "denied", "unknown") else None


def _aimed(sentence: Sentence, node: int) -> bool:
    """Whether a phrase says what something is meant for ("aimed at restoring", "called for talks")."""
    markers = sentence.children(node, "case", "mark")
    return any(sentence.tokens[c].lemma in ("at", "for", "toward", "towards", "against") for c in markers)


def _is_where(sentence: Sentence, node: int, base: str) -> bool:
    """ "agreed at a meeting": where it was agreed, and not what was."""
    at = any(sentence.tokens[c].lemma in ("at", "during") for c in sentence.children(node, "case"))
    return base == "obl" and at and sentence.tokens[node].lemma in load("meetings")["meeting_nouns"]


def _would_below(sentence: Sentence, node: int) -> bool:
    return sentence.tokens[node].feat("VerbForm") != "Fin" or bool(sentence.children(node, "aux"))


def _is_noun(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].upos in ("NOUN", "PROPN")


def _is_event_noun(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].upos == "NOUN" or sentence.tokens[i].xpos == "VBG"


def _pass_through(below: Factuality, above: Factuality | None) -> Factuality:
    """What holds when `above` governs `below`: denial under denial is left unknown, else the weaker wins."""
    if above is None:
        return below
    if below.status == "denied" and above.status == "denied" and below.cue != above.cue:
        return Factuality("unknown", above.cue, "denied twice")
    if below.status in SETTLED or above.status == "denied":
        return above
    return below
