"""Every setting once: its name, default and help. Values come from the environment or a file.

Precedence, strongest first: an option on the command line, the environment (`DIPLOMATICS_<NAME>`), the
file `diplomatics.toml` in the current folder, the default.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from diplomatics.errors import UsageError

FILE_NAME = "diplomatics.toml"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; the type of `default` is the type of its values."""

    name: str
    default: int | str
    help: str


SETTINGS = (
    Setting("max_file_bytes", 64_000_000, "Files larger than this many bytes are refused."),
    Setting("max_report_characters", 3_000_000, "Reports longer than this many characters are refused."),
    Setting("threads", 0, "Threads for the language model; 0 lets it choose by the number of cores."),
    Setting("model", "", "A spaCy pipeline (name or folder) in place of the shipped English model."),
    Setting("vocabulary", "", "Folder of your own words and registry rows, laid over the shipped ones."),
    Setting("shared", "../shared", "Folder of the public benchmark data, for tests and figures only."),
)


_chosen: dict[str, int | str] = {}


def choose(name: str, value: int | str) -> None:
    """Set a setting for this process, as an option on the command line does: nothing else outweighs it."""
    _chosen[name] = value
    setting.cache_clear()


def forget(name: str) -> None:
    """Take back what was chosen."""
    _chosen.pop(name, None)
    setting.cache_clear()


@cache
def setting(name: str) -> int | str:
    """The value of a setting. Raises `UsageError` for a value of the wrong type, naming where it stands."""
    if name in _chosen:
        return _chosen[name]
    spec = next(s for s in SETTINGS if s.name == name)
    variable = f"DIPLOMATICS_{name.upper()}"
    if variable in os.environ:
        return _typed(spec, os.environ[variable], f"environment variable {variable}")
    file_value = _file().get(name)
    if file_value is not None:
        return _typed(spec, file_value, FILE_NAME)
    return spec.default


def number(name: str) -> int:
    """The value of a setting that is a number."""
    value = setting(name)
    assert isinstance(value, int)
    return value


def text_of(name: str) -> str:
    """The value of a setting that is a word, a name or a path."""
    return str(setting(name))


@cache
def _file() -> dict[str, object]:
    path = Path(FILE_NAME)
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"this is not valid TOML: {error}.", where=FILE_NAME) from None


def _typed(spec: Setting, value: object, where: str) -> int | str:
    if isinstance(spec.default, str):
        return str(value)
    try:
        return int(str(value))
    except ValueError:
        raise UsageError(
            f"{spec.name} is {value!r}, not a whole number.",
            where=where,
            remedy=f"{spec.help} Default: {spec.default}.",
        ) from None
