"""The reference of the command line, written from the commands themselves.

python -m diplomatics.cli.reference [--check] [--folder docs/reference]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import typer

from diplomatics.cli.app import app
from diplomatics.settings import SETTINGS

NOTE = "<!-- Written by `python -m diplomatics.cli.reference`; do not edit. -->"


def commands_page() -> str:
    """docs/reference/cli.md."""
    root: Any = typer.main.get_command(app)
    parts = [
        NOTE,
        "",
        "# Command line",
        "",
        root.help,
        "",
        *_options(root),
        "Completion of commands and options: `diplomatics --install-completion`.",
        "Results go to standard output, everything else to standard error. [Exit codes](exit-codes.md).",
    ]
    for name, command in root.commands.items():
        parts += _command(name, command)
    parts += ["", *_settings()]
    return "\n".join(parts).replace("\n\n\n", "\n\n").rstrip("\n") + "\n"


def _command(name: str, command: Any) -> list[str]:
    """A command's section; a group's, with those of its commands."""
    page = ["", f"## diplomatics {name}", "", command.help, ""]
    if not hasattr(command, "commands"):
        return [*page, _example(command.epilog), "", *_options(command)]
    for inner, sub in command.commands.items():
        page += _command(f"{name} {inner}", sub)
    return page


def _settings() -> list[str]:
    rows = [
        "## Settings",
        "",
        "An option on the command line outweighs the environment, which outweighs the file `diplomatics.toml` in the",
        "current folder.",
        "",
        "| in `diplomatics.toml` | in the environment | default | meaning |",
        "|---|---|---|---|",
    ]
    rows += [f"| `{s.name}` | `DIPLOMATICS_{s.name.upper()}` | {s.default!r} | {s.help} |" for s in SETTINGS]
    return rows


def _example(epilog: str | None) -> str:
    label, _, line = (epilog or "").partition(": ")
    return f"{label}:\n\n```\n{line}\n```"


def _options(command: Any) -> list[str]:
    rows = ["| argument or option | meaning |", "|---|---|"]
    for parameter in command.params:
        if "completion" in parameter.name or parameter.name == "help":
            continue
        rows.append(f"| {_signature(parameter)} | {parameter.help} |")
    return [*rows, ""]


def _signature(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.metavar}{'...' if parameter.nargs != 1 else ''}`"
    value = f" {parameter.metavar}" if parameter.metavar else ""
    options = ", ".join(f"`{option}{value}`" for option in parameter.opts)
    return options.replace("|", "\\|")


def main(arguments: list[str] | None = None) -> int:
    """Write the page, or with --check say whether it is stale (exit code 1)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the page is stale")
    parser.add_argument("--folder", type=Path, default=Path("docs/reference"))
    options = parser.parse_args(arguments)
    page, text = options.folder / "cli.md", commands_page()
    if not options.check:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
        return 0
    if page.is_file() and page.read_text(encoding="utf-8") == text:
        return 0
    print(f"{page} is stale: run `python -m diplomatics.cli.reference`.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
