"""Long quotations cut to size around the words that matter."""

from __future__ import annotations


def around(text: str, focus: tuple[int, int], room: int) -> str:
    """`text` in at most about `room` characters, cut at words, with what lies in `focus` kept if it can be."""
    if len(text) <= room:
        return text
    first, last = focus
    if last <= room - 2:
        start = 0
    else:
        spare = max(0, room - (last - first))
        start = max(0, min(first - spare // 2, len(text) - room + 2))
    end = min(len(text), start + room - (2 if start else 1))
    if start:
        gap = text.find(" ", start, first + 1)
        start = gap + 1 if gap >= 0 else start
    if end < len(text):
        gap = text.rfind(" ", start + 1, end)
        end = gap if gap > start else end
    return ("… " if start else "") + text[start:end].strip() + (" …" if end < len(text) else "")
