"""When and where a gathering was, where its own words are hung elsewhere in the sentence or point back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from diplomatics.contract import Party, Place, Time
from diplomatics.mentions.mention import PlaceMention, TimeMention
from diplomatics.sentences.clauses import governor, obliques, preposition
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import PLACE_PREPOSITIONS, place_of, time_governor, time_of
from diplomatics.statements.context import Context
from diplomatics.statements.sighting import words


def time_at(context: Context, sentence: Sentence, nodes: Sequence[int]) -> Time | None:
    """The time of a meeting's own words."""
    return next((t for node in nodes if (t := time_of(context, sentence, node))), None)


def place_at(context: Context, sentence: Sentence, nodes: Sequence[int]) -> Place | None:
    """The place of a meeting's own words; "there" and "in the same city" go back to the last place named."""
    own = next((p for node in nodes if (p := place_of(context, sentence, node))), None)
    own = own or next((p for node in nodes if (p := _part_of_place(context, sentence, node))), None)
    if own is not None:
        return own
    if any(_points_back(sentence, node) for node in nodes):
        before = [p for p in context.mentions.places if p.span[1] <= sentence.tokens[nodes[0]].start]
        named = [p for p in before if _is_a_where(context, p)]
        return context.place(named[-1]) if named else None
    if any(sentence.tokens[c].lemma == "here" for n in nodes for c in sentence.children(n, "advmod")):
        return dateline_place(context)
    return None


def _part_of_place(context: Context, sentence: Sentence, node: int) -> Place | None:
    """ "on the shore of Lake Victoria"."""
    for word, c in obliques(sentence, node):
        if word.split(" ")[-1] in PLACE_PREPOSITIONS and sentence.tokens[c].lemma.lower() in words()["place_parts"]:
            below = {d for w, d in obliques(sentence, c) if w == "of"}
            near = [p for p in context.places_in(sentence) if sentence.head_of(*p.span) in below]
            if near:
                return context.place(near[0])
    return None


def without_topic(sentence: Sentence, place: Place | None, topics: Sequence[int]) -> Place | None:
    """No place where it only stands in what was talked about ("on the situation in Chad")."""
    if place is None or place.start is None:
        return place
    # "on the Syrian conflict in Moscow" has its own place already, so that Moscow is where they talked
    bare = [t for t in topics if not any(_is_proper(sentence, c) for c in sentence.children(t, "amod", "compound"))]
    inside = {i for t in bare for i in sentence.subtree(t)}
    return None if any(sentence.tokens[i].start == place.start for i in inside) else place


def _is_proper(sentence: Sentence, c: int) -> bool:
    return sentence.tokens[c].text[:1].isupper()


def without_place(said: str, place: Place | None) -> str:
    """The words of a topic without the place of the meeting that the parser hung on them."""
    if place is None or not said.endswith(place.text):
        return said
    return said.removesuffix(place.text).rstrip().rpartition(" ")[0]


def country_visited(context: Context, parties: Sequence[Party]) -> Place | None:
    """The country to which somebody comes, where no place in it is named; a person received is nowhere."""
    for party in parties:
        actor = context.actors[party.actor]
        if actor.kind == "state" and party.text in (actor.name, party.name):
            return Place(
                name=actor.name, country=actor.id, claimed_by=[], lat=None, lon=None, geonames=None,
                text=party.text, start=party.start, end=party.end, report=party.report,
            )  # fmt: skip
    return None


def _points_back(sentence: Sentence, node: int) -> bool:
    if any(sentence.tokens[c].lemma == "there" for c in sentence.children(node, "advmod")):
        return True
    for word, c in obliques(sentence, node):
        same = any(sentence.tokens[d].lemma == "same" for d in sentence.children(c, "amod"))
        if word in ("in", "at") and same and sentence.tokens[c].lemma in words()["same_places"]:
            return True
    return False


def _is_a_where(context: Context, mention: PlaceMention) -> bool:
    """Whether a place stands after a preposition of place, and is not merely somebody's country."""
    sentence = context.sentence_at(mention.span[0])
    head = sentence.head_of(*mention.span) if sentence is not None else -1
    if sentence is None or head < 0:
        return False
    return preposition(sentence, head) in PLACE_PREPOSITIONS


def dateline_place(context: Context) -> Place | None:
    """The place from which the report is dated."""
    line = context.document.dateline
    if line is None:
        return None
    inside = [p for p in context.mentions.places if line.start <= p.span[0] < line.end]
    return context.place(inside[0]) if inside else None


def spread(context: Context, sentence: Sentence, nodes: Sequence[int]) -> list[tuple[Time, Place | None]]:
    """The times of a row of meetings, each with its place: "in Doha in June and in Cairo in July"; else nothing."""
    nouns = [n for n in nodes if sentence.tokens[n].upos == "NOUN"]
    several = [n for n in nouns if sentence.tokens[n].feat("Number") == "Plur"]
    if not several or any(_is_one(sentence, n) for n in nouns):
        return []
    own = [m for m in _chain(context, sentence, nodes) if m.time is None or not _ends_a_stay(context, sentence, m.time)]
    if len(own) < 2:
        return []
    rows: list[tuple[Time, Place | None]] = []
    for i, mention in enumerate(own):
        after = own[i - 1].span[1] if i else sentence.tokens[min(nodes)].start
        near = [p for p in context.places_in(sentence) if after <= p.span[0] < mention.span[0]]
        place = context.place(near[-1]) if near else (rows[-1][1] if rows else None)
        if mention.time is not None:
            rows.append((whole_stay(context, sentence, mention.time), place))
    return rows


def whole_stay(context: Context, sentence: Sentence, time: Time) -> Time:
    """ "3 and 4 April" as one time from the first to the last day; any other time as it is."""
    after = next((t for t in _days_told(context, sentence) if _follows(context, time, t)), None)
    if after is None:
        return time
    last = whole_stay(context, sentence, after)
    return msgspec.structs.replace(
        time, value=f"{time.start}/{last.end}", end=last.end, span=(time.span[0], last.span[1]),
        text=context.text[time.span[0] : last.span[1]],
    )  # fmt: skip


def _ends_a_stay(context: Context, sentence: Sentence, time: Time) -> bool:
    return any(_follows(context, before, time) for before in _days_told(context, sentence))


def _days_told(context: Context, sentence: Sentence) -> list[Time]:
    times = [m.time for m in context.mentions.times if sentence.start <= m.span[0] < sentence.end and m.time]
    return [t for t in times if t.precision == "day" and t.start and t.start == t.end]


def _follows(context: Context, first: Time, second: Time) -> bool:
    """Whether two days stand side by side in the text ("3 and 4 April") and in the calendar."""
    if not (first.end and second.start) or context.text[first.span[1] : second.span[0]].strip() not in (
        "and",
        ",",
        "&",
    ):
        return False
    return date.fromisoformat(second.start) - date.fromisoformat(first.end) == timedelta(1)


def _is_one(sentence: Sentence, noun: int) -> bool:
    """ "A new round of talks" is one meeting."""
    return any(sentence.tokens[c].text.lower() in ("a", "an", "one", "another") for c in sentence.children(noun, "det"))


def _chain(context: Context, sentence: Sentence, nodes: Sequence[int]) -> list[TimeMention]:
    """Dates after a meeting's words that follow each other with nothing but commas, "and" and places between."""
    scope = {i for n in nodes for i in (n, governor(sentence, n), *sentence.children(n, "acl"))}
    dates = [t for t in context.times_in(sentence) if t.type == "DATE" and t.time and t.time.start and t.time.end]
    dates = [t for t in dates if t.span[0] > sentence.tokens[min(nodes)].start]
    chain: list[TimeMention] = []
    for mention in dates:
        if not chain and time_governor(context, sentence, mention) not in scope:
            continue
        if chain and not _only_joins(context, sentence, chain[-1].span[1], mention.span[0]):
            break
        chain.append(mention)
    return chain


def _only_joins(context: Context, sentence: Sentence, start: int, end: int) -> bool:
    between = [i for i, t in enumerate(sentence.tokens) if start <= t.start < end]
    joined = any(sentence.tokens[i].text.lower() in (",", "and") for i in between)
    places = [p.span for p in context.places_in(sentence)]
    return joined and all(
        sentence.tokens[i].text.lower() in (",", "and", "in", "at", "on", "then")
        or any(a <= sentence.tokens[i].start < b for a, b in places)
        for i in between
    )
