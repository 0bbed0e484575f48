"""Reads the registry's YAML files, once each, and names their content by hash.

Who exists is data: every file under `data/` can be edited by someone who knows diplomacy and not Python.
`linter.py` checks the files; this module only reads them.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from diplomatics.vocabulary.loader import read_yaml


def data_folder() -> Path:
    """The folder of the shipped registry."""
    return Path(str(resources.files("diplomatics.registry") / "data"))


@cache
def load(name: str) -> Any:
    """The content of `data/<name>.yaml`, or the rows of all files in `data/<name>/`.

    Raises `VocabularyError` with file and line where one is no YAML.
    """
    return read_rows(data_folder(), name)


def read_rows(folder: Path, name: str) -> Any:
    """`<name>.yaml` of a folder, or the rows of every file in its subfolder `<name>`, in alphabetical order."""
    parts = folder / name
    if not parts.is_dir():
        return read_yaml(folder / f"{name}.yaml")
    return [row for path in sorted(parts.glob("*.yaml")) for row in read_yaml(path) or ()]


@cache
def content_hash() -> str:
    """Twelve hex digits that change when any registry file changes."""
    digest = hashlib.sha256()
    for path in sorted(data_folder().rglob("*.yaml")):
        digest.update(path.relative_to(data_folder()).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
