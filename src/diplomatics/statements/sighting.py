"""A sighting: one mention of a meeting, with what its own words say, before mentions of one meeting are joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from diplomatics.contract import Evidence, Party, Place, Time
from diplomatics.contract.terms import Level, MeetingMode, Phase
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.attribution import Attribution
from diplomatics.statements.factuality import Factuality
from diplomatics.vocabulary.loader import load


@dataclass
class Sighting:
    """One mention of a meeting, or several found to be of the same one; the words are those of the first.

    `nodes` are the tokens that name the meeting itself (the verb, "talks"); `core` the principals whom others
    joined, or all; `doing` the parties that the verb's subject names; `sitting` a chair or witness; `directed`
    tells who comes to whom; `vague` marks mere talking, which is a meeting already told where its parties have
    just met; `implied` that the words name no party; `promised` that an agreement above tells its event.
    """

    sentence: Sentence
    nodes: tuple[int, ...]
    name: str
    participants: list[Party]
    time: Time | None
    place: Place | None
    factuality: Factuality
    attribution: Attribution
    evidence: list[Evidence]
    core: frozenset[str] = frozenset()
    doing: list[Party] = field(default_factory=list)
    sitting: list[Party] = field(default_factory=list)
    directed: tuple[list[Party], list[Party]] | None = None
    event_mode: str | None = None
    promised: bool = False
    definite: bool = False
    headline: bool = False
    vague: bool = False
    implied: bool = False
    nouns: frozenset[str] = frozenset()
    levels: list[Level] = field(default_factory=list)
    format: str | None = None
    mode: MeetingMode | None = None
    phase: Phase = "held"
    host: Party | None = None
    mediators: list[Party] = field(default_factory=list)
    part_of: str | None = None
    purpose: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)

    @property
    def at(self) -> int:
        """The token that tells of it."""
        return self.nodes[0]

    @property
    def ids(self) -> frozenset[str]:
        """The participants' actor ids."""
        return frozenset(p.actor for p in self.participants)


@cache
def words() -> dict[str, Any]:
    """The word lists of meetings (vocabulary/data/meetings.yaml)."""
    return cast(dict[str, Any], load("meetings"))


def is_meeting_noun(sentence: Sentence, i: int) -> bool:
    """Whether a token names a meeting as such: "talks", "a summit", "the Leaders' Meeting"."""
    token = sentence.tokens[i]
    if token.upos == "PROPN" and token.deprel.split(":")[0] in ("compound", "flat"):
        return False
    return token.upos in ("NOUN", "PROPN") and token.lemma.lower() in words()["meeting_nouns"]


def is_definite(sentence: Sentence, token: int) -> bool:
    """Whether a noun goes back to something known: "the talks", "their meeting"."""
    return any(
        sentence.tokens[c].text.lower() in ("the", "their", "this", "that", "these", "those")
        for c in sentence.children(token, "det", "nmod:poss")
    )
