"""Options that several commands share, each once, with its help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from diplomatics.errors import UsageError
from diplomatics.settings import choose, text_of

NARROWEST, WIDEST = 30, 400


class Format(StrEnum):
    """The forms in which a brief can be shown."""

    text = "text"
    md = "md"
    json = "json"


FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", metavar="text|md|json", show_default=False,
        help="text (a brief, the default), md (Markdown) or json (the record).",
    ),
]  # fmt: skip
JsonOption = Annotated[
    bool, typer.Option("--json", metavar="", help="Print the record as JSON; the same as --format json.")
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width", "-w", min=NARROWEST, max=WIDEST, metavar="COLUMNS",
        help="Width of the text; by default that of the terminal.", show_default=False,
    ),
]  # fmt: skip
AllOption = Annotated[
    bool, typer.Option("--all", "-a", metavar="", help="Show every line and whole quotations, not one screen.")
]
ModelOption = Annotated[
    str | None,
    typer.Option(
        "--model", metavar="NAME", show_default=False,
        help="A spaCy pipeline (installed, or a folder) in place of the shipped model; needs diplomatics[spacy].",
    ),
]  # fmt: skip
VocabularyOption = Annotated[
    Path | None,
    typer.Option(
        "--vocabulary", metavar="DIR", show_default=False,
        help="A folder with your own words and registry rows, laid over the shipped ones.",
    ),
]  # fmt: skip
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file, whole or not at all.", show_default=False),
]


@dataclass(frozen=True, slots=True)
class Look:
    """How a result is to be shown, and where it goes."""

    form: Format
    width: int | None
    everything: bool
    output: Path | None


def look(
    form: Format | None,
    json: bool,
    width: int | None,
    everything: bool,
    output: Path | None,
    used: Sequence[Path] = (),
) -> Look:
    """What the shared options ask for together. `used` are the files that the result must not replace.

    Raises `UsageError` where they disagree, `DiplomaticsError` where the result has no place to go.
    """
    from diplomatics.cli.output import check

    if json and form not in (None, Format.json):
        raise UsageError(f"--json and --format {form} ask for two things.", remedy="Give one of them.")
    check(output, used)
    return Look(Format.json if json else form or Format.text, width, everything, output)


def choose_vocabulary(folder: Path | None) -> None:
    """Let this run use the user's own words: those of the option, or of the setting.

    Raises `VocabularyError` where there are findings in them.
    """
    given = folder or (Path(text_of("vocabulary")) if text_of("vocabulary") else None)
    if given is not None:
        from diplomatics.registry.own import use

        use(given)


def choose_model(name: str | None) -> None:
    """Let this run use the named model, if one is named."""
    if name is not None:
        choose("model", name)
