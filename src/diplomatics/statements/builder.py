"""The fields that every statement shares, filled in one place."""

from __future__ import annotations

from typing import Any

from diplomatics.contract import Evidence
from diplomatics.contract.terms import Status
from diplomatics.statements.attribution import Attribution
from diplomatics.statements.context import Context

RULES_VERSION = "rules-1"


def shared(
    context: Context,
    kind: str,
    evidence: list[Evidence],
    attribution: Attribution,
    status: Status,
    confidence: float,
    found_by: str,
    *slots: object,
) -> dict[str, Any]:
    """Keyword arguments for the shared fields of a statement of `kind`; `slots` enter its id."""
    status = "denied" if attribution.denied and kind == "claim" else status
    return {
        "id": context.statement_id(kind, evidence, status, *slots),
        "evidence": evidence,
        "said_by": attribution.said_by,
        "capacity": attribution.capacity,
        "speaks_for": attribution.speaks_for,
        "said_on": attribution.said_on,
        "status": status,
        "confidence": round(confidence, 2),
        "found_by": f"{RULES_VERSION}/{found_by}",
        "interested": context.interested and attribution.said_by is None and attribution.capacity is None,
    }
