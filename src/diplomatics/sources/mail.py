"""Saved e-mail: the subject is the title, the sender the publisher, the plain part the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import cast

from diplomatics.errors import SourceError
from diplomatics.sources.decoding import decode
from diplomatics.sources.markup import words
from diplomatics.sources.raw import RawReport
from diplomatics.sources.source import OnError, Source

_FLOWED = re.compile(r"(?<=\S) \r?\n(?!\s|>|-- )")
_SIGNATURE = re.compile(r"(?m)^-- \r?$")


def read(source: Source, on_error: OnError) -> Iterator[RawReport]:
    """The report in a saved e-mail. Attachments are not read; a warning names them."""
    data = source.read()
    try:
        message = message_from_bytes(data, policy=policy.default)
        yield _report(message, source)
    except (MessageError, RecursionError, ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(
            "this e-mail is damaged and cannot be read.",
            where=source.origin,
            remedy="Save it again, or save its text as .txt.",
        ) from error


def _report(message: EmailMessage, source: Source) -> RawReport:
    plain, page, attached, depth = _parts(message)
    if depth > source.limits.nesting:
        raise SourceError(
            f"this e-mail has parts nested {depth} deep; the limit is {source.limits.nesting}.",
            where=source.origin,
            remedy="Save the part with the report as a file of its own.",
        )
    warnings: list[str] = []
    text = ""
    for part in (plain, page):
        if part is None or text.strip():
            continue
        text, said = _text(part, source)
        warnings.extend(said)
    if not text.strip():
        raise SourceError(
            "this e-mail has no text.", where=source.origin, remedy="Save its attachment as a file and read that."
        )
    if attached:
        listed = ", ".join(attached[:5]) + (", ..." if len(attached) > 5 else "")
        what = "an attachment" if len(attached) == 1 else f"{len(attached)} attachments"
        warnings.append(
            f"{source.origin}: {what} of this e-mail is not read: {listed}."
            if len(attached) == 1
            else f"{source.origin}: {what} of this e-mail are not read: {listed}."
        )
    name, address = parseaddr(_header(message, "From") or "")
    return RawReport(
        text=text,
        origin=source.origin,
        title=_header(message, "Subject"),
        publisher=name or address or None,
        external_id=(_header(message, "Message-ID") or "").strip("<> ") or None,
        published=_day(_header(message, "Date")),
        language=_header(message, "Content-Language"),
        warnings=tuple(warnings),
    )


def _parts(message: EmailMessage) -> tuple[EmailMessage | None, EmailMessage | None, list[str], int]:
    """The first plain part, the first HTML part, the names of the attachments, the depth of nesting."""
    plain: EmailMessage | None = None
    page: EmailMessage | None = None
    attached: list[str] = []
    deepest = 0
    pending = [(message, 0)]
    while pending:
        part, depth = pending.pop()
        deepest = max(deepest, depth)
        kind = part.get_content_type()
        name = part.get_filename()
        if part is not message and (part.get_content_disposition() == "attachment" or kind == "message/rfc822"):
            attached.append(" ".join((name or kind).split())[:80])
        elif part.is_multipart():
            below = cast("list[EmailMessage]", part.get_payload())
            pending.extend((each, depth + 1) for each in reversed(below))
        elif kind == "text/plain" and plain is None:
            plain = part
        elif kind == "text/html" and page is None:
            page = part
        elif name and not kind.startswith("image/"):
            attached.append(" ".join(name.split())[:80])
    return plain, page, attached, deepest


def _text(part: EmailMessage, source: Source) -> tuple[str, tuple[str, ...]]:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return "", ()
    text, warnings = decode(data, source.origin, part.get_content_charset())
    if part.get_content_type() == "text/html":
        if len(data) > source.limits.markup_bytes:
            raise SourceError(
                "the HTML of this e-mail is larger than the limit.",
                where=source.origin,
                remedy="Save its text as .txt and read that.",
            )
        return words(text).text, warnings
    signature = _SIGNATURE.search(text)
    text = text[: signature.start()] if signature else text
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return (_FLOWED.sub(" ", text) if flowed else text), warnings


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as one line; null where there is none or it cannot be read."""
    try:
        value = message.get(name)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError):
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _day(value: str | None) -> str | None:
    """The day of the Date header, in the sender's own time zone."""
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return value
