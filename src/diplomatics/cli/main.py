"""The app and its entry point: every error becomes one clear line and a documented exit code."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from diplomatics.cli import brief, demo, parse, read
from diplomatics.errors import DiplomaticsError
from diplomatics.version import VERSION

INTERRUPTED = 130
UNEXPECTED = 70
STOPPED = "stopped. What was kept in a record is whole; run the same command again to go on."

app = typer.Typer(
    name="diplomatics",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    epilog="A first look: diplomatics demo",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (read, brief, demo, parse):
    command.register(app)


class _Asked:
    """What the global options asked for."""

    debug = False


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"diplomatics {VERSION}\n")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool,
        typer.Option("--version", metavar="", callback=_show_version, is_eager=True, help="Show the version and stop."),
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", metavar="", help="Show the full traceback of an error.")] = False,
) -> None:
    """Read reports of diplomacy and keep the record: who met whom, what they undertook, by when."""
    _Asked.debug = debug


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with an exit code (docs/reference/exit-codes.md)."""
    _Asked.debug = False
    sys.exit(_code(arguments))


def _code(arguments: list[str] | None) -> int:
    try:
        result: Any = app(arguments, prog_name="diplomatics", standalone_mode=False)
    except DiplomaticsError as error:
        return _fail(str(error), error.exit_code)
    except (KeyboardInterrupt, typer.Abort):
        return _fail(STOPPED, INTERRUPTED)
    except Exception as error:
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
    from diplomatics.cli.messages import say

    if _Asked.debug and sys.exc_info()[0] is not None:
        import traceback

        traceback.print_exc()
    say(message)
    return code


if __name__ == "__main__":
    run()
