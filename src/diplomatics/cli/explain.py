"""`diplomatics explain`: why an event is read from a sentence, for people who write vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from diplomatics.cli.options import JsonOption, ModelOption, WidthOption, choose_model

if TYPE_CHECKING:
    from diplomatics.statements.explaining import Explanation

EXAMPLE = 'Example: diplomatics explain "Iran refused to meet Turkish envoys."'


def register(app: typer.Typer) -> None:
    """Put the command into the app."""
    app.command("explain", epilog=EXAMPLE)(explain)


def explain(
    text: Annotated[str, typer.Argument(metavar="TEXT", show_default=False, help="A sentence or more, in quotes.")],
    json: JsonOption = False,
    width: WidthOption = None,
    model: ModelOption = None,
) -> None:
    """Show which frames fire in a text, how their slots are filled, and why each status is what it is."""
    choose_model(model)
    from diplomatics.cli.output import deliver, paper
    from diplomatics.documents.cleaning import make_document
    from diplomatics.pipeline import default_reader
    from diplomatics.sources import RawReport
    from diplomatics.statements.explaining import explain as explained

    found = explained(default_reader().context(make_document(RawReport(text=text, origin="text"), None)))
    if json:
        deliver(_json(found), None)
        return
    from diplomatics.views.explanation import render

    on = paper(width, None)
    deliver(render(found, width=on.width, encoding=on.encoding).encode(on.encoding, errors="replace"), None)


def _json(found: list[Explanation]) -> bytes:
    import msgspec

    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"
