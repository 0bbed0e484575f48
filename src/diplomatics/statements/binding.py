"""Binds parties, times and places to their own predicate, by structure and not by nearness."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from diplomatics.contract import Party, Place, Time
from diplomatics.mentions.mention import ActorMention, PlaceMention, TimeMention
from diplomatics.sentences.clauses import governor, is_predicate, modifiers, possessors, preposition
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.context import Context, unique_parties
from diplomatics.vocabulary.frames import frames
from diplomatics.vocabulary.loader import load

PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "on", "outside", "inside", "into", "to", "from", "around", "across"}
)


def parties_at(context: Context, sentence: Sentence, token: int, *, look_inside: bool = True) -> list[Party]:
    """The parties that the phrase headed by `token` stands for, coordination spread out.

    With `look_inside`, a common noun yields whom it belongs to: "Israel's decision", "Turkish troops",
    "the government of Niger".
    """
    found: list[Party] = []
    for part in (*sentence.conjuncts(token), *_listed(context, sentence, token)):
        if part < token and sentence.tokens[token].deprel == "conj":
            continue  # the row was entered in its middle: what stands before belongs to another clause
        if part > token and preposition(sentence, part) not in ("", preposition(sentence, token)):
            continue  # "by Peru and Ecuador in Brasília": another phrase, whatever the parser joined
        found.extend(_parties_of(context, sentence, part, 2 if look_inside else 0))
    return unique_parties(found)


def _listed(context: Context, sentence: Sentence, token: int) -> tuple[int, ...]:
    """ "Senegal, Mauritania sign deal": a headline's row of states, which the parser takes for an apposition."""

    def state(i: int) -> str | None:
        named = (m.actor for m in mentions_headed(context, sentence, i) if m.actor)
        return next((a for a in named if context.actors[a].kind == "state"), None)

    first = state(token)
    others = ((c, state(c)) for c in sentence.children(token, "appos")) if first else ()
    return tuple(c for c, other in others if other and other != first)


def _parties_of(context: Context, sentence: Sentence, token: int, depth: int) -> list[Party]:
    """`depth`: how many owners up the phrase may be followed ("the approval of the decision of Chad")."""
    mentions = mentions_headed(context, sentence, token)
    if mentions:
        return [p for m in (*_joined_before(context, sentence, token, mentions), *mentions) for p in context.parties(m)]
    appositions = [a for c in sentence.children(token, "appos", "flat") for a in mentions_headed(context, sentence, c)]
    if appositions:
        return [p for m in appositions for p in context.parties(m)]
    if depth == 0 or sentence.tokens[token].lemma.lower() in opposed():
        return []  # "the rivals of Peru" are not Peru's
    owners = [*possessors(sentence, token), *modifiers(sentence, token)]
    owners += [
        c for c in sentence.children(token, "nmod") if preposition(sentence, c) in ("of", "from", "between", "by")
    ]
    return unique_parties(
        p for c in owners for part in sentence.conjuncts(c) for p in _parties_of(context, sentence, part, depth - 1)
    )


def _joined_before(context: Context, sentence: Sentence, token: int, found: list[ActorMention]) -> list[ActorMention]:
    """ "twenty Armenian and three Azerbaijani soldiers": the soldiers are those of the first adjective too."""
    if sentence.tokens[token].upos != "NOUN":
        return []
    start = min(m.span[0] for m in found)
    before = [c for c in modifiers(sentence, token) if sentence.tokens[c].end <= start]
    joined = [c for c in before if any(sentence.tokens[i].upos == "CCONJ" for i in range(c + 1, c + 3))]
    return [m for c in joined for m in mentions_headed(context, sentence, c) if m not in found and m.actor]


@cache
def fights() -> frozenset[str]:
    """Nouns of a fight between two sides."""
    return frozenset(load("bodies")["fights"])


@cache
def opposed() -> frozenset[str]:
    """Nouns of those who stand against whom they are named by ("the rivals of Peru")."""
    return frozenset(load("bodies")["opposed"])


def mentions_headed(context: Context, sentence: Sentence, token: int) -> list[ActorMention]:
    """Actor mentions whose head is `token`, or that cover it."""
    word = sentence.tokens[token]
    exact = [m for head, m in context.actors_in(sentence) if head == token]
    if exact:
        return exact
    return [m for _, m in context.actors_in(sentence) if m.span[0] <= word.start and word.end <= m.span[1]]


def time_of(context: Context, sentence: Sentence, predicate: int) -> Time | None:
    """The time that belongs to `predicate` itself; null where the text gives it none."""
    own = [t for t in context.times_in(sentence) if time_governor(context, sentence, t) == predicate]
    own = [t for t in own if t.type in ("DATE", "TIME")] or own
    if own:
        own.sort(key=lambda t: (_sharpness(t), t.span[0]))
        return own[0].time
    return _relative_time(context, sentence, predicate)


def _sharpness(mention: TimeMention) -> int:
    order = ("day", "week", "month", "quarter", "season", "year", "decade", "vague")
    return order.index(mention.time.precision) if mention.time else len(order)


def time_governor(context: Context, sentence: Sentence, mention: TimeMention) -> int:
    """The predicate that a time expression modifies: a verb, or a noun that names an act; -1 where none is.

    A noun that names no act ("ties ... in various dimensions on Wednesday") has no time of its own: the
    phrase then belongs to the finite verb above it.
    """
    head = sentence.head_of(*mention.span)
    if head < 0:
        return -1
    up = sentence.tokens[head].head
    if up < 0:
        return -1
    if is_predicate(sentence, up):
        return _out_of_clause(sentence, up, head)
    if _is_act_noun(sentence, up):
        return up
    return next((a for a in sentence.ancestors(up) if _is_finite(sentence, a)), governor(sentence, head))


def _out_of_clause(sentence: Sentence, predicate: int, time: int) -> int:
    """ "said in January that X would": a time before the clause's "that" belongs to the verb above it."""
    marks = [m for m in sentence.children(predicate, "mark") if sentence.tokens[m].lemma == "that"]
    above = sentence.tokens[predicate].head
    if marks and time < marks[0] and above >= 0 and above < time:
        return above
    return predicate


def _is_act_noun(sentence: Sentence, i: int) -> bool:
    lemma = sentence.tokens[i].lemma.lower()
    return (lemma, "noun") in frames() or lemma in load("meetings")["meeting_nouns"] or i in _document_nouns(sentence)


def _document_nouns(sentence: Sentence) -> frozenset[int]:
    """Tokens that name a document: a statement of Tuesday, an agreement signed in 2001."""
    nouns = frozenset(load("attribution")["document_nouns"])
    return frozenset(i for i, token in enumerate(sentence.tokens) if token.lemma.lower() in nouns)


def _is_finite(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.feat("VerbForm") == "Fin" or bool(sentence.children(i, "aux", "cop", "nsubj"))


def _relative_time(context: Context, sentence: Sentence, predicate: int) -> Time | None:
    """ "on December 28, when the ministers met": the time that the clause describes."""
    token = sentence.tokens[predicate]
    if token.deprel not in ("acl:relcl", "advcl", "advcl:relcl"):
        return None
    if not any(sentence.tokens[c].lemma.lower() == "when" for c in sentence.children(predicate)):
        return None
    head_word = sentence.tokens[token.head]
    for mention in context.times_in(sentence):
        covers = mention.span[0] <= head_word.start < mention.span[1]
        before = time_governor(context, sentence, mention) == token.head and mention.span[1] <= token.start
        if covers or before:
            return mention.time
    return None


def place_of(context: Context, sentence: Sentence, predicate: int) -> Place | None:
    """The place of `predicate`: a place name in a phrase that hangs on it, or on its noun."""
    for mention in context.places_in(sentence):
        if _place_governor(sentence, mention) == predicate:
            return context.place(mention)
    return None


def place_struck(context: Context, sentence: Sentence, tokens: Iterable[int]) -> Place | None:
    """The place that stands as an object itself ("shelled Kharkiv")."""
    rows = [part for token in tokens for part in sentence.conjuncts(token)]
    heads = {*rows, *(c for part in rows for c in lying(sentence, part))}
    for mention in context.places_in(sentence):
        if sentence.head_of(*mention.span) in heads:
            return context.place(mention)
    return None


# Prepositions by which a noun says whose it is.
OWNING = ("of", "from", "between", "by")
# Prepositions by which a noun says where it lies.
LYING = ("in", "of", "near", "around", "at", "outside", "inside", "on", "within", "along", "across", "from")


@cache
def lands() -> frozenset[str]:
    """Nouns that stand for the land where they lie ("a base in Borno")."""
    return frozenset(load("bodies")["lands"])


def lying(sentence: Sentence, token: int) -> list[int]:
    """Phrases that say where a piece of land lies, nearest first: "parts of the north of Mali"."""
    found: list[int] = []
    stack = [token] if sentence.tokens[token].lemma.lower() in lands() else []
    while stack:
        node = stack.pop(0)
        for c in sentence.children(node, "nmod", "compound", "amod", "appos", "flat"):
            if preposition(sentence, c) in (*LYING, "", "'s", "’s"):
                found.append(c)
                stack.append(c)
    return found


def _place_governor(sentence: Sentence, mention: PlaceMention) -> int:
    """The act that a place belongs to: past nouns that name no act ("a summit on the conflict in Moscow")."""
    head = sentence.head_of(*mention.span)
    if head < 0:
        return -1
    while sentence.tokens[head].deprel in ("conj", "flat", "compound", "appos", "nmod:poss"):
        head = sentence.tokens[head].head
    while preposition(sentence, head) == "of" and sentence.tokens[sentence.tokens[head].head].lemma.lower() in lands():
        head = sentence.tokens[head].head  # "from the banks of the Drina"
    if preposition(sentence, head) not in PLACE_PREPOSITIONS:
        return -1
    up = sentence.tokens[head].head
    while up >= 0 and not is_predicate(sentence, up) and not _is_act_noun(sentence, up):
        if sentence.tokens[up].deprel not in ("nmod", "obj", "obl", "conj", "appos"):
            return -1
        up = sentence.tokens[up].head
    return up
