"""Checks the vocabulary's YAML files and says what is wrong in sentences.

    python -m diplomatics.vocabulary.linter [FOLDER]

Each finding names file, line, what is wrong and what to do. Exit code 0 when all is well, 7 otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from diplomatics.contract.terms import EventType, Force, Level, MeetingMode, RelationState
from diplomatics.errors import VocabularyError
from diplomatics.vocabulary.loader import Loader, data_folder, read_yaml


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong with a vocabulary file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


FRAME_KEYS = {"on", "as", "type", "mode", "class", "object", "not_object", "preposition", "examples"}
CLASS_KEYS = {"actors", "recipients", "joint"}
RELATION_KEYS = {"verb", "noun", "object", "aspect", "state", "status", "directed", "object_kind", "member_first"}


class _LineLoader(Loader):
    """Keeps the line of every mapping under the key `__line__`."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        mapping["__line__"] = node.start_mark.line + 1
        return mapping


def lint(folder: Path | None = None) -> list[Finding]:
    """Every finding in a vocabulary folder, by file and line."""
    folder = folder or data_folder()
    findings: list[Finding] = []
    for path in sorted(folder.rglob("*.yaml")):
        try:
            read_yaml(path)
        except VocabularyError as error:
            findings.append(Finding(path.name, _line_of(error.where), error.message))
            continue
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LineLoader)
        findings.extend(_duplicate_keys(path))
        check = CHECKS.get(path.stem)
        if check:
            findings.extend(Finding(path.name, line, message) for line, message in check(data))
    return sorted(findings)


def _line_of(where: str | None) -> int:
    tail = (where or "").rpartition(":")[2]
    return int(tail) if tail.isdigit() else 0


def _duplicate_keys(path: Path) -> Iterator[Finding]:
    """YAML silently keeps the last of two equal keys; a person means both."""
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    stack = [root] if root else []
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if key.value in seen:
                    message = f"{key.value!r} stands twice in the same place; the first is lost. Join the two."
                    yield Finding(path.name, key.start_mark.line + 1, message)
                seen.add(key.value)
                stack.append(value)
        elif isinstance(node, yaml.SequenceNode):
            stack.extend(node.value)


def _unknown(entry: dict[str, Any], known: set[str], what: str) -> Iterator[tuple[int, str]]:
    for key in set(entry) - known - {"__line__"}:
        yield entry["__line__"], f"{what} has the unknown key {key!r}. Known keys: {', '.join(sorted(known))}."


def _frames(data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    classes = {k: v for k, v in data.get("classes", {}).items() if k != "__line__"}
    for name, shape in classes.items():
        yield from _unknown(shape, CLASS_KEYS, f"class {name!r}")
    seen: dict[tuple[str, str, tuple[str, ...]], int] = {}
    for entry in data.get("frames", []):
        line = entry["__line__"]
        yield from _unknown(entry, FRAME_KEYS, "this frame")
        missing = {"on", "as", "type", "class"} - set(entry)
        if missing:
            yield line, f"this frame lacks {', '.join(sorted(missing))}."
            continue
        if entry["type"] not in get_args(EventType):
            yield line, f"{entry['type']!r} is not a PLOVER type. Take one of {', '.join(get_args(EventType))}."
        if entry["class"] not in classes:
            yield line, f"class {entry['class']!r} is not described above. Take one of {', '.join(sorted(classes))}."
        if entry["as"] not in ("verb", "noun"):
            yield line, f"`as: {entry['as']}` should be verb or noun."
        yield from _words(line, entry)
        yield from _twice(line, entry, seen)


def _words(line: int, entry: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for key in ("on", "object", "not_object", "preposition"):
        for word in entry.get(key, []):
            if not isinstance(word, str):
                yield line, f"{word!r} under {key!r} is read as {type(word).__name__}, not as a word. Put it in quotes."
            elif word != word.lower():
                yield line, f"{word!r} under {key!r} has capitals; lemmas are written small."


def _twice(line: int, entry: dict[str, Any], seen: dict[tuple[str, str, tuple[str, ...]], int]) -> Iterator[tuple[int, str]]:
    for word in entry["on"]:
        for thing in entry.get("object", [""]):
            key = (str(word), str(entry["as"]), (str(thing),))
            if key in seen and seen[key] != line:
                also = f" with object {thing!r}" if thing else ""
                yield line, f"{word!r}{also} already has a frame on line {seen[key]}; only the first would fire."
            seen.setdefault(key, line)


def _word_lists(data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Files that are groups of word lists: every leaf is a word."""
    for key, value in data.items():
        if key == "__line__":
            continue
        groups = value.values() if isinstance(value, dict) else [value]
        for group in groups:
            if isinstance(group, list):
                for word in group:
                    if not isinstance(word, str):
                        line = data["__line__"]
                        yield line, f"{word!r} under {key!r} is read as {type(word).__name__}. Put it in quotes."


def _meetings(data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for group, allowed in (("levels", get_args(Level)), ("modes", get_args(MeetingMode))):
        for name in set(data.get(group, {})) - set(allowed) - {"__line__"}:
            yield data[group]["__line__"], f"{name!r} is not one of the contract's {group}: {', '.join(allowed)}."


def _undertakings(data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    binding = data.get("binding", {})
    for name in set(binding) - set(get_args(Force)) - {"__line__"}:
        yield binding["__line__"], f"{name!r} is not a force. Take one of {', '.join(get_args(Force))}."
    seen: dict[str, str] = {}
    for force, entry in binding.items():
        if force == "__line__":
            continue
        for verb in entry.get("verbs", []):
            if verb in seen:
                yield entry["__line__"], f"{verb!r} binds with force {seen[verb]} and {force}. Keep one."
            seen[verb] = force


def _topics(data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for name, entry in data.get("topics", {}).items():
        if name == "__line__":
            continue
        if not entry.get("words"):
            yield entry["__line__"], f"topic {name!r} has no words, so that nothing can show it."
        if not entry.get("pax"):
            yield entry["__line__"], f"topic {name!r} does not say its PA-X category (pax)."


def _relations(data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for entry in data.get("states", []):
        yield from _unknown(entry, RELATION_KEYS, "this row")
        if entry.get("state") not in get_args(RelationState):
            states = ", ".join(get_args(RelationState))
            yield entry["__line__"], f"{entry.get('state')!r} is not a state. Take one of {states}."
        if not (entry.get("verb") or entry.get("noun")):
            yield entry["__line__"], "this row has neither a verb nor a noun, so that it can never fire."


CHECKS = {
    "frames": _frames,
    "factuality": _word_lists,
    "attribution": _word_lists,
    "meetings": _meetings,
    "undertakings": _undertakings,
    "topics": _topics,
    "relations": _relations,
}


def main(argv: list[str]) -> int:
    """Print every finding; 7 when there is one."""
    findings = lint(Path(argv[0]) if argv else None)
    for finding in findings:
        print(finding, file=sys.stderr)
    if not findings:
        print("vocabulary: no findings")
    return VocabularyError.exit_code if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
