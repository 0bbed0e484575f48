"""Who stands where around a predicate: subjects, objects, prepositions, and what governs what.

Works on Universal Dependencies. Subjects that the surface leaves out are found through coordination,
control ("agreed to meet"), participles and relative clauses, so that rules see the same roles in
"X attacked Y", "Y was attacked by X", "X, which attacked Y" and "X threatened to attack Y".
"""

from __future__ import annotations

from diplomatics.sentences.phrases import has_to, modifiers, obliques, possessors, preposition
from diplomatics.sentences.sentence import Sentence
from diplomatics.vocabulary.loader import load

__all__ = ["agents", "antecedent", "doers", "governor", "is_passive", "is_predicate", "modifiers", "obliques"]
__all__ += ["possessors", "preposition", "subjects", "undergoers"]

# Verbs whose object, not subject, does what the complement says: "urged Iran to withdraw".
OBJECT_CONTROL = frozenset(load("control")["object_control"])
# "accused Iran of supplying": the object does what the gerund says.
BLAMING = frozenset(load("control")["blaming"])
# "an appeal to Sudan to hold talks": who is asked does it.
ASKING_NOUNS = frozenset(load("control")["asking_nouns"])
# What somebody brings out speaks for him: "released a statement condemning".
SPOKEN = frozenset(load("control")["spoken"])
RELATIVE_PRONOUNS = frozenset({"who", "which", "that", "whom"})


def is_predicate(sentence: Sentence, i: int) -> bool:
    """Whether token `i` heads a clause: a verb, or anything with a subject or copula of its own."""
    token = sentence.tokens[i]
    if token.upos == "VERB":
        return True
    return bool(sentence.children(i, "nsubj", "csubj", "cop"))


def is_passive(sentence: Sentence, i: int) -> bool:
    """Whether the subject of `i` undergoes it; bare past participles after a noun count ("troops sent by X")."""
    relations = {sentence.tokens[c].deprel for c in sentence.children(i)}
    if relations & {"nsubj:pass", "aux:pass", "csubj:pass"}:
        # A subject marked passive beside an object and without "be" is the parser's slip ("Hanoi granted agrément").
        return bool(relations & {"aux:pass", "aux"}) or "obj" not in relations
    token = sentence.tokens[i]
    if token.deprel == "acl" and "obj" in relations and sentence.tokens[token.head].head < 0:
        return False  # "Ecuador granted a judge asylum": a short sentence's verb, taken for a participle
    if token.deprel in ("acl", "amod") and token.feat("VerbForm") == "Part" and "nsubj" not in relations:
        return token.feat("Tense") == "Past" or token.xpos == "VBN"
    bare = not relations & {"obj", "aux", "mark", "nsubj", "ccomp", "xcomp"}
    if token.deprel == "advcl" and token.xpos in ("VBN", "VBD") and i < token.head and bare:
        return True  # "Asked about the troops, he said ..."
    if token.deprel == "conj" and token.xpos == "VBN" and not _own_subjects(sentence, i):
        return is_passive(sentence, token.head)
    return False


def _own_subjects(sentence: Sentence, i: int) -> tuple[int, ...]:
    return tuple(c for c in sentence.children(i) if sentence.tokens[c].deprel.startswith(("nsubj", "csubj")))


def subjects(sentence: Sentence, i: int, depth: int = 0) -> tuple[int, ...]:
    """Grammatical subjects of predicate `i` (heads of phrases, coordination not spread out)."""
    if depth > 8:
        return ()
    own = _own_subjects(sentence, i) or _fronted_subject(sentence, i) or _raised_object(sentence, i)
    if own:
        return tuple(antecedent(sentence, c) for c in own)
    token = sentence.tokens[i]
    head = token.head
    if head >= 0 and sentence.tokens[head].deprel == "advmod":
        head = sentence.tokens[head].head  # "stopped short of recognising"
    if head < 0:
        return ()
    relation = token.deprel.split(":")[0]
    if relation == "conj" and is_predicate(sentence, head):
        return subjects(sentence, head, depth + 1)
    if token.xpos == "VBG" and sentence.tokens[head].lemma in BLAMING and relation in ("ccomp", "advcl", "xcomp"):
        blamed = undergoers(sentence, head)
        if blamed:
            return blamed
    if relation in ("xcomp", "ccomp") and is_predicate(sentence, head):
        return _controllers(sentence, head, depth) if relation == "xcomp" or token.xpos == "VBG" else ()
    if relation == "advcl" and not _has_marker_with_own_clause(sentence, i):
        asked = sentence.tokens[head].lemma in OBJECT_CONTROL and has_to(sentence, i)
        return _controllers(sentence, head, depth) if asked else _doers(sentence, head, depth)
    if relation == "acl" and token.deprel != "acl:relcl":
        return _modified(sentence, i, head, depth)
    if token.deprel == "acl:relcl":
        return (head,) if _relative_is_subject(sentence, i) else ()
    return ()


def _raised_object(sentence: Sentence, i: int) -> tuple[int, ...]:
    """ "help Sudan fight rebels": what stands before a bare infinitive as its object is its subject."""
    token = sentence.tokens[i]
    if token.deprel not in ("xcomp", "ccomp") or sentence.tokens[token.head].lemma not in OBJECT_CONTROL:
        return ()
    return tuple(c for c in sentence.children(i, "obj", "iobj") if token.head < c < i)


def _fronted_subject(sentence: Sentence, i: int) -> tuple[int, ...]:
    """A noun before its verb that the parser hung there as something else than its subject.

    Two shapes: a finite verb with a bare noun phrase before it, and a gerund with its own noun after a
    preposition ("depends on Turkey ending its occupation").
    """
    token = sentence.tokens[i]
    gerund = token.xpos == "VBG" and token.deprel in ("advcl", "acl", "ccomp")
    # A past form that governs an object and stands at the top is finite, whatever the tagger said.
    told = token.deprel == "root" and token.xpos == "VBN" and bool(sentence.children(i, "obj"))
    if not gerund and not told and token.feat("VerbForm") != "Fin":
        return ()
    # A noun that hangs on the object and stands before the verb can only be its subject.
    top = told or token.deprel == "root"
    within = [c for o in sentence.children(i, "obj") for c in sentence.children(o, "nmod")] if top else []
    return tuple(
        c
        for c in (*sentence.children(i, "obl", "nmod", "dislocated", "dep"), *within)
        if c < i
        and sentence.tokens[c].upos in ("NOUN", "PROPN", "PRON")
        and sentence.tokens[c].deprel in ("obl", "obl:unmarked", "nmod", "dislocated", "dep")
        and not sentence.tokens[c].ent.endswith("DATE")
        and (_stands_right_before(sentence, c, i) if gerund else not sentence.children(c, "case"))
    )[:1]


def _stands_right_before(sentence: Sentence, noun: int, verb: int) -> bool:
    return max(sentence.subtree(noun)) == verb - 1 and bool(sentence.children(noun, "case"))


def _controllers(sentence: Sentence, head: int, depth: int) -> tuple[int, ...]:
    """Who does a complement of `head`: its object after "urge", else its subject."""
    if sentence.tokens[head].lemma in OBJECT_CONTROL:
        found = sentence.children(head, "obj", "iobj") or tuple(
            c for c in sentence.children(head, "obl") if preposition(sentence, c) in ("on", "upon", "to")
        )
        if found:
            return found
        if is_passive(sentence, head):
            return subjects(sentence, head, depth + 1)
    return _doers(sentence, head, depth)


def _doers(sentence: Sentence, head: int, depth: int) -> tuple[int, ...]:
    """The doer of `head`, whatever its voice; falls back to its subject."""
    if not is_predicate(sentence, head):
        return ()
    if is_passive(sentence, head):
        return agents(sentence, head) or subjects(sentence, head, depth + 1)
    return subjects(sentence, head, depth + 1)


def _modified(sentence: Sentence, i: int, head: int, depth: int) -> tuple[int, ...]:
    """Subject of a participle or infinitive that modifies a noun."""
    token = sentence.tokens[i]
    if token.feat("VerbForm") == "Inf" or any(sentence.tokens[c].lemma == "to" for c in sentence.children(i, "mark")):
        asked = [c for word, c in obliques(sentence, head) if word in ("to", "on", "for")]
        if sentence.tokens[head].lemma in ASKING_NOUNS and asked:
            return tuple(asked)  # "an appeal to Sudan to hold talks"
        owners = possessors(sentence, head)
        if owners:
            return owners
        # "X has a plan to attack", "in a bid to mend ties, X met Y": the doer of the clause above.
        for up in sentence.ancestors(i):
            if sentence.tokens[up].upos == "VERB":
                return _doers(sentence, up, depth + 1)
        return ()
    if sentence.children(head, "cop"):
        return subjects(sentence, head, depth + 1)  # "X has been a donor, giving ..."
    carrier = sentence.tokens[head].head
    aimed = sentence.tokens[i].lemma in ("aim", "intend", "design", "mean") and sentence.tokens[head].deprel == "obj"
    if not aimed and carrier >= 0 and _speaks(sentence, i, head):
        return _doers(sentence, carrier, depth + 1)  # "X put out a report accusing Y"
    if aimed and carrier >= 0 and is_predicate(sentence, carrier):
        return _doers(sentence, carrier, depth + 1)  # "X and Y held talks aimed at restoring ties"
    return (head,)


def _speaks(sentence: Sentence, i: int, head: int) -> bool:
    """Whether a participle says what a document says that somebody brings out ("passed a resolution criticising")."""
    token = sentence.tokens[head]
    spoken = token.lemma.lower() in SPOKEN and sentence.tokens[i].xpos == "VBG"
    return spoken and token.deprel == "obj" and is_predicate(sentence, token.head)


def _relative_is_subject(sentence: Sentence, i: int) -> bool:
    return not any(sentence.tokens[c].deprel.startswith("nsubj") for c in sentence.children(i))


def _has_marker_with_own_clause(sentence: Sentence, i: int) -> bool:
    """Adverbial clauses with a marker and no subject still borrow it ("after meeting"), finite ones do not."""
    return sentence.tokens[i].feat("VerbForm") == "Fin" and bool(sentence.children(i, "mark"))


def antecedent(sentence: Sentence, i: int) -> int:
    """For a relative pronoun the noun that it stands for, else `i` itself."""
    if sentence.tokens[i].lemma.lower() not in RELATIVE_PRONOUNS:
        return i
    for up in sentence.ancestors(i):
        if sentence.tokens[up].deprel == "acl:relcl":
            return sentence.tokens[up].head
    return i


def agents(sentence: Sentence, i: int) -> tuple[int, ...]:
    """The "by" phrase of a passive."""
    return tuple(
        c
        for c in sentence.children(i, "obl", "nmod")
        if sentence.tokens[c].deprel == "obl:agent" or preposition(sentence, c) == "by"
    )


def doers(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Logical subject of predicate `i`: the agent of a passive, else the subject."""
    return agents(sentence, i) if is_passive(sentence, i) else subjects(sentence, i)


def undergoers(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Logical object of predicate `i`: the subject of a passive, else the object."""
    if is_passive(sentence, i):
        return subjects(sentence, i)
    raised = _raised_object(sentence, i)
    found = tuple(antecedent(sentence, c) for c in sentence.children(i, "obj", "iobj") if c not in raised)
    found = found or _blamed(sentence, i) or _small_clause(sentence, i) or _bare_objects(sentence, i)
    token = sentence.tokens[i]
    if not found and token.deprel == "acl:relcl" and not _relative_is_subject(sentence, i):
        return (token.head,)  # "the village that rebels attacked"
    if not found and token.deprel == "conj" and is_predicate(sentence, token.head) and not is_passive(sentence, i):
        # "X attacked and captured the town": a shared object stands after the last verb.
        later = [c for c in sentence.conjuncts(i) if c > i and sentence.children(c, "obj")]
        return sentence.children(later[0], "obj") if later else ()
    return found


def _blamed(sentence: Sentence, i: int) -> tuple[int, ...]:
    """ "accused Iran of supplying arms", where the parser made the accused the subject of the gerund alone."""
    if sentence.tokens[i].lemma not in BLAMING:
        return ()
    gerunds = [c for c in sentence.children(i, "advcl", "ccomp") if sentence.tokens[c].xpos == "VBG"]
    return tuple(
        s for g in gerunds for s in _own_subjects(sentence, g) for m in sentence.children(g, "mark") if i < s < m
    )[:1]


def _small_clause(sentence: Sentence, i: int) -> tuple[int, ...]:
    """ "found X guilty" with X hung on "guilty"; "called King Salman" with the name taken for a complement."""
    for x in sentence.children(i, "xcomp", "ccomp"):
        token = sentence.tokens[x]
        if token.upos == "ADJ" and not sentence.children(x, "cop", "mark"):
            inside = [c for c in sentence.children(x, "obj", "iobj", "nsubj") if i < c < x]
            if inside:
                return tuple(inside[:1])
        if token.upos == "PROPN" and token.lemma and not sentence.children(x, "cop", "mark", "case"):
            return (x,) if sentence.tokens[i].lemma not in ("be", "become", "remain", "stay") else ()
    return ()


def _bare_objects(sentence: Sentence, i: int) -> tuple[int, ...]:
    """An object that the parser hung on its verb as a phrase, though no preposition stands before it."""
    return tuple(
        c
        for c in sentence.children(i, "obl")
        if sentence.tokens[c].deprel == "obl"
        and c > i
        and sentence.tokens[c].upos in ("NOUN", "PROPN", "PRON")
        and not sentence.children(c, "case")
        and not sentence.tokens[c].ent.endswith(("DATE", "TIME"))
    )[:1]


def governor(sentence: Sentence, i: int) -> int:
    """The predicate that phrase `i` belongs to: the nearest clause head above it, or -1."""
    for up in sentence.ancestors(i):
        if is_predicate(sentence, up):
            return up
    return -1
