"""Reads the registry's YAML files, once each, and names their content by hash.

Who exists is data: every file under `data/` can be edited by someone who knows diplomacy and not Python.
`linter.py` checks the files; this module only reads them.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from diplomatics.vocabulary.loader import hash_of, layered, own_folder


def data_folder() -> Path:
    """The folder of the shipped registry."""
    return Path(str(resources.files("diplomatics.registry") / "data"))


@cache
def load(name: str) -> Any:
    """The content of `data/<name>.yaml`, or the rows of all files in `data/<name>/`, with the user's own laid over it.

    Raises `VocabularyError` with file and line where one is no YAML.
    """
    return layered(data_folder(), own_folder("registry"), name)


@cache
def content_hash() -> str:
    """Twelve hex digits that change when any registry file changes."""
    return hash_of(data_folder(), own_folder("registry"))
