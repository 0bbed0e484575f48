"""Every predicate is read from its example: the right type between the right parties."""

import re
from functools import cache
from pathlib import Path

import pytest

from diplomatics.api import read_text
from diplomatics.contract.walk import principal
from diplomatics.vocabulary.frames import all_frames
from tests.vocabulary.inflection import past, plural

SHAPE = re.compile(r"(.+[.?]) \((.+)\)$")
# Predicates whose example is known to be read wrongly, nearly all for want of a right parse. The list may only shrink.
KNOWN = frozenset(Path(__file__).with_name("known.txt").read_text(encoding="utf-8").splitlines())
FRAMES = [f for f in all_frames() if f.example]


def examples(frame):
    """(sentence, actors, recipients) of a frame's example, its word and some of its objects filled in."""
    sentence, parties = SHAPE.match(frame.example).groups()
    word = past(frame.lemma) if frame.pos == "verb" else frame.lemma
    actors, _, recipients = parties.partition(">")
    split = [{p.strip() for p in side.split(",") if p.strip()} for side in (actors, recipients)]
    for thing in sorted(frame.objects)[:5] or [""]:
        filled = sentence.replace("{object}s", plural(thing)).replace("{object}", thing)
        yield filled.replace("{}", word, 1), *split


@cache
def events_in(sentence):
    """(type, actors, recipients) of every event read."""
    reading = read_text(sentence)
    actors = {a.id: a for a in reading.actors}

    def ids(parties):
        found = (principal(p.actor, actors) for p in parties)
        return frozenset(a if a.startswith("people/") else a.split("/")[0] for a in found)

    return [(e.type, ids(e.actors), ids(e.recipients)) for e in reading.statements.events]


def is_read(frame):
    """Whether the example gives the frame's type between its parties, with one of its objects at least."""
    return any(_has(frame, *case) for case in examples(frame))


def _has(frame, sentence, actors, recipients):
    everybody = actors | recipients
    return any(
        kind == frame.type and (who | whom == everybody if frame.joint else (who, whom) == (actors, recipients))
        for kind, who, whom in events_in(sentence)
    )


def key(frame):
    """How known.txt names a frame."""
    return f"{frame.pos} {frame.name} {frame.example}"


def test_there_are_at_least_700_predicates_each_with_an_example():
    assert len({(f.lemma, f.pos, f.particle) for f in all_frames()}) >= 700
    assert len({(f.lemma, f.type, f.objects, f.obliques, f.particle) for f in FRAMES}) >= 700


@pytest.mark.parametrize("type_", sorted({f.type for f in FRAMES}))
def test_the_examples_of_a_type_are_read(type_):
    wrong = [key(f) for f in FRAMES if f.type == type_ and key(f) not in KNOWN and not is_read(f)]
    assert wrong == []


def test_what_is_known_to_fail_still_does():
    assert [key(f) for f in FRAMES if key(f) in KNOWN and is_read(f)] == []
