"""YAML with the line of every mapping, for the linters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from diplomatics.vocabulary.loader import Loader

LINE, FILE = "__line__", "__file__"


class LineLoader(Loader):
    """Keeps the line of every mapping under the key `__line__`."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """PyYAML's hook."""
        mapping: dict[Any, Any] = super().construct_mapping(node, deep=deep)
        mapping[LINE] = node.start_mark.line + 1
        return mapping


def read_with_lines(path: Path) -> Any:
    """One YAML file with lines; the file is known to be YAML."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=LineLoader)
