"""What people decide: kept with author, time and reason, carried out, undone, and never lost by a re-reading."""

import pytest
from msgspec.structs import replace

from diplomatics.errors import UsageError
from diplomatics.record import open_record
from tests.record.made import met, state, told

FOUR = "IRN RUS SYR TUR"
WHO = "A. Analyst"


@pytest.fixture
def record(tmp_path):
    with open_record(tmp_path / "talks.db", create=True) as opened:
        opened.keep(told("r-1", met(FOUR), met("JOR SYR", "2023-05-01", "Amman")))
        opened.keep(told("r-2", met(FOUR), publisher="Courier"))
        yield opened


def moscow(record):
    return next(e for e in record.entries() if e.best("place") == "Moscow")


def again(name, *meetings, shift="", **given):
    """The same report read by a newer version: other ids, and evidence that starts elsewhere."""
    found = told(name, *meetings, **given)
    statements = replace(
        found.statements,
        meetings=[
            replace(m, id=m.id.replace("/", "/new-"), found_by="newer", evidence=[_shorter(m.evidence[0])])
            for m in found.statements.meetings
        ],
    )
    return replace(found, statements=statements)


def _shorter(evidence):
    return replace(evidence, start=evidence.start + 4, text=evidence.text[4:])


def test_a_correction_comes_first_and_what_was_read_stays_beside_it(record):
    entry = moscow(record)
    record.judge("correct", entry.statements[0], author=WHO, reason="the ministry's page", date="2023-05-11")
    entry = moscow(record)
    assert [(v.value, v.by) for v in entry.fields["date"]] == [
        (["2023-05-11", "2023-05-11"], WHO), (["2023-05-10", "2023-05-10"], None)]  # fmt: skip
    assert entry.notes[0].text == "the ministry's page"


def test_a_correction_can_part_what_was_joined_and_join_what_was_apart(record):
    entry = moscow(record)
    given = record.judge("correct", entry.statements[1], author=WHO, date="2023-04-04", place="Astana")
    assert len(record.entries()) == 3
    record.keep(told("r-3", met(FOUR, "2023-04-04", "Astana"), published="2023-04-05", publisher="Gazette"))
    assert sorted(e.sources for e in record.entries()) == [1, 1, 2]
    record.judge("undo", given.number, author=WHO)
    assert sorted(e.sources for e in record.entries()) == [1, 1, 2]
    assert moscow(record).sources == 2


def test_a_rejected_statement_counts_no_more(record):
    record.judge("reject", moscow(record).statements[1], author=WHO, reason="misread")
    assert moscow(record).sources == 1
    record.judge("reject", moscow(record).id, author=WHO)
    assert [e.best("place") for e in record.entries()] == ["Amman"]


def test_people_join_and_part(record):
    amman = next(e for e in record.entries() if e.best("place") == "Amman")
    given = record.judge("same", amman.id, moscow(record).id, author=WHO)
    (entry,) = record.entries()
    assert entry.differs("date") and entry.differs("place")
    assert record.entry(amman.id) == record.entry(moscow(record).id) == entry
    record.judge("undo", given.number, author=WHO)
    assert len(record.entries()) == 2


def test_what_people_joined_parts_when_its_statement_is_gone(record):
    amman = next(e for e in record.entries() if e.best("place") == "Amman")
    record.judge("same", amman.id, moscow(record).id, author=WHO)
    before = told("r-1", met(FOUR), met("JOR SYR", "2023-05-01", "Amman"))
    record.keep(replace(before, statements=replace(before.statements, meetings=before.statements.meetings[:1])))
    (entry,) = record.entries()
    assert not entry.differs("date")
    record.keep(before)
    assert record.entries()[0].differs("date")


def test_the_later_of_two_judgements_on_a_pair_holds(record):
    first, second = moscow(record).statements
    record.judge("not_same", first, second, author=WHO)
    assert len(record.entries()) == 3
    record.judge("same", first, second, author="B. Other")
    assert len(record.entries()) == 2
    record.judge("not_same", first, second, author=WHO)
    assert len(record.entries()) == 3


def test_an_undo_can_be_undone(record):
    given = record.judge("reject", moscow(record).statements[1], author=WHO)
    after = state(record)
    undone = record.judge("undo", given.number, author=WHO)
    assert moscow(record).sources == 2
    record.judge("undo", undone.number, author=WHO)
    assert state(record) == after
    with pytest.raises(UsageError, match="undone already"):
        record.judge("undo", undone.number, author=WHO)


def test_notes_grades_confirmations_and_moves(record):
    name = moscow(record).id
    assert (moscow(record).source_grade, moscow(record).information_grade) == ("F", "6")
    record.judge("annotate", name, author=WHO, text="see the photographs")
    record.judge("confirm", name, author=WHO)
    record.judge("grade_source", "r-1", author=WHO, grade="B")
    record.judge("grade_information", moscow(record).statements[0], author=WHO, grade="2")
    record.judge("move_state", name, author=WHO, state="cancelled", reason="it never took place")
    entry = moscow(record)
    assert [n.text for n in entry.notes] == ["see the photographs", None, "it never took place"]
    assert (entry.confirmed, entry.source_grade, entry.information_grade, entry.state) == (True, "B", "2", "cancelled")


def test_a_withdrawn_report_counts_until_its_withdrawal(record):
    before = record.history()[-1].at
    given = record.judge("withdraw_report", "r-2", author=WHO, reason="the outlet withdrew it")
    assert moscow(record).sources == 1
    assert [r.reports[0].id for r in record.readings()] == ["r-1"]
    assert len(record.readings(as_of=before)) == 2
    assert next(e for e in record.entries(as_of=before) if e.best("place") == "Moscow").sources == 2
    assert [r.withdrawn for r in record.reports()] == [False, True]
    record.keep(again("r-2", met(FOUR), publisher="Courier"))
    assert moscow(record).sources == 1
    record.judge("undo", given.number, author=WHO)
    assert moscow(record).sources == 2


def test_no_judgement_is_lost_by_a_re_reading(record):
    entry, amman = moscow(record), next(e for e in record.entries() if e.best("place") == "Amman")
    record.judge("correct", entry.statements[0], author=WHO, place="Sochi")
    record.judge("not_same", entry.statements[0], entry.statements[1], author=WHO)
    record.judge("reject", amman.id, author=WHO)
    record.judge("annotate", entry.statements[1], author=WHO, text="a note")
    record.judge("grade_information", entry.statements[1], author=WHO, grade="3")
    before = [(e.id, e.fields.keys(), e.best("place"), e.notes and e.notes[0].text, e.information_grade)
              for e in record.entries()]  # fmt: skip
    assert len(before) == 2
    assert record.keep(again("r-1", met(FOUR), met("JOR SYR", "2023-05-01", "Amman"))) == "re-read"
    assert record.keep(again("r-2", met(FOUR), publisher="Courier")) == "re-read"
    after = [(e.id, e.fields.keys(), e.best("place"), e.notes and e.notes[0].text, e.information_grade)
             for e in record.entries()]  # fmt: skip
    assert after == before
    assert all("/new-" in s for e in record.entries() for s in e.statements)
    assert record.unbound() == []


def test_a_judgement_whose_statement_is_gone_is_listed_and_comes_back_with_it(record):
    amman = next(e for e in record.entries() if e.best("place") == "Amman")
    given = record.judge("annotate", amman.id, author=WHO, text="a note")
    full = told("r-1", met(FOUR), met("JOR SYR", "2023-05-01", "Amman"))
    record.keep(replace(full, statements=replace(full.statements, meetings=full.statements.meetings[:1])))
    assert [j.number for j in record.unbound()] == [given.number]
    record.keep(full)
    assert record.unbound() == []
    assert next(e for e in record.entries() if e.best("place") == "Amman").notes[0].text == "a note"


@pytest.mark.parametrize(
    ("kind", "content", "message"),
    [
        ("correct", {}, "at least one field"),
        ("correct", {"colour": "red"}, "no field"),
        ("correct", {"date": "May"}, "no day"),
        ("annotate", {}, "needs a text"),
        ("grade_source", {"grade": "Z"}, "no grade"),
        ("grade_information", {"grade": "A"}, "no grade"),
        ("move_state", {"state": "met"}, "no state of a meeting"),
        ("confirm", {"text": "x"}, "takes no fields"),
        ("same", {}, "speaks of two"),
        ("praise", {}, "no kind of judgement"),
    ],
)
def test_what_cannot_be_meant_is_said(record, kind, content, message):
    with pytest.raises(UsageError, match=message):
        record.judge(kind, moscow(record).id, author=WHO, **content)
    assert record.judgements() == []


def test_a_judgement_has_an_author_and_a_target_that_is_there(record):
    with pytest.raises(UsageError, match="author"):
        record.judge("confirm", moscow(record).id, author=" ")
    with pytest.raises(UsageError, match="no entry, statement or report"):
        record.judge("confirm", "meeting-0", author=WHO)
    with pytest.raises(UsageError, match="not of a report"):
        record.judge("confirm", "r-1", author=WHO)
    with pytest.raises(UsageError, match="no judgement 9"):
        record.judge("undo", 9, author=WHO)


def test_the_doubtful_come_first_and_the_confirmed_not_at_all(record):
    record.keep(told("r-3", met(FOUR, "2023-05-11"), publisher="Gazette", published="2023-05-12"))
    record.keep(told("r-4", met("JOR SYR", None, None, None), publisher="Gazette", published="2023-05-02"))
    (contradicted,) = record.doubtful()
    assert contradicted.why == "joined with certainty 0.73; reports differ in date"
    given = record.judge("same", "r-4/1", "r-1/2", author=WHO)
    record.judge("confirm", contradicted.entry.id, author=WHO)
    record.keep(told("r-4", met("RUS IRN", None, "Sochi"), publisher="Gazette", published="2023-05-02"))
    full = told("r-4", more="Nothing more.", publisher="Gazette", published="2023-05-02")
    record.keep(full)
    assert [d.judgement.number for d in record.doubtful()] == [given.number]
