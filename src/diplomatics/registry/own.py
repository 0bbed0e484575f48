"""A user's own folder of words and rows: found, checked and chosen for this process."""

from __future__ import annotations

from pathlib import Path

from diplomatics.errors import VocabularyError
from diplomatics.registry.linter import lint_own
from diplomatics.settings import choose
from diplomatics.vocabulary import linter as words
from diplomatics.vocabulary.loader import own_folder


def findings(folder: Path) -> list[str]:
    """What is wrong in the folder: a line for each finding, with file and line.

    Raises `VocabularyError` where it is no folder, or one without the subfolders vocabulary and registry.
    """
    choose("vocabulary", str(folder))
    found: list[str] = []
    if (own := own_folder("vocabulary")) is not None:
        found += map(str, words.lint_own(own))
    if (own := own_folder("registry")) is not None:
        found += map(str, lint_own(own))
    return found


def use(folder: Path) -> None:
    """Lay the folder's words and rows over the shipped ones, for this process and before anything is read.

    Raises `VocabularyError` with the first finding where it is not clean.
    """
    found = findings(folder)
    if found:
        where, _, message = found[0].partition(": ")
        rest = f" ({len(found) - 1} more)" if len(found) > 1 else ""
        raise VocabularyError(message + rest, where=where, remedy=f"All of them: diplomatics vocabulary check {folder}")
