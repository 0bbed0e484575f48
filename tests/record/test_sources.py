"""Independence is counted by origin: reprints, one voice, one outlet and one page are one source."""

import pytest

from diplomatics.record import open_record
from diplomatics.record.merging.similar import bands, is_reprint, resemblance, signature
from tests.record.made import met, told

FOUR = "IRN RUS SYR TUR"
AGENCY = (
    "The talks lasted four hours and ended without a statement to the press waiting outside in the rain. "
    "A convoy of black cars had brought the delegations from the airport early in the morning, an onlooker said. "
    "Observers had expected little from the day, and the markets hardly moved while the doors stayed shut. "
)  # fmt: skip


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "talks.db", create=True) as opened:
        yield opened


def sources(record):
    (entry,) = record.entries()
    return entry.sources


def test_outlets_that_report_themselves_are_sources_each(record):
    for n, outlet in enumerate(["Example Wire", "Courier", "Gazette"]):
        record.keep(told(f"r-{n}", met(FOUR), publisher=outlet))
    assert sources(record) == 3


def test_ten_outlets_that_quote_one_ministry_are_one_source(record):
    for n in range(10):
        record.keep(told(f"r-{n}", met(FOUR, voice="TUR"), publisher=f"Outlet {n}"))
    assert sources(record) == 1
    record.keep(told("r-x", met(FOUR, voice="RUS"), publisher="Outlet 3"))
    assert sources(record) == 2


def test_one_outlet_twice_is_one_source(record):
    record.keep(told("r-1", met(FOUR), publisher="Example Wire"))
    record.keep(told("r-2", met(FOUR, place=None), publisher="example  wire"))
    assert sources(record) == 1


def test_reprints_are_one_source_whichever_came_first(record):
    record.keep(told("r-2", met(FOUR), publisher="Courier", more=AGENCY, published="2023-05-12"))
    record.keep(told("r-3", met(FOUR), publisher="Gazette", more=AGENCY + "More of it tomorrow."))
    record.keep(told("r-1", met(FOUR), publisher="Example Wire", more="Others wrote otherwise about the day."))
    assert sources(record) == 2
    record.keep(told("r-4", met(FOUR), publisher="Herald", more=AGENCY, published="2023-05-13"))
    assert sources(record) == 2
    assert {r.id: r.origin for r in record.reports()} == {"r-1": "r-1", "r-2": "r-3", "r-3": "r-3", "r-4": "r-3"}


def test_a_reprint_that_joins_two_groups_makes_them_one(record):
    first, second, third = (f"Paragraph {n}: {AGENCY}" for n in "abc")
    record.keep(told("r-1", met(FOUR), publisher="A", more=first + second.upper().replace("THE", "a") + "x " * 9))
    record.keep(told("r-2", met(FOUR), publisher="B", more=third.replace("the", "that") * 2))
    before = sources(record)
    record.keep(told("r-3", met(FOUR), publisher="C", more=first + third.replace("the", "that")))
    assert sources(record) <= before + 1
    assert len({r.origin for r in record.reports()}) == sources(record)


def test_the_same_address_with_other_text_is_a_revision_and_no_second_source(record):
    record.keep(told("r-1", met(FOUR), publisher="A", uri="https://www.example.org/talks/?utm_source=x"))
    record.keep(told("r-2", met(FOUR, place=None), publisher="B", uri="http://example.org/talks#top"))
    record.keep(told("r-3", met("RUS SYR TUR"), publisher="C", uri="https://example.org/talks"))
    assert sources(record) == 1
    assert [r.revision_of for r in record.reports()] == [None, "r-1", "r-1"]


def test_a_source_is_no_second_one_because_its_owner_says_the_same(record):
    record.keep(told("r-1", met(FOUR, voice="TUR"), publisher="Courier"))
    record.keep(told("r-2", met(FOUR), publisher="state broadcaster, Turkey"))
    assert sources(record) == 1


def test_signatures_know_reprints_from_other_reports():
    mark = signature(AGENCY * 2)
    assert resemblance(mark, mark) == 1.0
    assert is_reprint(mark, signature(AGENCY + AGENCY.replace("rain", "snow") + "One more sentence."))
    assert not is_reprint(mark, signature("Something else entirely was written about other people on this day. " * 4))
    assert not is_reprint(signature("Too short."), signature("Too short."))
    assert len(set(bands(mark))) == 24


def test_a_signature_is_the_same_for_ever():
    assert signature(" ".join(f"word{n}" for n in range(40)))[:8].hex() == "2760bb016c9a0308"
