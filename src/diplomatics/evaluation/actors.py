"""Scores actors read from short gold texts (tests/gold/actors, whose README explains the form).

    python -m diplomatics.evaluation.actors [--verbose] [--report FILE --day DAY] [FILE...]

Rows without a text of their own belong to the report named by `--report`. The last line printed is JSON: `right`
(share of cases with everything right), `country_sector` (share of the cases that state a country or a sector with
both right), `actor`, `country`, `sector`, `role`, `holder`, `function` (shares of the cases that state them), `cases`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from diplomatics.evaluation.measures import ROOT
from diplomatics.mentions.actors.find import find_actors
from diplomatics.mentions.mention import ActorMention
from diplomatics.vocabulary.loader import read_yaml

FOLDER = ROOT / "tests" / "gold" / "actors"
# A mention that shares less of its length with the words in question is about something else.
LEAST_OVERLAP = 0.3
FIELDS = ("country", "sector", "role", "holder", "function")

Case = dict[str, Any]
Verdict = dict[str, bool]


def load_cases(paths: Sequence[Path], report: str | None = None, day: str | None = None) -> list[Case]:
    """Every case of some files; `report` is the text of those that have none of their own."""
    cases: list[Case] = []
    for path in paths:
        group = path.stem.removeprefix("cases-")
        for row in read_yaml(path):
            own = "text" in row
            if not own and report is None:
                continue
            shared = {} if own else {"text": report, "day": day, "exact": True}
            cases.append({"group": group, **shared, **row})
    return cases


def span_of(case: Case) -> tuple[int, int]:
    """Where the words in question stand."""
    words: str = case.get("at") or case["text"]
    start = -1
    for _ in range(case.get("nth", 1)):
        start = case["text"].index(words, start + 1)
    return start, start + len(words)


def mention_of(case: Case, found: Sequence[ActorMention]) -> ActorMention | None:
    """The mention that fits the words best: exactly, or with the largest overlap over its own length and theirs."""
    start, end = span_of(case)
    if not case.get("exact"):
        start += len(case["text"][start:end]) - len(_bare(case["text"][start:end]))

    def overlap(m: ActorMention) -> float:
        shared = min(end, m.span[1]) - max(start, m.span[0])
        return shared / max(end - start, m.span[1] - m.span[0])

    best = max(found, key=overlap, default=None)
    least = 1.0 if case.get("exact") else LEAST_OVERLAP
    return best if best is not None and overlap(best) >= least else None


def _bare(words: str) -> str:
    """The words without their article, which a mention may leave out."""
    return words.removeprefix("the ").removeprefix("The ")


def judge(case: Case, mention: ActorMention | None) -> Verdict:
    """For each thing that a case states, whether it was read so."""
    said: Verdict = {}
    if "none" in case:
        said["actor"] = mention is None or (mention.actor is None and not mention.members)
    if "is" in case:
        said["actor"] = _is_one_of(case["is"], _stands_for(mention))
    if "for" in case:
        said["actor"] = _is_one_of(case["for"], _acts_for(mention))
    if "not" in case:
        ids = {mention.actor, *mention.members} if mention else set()
        said["actor"] = said.get("actor", True) and not ids & set(case["not"])
    for field in FIELDS:
        if field in case:
            said[field] = _is_one_of(case[field], getattr(mention, field, None))
    if "place" in case:
        said["place"] = mention is not None and mention.place_like == case["place"]
    return said


def _is_one_of(wanted: Any, value: Any) -> bool:
    return value in wanted["any"] if isinstance(wanted, dict) else bool(value == wanted)


def _stands_for(mention: ActorMention | None) -> Any:
    if mention is None:
        return None
    return list(mention.members) or mention.actor


def _acts_for(mention: ActorMention | None) -> str | None:
    """Whom a person or an office acts for; else the actor itself."""
    if mention is None or mention.entry is None:
        return None
    entry = mention.entry
    return entry.of if entry.of and entry.kind in ("person", "office") else entry.id


def score(cases: Sequence[Case], *, verbose: bool = False) -> dict[str, Any]:
    """Shares over all cases; with `verbose` each miss is printed."""
    groups: dict[str, Counter[str]] = {}
    known: dict[tuple[str, str | None], list[ActorMention]] = {}
    for case in cases:
        key = (case["text"], case.get("day"))
        if key not in known:
            known[key] = find_actors(*key)
        mention = mention_of(case, known[key])
        said = judge(case, mention)
        _count(groups.setdefault(case["group"], Counter()), said)
        if verbose and not all(said.values()):
            _say(case, said, mention)
    return _shares(groups)


def _count(count: Counter[str], said: Verdict) -> None:
    count["cases"] += 1
    count["right"] += all(said.values())
    pair = [said[f] for f in ("country", "sector") if f in said]
    if pair:
        count["of country_sector"] += 1
        count["country_sector"] += all(pair)
    for field, right in said.items():
        count[f"of {field}"] += 1
        count[field] += right


def _shares(groups: dict[str, Counter[str]]) -> dict[str, Any]:
    total: Counter[str] = Counter()
    for count in groups.values():
        total.update(count)
    result: dict[str, Any] = {"right": round(total["right"] / max(total["cases"], 1), 4)}
    for field in ("country_sector", "actor", "country", "sector", "role", "holder", "function", "place"):
        if total[f"of {field}"]:
            result[field] = round(total[field] / total[f"of {field}"], 4)
    by_group = {g: {"right": c["right"], "cases": c["cases"]} for g, c in groups.items()}
    return {**result, "cases": total["cases"], "by_group": by_group}


def _say(case: Case, said: Verdict, mention: ActorMention | None) -> None:
    wrong = ", ".join(field for field, right in said.items() if not right)
    wanted = {k: v for k, v in case.items() if k not in ("text", "group", "exact")}
    read = "nothing"
    if mention is not None:
        stands = list(mention.members) or mention.actor
        read = f"{mention.text!r} {stands} {mention.country} {mention.sector} {mention.role!r} ({mention.reason})"
    text = wanted.get("at") if case.get("exact") else case["text"]
    print(f"WRONG {wrong}: {text}\n   wanted {wanted}\n   read   {read}")


def main(argv: list[str]) -> int:
    """Score the files given, or all cases but those set aside."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--report", type=Path, help="the report that rows without a text belong to")
    parser.add_argument("--day", help="its day, YYYY-MM-DD")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args(argv)
    report = options.report.read_text(encoding="utf-8") if options.report else None
    cases = load_cases(options.files or sorted(FOLDER.glob("cases-*.yaml")), report, options.day)
    result = score(cases, verbose=options.verbose)
    for group, count in result["by_group"].items():
        print(f"{group:<14} {count['right']:>4} of {count['cases']}")
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
