"""The pages and the package say the same: commands, tasks, links, words and fields."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from diplomatics import errors
from diplomatics.contract import KINDS, Reading, pieces, reading, statements, terms

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CONTRACT = (ROOT / "docs/reference/contract.md").read_text(encoding="utf-8")
GLOSSARY = (ROOT / "docs/concepts.md").read_text(encoding="utf-8").partition("## Glossary")[2]

_FENCE = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_COMMAND = re.compile(r"^(?:\$ )?diplomatics(?: ([a-z][a-z-]*))?((?: .*)?)$")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


# Commands that hold others.
GROUPS = ("registry", "vocabulary")


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def code(text: str) -> list[str]:
    """Every line of code on a page: in fences and in spans."""
    fenced = [line.strip() for block in _FENCE.findall(text) for line in block.splitlines()]
    return fenced + _CODE.findall(_FENCE.sub("", text))


def commands() -> list[tuple[str, str, str]]:
    """(page, command, its arguments) for every call of the command line on any page."""
    found = set()
    for page in PAGES:
        for line in code(page.read_text(encoding="utf-8")):
            match = _COMMAND.match(line)
            if match:
                found.add((name(page), match[1] or "", match[2] or ""))
    return sorted(found)


@cache
def help_of(command: str) -> str:
    call = [sys.executable, "-c", "from diplomatics.cli.main import run; run()", *command.split(), "--help"]
    env = os.environ | {"COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}
    done = subprocess.run(call, capture_output=True, text=True, env=env, timeout=120, check=False)
    assert done.returncode == 0, f"`diplomatics {command} --help` fails: {done.stderr}"
    return done.stdout


def has(text: str, option: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text) is not None


def test_pages_name_the_commands() -> None:
    assert {"read", "brief", "demo"} <= {command for _, command, _ in commands()}


@pytest.mark.parametrize(("page", "command", "arguments"), commands())
def test_command_is_in_the_help(page: str, command: str, arguments: str) -> None:
    if command:
        assert has(help_of(""), command), f"{page} names the command {command!r}, which the help does not know"
    inner = arguments.split()[0] if arguments.split() else ""
    if command in GROUPS and inner.isalpha():
        assert has(help_of(command), inner), f"{page}: `diplomatics {command}` has no command {inner}"
        command = f"{command} {inner}"
    for option in _OPTION.findall(arguments):
        known = has(help_of(command), option) or has(help_of(""), option)
        assert known, f"{page}: `diplomatics {command}` has no option {option}"


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_option_by_itself_is_in_the_help(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    spans = [span for span in _CODE.findall(_FENCE.sub("", text)) if span.startswith("--")]
    known = "".join(help_of(command) for command in ("", "read", "brief", "demo"))
    assert [span for span in spans if not has(known, _OPTION.findall(span)[0])] == []


def test_task_is_in_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    tasks = set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE))
    lines = {line for page in PAGES for line in code(page.read_text(encoding="utf-8"))}
    named = {match[1] for line in lines if (match := re.match(r"make ([a-z]+)\b", line))}
    assert {"demo", "test"} <= named
    assert named - tasks == set()


def anchors(page: Path) -> set[str]:
    """The fragments of a page, as the usual renderers make them from its headings."""
    headings = _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    broken = []
    for target in _LINK.findall(_FENCE.sub("", text)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        to = (page.parent / path).resolve() if path else page
        if not to.exists() or (fragment and fragment not in anchors(to)):
            broken.append(target)
    assert broken == []


def test_decisions_are_listed() -> None:
    folder = ROOT / "docs/decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    decisions = [path.name for path in folder.glob("[0-9]*.md")]
    assert decisions
    assert [each for each in decisions if f"({each})" not in index] == []


def test_source_named_in_a_page_exists() -> None:
    spans = {span for page in PAGES for span in code(page.read_text(encoding="utf-8"))}
    paths = {span for span in spans if re.fullmatch(r"(?:src|docs|tests)/[\w./-]+", span)}
    assert [path for path in paths if not path.startswith("tests/gold/") and not (ROOT / path).exists()] == []


@pytest.mark.parametrize("kind", KINDS)
def test_glossary_has_every_kind(kind: str) -> None:
    assert f"| **{kind.removesuffix('s')}** |" in GLOSSARY


@pytest.mark.parametrize(
    "word",
    [
        "report", "document", "sentence", "mention", "statement", "reading", "record", "evidence", "status", "voice",
        "interested", "undertaking", "judgement", "publisher", "actor", "party", "confidence", "precision",
        "valid time", "recorded time",
    ],
)  # fmt: skip
def test_glossary_has_our_words(word: str) -> None:
    assert re.search(rf"\*\*{word}\*\*", GLOSSARY)


def test_every_glossary_row_has_three_cells() -> None:
    rows = [line for line in GLOSSARY.splitlines() if line.startswith("| **")]
    assert rows
    assert [row for row in rows if row.count(" | ") != 2 or not row.endswith(" |")] == []


def structs() -> list[type[msgspec.Struct]]:
    modules = (pieces, statements, reading)
    found = {v for module in modules for v in vars(module).values() if isinstance(v, type)}
    return sorted((s for s in found if issubclass(s, msgspec.Struct)), key=lambda s: s.__name__)


@pytest.mark.parametrize("struct", structs(), ids=lambda s: s.__name__)
def test_contract_page_has_every_field(struct: type[msgspec.Struct]) -> None:
    assert Reading in structs()
    assert [field for field in struct.__struct_encode_fields__ if f"`{field}`" not in CONTRACT] == []


def closed_lists() -> dict[str, tuple[str, ...]]:
    lists = {key: get_args(value) for key, value in vars(terms).items() if get_args(value)}
    return {key: values for key, values in lists.items() if all(isinstance(v, str) for v in values)}


@pytest.mark.parametrize(("term", "values"), closed_lists().items(), ids=list(closed_lists()))
def test_contract_page_has_every_word_of_a_closed_list(term: str, values: tuple[str, ...]) -> None:
    assert [value for value in values if f"`{value}`" not in CONTRACT] == []


def test_contract_page_has_every_topic() -> None:
    from diplomatics.vocabulary.loader import load

    assert [topic for topic in load("topics")["topics"] if f"`{topic}`" not in CONTRACT] == []


def test_exit_codes_page_has_every_error() -> None:
    page = (ROOT / "docs/reference/exit-codes.md").read_text(encoding="utf-8")
    rows = {kind: int(code) for code, kind in re.findall(r"^\| (\d+) \| `(\w+)` \|", page, re.MULTILINE)}
    kinds = {v.__name__: v.exit_code for v in vars(errors).values() if isinstance(v, type)}
    assert rows == kinds
