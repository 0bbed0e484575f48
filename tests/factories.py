"""Readings made by hand: find the words in a report's text, build what was read from them.

draft = Draft("Syria and Jordan met in Amman on 1 May 2023.", publisher="Example Wire")
draft.meeting([draft.party("Syria", "SYR"), draft.party("Jordan", "JOR")], date=draft.day("1 May 2023", "2023-05-01"))
reading = draft.reading()
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from diplomatics.contract import (
    Actor,
    Claim,
    Codes,
    Commitment,
    Condition,
    Event,
    Evidence,
    Instrument,
    MadeBy,
    Meeting,
    Party,
    Place,
    Reading,
    Relation,
    Report,
    Requirement,
    Stage,
    Statement,
    Statements,
    Task,
    Time,
)

MADE_BY = MadeBy(version="0", model="none", vocabulary="none", registry="none")
NAMES = {
    "SYR": "Syria", "TUR": "Türkiye", "RUS": "Russia", "IRN": "Iran", "JOR": "Jordan", "LAS": "Arab League",
    "SAU": "Saudi Arabia", "UN": "United Nations", "EGY": "Egypt",
}  # fmt: skip


@dataclass
class Draft:
    """One report and the statements that somebody read in it."""

    text: str
    id: str = "r-1"
    title: str | None = None
    publisher: str | None = "Example Wire"
    published: str | None = "2023-05-10"
    interested: bool = False
    actors: dict[str, Actor] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.title:
            self.text = f"{self.title}\n{self.text}"

    # -- pieces: each found by its words; `after` is words that stand before it ---------------------------

    def at(self, words: str, after: str = "") -> tuple[int, int]:
        start = self.text.index(words, self.text.index(after) if after else 0)
        return start, start + len(words)

    def party(self, words: str, actor: str, *, name: str | None = None, role: str | None = None, after: str = "",
              **actor_fields: Any) -> Party:  # fmt: skip
        name = name or NAMES.get(actor, words)
        fields: dict[str, Any] = {
            "kind": "organisation" if actor in ("LAS", "UN") else "state",
            "of": None,
            "sector": "GOV",
        }
        fields |= {"country": actor if len(actor) == 3 and fields["kind"] == "state" else None, **actor_fields}
        if actor not in self.actors:
            self.actors[actor] = Actor(id=actor, name=name, codes=Codes(), **fields)
        if fields["of"]:
            self.behind(fields["of"])
        start, end = self.at(words, after)
        return Party(actor=actor, name=name, role=role, function=None, text=words, start=start, end=end, report=self.id)

    def behind(self, actor: str) -> None:
        self.actors.setdefault(
            actor,
            Actor(
                id=actor, name=NAMES.get(actor, actor), kind="state", codes=Codes(), country=actor, of=None, sector=None
            ),
        )

    def time(self, words: str, value: str, start: str | None, end: str | None, precision: str = "day", *,
             mod: str | None = None, basis: str = "resolved", after: str = "") -> Time:  # fmt: skip
        return Time(value=value, mod=mod, start=start, end=end, precision=precision, basis=basis, text=words,
                    span=self.at(words, after), report=self.id)  # fmt: skip

    def day(self, words: str, iso: str, **more: Any) -> Time:
        return self.time(words, iso, iso, iso, basis="stated", **more)

    def place(self, words: str, country: str | None = None, after: str = "") -> Place:
        start, end = self.at(words, after)
        return Place(name=words, country=country, claimed_by=[], lat=None, lon=None, geonames=None, text=words,
                     start=start, end=end, report=self.id)  # fmt: skip

    def evidence(self, words: str) -> Evidence:
        start, end = self.at(words)
        left = max(self.text.rfind(". ", 0, start) + 2, self.text.rfind("\n", 0, start) + 1, 0)
        if self.text.rfind(". ", 0, start) < 0:
            left = self.text.rfind("\n", 0, start) + 1
        stops = [p + 1 for p in (self.text.find(". ", end - 1), self.text.find(".\n", end - 1)) if p >= 0]
        return Evidence.of(self.report(), left, min(stops, default=len(self.text)))

    def report(self) -> Report:
        return Report(id=self.id, external_id=None, kind="news", title=self.title, publisher=self.publisher, uri=None,
                      language="en", published=self.published, text=self.text)  # fmt: skip

    # -- statements: `words` are some words of the sentence that carries it --------------------------------

    def shared(self, words: str, status: str, given: dict[str, Any]) -> dict[str, Any]:
        said_by, capacity = given.pop("said_by", None), given.pop("capacity", None)
        evidence = [self.evidence(w) for w in (words, *given.pop("also", ()))]
        return {
            "id": f"{self.id}/{len(self.statements) + 1}", "evidence": evidence, "said_by": said_by,
            "capacity": capacity, "speaks_for": None, "said_on": None, "status": status, "confidence": 0.8,
            "found_by": "hand",
            "interested": self.interested and said_by is None and capacity is None,
        }  # fmt: skip

    def add(self, kind: type[Statement], words: str, status: str, fields: dict[str, Any], given: dict[str, Any]) -> Any:
        common = self.shared(words, status, given)
        statement = kind(**common, **{**fields, **given})
        self.statements.append(statement)
        return statement

    def meeting(self, words: str, participants: list[Party], *, status: str = "occurred", **given: Any) -> Meeting:
        phase = "held" if status in ("occurred", "denied") else "announced"
        fields = {
            "participants": participants, "level": [], "phase": phase, "mode": None, "part_of": None, "host": None,
            "mediators": [], "place": None, "date": None, "format": None, "purpose": [], "topics": [], "outcomes": [],
        }  # fmt: skip
        return self.add(Meeting, words, status, fields, given)

    def event(self, words: str, type: str, actors: list[Party], recipients: list[Party] = [], *, summary: str,  # noqa: A002, B006
              status: str = "occurred", **given: Any) -> Event:  # fmt: skip
        fields = {
            "type": type, "mode": None, "contexts": [], "quad": None, "intensity": None, "actors": actors,
            "recipients": recipients, "date": None, "place": None, "summary": summary,
        }  # fmt: skip
        return self.add(Event, words, status, fields, given)

    def commitment(self, words: str, force: str, parties: list[Party], content: str, *, status: str = "occurred",
                   **given: Any) -> Commitment:  # fmt: skip
        fields = {
            "parties": parties, "addressees": [], "force": force, "verb": force, "content": content, "quantity": None,
            "topics": [], "concerning": [], "purpose": [], "basis": [], "clause": None, "made_in": None,
            "made_on": None, "from_": None, "until": None, "due": None, "states": [],
            "state": None if force in ("affirm", "urge") else "open",
        }  # fmt: skip
        return self.add(Commitment, words, status, fields, given)

    def task(self, words: str, assignees: list[Party], deliverable: str, **given: Any) -> Task:
        fields = {
            "assignees": assignees, "deliverable": deliverable, "concerning": [], "coordination": [], "assigned_by": [],
            "assigned_on": None, "due": None, "clause": None, "state": "open",
        }  # fmt: skip
        return self.add(Task, words, given.pop("status", "occurred"), fields, given)

    def condition(
        self, words: str, holder: list[Party], of: str, requires: list[Requirement], **given: Any
    ) -> Condition:
        fields = {
            "holder": holder, "of": of, "of_parties": [], "link": "if", "requires": requires, "stated_on": None,
            "due": None, "state": "open",
        }  # fmt: skip
        return self.add(Condition, words, given.pop("status", "occurred"), fields, given)

    def claim(
        self, words: str, content: str, *, status: str = "unknown", stance: str | None = None, **given: Any
    ) -> Claim:
        return self.add(Claim, words, status, {"content": content, "about": [], "stance": stance}, given)

    def relation(self, words: str, first: Party, second: Party, aspect: str, state: str, **given: Any) -> Relation:
        fields = {"parties": (first, second), "aspect": aspect, "directed": False, "state": state, "since": None,
                  "until": None}  # fmt: skip
        return self.add(Relation, words, given.pop("status", "occurred"), fields, given)

    def instrument(self, words: str, type: str, name: str, **given: Any) -> Instrument:  # noqa: A002
        fields = {
            "type": type, "authorship": "unknown", "name": name, "number": None, "body": None, "parties": [],
            "date": None, "history": [], "positions": [], "relates_to": [], "in_force": None, "content": [],
        }  # fmt: skip
        return self.add(Instrument, words, given.pop("status", "occurred"), fields, given)

    def reading(self) -> Reading:
        lists: dict[str, list[Statement]] = {}
        for statement in self.statements:
            lists.setdefault(statement.plural, []).append(statement)
        return Reading(made_by=MADE_BY, reports=[self.report()], actors=[self.actors[i] for i in sorted(self.actors)],
                       statements=Statements(**lists))  # type: ignore[arg-type]  # fmt: skip


def requirement(text: str, by: Party | None = None) -> Requirement:
    return Requirement(text=text, by=by)


def stage(name: str, date: Time | None = None) -> Stage:
    return Stage(stage=name, party=None, date=date)  # type: ignore[arg-type]
