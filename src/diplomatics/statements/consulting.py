"""Meetings that predicate frames tell ("met", "held talks", "received"), as sightings."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from diplomatics.contract import Party, Time
from diplomatics.sentences.clauses import doers, governor, preposition
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.acts import Act
from diplomatics.statements.binding import parties_at, time_of
from diplomatics.statements.context import Context, unique_parties
from diplomatics.statements.making import principals
from diplomatics.statements.occasion import nodes_around
from diplomatics.statements.sighting import Sighting, is_definite, words
from diplomatics.statements.whereabouts import place_at


def of_act(context: Context, act: Act) -> Sighting:
    """The sighting of a meeting that a frame tells."""
    sentence, match = act.sentence, act.match
    nodes = nodes_around(sentence, match.at, match.phrase)
    doing, row = _doing(context, act)
    participants = _participants(context, act, doing, row)
    first = principals(context, [*doing, *row])
    named = nodes[0] if match.phrase < 0 else match.phrase
    return Sighting(
        sentence=sentence,
        nodes=nodes,
        name=match.frame.name,
        participants=participants,
        time=act.time or _time_of_setting(context, act, named),
        place=act.place or place_at(context, sentence, nodes),
        factuality=act.factuality,
        attribution=act.attribution,
        evidence=[context.sentence_evidence(sentence)],
        doing=doing,
        implied=not participants,
        core=first if len(first) > 1 else principals(context, participants),
        directed=(act.actors, act.recipients) if match.frame.mode in ("visit", "third-party") else None,
        event_mode=match.frame.mode,
        promised=act.promised,
        definite=is_definite(sentence, named),
        headline=context.is_headline(sentence),
        vague=match.frame.lemma in words()["talking"] if match.frame.pos == "verb" else False,
        host=next(iter(act.recipients), None) if match.frame.mode == "visit" else None,
    )


def _doing(context: Context, act: Act) -> tuple[list[Party], list[Party]]:
    """The parties that a verb's subject names, and those of a long row before it that the tree has lost."""
    sentence, match = act.sentence, act.match
    if match.frame.pos != "verb":
        return [], []
    subjects = doers(sentence, match.at)
    rows = {sentence.conjuncts(d)[0] if sentence.tokens[match.at].deprel == "acl:relcl" else d for d in subjects}
    doing = unique_parties(p for d in sorted(rows) for p in _named_at(context, sentence, d))
    return _if_named(doing), _row_before(context, sentence, match.at, subjects) if match.frame.joint else []


def _participants(context: Context, act: Act, doing: list[Party], row: list[Party]) -> list[Party]:
    found = _if_named(unique_parties([*act.actors, *act.recipients]))
    if act.match.frame.joint and act.match.frame.mode != "third-party":
        found = found or doing
        if len(principals(context, [*found, *row])) > len(principals(context, found)):
            found = unique_parties([*found, *row])
    unnamed = [p for p in found if p.actor.startswith("unnamed/")]
    headline = context.is_headline(act.sentence)
    return [p for p in found if p not in unnamed] if headline else found


def _row_before(context: Context, sentence: Sentence, verb: int, subjects: Sequence[int]) -> list[Party]:
    """ "The ministers of A, X, of B, Y, and of C, Z, met": everybody named between the plural subject and its verb."""
    head = next((s for s in subjects if s < verb and sentence.tokens[s].text.lower().endswith("s")), -1)
    if head < 0 or not _is_row(sentence, head, verb):
        return []
    inside = [m for at, m in context.actors_in(sentence) if head <= at < verb]
    role = next((m.role for m in inside if m.role), None)
    return [msgspec.structs.replace(p, role=p.role or role) for m in inside for p in context.parties(m)]


def _is_row(sentence: Sentence, head: int, verb: int) -> bool:
    """Names, "of" and commas alone: no other clause stands between."""
    between = sentence.tokens[head + 1 : verb]
    return sum(t.text == "," for t in between) >= 3 and not any(t.upos in ("VERB", "SCONJ") for t in between)


def _named_at(context: Context, sentence: Sentence, head: int) -> list[Party]:
    """The parties of a subject; of "we, the representatives of X and Y" those of the words that explain it."""
    own = parties_at(context, sentence, head)
    explained = [c for c in sentence.children(head, "appos") if not own]
    return own or unique_parties(p for c in explained for p in parties_at(context, sentence, c))


def _if_named(parties: list[Party]) -> list[Party]:
    """Nobody, where none of them is named: "the commissions" alone tell no side of a meeting."""
    named = [p for p in parties if p.actor.split("/")[0] not in ("unnamed", "people")]
    spans = [(p.start, p.end) for p in named]
    twice = [p for p in parties if p not in named and any(a <= p.start < b or p.start <= a < p.end for a, b in spans)]
    return [p for p in parties if p not in twice] if named else []


def _time_of_setting(context: Context, act: Act, phrase: int) -> Time | None:
    """ "said at the end of the meeting on Wednesday": what was done at a meeting was done on its day."""
    if act.match.frame.pos != "noun":
        return None
    sentence, node = act.sentence, phrase
    if preposition(sentence, node) in ("of",):
        node = sentence.tokens[node].head
    if preposition(sentence, node) not in ("at", "in", "during", "after", "following"):
        return None
    verb = governor(sentence, node)
    return time_of(context, sentence, verb) if verb >= 0 else None
