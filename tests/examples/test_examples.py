"""The bundled reports: whole, in order, and what the example is meant to show."""

from __future__ import annotations

import pytest

from diplomatics.examples import NOTICE, reports
from diplomatics.sources import RawReport

REPORTS = reports()


def ids(raw: RawReport) -> str:
    return raw.origin


def test_there_are_seven_in_order_of_publication() -> None:
    days = [raw.published for raw in REPORTS]
    assert len(REPORTS) == 7
    assert all(days)
    assert days == sorted(day for day in days if day)


def test_notice_says_what_they_are() -> None:
    assert NOTICE == "illustrative text, not a source"


@pytest.mark.parametrize("raw", REPORTS, ids=ids)
def test_metadata_is_whole(raw: RawReport) -> None:
    assert raw.title
    assert raw.publisher
    assert raw.publisher.replace("The ", "").split()[0] in {"Example", "Sample", "Specimen"}
    assert raw.uri
    assert raw.uri.startswith("https://example.org/")
    assert raw.warnings == ()


@pytest.mark.parametrize("raw", REPORTS, ids=ids)
def test_they_are_short(raw: RawReport) -> None:
    assert 120 <= len(raw.text.split()) <= 260


def test_some_are_official_texts() -> None:
    assert [raw.kind for raw in REPORTS] == ["news", "news", "news", "official", "news", "official", "news"]


def test_origin_names_no_folder_of_this_machine() -> None:
    assert not [raw.origin for raw in REPORTS if "/" in raw.origin]
