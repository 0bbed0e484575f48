"""`diplomatics demo`: the bundled example, read and shown."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diplomatics.cli.options import AllOption, FormatOption, JsonOption, Look, OutputOption, WidthOption, look

EXAMPLE = "Example: diplomatics demo --record demo.db"


def register(app: typer.Typer) -> None:
    """Put the command into the app."""
    app.command("demo", epilog=EXAMPLE)(demo)


def demo(
    record: Annotated[
        Path | None,
        typer.Option(
            "--record", "-r", metavar="FILE", show_default=False, help="Keep the example in this record file."
        ),
    ] = None,
    form: FormatOption = None,
    json: JsonOption = False,
    width: WidthOption = None,
    everything: AllOption = False,
    output: OutputOption = None,
) -> None:  # fmt: skip
    """Read the example that comes with the program and show its brief. Needs no file and no network."""
    shown_as = look(form, json, width, everything, output, [record] if record else [])
    import tempfile

    with tempfile.TemporaryDirectory(prefix="diplomatics-") as folder:
        _demo(record or Path(folder) / "demo.db", record is not None, shown_as)


def _demo(place: Path, keep: bool, shown_as: Look) -> None:
    from diplomatics import examples
    from diplomatics.cli.printing import show
    from diplomatics.cli.reading import Run, read_all
    from diplomatics.record import open_record

    run = Run()
    read_all(examples.reports(), run, None, place)
    with open_record(place) as book:
        readings, notices = book.readings(), book.notices()
    show(readings, shown_as, notices)
    if keep:
        run.say_kept(place)
    code = run.exit_code()
    if code:
        raise typer.Exit(code)
