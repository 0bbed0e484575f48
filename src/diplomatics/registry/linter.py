"""Checks the registry's files and says in a sentence what is wrong, where, and how to cure it.

    python -m diplomatics.registry.linter [FOLDER]

Exit code 0 when all is well, 7 otherwise.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from diplomatics.errors import VocabularyError
from diplomatics.registry import checks, word_lists
from diplomatics.registry.checks import Problem, Row
from diplomatics.registry.loader import data_folder
from diplomatics.vocabulary.lines import FILE, read_with_lines
from diplomatics.vocabulary.loader import read_yaml
from diplomatics.vocabulary.merging import merge

Files = dict[str, Any]


def lint(folder: Path | None = None) -> list[Problem]:
    """Every problem of the registry in a folder (the shipped one by default)."""
    return _problems(_files(folder or data_folder(), full_names=False))


def lint_own(folder: Path) -> list[Problem]:
    """Every problem of a user's own folder, whose rows are laid over the shipped ones and may name them."""
    own = _files(folder, full_names=True)
    known = set(checks.KEYS) | {"offices", "phrases", "actor_words", "place_words", "resolutions"}
    strange = [
        Problem(
            str(folder / name), 1, name, "nothing reads this file.", f"Name it like one of: {', '.join(sorted(known))}."
        )
        for name in sorted(set(own) - known)
    ]
    ours = _files(data_folder(), full_names=False)
    laid = {
        name: merge(own[name], ours[name]) if name in own and name in ours else rows
        for name, rows in (ours | own).items()
    }
    return strange + [p for p in _problems(laid) if Path(p.file).is_relative_to(folder)]


def _files(folder: Path, full_names: bool) -> Files:
    """Rows by file, or by subfolder, with lines. Raises `VocabularyError` where one is no YAML."""
    found: Files = {}
    for path in sorted(folder.rglob("*.yaml")):
        read_yaml(path)
        data = read_with_lines(path) or []
        place = path.relative_to(folder)
        for row in data if isinstance(data, list) else data.get("offices") or []:
            row[FILE] = str(path if full_names else place)
        name = place.parts[0].removesuffix(".yaml")
        found[name] = data if isinstance(data, dict) else [*found.get(name, []), *data]
    return found


def _problems(files: Files) -> list[Problem]:
    rows: dict[str, list[Row]] = {kind: files.get(kind) or [] for kind in checks.KEYS}
    actors = frozenset(r.get("id", "") for kind in ("states", "organisations", "groups") for r in rows[kind])
    desk: Row = files.get("offices") or {}
    offices = frozenset(o.get("id", "") for o in desk.get("offices") or [])
    found: list[Problem] = []
    for kind in checks.KEYS:
        found += checks.keys(kind, rows[kind])
        found += checks.unique(rows[kind])
    found += checks.states(rows["states"])
    found += checks.organisations(rows["organisations"], actors)
    found += checks.groups(rows["groups"], actors)
    found += checks.people(rows["people"], actors, offices)
    found += checks.publishers(rows["publishers"], actors)
    found += checks.places(rows["places"], actors)
    found += checks.instruments(rows["instruments"], actors)
    found += checks.offices(desk)
    found += word_lists.clashes(rows)
    found += word_lists.phrases(files.get("phrases") or {}, actors)
    found += word_lists.words(files.get("actor_words") or {})
    return found


def main(argv: list[str]) -> int:
    """Print every problem of the shipped registry, or of a folder; 7 when there is one."""
    problems = lint(Path(argv[0]) if argv else None)
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print("registry: no findings")
    return VocabularyError.exit_code if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
