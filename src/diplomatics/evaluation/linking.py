"""Events end to end against sentences whose source and target somebody marked (PLV_train.tsv).

    python -m diplomatics.evaluation.linking ../shared/bench/relations/PLV_train.tsv [--half 1|2] [--verbose]

Each sentence is read plain, with nothing marked. A row counts as linked where an event has a party inside the
marked source among its actors and one inside the marked target among its recipients (in a joint act both among its
actors), or where it was done at the place that the target names and to nobody known. A party that is told of by
other words counts where a mention inside the mark is the same actor.
The last line printed is JSON: `linked` (share of rows), `type` (share of the linked rows where a linking event has
the marked root type), `first` (the same for the first linking event alone), `source` and `target` (shares of rows
where some actor was read inside the mark at all).
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from diplomatics.api import find_actors, read_text
from diplomatics.contract import Event, Party, Place, Reading
from diplomatics.contract.walk import parties, principal
from diplomatics.mentions.mention import ActorMention
from diplomatics.sentences.tokens import Span

# Acts of several sides together, which all stand as actors.
JOINT = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT", "CONCEDE"})
# The older root YIELD stands for two of today's types.
OLDER = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True)
class Row:
    """A sentence with the spans of its source and target, and the root type between them."""

    text: str
    source: Span
    target: Span
    root: str


def rows_of(path: Path, half: int | None = None) -> list[Row]:
    """The rows of a file that mark both parties; `half` 1 or 2 takes the first or second half of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        table = list(csv.DictReader(lines, delimiter="\t"))
    middle = len(table) // 2
    table = table if half is None else table[:middle] if half == 1 else table[middle:]
    return [row for line in table for row in _row(line)]


def _row(line: dict[str, str]) -> Iterator[Row]:
    text, marks, start, name = "", dict[str, Span](), 0, ""
    for piece in re.split(r"(</?[st]>)", line["marked_sentence"]):
        if re.fullmatch(r"<[st]>", piece):
            name, start = piece[1], len(text)
        elif re.fullmatch(r"</[st]>", piece):
            marks.setdefault(name, (start, len(text)))
        else:
            text += piece
    if "s" in marks and "t" in marks:
        yield Row(text, marks["s"], marks["t"], line["gold_root"])


def linking(reading: Reading, row: Row) -> list[Event]:
    """The events of a reading that link the row's source to its target."""
    mentions = find_actors(row.text)
    source, target = _named(reading, row.source, mentions), _named(reading, row.target, mentions)

    def inside(found: Sequence[Party], span: Span, named: set[str]) -> bool:
        return any(_overlap(p, span) or bool({p.actor, _principal(reading, p)} & named) for p in found)

    def links(event: Event) -> bool:
        if not inside(event.actors, row.source, source):
            return False
        nobody = all(p.actor.startswith(("people/", "unnamed/")) for p in event.recipients)
        struck = nobody and event.place is not None and _overlap(event.place, row.target)
        together = event.actors if event.type in JOINT or not event.recipients else []
        return struck or inside([*event.recipients, *together], row.target, target)

    return [event for event in reading.statements.events if links(event)]


def _overlap(party: Party | Place, span: Span) -> bool:
    return party.start < span[1] and span[0] < party.end


def _principal(reading: Reading, party: Party) -> str:
    return principal(party.actor, {a.id: a for a in reading.actors})


def _named(reading: Reading, span: Span, mentions: Sequence[ActorMention] = ()) -> set[str]:
    """Whom the statements' parties, and the mentions, inside a span stand for."""
    told = {_principal(reading, p) for p in parties(reading.statements) if _overlap(p, span)}
    return told | {m.actor for m in mentions if m.actor and m.span[0] < span[1] and span[0] < m.span[1]}


def score(rows: Sequence[Row], *, verbose: bool = False) -> dict[str, float]:
    """The shares over some rows; with `verbose` every row that is not linked, or linked by another type."""
    count: Counter[str] = Counter()
    for row in rows:
        reading = read_text(row.text)
        found = linking(reading, row)
        types = [OLDER.get(e.type, e.type) for e in found]
        count["source"] += bool(_named(reading, row.source))
        count["target"] += bool(_named(reading, row.target))
        count["linked"] += bool(found)
        count["type"] += row.root in types
        count["first"] += types[:1] == [row.root]
        if verbose and row.root not in types:
            _say(row, reading, found)
    linked = max(count["linked"], 1)
    total = max(len(rows), 1)
    shares = {name: count[name] / total for name in ("linked", "source", "target")}
    shares |= {name: count[name] / linked for name in ("type", "first")}
    return {"rows": len(rows), **{name: round(share, 4) for name, share in shares.items()}}


def _say(row: Row, reading: Reading, found: Sequence[Event]) -> None:
    source, target = row.text[slice(*row.source)], row.text[slice(*row.target)]
    print(f"{'TYPE' if found else 'MISSED'} {row.root}: [{source}] > [{target}]: {row.text}")
    for event in reading.statements.events:
        sides = (", ".join(f"{p.actor}" for p in side) for side in (event.actors, event.recipients))
        print(f"   {event.type} {event.status}: {' > '.join(sides)} ({event.found_by})")


def main(argv: list[str]) -> int:
    """Score a file, or a half of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", type=int, choices=(1, 2))
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(argv)
    print(json.dumps(score(rows_of(options.file, options.half), verbose=options.verbose)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
