from pathlib import Path

import pytest

from diplomatics.sources import Limits
from tests.sources.reading import error_of, read_bytes, read_file

EXAMPLE = 'Each line is an object such as {"id": "a1", "text": "...", "published": "2023-05-10"}.'


def test_all_keys() -> None:
    line = (
        b'{"id": "a1", "text": "Envoys met.", "title": "T", "publisher": "P", "uri": "https://a.example/1", '
        b'"published": "2023-05-10", "language": "en", "kind": "official", "other": [1]}'
    )
    (raw,), _ = read_bytes(line)
    assert (raw.external_id, raw.text, raw.title, raw.publisher) == ("a1", "Envoys met.", "T", "P")
    assert (raw.uri, raw.published, raw.language, raw.kind) == ("https://a.example/1", "2023-05-10", "en", "official")
    assert raw.origin == "standard input:1"


def test_a_number_as_id_is_taken_as_its_digits() -> None:
    assert read_bytes(b'{"id": 17, "text": "Envoys met."}')[0][0].external_id == "17"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("oops", f"this line is not valid JSON (JSON is malformed: invalid character (byte 0)). {EXAMPLE}"),
        ('{"text": "a', f"this line is not valid JSON (Input data was truncated). {EXAMPLE}"),
        ("[1]", f"this line is a list, not an object. {EXAMPLE}"),
        ("null", f"this line is null, not an object. {EXAMPLE}"),
        ("3", f"this line is a number, not an object. {EXAMPLE}"),
        ("{}", f'there is no "text" on this line. {EXAMPLE}'),
        ('{"text": null}', f'there is no "text" on this line. {EXAMPLE}'),
        ('{"text": " "}', f'"text" is empty on this line. {EXAMPLE}'),
        ('{"text": 5}', '"text" is a number, not a text. Put it in quotation marks.'),
        ('{"text": "a", "title": ["b"]}', '"title" is a list, not a text. Put it in quotation marks.'),
        ('{"text": "a", "published": 20230510}', '"published" is a number, not a text. Put it in quotation marks.'),
        ('{"text": "a", "id": true}', '"id" is true or false, not a text. Put it in quotation marks.'),
        ('{"text": "a", "id": {}}', '"id" is an object, not a text. Put it in quotation marks.'),
        ('{"text": "a", "kind": "blog"}', "\"kind\" is 'blog'. Known kinds: news, official, note."),
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_read(line: str, message: str) -> None:
    data = f'{{"text": "First."}}\n{line}\n\n{{"text": "Last."}}\n'.encode()
    found, errors = read_bytes(data)
    assert [raw.text for raw in found] == ["First.", "Last."]
    assert [raw.origin for raw in found] == ["standard input:1", "standard input:4"]
    assert errors == [f"standard input:2: {message}"]


def test_deep_nesting() -> None:
    found, errors = read_bytes(b'{"text": "First."}\n{"text": ' + b"[" * 100_000 + b"\n")
    assert len(found) == 1
    assert errors == [f"standard input:2: this line is not valid JSON (too deeply nested). {EXAMPLE}"]


def test_bytes_that_are_no_utf_8() -> None:
    found, errors = read_bytes(b'{"text": "First."}\n{"text": "caf\xe9"}\n{"text": "Last."}')
    assert [raw.text for raw in found] == ["First.", "Last."]
    assert "standard input:2: this line is not valid JSON" in errors[0]


def test_line_separators_inside_a_text_do_not_end_the_line() -> None:
    (raw,), _ = read_bytes('{"text": "One.\u2028Two.\x85Three."}\r\n'.encode())
    assert raw.text == "One.\u2028Two.\x85Three."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert read_file(tmp_path, "a.jsonl", '{"text": "Café talks."}'.encode(encoding)).text == "Café talks."


def test_an_overlong_line_is_left_out() -> None:
    data = b'{"text": "First."}\n{"text": "' + b"a" * 5_000_000 + b'"}\n{"text": "Last."}\n'
    found, errors = read_bytes(data, Limits(file_bytes=10_000))
    assert [raw.text for raw in found] == ["First.", "Last."]
    assert errors == ["standard input:2: this line is longer than the limit of 10,000 bytes. Give one report a line."]


def test_the_limit_bounds_a_line_and_not_the_file() -> None:
    found, errors = read_bytes(b'{"text": "Envoys met."}\n' * 5_000, Limits(file_bytes=10_000))
    assert (len(found), errors) == (5_000, [])


def test_blank_lines_only(tmp_path: Path) -> None:
    assert error_of(tmp_path, "a.jsonl", "\n\n") == "a.jsonl: this source is empty. Give a report that has text."
