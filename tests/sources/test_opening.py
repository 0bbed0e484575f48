import io
import os
from pathlib import Path

import pytest

from diplomatics.errors import DiplomaticsError, SourceError, UsageError
from diplomatics.sources import Limits, open_sources
from tests.sources.reading import error_of, read_bytes, read_file

TEXT = "The two ministers met in Cairo on Monday.\n"


def told(paths: list[str], **options: object) -> tuple[list[str], list[str]]:
    errors: list[DiplomaticsError] = []
    found = [raw.origin for raw in open_sources(paths, on_error=errors.append)]
    return found, [str(error) for error in errors]


def test_a_file_keeps_its_text_and_its_name(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.txt", TEXT)
    assert raw.text == TEXT
    assert raw.origin == f"{tmp_path}/a.txt"
    assert raw.title is raw.published is raw.publisher is None


def test_a_folder_is_read_sorted_with_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "z/c.jsonl", "z/ignored.csv", ".hidden/d.txt", "z/.e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"text": "Envoys met."}' if name.endswith("jsonl") else TEXT)
    found, errors = told([str(tmp_path)])
    assert [name.removeprefix(f"{tmp_path}/") for name in found] == ["a.md", "b.txt", "z/c.jsonl:1"]
    assert errors == []


def test_a_folder_without_reports_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b")
    found, errors = told([str(tmp_path)])
    assert found == []
    assert errors == [
        f"{tmp_path}: no readable report is in this folder. Readable kinds: .txt .text .md .markdown .html .htm .xhtml "
        ".pdf .rss .atom .xml .eml .jsonl .ndjson."
    ]


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text("")
    found, errors = told([str(tmp_path / "missing.txt"), str(tmp_path / "empty.txt"), str(tmp_path / "a.txt")])
    assert found == [f"{tmp_path}/a.txt"]
    assert errors == [
        f"{tmp_path}/missing.txt: there is no such file or folder. Check the path.",
        f"{tmp_path}/empty.txt: this source is empty. Give a report that has text.",
    ]


def test_without_a_callback_the_first_error_is_raised(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        list(open_sources([str(tmp_path / "missing.txt"), "-"]))


def test_nothing_named_and_standard_input_twice() -> None:
    with pytest.raises(UsageError, match=r"no report is named\. Give files, folders, or - for standard input\."):
        list(open_sources([]))
    with pytest.raises(UsageError, match="named twice"):
        list(open_sources(["-", "-"]))


def test_white_space_only(tmp_path: Path) -> None:
    expected = "a.txt: this source holds nothing but white space. Give a report that has text."
    assert error_of(tmp_path, "a.txt", " \n\t \n") == expected
    assert error_of(tmp_path, "a.txt", "\ufeff \u00a0\u2003\n") == expected


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    path.chmod(0)
    assert told([str(path)])[1] == [f"{path}: this cannot be read (permission denied). Check the file's permissions."]


def test_a_stream_that_fails() -> None:
    class Failing(io.BytesIO):
        def read(self, count: int | None = -1, /) -> bytes:
            raise PermissionError(13, "Permission denied")

    errors: list[DiplomaticsError] = []
    assert list(open_sources(["-"], on_error=errors.append, stdin=Failing())) == []
    assert [str(e) for e in errors] == [
        "standard input: this cannot be read (permission denied). Check the file's permissions."
    ]


def test_a_name_with_a_zero_byte() -> None:
    assert told(["a\0b"])[1] == ["'a\\x00b': there is no such file or folder. Check the path."]


@pytest.mark.parametrize("head", [b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"])
def test_known_binaries_are_refused_by_name(tmp_path: Path, head: bytes) -> None:
    message = error_of(tmp_path, "a.txt", head + bytes(range(256)))
    assert message.startswith("a.txt: this is a")
    assert "not text. Give text, Markdown, HTML, PDF, a feed, an e-mail or JSON Lines" in message


def test_binary_junk_is_refused(tmp_path: Path) -> None:
    junk = bytes((i * 7919 + i // 3) % 256 for i in range(5000))
    assert error_of(tmp_path, "a.txt", junk).startswith("a.txt: this is binary data, not text.")


def test_a_text_above_the_limits(tmp_path: Path) -> None:
    limits = Limits(file_bytes=1000, report_characters=100)
    assert error_of(tmp_path, "a.txt", "a word " * 200, limits) == (
        "a.txt: this is larger than the limit of 1,000 bytes. "
        "Split it into one file per report, or give many reports as JSON Lines."
    )
    assert error_of(tmp_path, "a.txt", "a word " * 20, limits) == (
        "a.txt: this report has 140 characters; the limit is 100. "
        "Split it into its parts, or set DIPLOMATICS_MAX_REPORT_CHARACTERS higher."
    )


def test_fifty_megabytes_of_text_are_refused_within_a_moment(tmp_path: Path) -> None:
    message = error_of(tmp_path, "a.txt", TEXT * 1_250_000)
    assert message.startswith("a.txt: this report has 52,500,000 characters; the limit is 3,000,000.")


@pytest.mark.parametrize(
    ("data", "title"),
    [
        (b"<!DOCTYPE html><title>Page</title><p>The two ministers met in Cairo.", "Page"),
        (b'{"text": "The two ministers met in Cairo.", "title": "Line"}', "Line"),
        (b"Subject: Mail\nFrom: a@example.org\nDate: Wed, 10 May 2023 10:00:00 +0000\n\nThe ministers met.", "Mail"),
        (
            b"<?xml version='1.0'?><rss version='2.0'><channel><item><title>Entry</title></item></channel></rss>",
            "Entry",
        ),
        (b"---\ntitle: Front\n---\nThe two ministers met in Cairo.", "Front"),
        (TEXT.encode(), None),
        (b"From: the ministry\nThe two ministers met in Cairo.", None),
        (b"<p> is how the text begins", None),
    ],
)
def test_standard_input_is_known_by_its_content(data: bytes, title: str | None) -> None:
    (raw,), errors = read_bytes(data)
    assert (raw.title, errors) == (title, [])


def test_a_text_file_with_other_content_is_read_as_what_it_is(tmp_path: Path) -> None:
    page = "<!doctype html><title>Page</title><p>The two ministers met in Cairo.</p>"
    assert read_file(tmp_path, "a.txt", page).title == "Page"
    assert read_file(tmp_path, "a.unknown", page).title == "Page"
