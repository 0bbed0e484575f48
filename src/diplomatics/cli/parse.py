"""`diplomatics parse`: what the language model sees, for people who write vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from diplomatics.cli.options import JsonOption, ModelOption, WidthOption, choose_model

if TYPE_CHECKING:
    from diplomatics.sentences.sentence import Sentence

EXAMPLE = 'Example: diplomatics parse "Iran urged Turkey to withdraw its troops."'


def register(app: typer.Typer) -> None:
    """Put the command into the app."""
    app.command("parse", epilog=EXAMPLE)(parse)


def parse(
    text: Annotated[str, typer.Argument(metavar="TEXT", show_default=False, help="A sentence or more, in quotes.")],
    json: JsonOption = False,
    width: WidthOption = None,
    model: ModelOption = None,
) -> None:
    """Show what the language model sees in a text: words, lemmas, tags, heads, names."""
    choose_model(model)
    from diplomatics.cli.output import deliver, paper
    from diplomatics.sentences.parser import default_parser

    sentences = default_parser().parse(text)
    if json:
        deliver(_json(sentences), None)
        return
    from diplomatics.views.parse_table import render

    on = paper(width, None)
    page = render(sentences, width=on.width, colour=on.colour, encoding=on.encoding)
    deliver(page.encode(on.encoding, errors="replace"), None)


def _json(sentences: list[Sentence]) -> bytes:
    import msgspec

    rows = [{"start": s.start, "end": s.end, "text": s.text, "tokens": list(s.tokens)} for s in sentences]
    return msgspec.json.format(msgspec.json.encode(rows), indent=1) + b"\n"
