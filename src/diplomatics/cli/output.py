"""Where results go: standard output or a file, written at the end, whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from diplomatics.cli.messages import BROKEN_PIPE
from diplomatics.cli.options import NARROWEST
from diplomatics.errors import DiplomaticsError, UsageError

PIPED_WIDTH, PIPED_HEIGHT = 100, 60
PROMPT = 2  # lines of the shell above and below
LOWEST = 40  # a lower terminal scrolls: fewer lines would leave out what a brief is for
SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Paper:
    """What the result is written on: its width and height, whether it takes colour, its encoding."""

    width: int
    height: int
    colour: bool
    encoding: str


def check(output: Path | None, used: Sequence[Path] = ()) -> None:
    """Know before anything is read whether there is a place for the result, other than the files `used`.

    Raises `DiplomaticsError`; `UsageError` where the result would replace a report, or a record.
    """
    if output is None:
        if sys.stdout is None:
            raise DiplomaticsError("standard output is closed.", remedy="Name a file with --output.")
        return
    if output.is_dir():
        raise DiplomaticsError("this is a folder.", where=str(output), remedy="Name a file in it.")
    if not output.parent.is_dir():
        remedy = f"Make {output.parent} first, or name another file."
        raise DiplomaticsError("its folder does not exist.", where=str(output), remedy=remedy)
    another = "Name another file with --output."
    if any(_holds(path, output) for path in used):
        raise UsageError("the result would replace what it is made from.", where=str(output), remedy=another)
    if _is_database(output):
        raise UsageError(
            "this is a record or another database, not a place for a result.", where=str(output), remedy=another
        )


def _holds(used: Path, output: Path) -> bool:
    """Whether a file is the output, or a folder holds it as a file that is there already."""
    if used == output:
        return True
    if not (used.exists() and output.exists()):
        return False
    return used.samefile(output) or (used.is_dir() and output.resolve().is_relative_to(used.resolve()))


def _is_database(path: Path) -> bool:
    """Whether a file begins as SQLite's do. One that cannot be read is left to the writer's message."""
    if not path.is_file():
        return False
    with contextlib.suppress(OSError), path.open("rb") as file:
        return file.read(len(SQLITE)) == SQLITE
    return False


def paper(width: int | None, output: Path | None) -> Paper:
    """What standard output, or a file, can show. NO_COLOR and TERM=dumb turn colour off."""
    if output is not None:
        return Paper(width or PIPED_WIDTH, PIPED_HEIGHT, False, "utf-8")
    terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    size = shutil.get_terminal_size((PIPED_WIDTH, PIPED_HEIGHT))
    height = max(LOWEST, size.lines - PROMPT) if terminal else PIPED_HEIGHT
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return Paper(width or max(NARROWEST, size.columns), height, terminal and not plain, encoding)


def deliver(data: bytes, output: Path | None) -> None:
    """Write to a file or to standard output. Raises `DiplomaticsError` where it cannot be written."""
    if output is not None:
        _to_file(data, output)
    else:
        _to_stdout(data)


def _to_stdout(data: bytes) -> None:
    check(None)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # whoever read us has stopped: nothing to say, and nothing more to flush at the end
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(BROKEN_PIPE) from None
    except OSError as error:
        raise _unwritable("standard output", error) from None


def _to_file(data: bytes, output: Path) -> None:
    """Write beside the file and put it in place at the end, so that it is never half there."""
    temporary: str | None = None
    try:
        if output.exists() and not output.is_file():  # a device or a pipe: nothing to put in place
            output.write_bytes(data)
            return
        handle, temporary = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(output)
        temporary = None
    except OSError as error:
        raise _unwritable(str(output), error) from None
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(where: str, error: OSError) -> DiplomaticsError:
    reason = (error.strerror or str(error)).lower()
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    remedy = "Free some space or name another file." if full else "Check its permissions or name another file."
    return DiplomaticsError(f"the result cannot be written ({reason}).", where=where, remedy=remedy)
