"""The closed word lists of the contract. Open lists (topics) live in the vocabulary."""

from __future__ import annotations

from typing import Literal

ReportKind = Literal["news", "official", "note"]
ActorKind = Literal["state", "organisation", "office", "person", "group", "people"]
# PLOVER manual, draft 0.7b1, chapter 3: sectors of actors.
Sector = Literal[
    "GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PTY", "OPP", "REB", "CRM", "CVL", "REF",
    "ELI", "BUS", "MED", "EDU", "REL", "LAB", "HLH", "IGO", "NGO", "MNC", "UNK",
]  # fmt: skip
PartyFunction = Literal["mediator", "guarantor", "witness", "depositary", "monitor", "host", "envoy"]
Precision = Literal["day", "week", "month", "quarter", "season", "year", "decade", "vague"]
Basis = Literal["stated", "resolved", "inferred"]
Capacity = Literal["official", "spokesperson", "personal", "unnamed", "leak", "document"]
Status = Literal["occurred", "ongoing", "planned", "proposed", "conditional", "denied", "unknown"]

# PLOVER manual, draft 0.7b1, chapter 2; its DEMAND is REQUEST here, as in the published data.
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Level = Literal[
    "heads of state", "heads of government", "foreign ministers", "defence ministers",
    "intelligence chiefs", "national security advisers", "military chiefs", "deputy ministers",
    "envoys", "ambassadors", "officials", "experts", "delegations",
]  # fmt: skip
Phase = Literal["announced", "held", "postponed", "cancelled"]
MeetingMode = Literal["in person", "call", "video", "proximity", "shuttle"]
InstrumentType = Literal[
    "resolution", "communique", "treaty", "agreement", "declaration", "memorandum",
    "roadmap", "protocol", "plan", "ceasefire", "statement",
]  # fmt: skip
Authorship = Literal["agreed", "chair's summary", "unilateral", "draft", "leaked", "unknown"]
LifeStage = Literal[
    "drafted", "agreed", "initialled", "signed", "adopted",
    "ratified", "in-force", "suspended", "withdrawn", "ended",
]  # fmt: skip
Stand = Literal["for", "against", "abstained", "reserved", "not-signed"]
Force = Literal["affirm", "agree", "commit", "pledge", "intend", "urge"]
ClausePart = Literal["preamble", "operative", "annex"]
UndertakingState = Literal["open", "in-progress", "fulfilled", "breached", "lapsed", "superseded", "unknown"]
Link = Literal["if", "unless", "only-after", "in-exchange"]
ConditionState = Literal["open", "met", "unmet", "waived", "withdrawn"]
Stance = Literal["position", "demand", "red-line", "offer", "refusal", "assessment", "denial"]
Aspect = Literal["ties", "recognition", "membership", "conflict", "sanctions", "border", "trajectory"]
RelationState = Literal[
    "diplomatic-ties", "severed", "downgraded", "normalising", "hostile", "at-war", "ceasefire",
    "allied", "member", "candidate", "suspended", "recognised", "not-recognised",
    "under-sanctions", "border-closed",
]  # fmt: skip
