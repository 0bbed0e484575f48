"""From sources to readings for the commands: one report after another, each kept as soon as it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from diplomatics.cli.messages import Messages, say
from diplomatics.cli.progress import Meter
from diplomatics.errors import ContractError, LanguageError, SourceError

if TYPE_CHECKING:
    from datetime import date

    from diplomatics.contract import Reading
    from diplomatics.record import Record
    from diplomatics.sources import RawReport

PARTIAL = 3
# What is wrong with one report alone; anything else stops the run.
ONE_INPUT = (SourceError, LanguageError, ContractError)


@dataclass
class Run:
    """One run: what was read, what was said, what was kept, and the lines that every view must show."""

    messages: Messages = field(default_factory=Messages)
    readings: list[Reading] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    notices: set[str] = field(default_factory=set)

    def exit_code(self) -> int:
        """0 where all was read; 3 where a part was; the error's own code where nothing was."""
        codes = {error.exit_code for error in self.messages.errors}
        if not codes:
            return 0
        return codes.pop() if len(codes) == 1 and not self.readings else PARTIAL

    def say_kept(self, record: Path) -> None:
        """How many reports are new to the record, and how many it knew."""
        counts = [f"{self.kept[state]} {state}" for state in ("added", "re-read", "unchanged") if self.kept[state]]
        say(f"{record}: {', '.join(counts) or 'nothing added'}")


def read_all(raws: Iterable[RawReport], run: Run, given: date | None, record: Path | None) -> None:
    """Read reports into `run`, keeping each in `record` in a transaction of its own.

    What is wrong with one report is said, and the others are read. Raises what stops everything
    (`RecordError`, `ModelError`); what was kept until then stays.
    """
    with _Book(record) as book, Meter() as meter:
        for raw in raws:
            reading = _read(raw, run, given)
            if reading is not None:
                run.readings.append(reading)
                run.notices |= {raw.notice} if raw.notice else set()
                if record is not None:
                    run.kept[book.opened().keep(reading, origin=raw.origin, notice=raw.notice)] += 1
            meter.show(done=len(run.readings), failed=len(run.messages.errors))
    run.messages.close()


def _read(raw: RawReport, run: Run, given: date | None) -> Reading | None:
    from diplomatics import pipeline
    from diplomatics.documents import make_document

    try:
        document = make_document(raw, given)
        for warning in document.warnings:
            run.messages.warn(warning, document.origin)
        return pipeline.default_reader().read_document(document)
    except ONE_INPUT as error:
        if error.where is None and raw.origin:
            error = type(error)(error.message, where=raw.origin, remedy=error.remedy)
        run.messages.error(error)
        return None


class _Book:
    """The record to keep reports in. A file that is not there yet is made when there is something to keep."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._record: Record | None = None

    def __enter__(self) -> Self:
        path = self._path
        if path is not None and (path.exists() or not path.parent.is_dir()):
            self.opened()  # whatever is wrong with it is known before anything is read
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._record is not None:
            self._record.close()

    def opened(self) -> Record:
        """The open record."""
        if self._record is None:
            from diplomatics.record import open_record

            assert self._path is not None
            self._record = open_record(self._path, create=True)
        return self._record
