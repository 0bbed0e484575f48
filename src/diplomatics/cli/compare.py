"""`diplomatics compare`: what wording entered, left, weakened or strengthened between two texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diplomatics.cli.options import (
    AllOption,
    Format,
    FormatOption,
    JsonOption,
    ModelOption,
    OutputOption,
    WidthOption,
    choose_model,
    look,
)

EXAMPLE = "Example: diplomatics compare draft.txt adopted.txt --format md"


def register(app: typer.Typer) -> None:
    """Put the command into the app."""
    app.command("compare", epilog=EXAMPLE)(compare)


def compare(
    first: Annotated[Path, typer.Argument(metavar="A", show_default=False, help="The earlier text.")],
    second: Annotated[Path, typer.Argument(metavar="B", show_default=False, help="The later text.")],
    form: FormatOption = None,
    json: JsonOption = False,
    width: WidthOption = None,
    everything: AllOption = False,
    output: OutputOption = None,
    model: ModelOption = None,
) -> None:
    """Show what wording entered, left, weakened or strengthened between two texts, party by party."""
    shown_as = look(form, json, width, everything, output, [first, second])
    choose_model(model)
    from diplomatics.api import read
    from diplomatics.cli.output import deliver, paper
    from diplomatics.views import compare_pages as pages
    from diplomatics.views.comparing import compare as compared

    found = compared(read(first), read(second))
    if shown_as.form is Format.json:
        import msgspec

        deliver(msgspec.json.format(msgspec.json.encode(pages.as_json(found)), indent=2) + b"\n", shown_as.output)
        return
    if shown_as.form is Format.md:
        deliver(pages.markdown(found, everything=shown_as.everything).encode(), shown_as.output)
        return
    on = paper(shown_as.width, shown_as.output)
    text = pages.terminal(found, width=on.width, encoding=on.encoding, everything=shown_as.everything)
    deliver(text.encode(on.encoding, errors="replace"), shown_as.output)
