"""`diplomatics read`: reports in, a brief or a record out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from diplomatics.cli.options import (
    AllOption,
    FormatOption,
    JsonOption,
    ModelOption,
    OutputOption,
    VocabularyOption,
    WidthOption,
    choose_model,
    choose_vocabulary,
    look,
)

EXAMPLE = "Example: diplomatics read report.txt --date 2023-05-10 --record talks.db"


def register(app: typer.Typer) -> None:
    """Put the command into the app."""
    app.command("read", epilog=EXAMPLE)(read)


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", show_default=False,
            help="Reports: text, Markdown, HTML, PDF, feeds, saved e-mail, JSON Lines; folders; - for standard input.",
        ),
    ],
    date: Annotated[
        str | None,
        typer.Option(
            "--date", "-d", metavar="YYYY-MM-DD", show_default=False,
            help="Day of publication, if the report does not say it: “on Sunday” is counted from it.",
        ),
    ] = None,
    record: Annotated[
        Path | None,
        typer.Option(
            "--record", "-r", metavar="FILE", show_default=False,
            help="Keep what is read in this record file; it is made if it is not there.",
        ),
    ] = None,
    form: FormatOption = None,
    json: JsonOption = False,
    width: WidthOption = None,
    everything: AllOption = False,
    output: OutputOption = None,
    model: ModelOption = None,
    vocabulary: VocabularyOption = None,
) -> None:  # fmt: skip
    """Read reports and show who met whom, what was undertaken, by when, and in whose words."""
    shown_as = look(form, json, width, everything, output, [*map(Path, files), *([record] if record else [])])
    choose_model(model)
    choose_vocabulary(vocabulary)
    from diplomatics.cli.printing import show
    from diplomatics.cli.reading import Run, read_all
    from diplomatics.documents import parse_date_option
    from diplomatics.sources import open_sources

    given = parse_date_option(date) if date is not None else None
    run = Run()
    read_all(open_sources(files, on_error=run.messages.error), run, given, record)
    if run.readings:
        show(run.readings, shown_as, sorted(run.notices))
    if record is not None and run.kept:
        run.say_kept(record)
    code = run.exit_code()
    if code:
        raise typer.Exit(code)
