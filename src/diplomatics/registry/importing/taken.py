"""What the importers pass on: one office held, or one thing left out with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The formats that can be imported."""

    wikidata = "wikidata"
    ftm = "ftm"
    phoenix = "phoenix"


@dataclass(frozen=True, slots=True)
class Held:
    """One office as a file gives it. `office` and `of` are the file's own words or codes."""

    office: str
    of: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """One person or group of a file: `line` is where it stands, `role` a PLOVER sector where the file gives one."""

    line: int
    name: str
    names: tuple[str, ...] = ()
    surname: str | None = None
    sex: str | None = None
    country: str | None = None
    wikidata: str | None = None
    held: tuple[Held, ...] = ()
    sector: str | None = None
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """What was not taken over, and why."""

    line: int
    name: str
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.name}: {self.reason}"
