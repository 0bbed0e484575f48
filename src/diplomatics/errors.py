"""Every error that Diplomatics raises: one root, one class per kind of failure.

Each message says what was wrong, where, and what to do about it. `exit_code` is what the command line
returns for it (documented in docs/reference/exit-codes.md); a program can catch `DiplomaticsError` for all.
"""

from __future__ import annotations


class DiplomaticsError(Exception):
    """Root of all errors of this package."""

    exit_code = 1

    def __init__(self, message: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.message = message
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        cure = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.message}{cure}"


class UsageError(DiplomaticsError):
    """The call itself cannot be understood (a wrong date, an unknown option value)."""

    exit_code = 2


class SourceError(DiplomaticsError):
    """A source cannot be read: missing, empty, binary, truncated, too large."""

    exit_code = 3


class LanguageError(DiplomaticsError):
    """A report is in a language that this version does not read."""

    exit_code = 4


class RecordError(DiplomaticsError):
    """A record file cannot be opened, written or understood."""

    exit_code = 5


class ContractError(DiplomaticsError, ValueError):
    """A value breaks the output contract (a statement without evidence, a wrong slice)."""

    exit_code = 6


class VocabularyError(DiplomaticsError):
    """A vocabulary or registry file is wrong; `where` names file and line."""

    exit_code = 7


class ModelError(DiplomaticsError):
    """The language model's files are missing or damaged."""

    exit_code = 8
