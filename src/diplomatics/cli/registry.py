"""`diplomatics registry`: office-holders and groups from a user's own files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diplomatics.registry.importing.taken import Form

EXAMPLE = "Example: diplomatics registry add ministers.csv --to my-words"
SHOWN = 10  # of what was left out, before "and so on"
rows = typer.Typer(name="registry", no_args_is_help=True, help="Who and what exists: rows of your own.")


def register(app: typer.Typer) -> None:
    """Put the commands into the app."""
    rows.command("add", epilog=EXAMPLE)(add)
    rows.callback()(_group)
    app.add_typer(rows)


def _group() -> None:
    """Who and what exists: rows of your own."""


def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", show_default=False,
            help="Results of a Wikidata query (CSV, JSON), FollowTheMoney (JSON Lines), or a Phoenix actor dictionary.",
        ),
    ],
    to: Annotated[
        Path, typer.Option("--to", metavar="DIR", show_default=False, help="Your folder; see read --vocabulary.")
    ],
    form: Annotated[
        Form | None,
        typer.Option(
            "--format", "-f", metavar="wikidata|ftm|phoenix", show_default=False,
            help="The format, where the file's ending (.csv, .json, .jsonl, .txt) does not tell it.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Take people, their offices and groups over into a folder of your own, to read with --vocabulary."""
    from diplomatics.errors import SourceError
    from diplomatics.registry.importing.gather import gather

    harvest = gather(file, form)
    if not harvest.people and not harvest.groups:
        raise SourceError(
            f"nothing in it can be taken over ({len(harvest.left)} left out).",
            where=str(file),
            remedy=f"The first: {harvest.left[0]}" if harvest.left else "Is the file empty, or its format another?",
        )
    for path in harvest.write(to, file.stem, file.name):
        typer.echo(f"{path}: written")
    typer.echo(f"{len(harvest.people)} people, {len(harvest.groups)} groups; {len(harvest.left)} left out")
    for left in harvest.left[:SHOWN]:
        typer.echo(f"  {left}")
    if len(harvest.left) > SHOWN:
        typer.echo(f"  and {len(harvest.left) - SHOWN} more")
