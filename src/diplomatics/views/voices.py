"""In whose voice a statement stands: the report's own, an outlet's that is a party, a speaker's, a document's."""

from __future__ import annotations

import re
from functools import cache

from diplomatics.contract import Report, Statement
from diplomatics.views.naming import Actors, plain
from diplomatics.vocabulary.loader import load

# How a document is named where it speaks, surest first: "the communiqué said", "according to the joint
# communiqué", "in their communiqué". {noun} stands for the vocabulary's nouns of documents.
_SPEAKING = (
    r"({noun})\s+(?:also\s+)?(?:said|says|reads?|adds|states|notes|\w+ed)\b",
    r"\baccording to (?:\w+\s+){{0,4}}?({noun})\b",
    r"\bin (?:a|an|the|their|its|his|her)\s+(?:[\w-]+\s+){{0,3}}?({noun})\b",
)
# Any noun of a document, but for one that is named by its number ("Resolution 2254").
_NAMED = r"\b({noun})\b(?!\s+(?:no\.?\s*)?\d)"


def voice(statement: Statement, report: Report, actors: Actors) -> str | None:
    """Whose word a statement is; null where the report says it itself and its outlet is no party."""
    said = _said(statement, actors)
    if statement.interested:
        outlet = f"per {report.publisher}" if report.publisher else "per the outlet, itself a party"
        return f"{said}, {outlet}" if said else outlet
    return said


def _said(statement: Statement, actors: Actors) -> str | None:
    who = plain([statement.said_by], actors)[0] if statement.said_by else None
    role = statement.said_by.role if statement.said_by else None
    match statement.capacity:
        case "document":
            return f"{_document(statement)}, {who}" if who else _document(statement)
        case "leak":
            return f"leaked, {who}" if who else "leaked"
        case "unnamed":
            return f"unnamed {role or 'source'}, {who}" if who else f"an unnamed {role or 'source'}"
        case "spokesperson" if who:
            return f"{who} said" if _is_person(statement, actors) else f"{who}'s {role or 'spokesperson'} said"
        case "personal" if who:
            return f"{who} said, for themselves"
        case _:
            return f"{who} said" if who else None


def _is_person(statement: Statement, actors: Actors) -> bool:
    actor = actors.get(statement.said_by.actor) if statement.said_by else None
    return actor is not None and actor.kind == "person"


def _document(statement: Statement) -> str:
    """The document that speaks: "the communiqué"; "the document" where its name is not clear."""
    speaking, named = _patterns()
    for pattern in speaking:
        for evidence in statement.evidence:
            if found := pattern.search(evidence.text):
                return f"the {found.group(1).lower()}"
    nouns = {noun.lower() for evidence in statement.evidence for noun in named.findall(evidence.text)}
    return f"the {nouns.pop()}" if len(nouns) == 1 else "the document"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    words = sorted(load("attribution")["document_nouns"], key=len, reverse=True)
    noun = "|".join(re.escape(word) for word in words)
    speaking = tuple(re.compile(pattern.format(noun=noun), re.IGNORECASE) for pattern in _SPEAKING)
    return speaking, re.compile(_NAMED.format(noun=noun), re.IGNORECASE)
