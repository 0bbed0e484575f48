"""The entry point: every error becomes one clear line and a documented exit code."""

from __future__ import annotations

import errno
import signal
import sys
from types import FrameType
from typing import Any

from diplomatics.cli.messages import BROKEN_PIPE, Telling, say
from diplomatics.errors import DiplomaticsError

INTERRUPTED = 130
UNEXPECTED = 70
STOPPED = "stopped. What was kept in a record is whole; run the same command again to go on."
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with an exit code (docs/reference/exit-codes.md)."""
    Telling.debug = False
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _stop)
    sys.exit(_code(arguments))


class _Stop:
    """Whether Ctrl-C was pressed."""

    asked = False


def _stop(number: int, frame: FrameType | None) -> None:
    """Ctrl-C, remembered: libraries in C that it meets while they load make another error of it."""
    _Stop.asked = True
    raise KeyboardInterrupt


def _code(arguments: list[str] | None) -> int:
    try:
        from diplomatics.cli.app import app  # within reach of what catches Ctrl-C

        result: Any = app(arguments, prog_name="diplomatics", standalone_mode=False)
    except DiplomaticsError as error:
        return _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        return _fail(STOPPED, INTERRUPTED)
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # whoever read the help has stopped
            return BROKEN_PIPE
        raise
    except Exception as error:
        if _Stop.asked or type(error).__name__ == "Abort":  # typer's own word for Ctrl-C
            return _fail(STOPPED, INTERRUPTED)
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            return _fail(
                f"the disk is full ({error.strerror}). Free some space and try again.", DiplomaticsError.exit_code
            )
        if hasattr(error, "format_message"):  # a wrong option or argument, told by the parser
            return _wrong_call(error)
        return _fail(_unexpected(error), UNEXPECTED)
    if result == INTERRUPTED:
        return _fail(STOPPED, INTERRUPTED)
    return result if isinstance(result, int) else 0


def _wrong_call(error: Any) -> int:
    """A call that the parser does not understand, with where to look."""
    message = error.format_message()
    if not message:  # no arguments: the help was shown
        return int(error.exit_code)
    path = error.ctx.command_path if getattr(error, "ctx", None) else "diplomatics"
    stop = "" if message.endswith((".", "?", ")")) else "."
    return _fail(f"{message}{stop} See: {path} --help", int(error.exit_code))


def _unexpected(error: Exception) -> str:
    return (
        f"this is a fault of the program ({type(error).__name__}: {error}). "
        "Please report it to the project, with what `diplomatics --debug ...` prints."
    )


def _fail(message: str, code: int) -> int:
    """One line on standard error; the traceback before it where it was asked for."""
    if Telling.debug and sys.exc_info()[0] is not None:
        import traceback

        traceback.print_exc()
    say(message)
    return code


if __name__ == "__main__":
    run()
