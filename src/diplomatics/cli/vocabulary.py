"""`diplomatics vocabulary`: a user's own words and rows, checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example: diplomatics vocabulary check my-words"
words = typer.Typer(
    name="vocabulary", no_args_is_help=True, help="Your own words and registry rows, laid over the shipped ones."
)


def register(app: typer.Typer) -> None:
    """Put the commands into the app."""
    words.command("check", epilog=EXAMPLE)(check)
    app.add_typer(words)


def check(
    folder: Annotated[
        Path,
        typer.Argument(metavar="DIR", show_default=False, help="A folder with the subfolders vocabulary or registry."),
    ],
) -> None:
    """Check a folder of your own: each finding with file, line, what is wrong and what to do."""
    from diplomatics.errors import VocabularyError
    from diplomatics.registry.own import findings

    found = findings(folder)
    for line in found:
        typer.echo(line)
    if found:
        raise typer.Exit(VocabularyError.exit_code)
    typer.echo(f"{folder}: no findings")
