"""A progress bar for what takes longer than two seconds, on standard error, on terminals only."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 2.0


class Meter:
    """Counts reports; shows how many, how fast and how many could not be read, once it has taken a while."""

    def __init__(self) -> None:
        self.done = 0
        self.failed = 0
        self._bar: tuple[Progress, TaskID] | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._timer = threading.Timer(PATIENCE, self._appear)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if sys.stderr is not None and sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._closed = True
            if self._bar:
                self._bar[0].stop()

    def show(self, *, done: int, failed: int) -> None:
        """How many reports are read, and how many could not be."""
        with self._lock:
            self.done, self.failed = done, failed
            self._update()

    def _appear(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        with self._lock:
            if self._closed:
                return
            bar = Progress(
                SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(bar_width=20),
                TimeElapsedColumn(), console=Console(stderr=True), transient=True,
            )  # fmt: skip
            task = bar.add_task("reading", total=None)
            bar.start()
            self._bar = bar, task
            self._update()

    def _update(self) -> None:
        if self._bar is None:
            return
        bar, task = self._bar
        seconds = bar.tasks[0].elapsed or 0.0
        rate = f", {self.done / (seconds + PATIENCE):.1f} a second" if self.done > 1 else ""
        errors = f", {self.failed} not readable" if self.failed else ""
        bar.update(task, description=f"reading: {self.done} report{'' if self.done == 1 else 's'}{rate}{errors}")
