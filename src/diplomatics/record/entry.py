"""Entries: what the record holds as one, with everything that was said of it side by side."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

GradeOfSource = Literal["A", "B", "C", "D", "E", "F"]
GradeOfInformation = Literal["1", "2", "3", "4", "5", "6"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a field, and who gives it. `by` is the person whose correction it is."""

    value: Any
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    sources: int
    by: str | None = None


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One point in an entry's history: what a report of that date said of it."""

    day: str | None
    says: str
    date: tuple[str | None, str | None] | None
    report: str
    statement: str


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said of an entry or of one of its statements."""

    judgement: int
    kind: str
    author: str
    at: str
    text: str | None
    statement: str | None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One meeting, event, undertaking ... as all reports together tell it.

    `fields` has every value that was given, the best supported first; more than one means that they differ.
    `sources` counts independent origins: reprints, and outlets that quote one voice, are one.
    `history` is what was said of it, by the date of the report: announced, then held. `certainty` is how sure the
    machine is of the least sure of its joins, 0 to 1; null where it has one statement, or people joined it.
    """

    id: str
    kind: str
    title: str
    parties: tuple[str, ...]
    state: str | None
    fields: dict[str, tuple[Value, ...]]
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    sources: int
    asserted_by: int
    denied_by: int
    history: tuple[Step, ...]
    certainty: float | None = None
    notes: tuple[Note, ...] = ()
    source_grade: GradeOfSource = "F"
    information_grade: GradeOfInformation = "6"
    confirmed: bool = False

    def best(self, field: str) -> Any:
        """The best supported value of a field; null where nobody gives one."""
        values = self.fields.get(field)
        return values[0].value if values else None

    def differs(self, field: str) -> bool:
        """Whether more than one value was given."""
        return len(self.fields.get(field, ())) > 1

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields that must have one value and were given more, and `status` where it is also denied."""
        found = [name for name in sorted(self.fields) if name in SINGLE and self.differs(name)]
        return (*found, "status") if self.asserted_by and self.denied_by else tuple(found)


# Fields of which an entry has one value: two that differ contradict each other.
SINGLE = frozenset(
    {"date", "place", "participants", "mode", "due", "made_on", "assigned_on", "actors", "recipients",
     "assignees", "parties", "number", "quantity", "state", "until", "holder"}
)  # fmt: skip
