"""Reads the vocabulary's YAML files, once each, and names their content by hash.

Words are data: every file under `data/` can be edited by someone who knows diplomacy and not Python.
`linter.py` checks them; this module only reads what the linter has passed. A user's own folder (the setting
"vocabulary") has the subfolders `vocabulary` and `registry` with files named like ours, laid over them (`merging.py`).
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
from diplomatics.settings import text_of
from diplomatics.vocabulary.merging import merge

ROOMS = ("vocabulary", "registry")
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


def own_folder(room: str) -> Path | None:
    """The subfolder of the user's own folder for one room ("vocabulary" or "registry"), if there is one.

    Raises `VocabularyError` where the setting names no folder, or one with neither subfolder.
    """
    if not (given := text_of("vocabulary")):
        return None
    rooms = [Path(given) / name for name in ROOMS]
    if not any(path.is_dir() for path in rooms):
        is_folder = Path(given).is_dir()
        raise VocabularyError(
            "this folder has no subfolder vocabulary or registry." if is_folder else "there is no such folder.",
            where=given,
            remedy="Put your files into its subfolders vocabulary/ and registry/, named like the shipped ones.",
        )
    folder = Path(given) / room
    return folder if folder.is_dir() else None


@cache
def load(name: str) -> Any:
    """The content of `data/<name>.yaml`, with the user's own laid over it.

    Raises `VocabularyError` naming the file and line where it is no YAML.
    """
    return layered(data_folder(), own_folder("vocabulary"), name)


def layered(shipped: Path, own: Path | None, name: str) -> Any:
    """What two folders hold under one name, the user's over ours; `VocabularyError` where neither has it."""
    if own is None or not has_rows(own, name):
        return read_rows(shipped, name)
    mine = read_rows(own, name)
    return merge(mine, read_rows(shipped, name)) if has_rows(shipped, name) else mine


def has_rows(folder: Path, name: str) -> bool:
    """Whether a folder has a file or a subfolder of this name."""
    return (folder / f"{name}.yaml").is_file() or (folder / name).is_dir()


def read_rows(folder: Path, name: str) -> Any:
    """`<name>.yaml` of a folder, or the rows of every file in its subfolder `<name>`, in alphabetical order."""
    single, parts = folder / f"{name}.yaml", folder / name
    if not parts.is_dir():
        return read_yaml(single)
    paths = [*([single] if single.is_file() else []), *sorted(parts.glob("*.yaml"))]
    return [row for path in paths for row in read_yaml(path) or ()]


@cache
def load_own_folder(name: str) -> dict[str, Any]:
    """Every file of the user's own `vocabulary/<name>/`, by its name without ending; nothing where there is none."""
    own = own_folder("vocabulary")
    return {path.stem: read_yaml(path) for path in sorted((own / name).glob("*.yaml"))} if own else {}


@cache
def load_folder(name: str) -> dict[str, Any]:
    """The content of every shipped file in `data/<name>/`, by its name without ending, in alphabetical order."""
    return {path.stem: read_yaml(path) for path in sorted((data_folder() / name).glob("*.yaml"))}


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
    return hash_of(data_folder(), own_folder("vocabulary"))


def hash_of(*folders: Path | None) -> str:
    """Twelve hex digits that change when any YAML file of these folders changes."""
    digest = hashlib.sha256()
    for folder in filter(None, folders):
        for path in sorted(folder.rglob("*.yaml")):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
