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
    """The content of `data/<name>.yaml`; `VocabularyError` with file and line where it is no YAML."""
    return read_yaml(data_folder() / f"{name}.yaml")


@cache
def content_hash() -> str:
    """Twelve hex digits that change when any registry file changes."""
    digest = hashlib.sha256()
    for path in sorted(data_folder().rglob("*.yaml")):
        digest.update(path.relative_to(data_folder()).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
