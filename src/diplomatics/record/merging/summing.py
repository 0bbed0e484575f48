"""What an entry's statements say together: values side by side, sources counted, a history by report date."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from diplomatics.record.entry import Entry, Note, Step, Value
from diplomatics.record.merging.blocking import PLANNED
from diplomatics.record.merging.facts import Facts
from diplomatics.record.merging.origins import sources

UNDATED = "9999-12-31"
# From the last to the first: what a later report says of an undertaking or a condition moves its state.
CLOSED = ("fulfilled", "breached", "lapsed", "superseded", "met", "unmet", "waived", "withdrawn")


@dataclass(frozen=True)
class Member:
    """One statement of an entry; `corrected` leads from the fields that a person corrected to that person."""

    facts: Facts
    statement: str
    corrected: Mapping[str, str] = field(default_factory=dict)


def entry_id(members: Iterable[Facts]) -> str:
    """The id: of the statement whose report was published first. The order of reading plays no part."""
    first = min(members, key=_age)
    digest = hashlib.blake2b(first.key.encode(), digest_size=6).hexdigest()
    return f"{first.kind}-{digest}"


def _age(facts: Facts) -> tuple[str, str, tuple[int, ...]]:
    anchor = facts.key.rsplit("|", 1)[1].replace(".", "-").split("-")
    return facts.published or UNDATED, facts.report, tuple(int(part) for part in anchor)


def summed(
    members: Sequence[Member],
    origin_of: Mapping[str, str],
    notes: Sequence[Note] = (),
    moved: str | None = None,
    grades: tuple[Any, Any] = ("F", "6"),
    certainty: float | None = None,
) -> Entry:
    """The entry of some statements. `moved` is the state that a person gave it, `certainty` that of its joins."""
    members = sorted(members, key=lambda m: _age(m.facts))
    facts = [m.facts for m in members]
    groups = sources(facts, origin_of)
    fields = _fields(members, groups)
    denying = {f.key for f in facts if f.status == "denied"}
    asserting = {f.key for f in facts if f.status != "denied"}
    return Entry(
        id=entry_id(facts),
        kind=facts[0].kind,
        title=_title(facts[0].kind, fields, _best_title(fields)),
        parties=tuple(sorted({party for f in facts for party in f.parties})),
        state=moved or _state(facts),
        fields=fields,
        statements=tuple(m.statement for m in members),
        reports=tuple(sorted({f.report for f in facts})),
        sources=len(groups),
        asserted_by=sum(1 for g in groups if g & asserting),
        denied_by=sum(1 for g in groups if g & denying),
        history=tuple(_step(m) for m in members),
        certainty=certainty,
        notes=tuple(notes),
        source_grade=grades[0],
        information_grade=grades[1],
        confirmed=any(note.kind == "confirm" for note in notes),
    )


def _fields(members: Sequence[Member], groups: Sequence[frozenset[str]]) -> dict[str, tuple[Value, ...]]:
    told: dict[str, dict[str, list[Member]]] = {}
    for member in members:
        for name, value in member.facts.values.items():
            told.setdefault(name, {}).setdefault(json.dumps(value, sort_keys=True), []).append(member)
    return {name: _ranked(name, values, groups) for name, values in sorted(told.items())}


def _ranked(name: str, told: Mapping[str, list[Member]], groups: Sequence[frozenset[str]]) -> tuple[Value, ...]:
    """Values of one field: a person's correction first, then what is no mere plan, then the most sources, then the
    fuller list, then what was told last."""
    values = []
    for text, members in told.items():
        keys = {m.facts.key for m in members}
        by = next((m.corrected[name] for m in members if name in m.corrected), None)
        value = Value(
            value=json.loads(text),
            statements=tuple(m.statement for m in members),
            reports=tuple(sorted({m.facts.report for m in members})),
            sources=sum(1 for g in groups if g & keys),
            by=by,
        )
        firm = max(m.facts.status not in PLANNED for m in members)
        newest = max(m.facts.published or "" for m in members)
        size = len(value.value) if isinstance(value.value, list) else 0
        values.append(((by is None, not firm, -value.sources, -size, _reversed(newest), text), value))
    return tuple(value for _, value in sorted(values, key=lambda each: each[0]))


def _reversed(day: str) -> tuple[int, ...]:
    """Sorts a later day before an earlier one."""
    return tuple(-ord(letter) for letter in day) or (0,)


def _state(facts: Sequence[Facts]) -> str | None:
    """Where the matter stands: a meeting's last phase; an undertaking's last state that a report gave."""
    if facts[0].kind == "meeting":
        if any(f.phase == "held" and f.status in ("occurred", "ongoing") for f in facts):
            return "held"
        return facts[-1].phase
    stated = [f.state for f in facts if f.state]
    closed = [state for state in stated if state in CLOSED]
    if closed:
        return closed[-1]
    return stated[-1] if stated else None


def _step(member: Member) -> Step:
    facts = member.facts
    day = (facts.start, facts.end) if facts.start or facts.end else None
    says = facts.phase if facts.phase and facts.status in (*PLANNED, "occurred", "ongoing") else facts.status
    return Step(day=facts.published, says=facts.state or says, date=day, report=facts.report,
                statement=member.statement)  # fmt: skip


def _best_title(fields: Mapping[str, tuple[Value, ...]]) -> str | None:
    for name in ("summary", "content", "deliverable", "of", "name"):
        if name in fields:
            return str(fields[name][0].value)
    return None


def _title(kind: str, fields: Mapping[str, tuple[Value, ...]], told: str | None) -> str:
    """A line that names the entry, in codes and the words of reports; views have better ones."""
    if told:
        return told
    who: list[str] = next((fields[n][0].value for n in ("participants", "parties") if n in fields), [])
    what = fields["state"][0].value if kind == "relation" and "state" in fields else kind
    level = fields["level"][0].value if "level" in fields else []
    where = f", {fields['place'][0].value}" if "place" in fields else ""
    return f"{' – '.join(who)}: {what}{' of ' + ', '.join(level) if level else ''}{where}"
