"""What is said on standard error: one line each, each warning once, nothing that a terminal obeys."""

from __future__ import annotations

import contextlib
import sys
from collections import Counter

from diplomatics.errors import DiplomaticsError

BROKEN_PIPE = 141  # the exit code where the reader of a result has stopped


class Telling:
    """How much is told of an error."""

    debug = False  # the traceback, too


def say(message: str) -> None:
    """One line on standard error, under the program's name."""
    from diplomatics.views.visible import encodable, visible

    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    with contextlib.suppress(OSError, ValueError, AttributeError):  # nobody is left to tell
        sys.stderr.write(f"diplomatics: {encodable(visible(message), encoding)}\n")
        sys.stderr.flush()


class Messages:
    """Warnings, and the errors of single inputs. The same warning of many reports is said for the first few."""

    FEW = 3

    def __init__(self) -> None:
        self.errors: list[DiplomaticsError] = []
        self._said: set[str] = set()
        self._kinds: Counter[str] = Counter()

    def warn(self, message: str, origin: str = "") -> None:
        """Say a warning about the source `origin`, unless it was said before."""
        if message in self._said:
            return
        self._said.add(message)
        kind = message.removeprefix(f"{origin}: ")
        self._kinds[kind] += 1
        if self._kinds[kind] <= self.FEW:
            say(f"note: {message}")

    def error(self, error: DiplomaticsError) -> None:
        """Say and remember what is wrong with one input, so that the next can be read."""
        self.errors.append(error)
        say(str(error))

    def close(self) -> None:
        """Say how many warnings were held back."""
        for kind, count in self._kinds.items():
            if count > self.FEW:
                more = count - self.FEW
                say(f"note: {more} more report{'' if more == 1 else 's'}: {kind}")
