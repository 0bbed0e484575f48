"""Reads the vocabulary's YAML files, once each, and names their content by hash.

Words are data: every file under `data/` can be edited by someone who knows diplomacy and not Python.
`linter.py` checks them; this module only reads what the linter has passed.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from diplomatics.errors import VocabularyError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Loader(_Base):  # type: ignore[misc]
    """YAML with 1.2's booleans: "no", "on" and "yes" are words (and NO is Norway), only true and false are not."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in rules if tag != "tag:yaml.org,2002:bool"]
    for first, rules in _Base.yaml_implicit_resolvers.items()
}
Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def data_folder() -> Path:
    """The folder of the shipped vocabulary."""
    return Path(str(resources.files("diplomatics.vocabulary") / "data"))


@cache
def load(name: str) -> Any:
    """The content of `data/<name>.yaml`.

    Raises `VocabularyError` naming the file and line where it is no YAML.
    """
    return read_yaml(data_folder() / f"{name}.yaml")


@cache
def load_folder(name: str) -> dict[str, Any]:
    """The content of every file in `data/<name>/`, by the file's name without ending, in alphabetical order."""
    return {path.stem: load(f"{name}/{path.stem}") for path in sorted((data_folder() / name).glob("*.yaml"))}


def read_yaml(path: Path) -> Any:
    """One YAML file as plain values; `VocabularyError` with file and line where it cannot be read."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
    except FileNotFoundError:
        raise VocabularyError("there is no such vocabulary file.", where=str(path)) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else "?"
        raise VocabularyError(
            f"this is not valid YAML: {error.problem}.",
            where=f"{path}:{line}",
            remedy="Check indentation, colons and quotes on that line.",
        ) from None


@cache
def content_hash() -> str:
    """Twelve hex digits that change when any vocabulary file changes."""
    digest = hashlib.sha256()
    for path in sorted(data_folder().rglob("*.yaml")):
        digest.update(path.relative_to(data_folder()).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
