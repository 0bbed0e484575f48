"""Did it happen? The status of a predicate, with the words that decide it.

A predicate takes what governs it ("refused to meet", "plans a visit", "if Iran attacks") together with its
own negation, auxiliaries and tense; the decision nearest to the predicate is taken first and then passed
through what stands above. The word lists are vocabulary/data/factuality.yaml. The notion of event
factuality follows Sauri and Pustejovsky (FactBank, 2009), mapped to the contract's status.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from diplomatics.contract.terms import Status
from diplomatics.sentences.clauses import is_predicate
from diplomatics.sentences.sentence import Sentence
from diplomatics.vocabulary.loader import load


@dataclass(frozen=True, slots=True)
class Factuality:
    """A status and why: the deciding word's span, and a sentence for `explain`."""

    status: Status
    cue: tuple[int, int] | None
    reason: str


@dataclass(frozen=True)
class _Cues:
    denying: frozenset[str]
    planning: frozenset[str]
    proposing: frozenset[str]
    beginning: frozenset[str]
    unknowing: frozenset[str]
    unknowing_adverbs: frozenset[str]
    conditional_marks: frozenset[str]
    conditional_verbs: frozenset[str]
    transparent: frozenset[str]
    negators: frozenset[str]
    negative_determiners: frozenset[str]
    future: frozenset[str]
    would: frozenset[str]
    possible: frozenset[str]
    obliging: frozenset[str]
    not_yet: frozenset[str]


# Relations by which a word decides about what hangs below it.
COMPLEMENTS = frozenset({"xcomp", "ccomp", "obj", "acl", "nmod", "obl", "iobj"})


@cache
def _cues() -> _Cues:
    data = load("factuality")

    def words(group: str) -> frozenset[str]:
        entry = data[group]
        lists = entry.values() if isinstance(entry, dict) else [entry]
        return frozenset(str(w).lower() for one in lists for w in one)

    return _Cues(
        denying=words("denying"),
        planning=words("planning"),
        proposing=words("proposing"),
        beginning=words("beginning"),
        unknowing=frozenset(data["unknowing"]["verbs"]),
        unknowing_adverbs=frozenset(data["unknowing"]["adverbs"]),
        conditional_marks=frozenset(data["conditional"]["marks"]),
        conditional_verbs=frozenset(data["conditional"]["verbs"]),
        transparent=words("transparent"),
        negators=words("negators"),
        negative_determiners=words("negative_determiners"),
        future=words("future_auxiliaries"),
        would=words("would"),
        possible=words("possible_auxiliaries"),
        obliging=words("obliging_auxiliaries"),
        not_yet=words("not_yet"),
    )


def factuality(sentence: Sentence, predicate: int, *, headline: bool = False) -> Factuality:
    """The status of `predicate` (a verb or an event noun) in its sentence.

    In a headline the present tense tells what happened ("Ministers meet in Moscow").
    """
    found = _own(sentence, predicate)
    if headline and found.status == "ongoing" and sentence.tokens[predicate].xpos in ("VBZ", "VBP"):
        found = Factuality("occurred", found.cue, "a headline's present tense")
    node = predicate
    for up in sentence.ancestors(predicate):
        above = _from_above(sentence, node, up)
        found = _pass_through(found, above)
        node = up
    if sentence.text.rstrip().endswith("?") and found.status in ("occurred", "ongoing"):
        return Factuality("unknown", (sentence.end - 1, sentence.end), "the sentence is a question")
    return found


def is_negated(sentence: Sentence, i: int) -> int:
    """The token that negates `i` ("not", "never", "no"), or -1."""
    cues = _cues()
    for c in sentence.children(i):
        token = sentence.tokens[c]
        word = token.text.lower()
        if token.deprel.startswith("advmod") and (word in cues.negators or token.lemma in cues.negators):
            return c
        if token.deprel == "det" and word in cues.negative_determiners:
            return c
        if token.deprel.split(":")[0] == "cc" and word in ("nor", "neither"):
            return c
        if token.deprel.startswith("nsubj"):
            below = [d for d in sentence.children(c, "det") if sentence.tokens[d].text.lower() in ("no", "neither")]
            if below:
                return below[0]
    return -1


def _word(sentence: Sentence, i: int, status: Status, reason: str) -> Factuality:
    token = sentence.tokens[i]
    return Factuality(status, (token.start, token.end), reason.format(word=token.text))


def _own(sentence: Sentence, i: int) -> Factuality:
    """From the predicate's own negation, auxiliaries, tense and clause marker."""
    cues = _cues()
    negation = is_negated(sentence, i)
    if negation >= 0 and not _is_not_only(sentence, negation):
        return _word(sentence, negation, "denied", "“{word}” negates it")
    marker = next((m for m in sentence.children(i, "mark") if sentence.tokens[m].lemma in cues.conditional_marks), -1)
    if marker >= 0 and sentence.tokens[i].deprel.startswith("advcl"):
        lemma = sentence.tokens[marker].lemma
        if lemma in ("if", "unless", "provided", "providing", "assuming", "lest"):
            return _word(sentence, marker, "conditional", "it stands in a clause with “{word}”")
    if any(sentence.tokens[c].lemma in cues.unknowing_adverbs for c in sentence.children(i, "advmod")):
        return Factuality("unknown", None, "an adverb leaves it open")
    for c in sentence.children(i, "aux"):
        decided = _auxiliary(sentence, i, c)
        if decided:
            return decided
    token = sentence.tokens[i]
    if _is_infinitive(sentence, i) and any(
        sentence.tokens[c].lemma == "be" for c in sentence.children(i, "cop", "aux")
    ):
        return Factuality("planned", (token.start, token.end), "“be to” puts it in the future")
    if token.upos == "VERB":
        ongoing = token.feat("VerbForm") in ("Ger", "Part") and token.xpos == "VBG"
        if ongoing and any(sentence.tokens[c].lemma == "be" for c in sentence.children(i, "aux")):
            return Factuality("ongoing", (token.start, token.end), "progressive")
        if token.xpos in ("VBZ", "VBP") and not sentence.children(i, "aux"):
            return Factuality("ongoing", (token.start, token.end), "present tense")
    return Factuality("occurred", (token.start, token.end), "stated as done")


def _is_not_only(sentence: Sentence, negation: int) -> bool:
    after = sentence.tokens[negation + 1 : negation + 2]
    return bool(after) and after[0].lemma in ("only", "just", "merely")


def _auxiliary(sentence: Sentence, i: int, aux: int) -> Factuality | None:
    cues = _cues()
    word = sentence.tokens[aux].text.lower()
    if word in cues.future:
        return _word(sentence, aux, _if_conditional(sentence, i, "planned"), "“{word}” puts it in the future")
    if word in cues.would:
        perfect = any(sentence.tokens[c].lemma == "have" for c in sentence.children(i, "aux"))
        if perfect:
            return _word(sentence, aux, "conditional", "“{word} have” is contrary to fact")
        return _word(sentence, aux, _if_conditional(sentence, i, "planned"), "“{word}”: future seen from the past")
    if word in cues.possible:
        return _word(sentence, aux, _if_conditional(sentence, i, "proposed"), "“{word}” makes it possible only")
    if word in cues.obliging:
        return _word(sentence, aux, "proposed", "“{word}” asks for it")
    return None


def _if_conditional(sentence: Sentence, i: int, otherwise: Status) -> Status:
    """Conditional where an if-clause hangs on the predicate."""
    cues = _cues()
    for c in sentence.children(i, "advcl"):
        for m in sentence.children(c, "mark"):
            if sentence.tokens[m].lemma in cues.conditional_marks - {"once", "until", "till"}:
                return "conditional"
    return otherwise


def _from_above(sentence: Sentence, node: int, up: int) -> Factuality | None:
    """What governor `up` does to `node` below it; None where it lets it stand."""
    relation = sentence.tokens[node].deprel
    base = relation.split(":")[0]
    infinitive = _is_infinitive(sentence, node)
    if base == "conj":
        return _coordinated(sentence, node, up)
    if base == "advcl":
        if infinitive and is_predicate(sentence, node):
            return Factuality("proposed", None, "an infinitive of purpose")
        return _operator(sentence, node, up, base, infinitive) if _aimed(sentence, node) else None
    if base in COMPLEMENTS and relation != "acl:relcl":
        return _operator(sentence, node, up, base, infinitive)
    return None


def _operator(sentence: Sentence, node: int, up: int, base: str, infinitive: bool) -> Factuality | None:
    """What a governing word does to its complement, by its place in the word lists."""
    cues = _cues()
    lemma = sentence.tokens[up].lemma.lower()
    verb = sentence.tokens[up].upos in ("VERB", "ADJ", "AUX")
    if base == "obl" and verb and not _aimed(sentence, node):
        return None
    if lemma in cues.transparent and base != "acl":
        return None
    if infinitive and lemma == "have" and any(sentence.tokens[c].lemma in cues.not_yet for c in sentence.children(up)):
        return _word(sentence, up, "denied", "“{word} yet to” means that it has not been done")
    if lemma == "be" or (sentence.children(up, "cop") and infinitive and base in ("xcomp", "ccomp")):
        if infinitive and sentence.tokens[up].upos not in ("NOUN", "PROPN"):
            if lemma in cues.denying:
                return _word(sentence, up, "denied", "“{word}” means it is not so")
            return _word(sentence, up, "planned", "“{word} to” puts it in the future")
        return None
    if lemma in cues.denying and (base != "obj" or _is_event_noun(sentence, node)):
        return _word(sentence, up, "denied", "“{word}” means that it was not done")
    if (
        base == "obj"
        and sentence.tokens[node].upos in ("NOUN", "PROPN")
        and lemma not in cues.proposing | cues.planning
    ):
        return _of_verb(sentence, up)
    if lemma in cues.unknowing:
        return _word(sentence, up, "unknown", "“{word}” leaves it open")
    if lemma in cues.planning and (infinitive or base != "ccomp" or _would_below(sentence, node)):
        return _word(sentence, up, "planned", "“{word}” makes it a plan")
    if lemma in cues.proposing:
        return _word(sentence, up, "proposed", "“{word}” makes it a wish, a request or an aim")
    if lemma in cues.beginning:
        return _word(sentence, up, "ongoing", "“{word}”: under way")
    return None


def _of_verb(sentence: Sentence, up: int) -> Factuality | None:
    """An event noun as object of a light verb takes the verb's own status ("will hold talks")."""
    own = _own(sentence, up)
    return own if own.status not in ("occurred", "ongoing") else None


def _coordinated(sentence: Sentence, node: int, up: int) -> Factuality | None:
    """A verb without auxiliaries shares those of the verb it is joined to ("will meet and sign")."""
    if sentence.children(node, "aux") or sentence.tokens[node].feat("VerbForm") == "Fin":
        return None
    if not is_predicate(sentence, up) or sentence.tokens[node].upos != "VERB":
        return None
    own = _own(sentence, up)
    return own if own.status in ("planned", "proposed", "conditional", "denied") else None


def _aimed(sentence: Sentence, node: int) -> bool:
    """Whether a phrase says what something is meant for ("aimed at restoring", "called for talks")."""
    markers = sentence.children(node, "case", "mark")
    return any(sentence.tokens[c].lemma in ("at", "for", "toward", "towards", "against") for c in markers)


def _would_below(sentence: Sentence, node: int) -> bool:
    return sentence.tokens[node].feat("VerbForm") != "Fin" or bool(sentence.children(node, "aux"))


def _is_infinitive(sentence: Sentence, i: int) -> bool:
    return any(sentence.tokens[c].text.lower() == "to" for c in sentence.children(i, "mark"))


def _is_event_noun(sentence: Sentence, i: int) -> bool:
    return sentence.tokens[i].upos == "NOUN" or sentence.tokens[i].xpos == "VBG"


def _pass_through(below: Factuality, above: Factuality | None) -> Factuality:
    """What holds when `above` governs `below`: denial under denial is left unknown, else the weaker wins."""
    if above is None:
        return below
    if below.status == "denied" and above.status == "denied":
        return Factuality("unknown", above.cue, "denied twice")
    if below.status in ("occurred", "ongoing"):
        return above
    if above.status == "denied":
        return above
    return below
