import time
from pathlib import Path

import pytest

from diplomatics.sources.mapped import MappedText
from diplomatics.sources.markdown import as_words
from tests.sources.reading import read_file

PAGE = """---
title: "Envoys meet in Geneva"
date: 2023-06-01
source: The Daily Envoy
author: J. Doe
url: https://envoy.example/1
tags: [a, b]
---

# Envoys meet in Geneva

The **two envoys** met in [Geneva](https://example.org/a_(b)) on *Thursday*.
"""


def test_front_matter_and_words(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.md", PAGE)
    assert (raw.title, raw.published, raw.publisher) == ("Envoys meet in Geneva", "2023-06-01", "The Daily Envoy")
    assert raw.uri == "https://envoy.example/1"
    assert raw.text.strip() == "Envoys meet in Geneva\n\nThe two envoys met in Geneva on Thursday."
    for run in raw.segments:
        assert run.source_start is not None
        assert PAGE[run.source_start : run.source_start + run.end - run.start] == raw.text[run.start : run.end]


def test_a_kind(tmp_path: Path) -> None:
    assert read_file(tmp_path, "a.md", "---\nkind: official\n---\nWords.").kind == "official"
    assert read_file(tmp_path, "a.md", "---\nkind: blog\n---\nWords.").kind == "news"


def test_the_author_stands_in_for_a_missing_source(tmp_path: Path) -> None:
    assert read_file(tmp_path, "a.md", "---\nauthor: [J. Doe, A. N. Other]\n---\nWords.").publisher == "J. Doe"


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    assert read_file(tmp_path, "a.md", "## *Talks* in Cairo ##\n\nWords.").title == "Talks in Cairo"
    assert read_file(tmp_path, "a.md", "Talks in Cairo\n====\n\nWords.").title == "Talks in Cairo"
    assert read_file(tmp_path, "a.md", "Talks in Cairo.\n\n# Later\n").title is None


def test_front_matter_that_is_no_yaml(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.md", '---\ntitle: "open\n---\nWords of the report.')
    assert raw.text == "Words of the report."
    assert raw.warnings == (f"{tmp_path}/a.md: the front matter is not valid YAML and is ignored.",)


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert (
        read_file(tmp_path, "a.md", "---\nTwo envoys met.\n---\nThey agreed.").text == "Two envoys met.\nThey agreed."
    )


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**bold**, __bold__, *it*, _it_, ***both***, ~~gone~~, `code`", "bold, bold, it, it, both, gone, code"),
        ("2 * 3 * 4, snake_case_name, 5*6*7", "2 * 3 * 4, snake_case_name, 5*6*7"),
        ("[**bold link**](https://a.example) and **[link](b)**", "bold link and link"),
        ("[a][1] and ![picture](p.png)[^2] and <https://a.example>", "a and  and https://a.example"),
        ("[1]: https://a.example 'T'\nWords", "Words"),
        ("> quoted\n> > twice", "quoted\ntwice"),
        ("# One #\n## C# code\n####### seven", "One\nC# code\n####### seven"),
        ("a\n---\nb\n***\nc", "a\nb\nc"),
        ("```python\ncode\n```\nwords", "code\nwords"),
        ("before <!-- hidden\nlines --> after <b>bold</b> &amp; &lt;this&gt;", "before  after bold & <this>"),
        ("before <!-- never closed", "before <!-- never closed"),
        (r"1\. \*not emphasis\*", "1. *not emphasis*"),
        ("* one\n+ two\n- three\n  * four", "- one\n- two\n- three\n  - four"),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", "| a | b |\n| 1 | 2 |"),
    ],
)
def test_marks(marked: str, words: str) -> None:
    assert as_words(MappedText.of(marked)).text == words


@pytest.mark.parametrize("part", ["[a](", "*a ", "_a", "`", "<!--", "# " + " " * 500, "> ", "<a ", "\\", "[", "|-"])
def test_hostile_text_takes_linear_time(part: str) -> None:
    start = time.perf_counter()
    as_words(MappedText.of(part * (300_000 // len(part))))
    assert time.perf_counter() - start < 5
