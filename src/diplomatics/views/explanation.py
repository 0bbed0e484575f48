"""How an event came to be read, as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from diplomatics.statements.explaining import Explanation
from diplomatics.views.visible import encodable, visible

NOTHING = "No frame fired: the text names no act that the vocabulary knows.\n"


def render(found: Sequence[Explanation], *, width: int, encoding: str) -> str:
    """One block of lines for each predicate."""
    if not found:
        return NOTHING
    text = "\n".join("\n".join(_block(one, width)) + "\n" for one in found)
    return encodable(text, encoding)


def _block(one: Explanation, width: int) -> list[str]:
    kind = f"{one.type} ({one.mode})" if one.mode else one.type
    rows = [("frame", one.frame), ("type", kind if one.event else f"{kind}: no event of its own")]
    rows += [(s.side, f"{', '.join(s.parties)}: {s.slot}, {s.how}") for s in one.slots]
    rows.append(("status", f"{one.status}: {one.reason}"))
    rest = (("said by", one.said_by), ("date", one.date), ("place", one.place))
    rows += [(name, value) for name, value in rest if value]
    lines = [visible(one.predicate)]
    for name, value in rows:
        lines += textwrap.wrap(
            visible(value), max(width, 40), initial_indent=f"  {name:<11}", subsequent_indent=" " * 13
        )
    return lines
