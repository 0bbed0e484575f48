"""Small readings for the tests of the record: who met whom on which day, as one report has it."""

from __future__ import annotations

from tests.factories import Draft

NAMES = {"SYR": "Syria", "TUR": "Turkey", "RUS": "Russia", "IRN": "Iran", "JOR": "Jordan", "EGY": "Egypt"}
LEVEL = "foreign ministers"


def told(name, *meetings, publisher="Example Wire", published="2023-05-11", uri=None, more=""):
    """A reading of a report that tells some meetings, each as (parties, day, place) with what else is given."""
    sentences = [_Told(*m) if isinstance(m, tuple) else m for m in meetings]
    text = " ".join([*(s.text for s in sentences), more]).strip() or "Nothing happened."
    draft = Draft(text, id=name, publisher=publisher, published=published)
    for sentence in sentences:
        sentence.read(draft)
    found = draft.reading()
    if uri is None:
        return found
    from msgspec.structs import replace

    return replace(found, reports=[replace(found.reports[0], uri=uri)])


class _Told:
    def __init__(self, parties, day="2023-05-10", place="Moscow", level=LEVEL, voice=None, **given):
        self.parties, self.day, self.place, self.level = parties.split(), day, place, level
        self.voice, self.given = voice, given
        who = ", ".join(NAMES[p] for p in self.parties)
        said = f", {NAMES[voice]} said" if voice else ""
        self.text = (
            f"The {level or 'envoys'} of {who} met{f' in {place}' if place else ''}{f' on {day}' if day else ''}{said}."
        )

    def read(self, draft):
        given = dict(self.given)
        if self.voice:
            given |= {"said_by": draft.party(NAMES[self.voice], self.voice, after=self.text), "capacity": "official"}
        return draft.meeting(
            self.text, [draft.party(NAMES[p], p, after=self.text) for p in self.parties],
            date=draft.day(self.day, self.day, after=self.text) if self.day else None,
            place=draft.place(self.place, after=self.text) if self.place else None,
            level=[self.level] if self.level else [], **given,
        )  # fmt: skip


def met(parties, day="2023-05-10", place="Moscow", level=LEVEL, voice=None, **given):
    """One meeting for `told`."""
    return _Told(parties, day, place, level, voice, **given)


def state(record, **asked):
    """What a record holds, without what depends on when it came to hold it."""
    return [(e.id, e.statements, e.sources, e.state, e.fields) for e in record.entries(**asked)]
