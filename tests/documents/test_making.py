from hashlib import sha256

import pytest

from diplomatics.documents import OffsetMap, make_document
from diplomatics.documents.cleaning import report_id
from diplomatics.errors import SourceError
from diplomatics.sources.raw import RawReport, SourceSegment

TEXT = "The two ministers met in Moscow on Wednesday and agreed to meet again."


def test_the_identity_of_a_report() -> None:
    parts = f"{len(TEXT)}:{TEXT}1:P-1:2:id"
    assert report_id(TEXT, "P", None, "id") == f"r-{sha256(parts.encode()).hexdigest()[:16]}"
    ids = {report_id(*key) for key in [("ab", "c", None, None), ("a", "bc", None, None), ("ab", None, "c", None)]}
    assert len(ids) == 3
    assert report_id("a", None, None, None) != report_id("a", "", None, None)


def test_the_same_report_has_the_same_identity_wherever_it_lies() -> None:
    one = make_document(RawReport(text=TEXT, origin="a.txt", publisher="P"))
    two = make_document(RawReport(text=TEXT + "\r\n", origin="b.txt", publisher=" P "))
    assert one.report == two.report
    assert one.origin != two.origin


def test_what_the_source_says_is_kept() -> None:
    raw = RawReport(
        text=TEXT, origin="a", publisher="P\u200b", uri="https://a.example", external_id="x", kind="official"
    )
    report = make_document(raw).report
    assert (report.publisher, report.uri, report.external_id, report.kind) == (
        "P",
        "https://a.example",
        "x",
        "official",
    )
    assert report.language == "en"


@pytest.mark.parametrize("text", ["", " \n ", "\u200b\u00ad\x00", "\x1b[0m"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(SourceError) as caught:
        make_document(RawReport(text=text, origin="a.txt"))
    assert str(caught.value) == "a.txt: this report has no words. Give a report that has text."


def test_the_map_goes_through_the_reader_to_the_source() -> None:
    text = f"{TEXT}  And\r\nmore."
    segments = (SourceSegment(0, 3, 100, 1), SourceSegment(3, 4, None, 1), SourceSegment(4, len(text), 204, 2))
    document = make_document(RawReport(text=text, origin="a", segments=segments))
    assert document.text == f"{TEXT} And\nmore."
    assert [document.offsets.to_source(i) for i in (0, 2, 3, 4)] == [100, 102, None, 204]
    more = document.text.index("more")
    assert document.offsets.to_source(more) == 200 + text.index("more")
    assert (document.offsets.page(0), document.offsets.page(more)) == (1, 2)
    assert document.offsets.to_source(len(document.text)) is None
    assert OffsetMap().to_source(0) is None


def test_warnings_of_the_reader_are_kept() -> None:
    assert make_document(RawReport(text=TEXT, origin="a", warnings=("w",))).warnings[0] == "w"
