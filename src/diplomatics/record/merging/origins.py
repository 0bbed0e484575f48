"""Whose word a statement is: a voice that others quote is one source, however many outlets carry it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from diplomatics.contract import Actor, Report, Statement
from diplomatics.contract.walk import principal
from diplomatics.mentions.publishers import belongs_to
from diplomatics.record.merging.groups import Groups

if TYPE_CHECKING:
    from diplomatics.record.merging.facts import Facts


def voice(statement: Statement, actors: Mapping[str, Actor]) -> str | None:
    """Whose account this is where the report gives it as another's; null where the report itself says it.

    An official, a spokesperson or a document speaks for a government or body, and all of them are one voice.
    Somebody who speaks for himself alone is a voice of his own.
    """
    if statement.said_by is None:
        return f"{statement.capacity} without a name" if statement.capacity in ("unnamed", "leak") else None
    if statement.capacity == "personal" and statement.speaks_for is None:
        return statement.said_by.actor
    return principal(statement.speaks_for or statement.said_by.actor, actors)


def outlet(report: Report) -> str | None:
    """Who speaks where a report speaks itself: the body that the outlet belongs to, or else the outlet's name."""
    owner = belongs_to(report.publisher, report.uri)
    return owner or (" ".join(report.publisher.casefold().split()) if report.publisher else None)


def sources(members: Iterable[Facts], origin_of: Mapping[str, str]) -> list[frozenset[str]]:
    """The independent sources behind some statements, each as the set of their keys.

    Statements have one source where they give one voice's account, or where their reports, speaking themselves,
    are one outlet's, one page's, or have nearly the same words. `origin_of` leads from a report to its origin.
    """
    labelled: dict[str, str] = {}
    groups = Groups()
    for member in sorted(members, key=lambda f: f.key):
        groups.add(member.key)
        for name in [f"voice {member.voice}"] if member.voice else _labels(member, origin_of):
            groups.join(labelled.setdefault(name, member.key), member.key)
    return groups.all()


def _labels(member: Facts, origin_of: Mapping[str, str]) -> list[str]:
    labels = [f"text {origin_of.get(member.report, member.report)}", f"page {member.page}"]
    return [*labels, f"voice {member.outlet}"] if member.outlet else labels
