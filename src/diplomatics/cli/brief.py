"""`diplomatics brief`: a record's content on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diplomatics.cli.options import AllOption, FormatOption, JsonOption, OutputOption, WidthOption, look

EXAMPLE = "Example: diplomatics brief talks.db --format md --output brief.md"


def register(app: typer.Typer) -> None:
    """Put the command into the app."""
    app.command("brief", epilog=EXAMPLE)(brief)


def brief(
    record: Annotated[
        Path, typer.Argument(metavar="RECORD", show_default=False, help="A record file, made by read --record.")
    ],
    form: FormatOption = None,
    json: JsonOption = False,
    width: WidthOption = None,
    everything: AllOption = False,
    output: OutputOption = None,
) -> None:
    """Show what a record file holds: meetings, undertakings, where the parties stand, a timeline."""
    shown_as = look(form, json, width, everything, output, [record])
    from diplomatics.cli.printing import show
    from diplomatics.record import open_record

    with open_record(record) as book:
        readings, notices = book.readings(), book.notices()
    show(readings, shown_as, notices)
