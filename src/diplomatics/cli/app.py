"""The app: its commands, and the options that stand before them."""

from __future__ import annotations

from typing import Annotated

import typer

from diplomatics.cli import brief, compare, demo, explain, export, parse, read, registry, vocabulary
from diplomatics.cli.messages import Telling
from diplomatics.version import VERSION

app = typer.Typer(
    name="diplomatics",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    epilog="A first look: diplomatics demo",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (read, brief, compare, export, demo, parse, explain, vocabulary, registry):
    command.register(app)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"diplomatics {VERSION}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", metavar="", callback=_show_version, is_eager=True, help="Show the version and stop."),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", metavar="", help="Show the full traceback of an error.")] = False,
) -> None:
    """Read reports of diplomacy and keep the record: who met whom, what they undertook, by when."""
    Telling.debug = debug
