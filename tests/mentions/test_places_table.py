"""The table of the world's places, and the keys of names."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplomatics.errors import VocabularyError
from diplomatics.mentions.places.keys import key_of_name
from diplomatics.mentions.places.table import Table, rows_of, table


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("St. Gallen", "saint gallen"),
        ("Winston-Salem", "winston salem"),
        ("Łódź", "lodz"),
        ("N'Djamena", "ndjamena"),
        ("Mt. Pleasant", "mount pleasant"),
    ],
)
def test_keys(name: str, key: str) -> None:
    assert key_of_name(name) == key


def test_the_most_populous_stands_first() -> None:
    rows = rows_of("springfield")
    assert len(rows) > 5
    assert [r.people for r in rows] == sorted((r.people for r in rows), reverse=True)


def test_unknown_names_have_no_rows() -> None:
    assert rows_of("no such place anywhere") == ()


def test_rows_are_whole() -> None:
    for number in (0, 1000, table().places - 1):
        row = table().row(number)
        assert row.name
        assert row.geonames
        assert row.lat is not None
        assert -90 <= row.lat <= 90
        assert row.country
        assert len(row.country) == 3


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"no gazetteer at all")
    with pytest.raises(VocabularyError, match="no gazetteer"):
        Table(path)
