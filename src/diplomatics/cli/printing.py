"""Readings in the form that the user asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from diplomatics.cli.options import Format, Look
from diplomatics.cli.output import deliver, paper

if TYPE_CHECKING:
    from diplomatics.contract import Reading


def show(readings: Sequence[Reading], look: Look, notices: Sequence[str] = ()) -> None:
    """Print readings, or write them to a file, as asked. `notices` stand on every form."""
    if look.form is Format.json:
        deliver(_json(readings, notices), look.output)
        return
    from diplomatics.views.queries import brief

    page = brief(readings, notices)
    if look.form is Format.md:
        from diplomatics.views import brief_markdown

        deliver(brief_markdown.render(page).encode(), look.output)
        return
    from diplomatics.views import brief_terminal

    on = paper(look.width, look.output)
    text = brief_terminal.render(
        page, width=on.width, height=on.height, colour=on.colour, encoding=on.encoding, everything=look.everything
    )
    deliver(text.encode(on.encoding, errors="replace"), look.output)


def _json(readings: Sequence[Reading], notices: Sequence[str]) -> bytes:
    """One record object, with its notices in a field of their own where there are any."""
    from diplomatics.contract import to_json
    from diplomatics.pipeline import join

    data = to_json(join(readings))
    if notices:
        import msgspec

        fields = msgspec.json.decode(data)
        fields = {"schema": fields.pop("schema"), "notices": list(notices), **fields}
        data = msgspec.json.format(msgspec.json.encode(fields), indent=2)
    return data + b"\n"
