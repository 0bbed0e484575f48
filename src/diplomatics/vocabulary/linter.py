"""Checks the vocabulary's YAML files and says what is wrong in sentences.

    python -m diplomatics.vocabulary.linter [FOLDER]

Each finding names file, line, what is wrong and what to do. Exit code 0 when all is well, 7 otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import yaml

from diplomatics.contract.terms import EventType, Level, MeetingMode
from diplomatics.errors import VocabularyError
from diplomatics.vocabulary import context_checks, standing_checks
from diplomatics.vocabulary.frames import SECTIONS
from diplomatics.vocabulary.lines import read_with_lines
from diplomatics.vocabulary.loader import data_folder, read_yaml


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong with a vocabulary file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


FRAME_LISTS = {"on", "subject", "object", "not_object", "oblique", "not_oblique", "preposition", "purpose", "modifier"}
FRAME_KEYS = FRAME_LISTS | {"class", "mode", "particle", "infinitive", "doer", "sole", "example"}
# What a frame asks for: two frames on one word must differ in this.
DEMANDS = ("subject", "object", "oblique", "preposition", "purpose", "modifier", "particle", "infinitive", "doer")
CLASS_KEYS = {"actors", "recipients", "joint", "example"}


def lint_own(folder: Path) -> list[Finding]:
    """Every finding in a user's own folder, whose frames may use the shipped classes; files are named in full."""
    ours = {str(p.relative_to(data_folder())) for p in data_folder().rglob("*.yaml")}
    known = {place for place in ours if "/" not in place}
    findings = lint(folder, _classes(data_folder() / "frames"))
    for path in folder.rglob("*.yaml"):
        place = path.relative_to(folder)
        if place.parts[0] != "frames" and str(place) not in known:
            advice = f"Name it like one of: {', '.join(sorted(known))}; or put frames into frames/."
            findings.append(Finding(path.name, 1, f"nothing reads this file. {advice}"))
    full = {path.name: str(path) for path in folder.rglob("*.yaml")}
    return sorted(Finding(full[f.file], f.line, f.message) for f in findings)


def _classes(frames: Path) -> set[str]:
    path = frames / "classes.yaml"
    return set(read_yaml(path).get("classes", {})) if path.is_file() else set()


def lint(folder: Path | None = None, classes: Iterable[str] = ()) -> list[Finding]:
    """Every finding in a vocabulary folder, by file and line; `classes` of frames are known besides the folder's."""
    folder = folder or data_folder()
    findings: list[Finding] = []
    for path in sorted(folder.rglob("*.yaml")):
        try:
            read_yaml(path)
        except VocabularyError as error:
            findings.append(Finding(path.name, _line_of(error.where), error.message))
            continue
        data = read_with_lines(path)
        findings.extend(_duplicate_keys(path))
        check = CHECKS.get(path.stem)
        if check:
            findings.extend(Finding(path.name, line, message) for line, message in check(data))
    if not any(f.file.endswith(".yaml") and f.message.startswith("this is not valid") for f in findings):
        findings.extend(_frames_folder(folder / "frames", set(classes)))
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


def _frame_file(data: dict[str, Any], classes: set[str]) -> Iterator[tuple[int, str]]:
    """A file of frames: one PLOVER type with its verbs, nouns and adjectives."""
    if data.get("type") not in get_args(EventType):
        yield 1, f"{data.get('type')!r} is not a PLOVER type. Take one of {', '.join(get_args(EventType))}."
    yield from _unknown(data, {"type", *SECTIONS}, "this file")
    for section in SECTIONS:
        for entry in data.get(section, []):
            yield from _frame(entry, section, classes)


def _frame(entry: dict[str, Any], section: str, classes: set[str]) -> Iterator[tuple[int, str]]:
    line = entry["__line__"]
    yield from _unknown(entry, FRAME_KEYS, "this frame")
    missing = {"on", "class"} - set(entry)
    if missing:
        yield line, f"this frame lacks {', '.join(sorted(missing))}."
        return
    if entry["class"] not in classes:
        yield line, f"class {entry['class']!r} is not in classes.yaml. Take one of {', '.join(sorted(classes))}."
    for key in {"object", "not_object", "particle"} & set(entry) if section != "verbs" else ():
        yield line, f"{key!r} is for verbs only; these are {section}."
    yield from _words(line, entry)


def _words(line: int, entry: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for key in sorted(FRAME_LISTS):
        for word in entry.get(key, []):
            if not isinstance(word, str):
                yield line, f"{word!r} under {key!r} is read as {type(word).__name__}, not as a word. Put it in quotes."
            elif word != word.lower():
                yield line, f"{word!r} under {key!r} has capitals; lemmas are written small."


def _frame_classes(data: dict[str, Any]) -> Iterator[tuple[int, str]]:
    for name, shape in data.get("classes", {}).items():
        if name != "__line__":
            yield from _unknown(shape, CLASS_KEYS, f"class {name!r}")
    yield from _word_lists({"light_verbs": data.get("light_verbs", []), "__line__": 1})


def _frames_folder(folder: Path, known: set[str]) -> list[Finding]:
    """The files of frames, which share their classes; a word with the same demands may stand in one place only."""
    if not folder.is_dir():
        return []
    files = {p: read_with_lines(p) for p in sorted(folder.glob("*.yaml"))}
    classes = known | _classes(folder)
    found: list[Finding] = []
    seen: dict[tuple[str, ...], str] = {}
    for path, data in files.items():
        messages = _frame_classes(data) if path.stem == "classes" else _frame_file(data, classes)
        found.extend(Finding(path.name, line, message) for line, message in messages)
        if path.stem != "classes":
            found.extend(Finding(path.name, line, message) for line, message in _twice(path, data, seen))
    return found


def _twice(path: Path, data: dict[str, Any], seen: dict[tuple[str, ...], str]) -> Iterator[tuple[int, str]]:
    for section in SECTIONS:
        for entry in data.get(section, []):
            demands = [f"{k} {sorted(v) if isinstance(v := entry[k], list) else v}" for k in DEMANDS if k in entry]
            for word in entry.get("on", []):
                key, here = (section, str(word), *demands), f"{path.name}:{entry['__line__']}"
                if key in seen:
                    yield entry["__line__"], f"{word!r} already has this frame at {seen[key]}. Keep one."
                seen.setdefault(key, here)


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


CHECKS = {
    "factuality": _word_lists,
    "control": _word_lists,
    "bodies": _word_lists,
    "attribution": _word_lists,
    "meetings": _meetings,
    "undertakings": standing_checks.undertakings,
    "topics": standing_checks.topics,
    "relations": standing_checks.relations,
    "claims": standing_checks.claims,
    "instruments": standing_checks.instruments,
    "documents": standing_checks.documents,
    "contexts": context_checks.contexts,
    "plover": context_checks.plover,
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
