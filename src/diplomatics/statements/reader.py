"""The readers of statements, in the order in which they run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from diplomatics.contract import Meeting, Relation, Statement
from diplomatics.statements.commitments import commitments
from diplomatics.statements.conditions import conditions
from diplomatics.statements.context import Context
from diplomatics.statements.events import acts, events
from diplomatics.statements.instruments import instruments
from diplomatics.statements.meetings import meetings
from diplomatics.statements.relations import relations
from diplomatics.statements.tasks import tasks
from diplomatics.statements.tracks import tracks


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
        return [*events(context, filled), *meetings(context, filled)]


class UndertakingReader:
    """Instruments, commitments, tasks and conditions, which belong to meetings."""

    def read(self, context: Context, found: Sequence[Statement]) -> Sequence[Statement]:
        """What was written, undertaken, assigned and made conditional."""
        held = [s for s in found if isinstance(s, Meeting)]
        return [
            *instruments(context, held), *commitments(context, held), *tasks(context, held), *conditions(context),
        ]  # fmt: skip


class StandingReader:
    """Relations and tracks: where the parties stand, and in which rows their meetings fall."""

    def read(self, context: Context, found: Sequence[Statement]) -> Sequence[Statement]:
        """Relations, then the tracks that they and the meetings make."""
        held = [s for s in found if isinstance(s, Meeting)]
        standing: list[Relation] = relations(context)
        return [*standing, *tracks(context, held, standing)]


def default_statement_readers() -> tuple[StatementReader, ...]:
    """The package's readers, in order."""
    return (ActReader(), UndertakingReader(), StandingReader())
