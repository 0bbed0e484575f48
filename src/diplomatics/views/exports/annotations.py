"""Every piece of evidence as a W3C Web Annotation (Recommendation of 23 February 2017), one JSON-LD object a line."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from diplomatics.contract import Evidence, Reading, Report, Statement
from diplomatics.version import VERSION
from diplomatics.views.contradicting import what
from diplomatics.views.exports.export import Export, json_lines, library
from diplomatics.views.library import Library

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters before and after the quotation, so that it is found again in a changed text


def write(readings: Sequence[Reading], notices: Sequence[str] = ()) -> Export:
    """One annotation for each statement and each piece of its evidence."""
    held = library(readings)
    rows = [
        _annotation(held, statement, evidence, n, notices)
        for statement in held
        for n, evidence in enumerate(statement.evidence, 1)
    ]
    return Export(json_lines(rows), ("the slots of statements: an annotation carries their kind, status and summary",))


def _annotation(
    held: Library, statement: Statement, evidence: Evidence, n: int, notices: Sequence[str]
) -> dict[str, Any]:
    report = held.reports[evidence.report]
    kind = statement.plural.removesuffix("s")
    body = {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": what(held, statement)}
    tags = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in (kind, statement.status)]
    return {
        "@context": CONTEXT,
        "id": f"urn:diplomatics:{statement.id}:{n}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": f"diplomatics {VERSION}"},
        "body": [body, *tags, *({"type": "TextualBody", "purpose": "commenting", "value": n} for n in notices)],
        "target": {
            "source": report.uri or f"urn:diplomatics:{report.id}",
            "selector": [_quote(report, evidence), _position(evidence)],
            "diplomatics:sha256": hashlib.sha256(report.text.encode()).hexdigest(),
        },
    }


def _quote(report: Report, evidence: Evidence) -> dict[str, str]:
    return {
        "type": "TextQuoteSelector",
        "exact": evidence.text,
        "prefix": report.text[max(0, evidence.start - AROUND) : evidence.start],
        "suffix": report.text[evidence.end : evidence.end + AROUND],
    }


def _position(evidence: Evidence) -> dict[str, Any]:
    """Offsets count code points, the end exclusive, as the standard asks."""
    return {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}
