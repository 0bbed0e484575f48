"""What changed between two texts: which wording entered, left, became weaker or stronger, party by party.

Undertakings (commitments and tasks) of the same parties are paired by what they are about; a pair is weighed
by its force, its verb, its deadline, its place in the text and the words that leave room or take it away
(vocabulary/data/strength.yaml). Every row carries both texts' words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from diplomatics.contract import Commitment, Reading, Task, Time
from diplomatics.views.naming import Actors, plain, principals
from diplomatics.vocabulary.loader import load
from diplomatics.vocabulary.topics import topics_of

Change = Literal["entered", "left", "strengthened", "weakened", "reworded", "unchanged"]
Undertaking = Commitment | Task
# From this likeness on two wordings are of one undertaking.
ALIKE = 0.35
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_COMMON = frozenset(
    "the and for with that this from their its his her all any into upon under between which will shall".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One undertaking as one text words it."""

    kind: str
    force: str | None
    verb: str | None
    content: str
    clause: str | None
    due: str | None
    quote: str
    start: int
    end: int
    report: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One undertaking in the two texts; `reasons` say why it counts as weaker or stronger."""

    change: Change
    parties: tuple[str, ...]
    before: Wording | None
    after: Wording | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts by their titles, and every change between them, party by party."""

    first: str
    second: str
    rows: tuple[ChangeRow, ...]

    def counts(self) -> dict[str, int]:
        """How many rows there are of each change."""
        return {change: sum(r.change == change for r in self.rows) for change in _ORDER}


_ORDER: tuple[Change, ...] = ("entered", "left", "strengthened", "weakened", "reworded", "unchanged")


def compare(first: Reading, second: Reading) -> Comparison:
    """The changes from the first text to the second."""
    actors = {a.id: a for a in (*first.actors, *second.actors)}
    before, after = _undertakings(first), _undertakings(second)
    pairs = dict(_paired(before, after, actors))
    taken = set(pairs.values())
    rows = [_row(before[i], after[pairs[i]] if i in pairs else None, actors) for i in range(len(before))]
    rows += [_row(None, after[j], actors) for j in range(len(after)) if j not in taken]
    rows.sort(key=lambda r: (r.parties, _ORDER.index(r.change), _place(r)))
    return Comparison(_title(first), _title(second), tuple(rows))


def _title(reading: Reading) -> str:
    report = reading.reports[0] if reading.reports else None
    if report is None or not report.text.strip():
        return ""
    title = report.title or report.text.strip().splitlines()[0][:120]
    return f"{title} ({report.published})" if report.published else title


def _undertakings(reading: Reading) -> list[Undertaking]:
    found: list[Undertaking] = [*reading.statements.commitments, *reading.statements.tasks]
    return sorted((s for s in found if s.status != "denied"), key=lambda s: (s.evidence[0].start, s.id))


def _place(row: ChangeRow) -> tuple[int, int]:
    known = row.before or row.after
    return (0 if row.before else 1, known.start if known else 0)


def _parties(s: Undertaking) -> list[Any]:
    return list(s.parties if isinstance(s, Commitment) else s.assignees)


def _content(s: Undertaking) -> str:
    return s.content if isinstance(s, Commitment) else s.deliverable


def _paired(before: Sequence[Undertaking], after: Sequence[Undertaking], actors: Actors) -> Iterator[tuple[int, int]]:
    """Pairs of one undertaking, the most alike first, each used once."""
    scored = [
        (likeness, i, j)
        for i, a in enumerate(before)
        for j, b in enumerate(after)
        if (likeness := _likeness(a, b, actors)) >= ALIKE
    ]
    first, second = set[int](), set[int]()
    for _, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if i not in first and j not in second:
            first.add(i)
            second.add(j)
            yield i, j


def _likeness(a: Undertaking, b: Undertaking, actors: Actors) -> float:
    """0 to 1 by words and topics; nothing where no party is the same."""
    ours, theirs = principals(_parties(a), actors), principals(_parties(b), actors)
    if not ours & theirs:
        return 0.0
    same_parties = len(ours & theirs) / len(ours | theirs)
    words = _overlap(_stems(_content(a)), _stems(_content(b)))
    about = _overlap(frozenset(topics_of(_content(a))), frozenset(topics_of(_content(b))))
    return 0.65 * words + 0.2 * about + 0.15 * same_parties if words else 0.0


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _stems(text: str) -> frozenset[str]:
    """Words that carry the content, by their first letters: "withdraw" and "withdrawal" are one."""
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in _COMMON)


def _row(before: Undertaking | None, after: Undertaking | None, actors: Actors) -> ChangeRow:
    known = after or before
    parties = tuple(sorted(plain(_parties(known), actors))) if known else ()
    if before is None or after is None:
        return ChangeRow("entered" if before is None else "left", parties, _wording(before), _wording(after))
    weighed = list(_weighed(before, after))
    total = sum(weight for weight, _ in weighed)
    same = " ".join(_content(before).lower().split()) == " ".join(_content(after).lower().split())
    change: Change = "unchanged" if same and not weighed else "reworded"
    if total:
        change = "strengthened" if total > 0 else "weakened"
    return ChangeRow(change, parties, _wording(before), _wording(after), tuple(reason for _, reason in weighed))


def _wording(s: Undertaking | None) -> Wording | None:
    if s is None:
        return None
    evidence = s.evidence[0]
    clause = f"{s.clause.part} {s.clause.number or ''}".strip() if s.clause else None
    return Wording(
        kind=s.kind,
        force=s.force if isinstance(s, Commitment) else None,
        verb=s.verb if isinstance(s, Commitment) else None,
        content=_content(s),
        clause=clause,
        due=_day(s.due),
        quote=" ".join(evidence.text.split()),
        start=evidence.start,
        end=evidence.end,
        report=evidence.report,
    )


def _day(time: Time | None) -> str | None:
    return (time.end or time.start) if time else None


@cache
def _strength() -> dict[str, Any]:
    return cast(dict[str, Any], load("strength"))


def _weighed(before: Undertaking, after: Undertaking) -> Iterator[tuple[int, str]]:
    """Each difference that binds more (+) or less (-), with its reason; the force weighs most."""
    yield from _by_force(before, after)
    yield from _by_deadline(_day(before.due), _day(after.due))
    yield from _by_part(before, after)
    yield from _by_words(_content(before), _content(after))


def _by_force(before: Undertaking, after: Undertaking) -> Iterator[tuple[int, str]]:
    if not (isinstance(before, Commitment) and isinstance(after, Commitment)):
        if before.kind != after.kind:
            yield (4, "became a task") if isinstance(after, Task) else (-4, "no longer a task")
        return
    forces = _strength()["forces"]
    step = forces.index(after.force) - forces.index(before.force)
    if step:
        yield (4 if step > 0 else -4), f"{before.force} → {after.force}"
        return
    row = _strength()["verbs"].get(before.force, [])
    old, new = _rank(before.verb, row), _rank(after.verb, row)
    if old >= 0 and new >= 0 and old != new:
        yield (2 if new > old else -2), f"“{before.verb}” → “{after.verb}”"


def _rank(verb: str, row: Sequence[str]) -> int:
    """The place of a verb in a row of lemmas, whatever its form; -1 where it is not in it."""
    word = verb.lower().split()[0] if verb else ""
    hits = [i for i, lemma in enumerate(row) if word == lemma or word[:-1] == lemma or _stem(word) == _stem(lemma)]
    return hits[-1] if hits else -1


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|e)$", "", word)


def _by_deadline(old: str | None, new: str | None) -> Iterator[tuple[int, str]]:
    if old == new:
        return
    if old is None:
        yield 2, f"deadline entered ({new})"
    elif new is None:
        yield -2, f"deadline left ({old})"
    else:
        yield (2 if new < old else -2), f"deadline {old} → {new}"


def _by_part(before: Undertaking, after: Undertaking) -> Iterator[tuple[int, str]]:
    parts = [s.clause.part if s.clause else None for s in (before, after)]
    if parts == ["operative", "preamble"]:
        yield -2, "moved to the preamble"
    elif parts == ["preamble", "operative"]:
        yield 2, "moved to the operative part"


def _by_words(old: str, new: str) -> Iterator[tuple[int, str]]:
    for key, sign in (("weak", -1), ("strong", 1)):
        for phrase in _strength()[key]:
            had, has = _stands_in(phrase, old), _stands_in(phrase, new)
            if has and not had:
                yield sign, f"“{phrase}” entered"
            elif had and not has:
                yield -sign, f"“{phrase}” left"


def _stands_in(phrase: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE) is not None
