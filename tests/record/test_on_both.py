"""What a record does, on a file and on a server: the same tests, the same answers."""

import pytest

from diplomatics.errors import RecordError, UsageError
from diplomatics.record import open_record
from tests.record.made import met, state, told
from tests.record.variants import corpus

FOUR = "IRN RUS SYR TUR"


@pytest.fixture
def record(where):
    with open_record(where, create=True) as opened:
        yield opened


def test_what_is_kept_comes_back_in_the_order_in_which_it_came(record, where):
    given = [told(f"r-{n}", met(FOUR)) for n in (3, 1, 2)]
    assert [record.keep(each, notice="made up") for each in given] == ["added"] * 3
    assert record.keep(given[0]) == "unchanged"
    with open_record(where) as again:
        assert again.readings() == given
        assert again.notices() == ["made up"]


def test_nothing_was_kept(where):
    with pytest.raises(RecordError, match=r"no such record file|nothing was ever kept"):
        open_record(where)


def test_one_meeting_of_three_reports_is_one_entry(record):
    record.keep(told("r-1", met(FOUR)))
    record.keep(told("r-2", met("RUS SYR TUR", place=None), publisher="Courier"))
    record.keep(told("r-3", met(FOUR, "2023-05-11"), publisher="Gazette", published="2023-05-12"))
    (entry,) = record.entries(kind="meeting")
    assert entry.sources == 3
    assert entry.best("date") == ["2023-05-10", "2023-05-10"]
    assert entry.conflicts == ("date", "participants")
    assert all("agree: " in link.reasons for link in record.links(entry))


def test_a_reading_that_is_superseded_is_still_what_was_known(record):
    record.keep(told("r-1", met(FOUR)))
    then = record.history()[-1].at
    record.keep(told("r-1", met(FOUR, level=None), more=""))
    assert record.readings(as_of=then) == [told("r-1", met(FOUR))]
    assert record.entries(as_of=then)[0].best("level") == ["foreign ministers"]
    assert record.entries()[0].best("level") is None
    assert record.entries(as_of="2020-01-01") == []


def test_questions_by_kind_party_and_window(record):
    record.keep(told("r-1", met(FOUR), met("JOR SYR", "2023-05-01", "Amman")))
    assert [e.best("place") for e in record.entries()] == ["Amman", "Moscow"]
    assert [e.best("place") for e in record.entries(party="JOR")] == ["Amman"]
    assert [e.best("place") for e in record.entries(since="2023-05-02")] == ["Moscow"]
    assert [e.best("place") for e in record.entries(until="2023-05-02")] == ["Amman"]
    assert record.entries(kind="task") == []
    assert len(record.entries(limit=1)) == 1


def test_search_finds_entries_by_words_in_any_form(record):
    record.keep(told("r-1", met(FOUR), met("JOR SYR", "2023-05-01", "Amman")))
    assert [e.best("place") for e in record.search("ministers Jordan")] == ["Amman"]
    assert [e.best("place") for e in record.search("minister Moscow")] == ["Moscow"]
    assert record.search('"*" OR ((') == []
    assert record.search("Narnia") == []


def test_judgements_hold_and_are_undone(record):
    record.keep(told("r-1", met(FOUR)))
    record.keep(told("r-2", met(FOUR), publisher="Courier"))
    before = state(record)
    (entry,) = record.entries()
    given = record.judge("not_same", entry.id, entry.statements[1], author="A. Analyst", reason="two rounds")
    assert len(record.entries()) == 2
    record.judge("undo", given.number, author="A. Analyst")
    assert state(record) == before
    with pytest.raises(UsageError):
        record.judge("correct", "nothing", author="A. Analyst", place="Sochi")


def test_a_report_deleted_or_reduced_leaves_a_trace(record):
    record.keep(told("r-1", met(FOUR), more="A secret stands here."))
    record.keep(told("r-2", met(FOUR), more="A secret stands here.", publisher="Courier"))
    record.reduce("r-1", author="A. Analyst", reason="licence ended")
    record.delete("r-2", author="A. Analyst", reason="asked for")
    (held,) = record.readings()
    assert "secret" not in held.reports[0].text
    assert held.statements == told("r-1", met(FOUR), more="A secret stands here.").statements
    assert [(c.action, c.report) for c in record.history()[-2:]] == [
        ("reduce report to quotations", "r-1"), ("delete report", "r-2")]  # fmt: skip
    assert record.keep(told("r-2", met(FOUR), more="A secret stands here.", publisher="Courier")) == "withheld"
    assert record.keep(told("r-1", met(FOUR), more="A secret stands here.")) == "withheld"
    assert [e.reports for e in record.entries()] == [("r-1",)]


def test_outlets_are_covered_until(record):
    record.keep(told("r-1", met(FOUR)))
    record.keep(told("r-2", met(FOUR), published="2023-06-01"))
    (covered,) = record.coverage()
    assert (covered.publisher, covered.reports, covered.last) == ("Example Wire", 2, "2023-06-01")


def test_a_made_corpus_is_the_same_in_any_order(record, tmp_path):
    readings = corpus(7, 60).readings
    for each in readings:
        record.keep(each)
    with open_record(tmp_path / "other.db", create=True) as other:
        for each in reversed(readings):
            other.keep(each)
        assert record.entries() == other.entries()
