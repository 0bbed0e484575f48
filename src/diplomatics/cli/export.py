"""`diplomatics export`: a record, or reports, in a format of the field."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diplomatics.cli.options import OutputOption

if TYPE_CHECKING:
    from diplomatics.views.exports.export import Export

EXAMPLE = "Example: diplomatics export talks.db --to plover --output talks.jsonl"


class To(StrEnum):
    """The formats that a record can be written in."""

    jsonl = "jsonl"
    plover = "plover"
    polecat = "polecat"
    ftm = "ftm"
    annotations = "annotations"
    calendar = "calendar"


MODULES = {To.jsonl: "own", To.ftm: "money"}


def register(app: typer.Typer) -> None:
    """Put the command into the app."""
    app.command("export", epilog=EXAMPLE)(export)


def export(
    record: Annotated[
        Path, typer.Argument(metavar="RECORD", show_default=False, help="A record file, made by read --record.")
    ],
    to: Annotated[
        To,
        typer.Option(
            "--to", "-t", metavar="FORMAT", show_default=False,
            help="jsonl (our own, whole), plover, polecat (TSV), ftm (FollowTheMoney), annotations (W3C), calendar.",
        ),
    ],
    output: OutputOption = None,
) -> None:  # fmt: skip
    """Write a record in a format of the field, and say what that format could not carry."""
    from diplomatics.cli.messages import say
    from diplomatics.cli.output import check, deliver
    from diplomatics.record import open_record

    check(output, [record])
    with open_record(record) as book:
        readings, notices = book.readings(), book.notices()
    write: Callable[..., Export] = import_module(f"diplomatics.views.exports.{MODULES.get(to, to.value)}").write
    made = write(readings, notices)
    deliver(made.content, output)
    for line in made.left_out:
        say(f"left out: {line}")
