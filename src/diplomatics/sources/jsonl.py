"""JSON Lines: one report a line; a line that cannot be read does not stop the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import msgspec

from diplomatics.contract.terms import ReportKind
from diplomatics.errors import SourceError
from diplomatics.sources.decoding import bom, decode, wide
from diplomatics.sources.raw import RawReport, report_kind
from diplomatics.sources.source import OnError, Source, empty, size, unreadable

_KINDS = get_args(ReportKind)
_TEXTS = ("text", "title", "publisher", "uri", "published", "date", "language", "kind", "notice")
_EXAMPLE = 'Each line is an object such as {"id": "a1", "text": "...", "published": "2023-05-10"}.'
_NAMES = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", str: "a text"}


def read(source: Source, on_error: OnError) -> Iterator[RawReport]:
    """The reports of a JSON Lines source, in order. Lines are streamed; each must be within the limits."""
    seen = False
    for number, line in _lines(source, on_error):
        if not line.strip():
            continue
        seen = True
        try:
            yield report(line, f"{source.origin}:{number}")
        except SourceError as error:
            on_error(error)
    if not seen:
        raise empty(source.origin)


def report(line: bytes, origin: str) -> RawReport:
    """The report on one line. Raises `SourceError` naming the line, the key and what is wrong with it."""
    try:
        row = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = "too deeply nested" if isinstance(error, RecursionError) else str(error).rstrip(".")
        raise SourceError(f"this line is not valid JSON ({reason}).", where=origin, remedy=_EXAMPLE) from None
    if not isinstance(row, dict):
        raise SourceError(f"this line is {_named(row)}, not an object.", where=origin, remedy=_EXAMPLE)
    values = {key: _text(row, key, origin) for key in _TEXTS}
    kind = report_kind(values["kind"])
    if kind is None and values["kind"] is not None:
        named = values["kind"][:40]
        raise SourceError(f'"kind" is {named!r}.', where=origin, remedy=f"Known kinds: {', '.join(_KINDS)}.")
    text = values["text"]
    if text is None or not text.strip():
        what = 'there is no "text"' if row.get("text") is None else '"text" is empty'
        raise SourceError(f"{what} on this line.", where=origin, remedy=_EXAMPLE)
    return RawReport(
        text=text,
        origin=origin,
        title=values["title"],
        publisher=values["publisher"],
        uri=values["uri"],
        external_id=_identifier(row, origin),
        published=values["published"] or values["date"],
        notice=values["notice"],
        language=values["language"],
        kind=kind or "news",
    )


def _text(row: dict[str, Any], key: str, origin: str) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    raise SourceError(f'"{key}" is {_named(value)}, not a text.', where=origin, remedy="Put it in quotation marks.")


def _identifier(row: dict[str, Any], origin: str) -> str | None:
    """The `id`; a whole number is taken as its digits, since many collections number their reports."""
    value = row.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(row, "id", origin)


def _named(value: object) -> str:
    return _NAMES.get(type(value), "null")


def _lines(source: Source, on_error: OnError) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; overlong ones are told to `on_error` and left out."""
    head = source.stream.read(4096)
    marked = bom(head)
    encoded = (marked and marked[0] != "utf-8") or wide(head)
    if encoded:
        whole = decode(source.read(before=head), source.origin)[0]
        for number, text in enumerate(whole.split("\n"), 1):
            yield number, text.encode()
        return
    pending = head[marked[1] :] if marked else head
    limit, number, skipping = source.limits.file_bytes, 0, False
    while True:
        *whole_lines, pending = pending.split(b"\n")
        for line in whole_lines:
            number += 1
            if not skipping:
                yield number, line
            skipping = False
        if len(pending) > limit:
            if not skipping:
                on_error(_too_long(f"{source.origin}:{number + 1}", limit))
            skipping, pending = True, b""
        try:
            chunk = source.stream.read(1 << 20)
        except OSError as error:
            raise unreadable(source.origin, error) from error
        if not chunk:
            break
        pending += chunk
    if pending and not skipping:
        yield number + 1, pending


def _too_long(origin: str, limit: int) -> SourceError:
    return SourceError(
        f"this line is longer than the limit of {size(limit)}.", where=origin, remedy="Give one report a line."
    )
