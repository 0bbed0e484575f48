"""Database errors as `RecordError`, with what to do about them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from diplomatics.errors import RecordError

BUSY_SECONDS = 30


@contextmanager
def translated(where: object) -> Iterator[None]:
    """Errors of the database inside it come out as errors of the record."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        cause = str(error.orig).strip().split("\n")[0]
        raise RecordError(_why(cause), where=str(where), remedy=_remedy(cause)) from error


def _why(cause: str) -> str:
    if "full" in cause or "No space left" in cause:
        return "the disk is full; nothing of this report was written."
    if "I/O error" in cause:
        return "the system stopped it from being read or written; what was kept before is whole."
    if "locked" in cause or "lock timeout" in cause:
        return f"another process has been writing to it for {BUSY_SECONDS} seconds."
    if "readonly" in cause or "unable to open" in cause:
        return "it cannot be written."
    if "not a database" in cause or "malformed" in cause:
        return "this is not a Diplomatics record, or it is damaged."
    if "onnection" in cause or "authentication" in cause or "does not exist" in cause:
        return f"the database server says: {cause.rstrip('.')}."
    return f"the database says: {cause.rstrip('.')}."


def _remedy(cause: str) -> str:
    if "full" in cause or "No space left" in cause:
        return (
            "Free some space and run the same command again. Files beside it whose names end in -wal and -shm "
            "belong to it: keep them together until then."
        )
    if "I/O error" in cause:
        return "Check the limits of your account (quota, file size) and the disk, then run the same command again."
    if "locked" in cause or "lock timeout" in cause:
        return "Wait for it to end, then run the same command again."
    if "readonly" in cause or "unable to open" in cause:
        return "Check the permissions of the file and of its folder."
    if "onnection" in cause or "authentication" in cause or "does not exist" in cause:
        return "Check the address, the name and the password, and that the server runs."
    return "Check the path, or restore the file from a copy."
