"""The readers of statements, in the order in which they run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from diplomatics.contract import Commitment, Meeting, Relation, Statement, Time
from diplomatics.statements.acts import Act
from diplomatics.statements.claims import claims
from diplomatics.statements.commitments import commitments
from diplomatics.statements.conditions import conditions
from diplomatics.statements.context import Context
from diplomatics.statements.events import events
from diplomatics.statements.formal import formal_text
from diplomatics.statements.instruments import instruments
from diplomatics.statements.making import made_time, meeting_of
from diplomatics.statements.meetings import consultations, meetings, sightings
from diplomatics.statements.relations import relations
from diplomatics.statements.tasks import taskings, tasks
from diplomatics.statements.tracks import tracks
from diplomatics.statements.weighing import acts


class StatementReader(Protocol):
    """Reads statements out of one document. `found` holds what earlier readers read from it."""

    def read(self, context: Context, found: Sequence[Statement]) -> Sequence[Statement]:
        """The statements of one document that this reader finds."""
        ...


class ActReader:
    """Events and meetings, which share their predicates."""

    def read(self, context: Context, found: Sequence[Statement]) -> Sequence[Statement]:
        """Events and meetings of one document."""
        filled = acts(context)
        met = sightings(context, filled)
        held = meetings(context, met)

        def made_at(act: Act) -> Time | None:
            return made_time(meeting_of(context, act.sentence, act.actors, held))

        return [*events(context, filled, made_at), *consultations(context, met), *held]


class UndertakingReader:
    """Instruments, commitments, tasks and conditions, which belong to meetings."""

    def read(self, context: Context, found: Sequence[Statement]) -> Sequence[Statement]:
        """What was written, undertaken, assigned and made conditional."""
        held = [s for s in found if isinstance(s, Meeting)]
        formal = formal_text(context)
        written = instruments(context, held, formal)
        assigned = taskings(context, formal)
        tasked = [(t.sentence.index, t.verb) for t in assigned]
        return [
            *written,
            *commitments(context, held, written, tasked, formal),
            *tasks(context, held, assigned, formal),
            *conditions(context, held),
        ]


class DeedReader:
    """Events, meetings and undertakings; each meeting knows what was undertaken there."""

    def read(self, context: Context, found: Sequence[Statement]) -> Sequence[Statement]:
        """What was done and what was undertaken."""
        done = ActReader().read(context, found)
        undertaken = UndertakingReader().read(context, [*found, *done])
        return [*_with_outcomes(done, undertaken), *undertaken]


def _with_outcomes(done: Sequence[Statement], undertaken: Sequence[Statement]) -> list[Statement]:
    """The same statements, each meeting with the ids of what was undertaken in it."""
    made: dict[str, list[str]] = {}
    for s in undertaken:
        if isinstance(s, Commitment) and s.made_in is not None:
            made.setdefault(s.made_in, []).append(s.id)
    return [msgspec.structs.replace(s, outcomes=made.get(s.id, [])) if isinstance(s, Meeting) else s for s in done]


class StandingReader:
    """Relations and tracks: where the parties stand, and in which rows their meetings fall."""

    def read(self, context: Context, found: Sequence[Statement]) -> Sequence[Statement]:
        """Relations, then the tracks that they and the meetings make."""
        held = [s for s in found if isinstance(s, Meeting)]
        standing: list[Relation] = relations(context)
        return [*standing, *tracks(context, held, standing)]


class ClaimReader:
    """Claims: what is said and is nothing else. Runs last."""

    def read(self, context: Context, found: Sequence[Statement]) -> Sequence[Statement]:
        """The claims of one document."""
        return claims(context, found)


def default_statement_readers() -> tuple[StatementReader, ...]:
    """The package's readers, in order."""
    return (DeedReader(), StandingReader(), ClaimReader())
