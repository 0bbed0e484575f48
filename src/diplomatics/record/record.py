"""A record: readings kept in a file or on a server, merged, corrected by people, and asked as of any moment."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from diplomatics.contract import Reading, from_json, to_json
from diplomatics.errors import ContractError, RecordError
from diplomatics.record import asking, judging, keeping, removing
from diplomatics.record.asking import Change, Coverage, Doubt, Link, ReportRow
from diplomatics.record.clock import AsOf, moment_of, tick
from diplomatics.record.entry import Entry
from diplomatics.record.judgement import Judgement, JudgementKind
from diplomatics.record.keeping import Coming, Kept
from diplomatics.record.store import Store


class Record:
    """An open record. Use it as a context manager, or call `close`.

    Every question takes `as_of`: a day, a moment, or either as ISO 8601; it answers with what was known then.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.path = Path(store.where)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._store.close()

    # -- keeping ------------------------------------------------------------------------------------------

    def keep(self, found: Reading, *, origin: str | None = None, notice: str | None = None) -> Kept:
        """Keep the reading of one report, whole or not at all, and merge what it says with the rest.

        The same reading again changes nothing ("unchanged"). A different reading of the same report (a new
        version, another date given) supersedes the one before, which stays in the file ("re-read"). A report that
        was deleted here, or reduced to its quotations, is not taken in again ("withheld").
        `notice` is a line that every view of the report must show. Raises `RecordError`.
        """
        if len(found.reports) != 1:
            raise RecordError("a record keeps the reading of one report at a time.", where=str(self._store.where))
        content = to_json(found, indent=None)
        coming = Coming(found, content, hashlib.sha256(content).hexdigest(), origin, notice)
        with self._store.writing() as connection:
            state = keeping.state_of(connection, coming)
            if state in ("added", "re-read"):
                keeping.keep(connection, coming, tick(connection))
        return state

    def reduce(self, report: str, *, author: str, reason: str | None = None) -> None:
        """Take everything out of a report's text but its title and what statements quote. There is no way back."""
        with self._store.writing() as connection:
            removing.reduce(connection, report, author, reason)
        self._store.wipe()

    def delete(self, report: str, *, author: str, reason: str | None = None) -> None:
        """Take a report out of the record and out of its history. A trace stays that it was. There is no way back."""
        with self._store.writing() as connection:
            removing.delete(connection, report, author, reason)
        self._store.wipe()

    # -- judging ------------------------------------------------------------------------------------------

    def judge(
        self,
        kind: JudgementKind,
        target: str | int,
        other: str | None = None,
        *,
        author: str,
        reason: str | None = None,
        **content: Any,
    ) -> Judgement:
        """Write down what a person decided, and carry it out.

        `target` is the id of an entry (all its statements), a statement or a report; for "undo" the number of a
        judgement. "same" and "not_same" speak of two. `content`: the fields of a correction, `text` of a note,
        `state` of a move, `grade` of a grading. Raises `UsageError`.
        """
        with self._store.writing() as connection:
            number = judging.judge(connection, kind, target, other, author, reason, content)
            (given,) = [j for j in asking.judgements(connection, None) if j.number == number]
        return given  # fmt: skip

    def judgements(self, as_of: AsOf = None) -> list[Judgement]:
        """Every judgement, undone ones with them, in order."""
        with self._store.reading() as connection:
            return asking.judgements(connection, moment_of(as_of))

    def unbound(self) -> list[Judgement]:
        """Standing judgements whose statements a newer reading no longer has: somebody should look at them."""
        with self._store.reading() as connection:
            return asking.unbound(connection)

    def doubtful(self, limit: int = 50) -> list[Doubt]:
        """What a person should look at first: lost judgements, unsure joins, values that contradict each other."""
        with self._store.reading() as connection:
            return asking.doubtful(connection, limit)

    # -- asking -------------------------------------------------------------------------------------------

    def readings(self, as_of: AsOf = None) -> list[Reading]:
        """The reading of each report that held and was not withdrawn, in the order in which reports were added."""
        with self._store.reading() as connection:
            return [self._reading(content) for content in asking.contents(connection, moment_of(as_of))]

    def _reading(self, content: bytes) -> Reading:
        try:
            return from_json(content)
        except ContractError as error:
            raise RecordError(
                f"it is damaged: {error.message}", where=str(self._store.where), remedy="Restore the file from a copy."
            ) from error

    def notices(self, as_of: AsOf = None) -> list[str]:
        """The lines that a view of this record must show, each once."""
        with self._store.reading() as connection:
            return asking.notices(connection, moment_of(as_of))

    def entries(
        self,
        as_of: AsOf = None,
        kind: str | None = None,
        *,
        party: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> list[Entry]:
        """What the record holds, each happening or undertaking once, with everything that was said of it.

        By kind (meeting, event, commitment ...), by a party's id, by a window of days; by first day.
        """
        with self._store.reading() as connection:
            return asking.find_entries(connection, moment_of(as_of), kind, party, since, until, limit)  # fmt: skip

    def entry(self, name: str, as_of: AsOf = None) -> Entry | None:
        """One entry by its id (or an id that it once had), or by the id of one of its statements."""
        with self._store.reading() as connection:
            moment = moment_of(as_of)
            return asking.entry(connection, name, moment) or asking.entry_of(connection, name, moment)

    def links(self, entry: Entry, as_of: AsOf = None) -> list[Link]:
        """Why the statements of an entry count as one: the machine's reasons."""
        with self._store.reading() as connection:
            return asking.links_of(connection, entry.statements, moment_of(as_of))

    def search(self, words: str, as_of: AsOf = None, *, limit: int = 50) -> list[Entry]:
        """The entries whose quotations have all these words, in any form of them."""
        with self._store.reading() as connection:
            return asking.search(connection, words, moment_of(as_of), limit)

    def reports(self, as_of: AsOf = None) -> list[ReportRow]:
        """The reports, with what is known of each: revision, reprint, withdrawn, reduced."""
        with self._store.reading() as connection:
            return asking.report_rows(connection, moment_of(as_of))

    def coverage(self, as_of: AsOf = None) -> list[Coverage]:
        """Which outlets the record covers, and until when."""
        with self._store.reading() as connection:
            return asking.coverage(connection, moment_of(as_of))

    def history(self, since: AsOf = None) -> list[Change]:
        """What was done to the record after a moment, the oldest first."""
        with self._store.reading() as connection:
            return asking.history(connection, moment_of(since))


def open_record(place: str | Path, *, create: bool = False) -> Record:
    """Open a record: a file, or a database on a server (`postgresql://...`).

    Raises `RecordError` where it is missing (unless `create`), is not a record, or cannot be opened.
    """
    if isinstance(place, str) and place.startswith(("postgresql", "postgres:")):
        from diplomatics.record.server import is_address, open_server

        if is_address(place):
            return Record(open_server(place, create=create))
    from diplomatics.record.database import open_file

    return Record(open_file(Path(place), create=create))
