from datetime import date

import pytest

from diplomatics.documents import make_document, parse_date_option
from diplomatics.documents.calendar_words import parse_metadata
from diplomatics.errors import UsageError
from diplomatics.sources.raw import RawReport

TODAY = date(2024, 6, 1)
BODY = "The two ministers met in Moscow on Wednesday and agreed that their deputies should go on with the talks."


def when(head: str = "", metadata: str | None = None, given: date | None = None) -> tuple[str | None, str | None, str]:
    document = make_document(RawReport(text=head + BODY, origin="a.txt", published=metadata), given, today=TODAY)
    return document.report.published, document.published_from, " ".join(document.warnings)


UNKNOWN = 'so that times such as "last week" stay unresolved. Give its date with --date YYYY-MM-DD.'


def test_precedence() -> None:
    full = "MOSCOW, 10 May 2023 - "
    assert when(full, "2023-05-11", date(2023, 5, 12)) == ("2023-05-12", "given", "")
    assert when(full, "2023-05-11") == ("2023-05-11", "metadata", "")
    assert when(full) == ("2023-05-10", "dateline", "")
    assert when() == (None, None, f"a.txt: its date of publication is not known, {UNKNOWN}")


def test_a_dateline_without_a_year_gives_no_year() -> None:
    day = "a.txt: its date of publication is not known (its dateline has a day, --05-10, but no year)"
    assert when("MOSCOW, May 10 - ") == (None, None, f"{day}, {UNKNOWN}")
    assert when("MOSCOW, May 10 - ", "2023") == ("2023-05-10", "dateline", "")
    assert when("MOSCOW, Feb 29 - ", "2023")[0] is None


@pytest.mark.parametrize("metadata", ["2023-05", "2023"])
def test_a_month_or_a_year_is_no_day(metadata: str) -> None:
    assert when(metadata=metadata)[0] is None


@pytest.mark.parametrize(
    ("metadata", "warning"),
    [
        ("2031-01-01", "a.txt: the source's date 2031-01-01 cannot be right and is ignored."),
        ("1066-10-14", "a.txt: the source's date 1066-10-14 cannot be right and is ignored."),
        ("2024-06-05", "a.txt: the source's date 2024-06-05 cannot be right and is ignored."),
        ("yesterday", "a.txt: the source's date 'yesterday' cannot be understood and is ignored."),
        ("03/04/2023", "a.txt: the source's date '03/04/2023' cannot be understood and is ignored."),
        ("2023-02-30", "a.txt: the source's date '2023-02-30' cannot be understood and is ignored."),
    ],
)
def test_absurd_dates_are_ignored_with_a_warning(metadata: str, warning: str) -> None:
    published, source, warnings = when(metadata=metadata)
    assert (published, source) == (None, None)
    assert warnings.startswith(warning)
    assert when("MOSCOW, 10 May 2023 - ", metadata) == ("2023-05-10", "dateline", warning)


def test_tomorrow_is_still_a_date() -> None:
    assert when(metadata="2024-06-03")[:2] == ("2024-06-03", "metadata")


def test_dates_far_apart_are_warned_of() -> None:
    published, _, warnings = when("MOSCOW, 10 May 2023 - ", "2024-01-10")
    assert published == "2024-01-10"
    assert warnings == (
        "a.txt: the source's date is 2024-01-10, but its dateline says 2023-05-10; the source's date is kept. "
        "Give the right one with --date YYYY-MM-DD if it is wrong."
    )


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2023-05-10", "2023-05-10"),
        ("2023-05-10T23:59:00-07:00", "2023-05-10"),
        ("2023-05-10 08:00", "2023-05-10"),
        ("20230510", "2023-05-10"),
        ("20230510T080000Z", "2023-05-10"),
        ("2023/05/10", "2023-05-10"),
        ("Wed, 10 May 2023 23:30:00 +0300", "2023-05-10"),
        ("May 10, 2023", "2023-05-10"),
        ("10 May 2023", "2023-05-10"),
        ("Published on Wednesday, 10th of May 2023", "2023-05-10"),
        ("13/05/2023", "2023-05-13"),
        ("05/13/2023", "2023-05-13"),
        ("05/05/2023", "2023-05-05"),
        ("2023-05", "2023-05"),
        ("2023", "2023"),
        ("May 10", "--05-10"),
        ("05/06/2023", None),
        ("2023-13-01", None),
        ("2023-99", None),
        ("soon", None),
        ("", None),
    ],
)
def test_metadata_dates(value: str, iso: str | None) -> None:
    found = parse_metadata(value)
    assert (found.iso() if found else None) == iso


def test_a_good_option() -> None:
    assert parse_date_option(" 2023-05-10 ") == date(2023, 5, 10)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("10.05.2023", "--date '10.05.2023' leaves open which number is the day, the month and the year. {example}"),
        ("13.05.2023", "--date '13.05.2023' is not in the form year-month-day. If you mean it so: --date 2023-05-13."),
        (
            "10 May 2023",
            "--date '10 May 2023' is not in the form year-month-day. If you mean it so: --date 2023-05-10.",
        ),
        ("20230510", "--date '20230510' is not in the form year-month-day. If you mean it so: --date 2023-05-10."),
        ("10-05-2023", "--date '10-05-2023' leaves open which number is the day, the month and the year. {example}"),
        (
            "2023-13-05",
            "--date 2023-13-05 is not a day of the calendar (month 13? The order is year, month, day: "
            "--date 2023-05-13). {example}",
        ),
        ("2023-02-30", "--date 2023-02-30 is not a day of the calendar (2023-02 has no day 30). {example}"),
        ("2023-00-10", "--date 2023-00-10 is not a day of the calendar (there is no month 00). {example}"),
        ("2023-ab-cd", "--date 2023-ab-cd is not a day of the calendar. {example}"),
        ("2023-05", "--date '2023-05' is not a whole day. {example}"),
        ("May 10", "--date 'May 10' is not a whole day. {example}"),
        ("yesterday", "--date 'yesterday' is not a date. {example}"),
        ("", "--date empty is not a date. {example}"),
        (
            "1700-01-01",
            "--date 1700-01-01 lies before 1800; it is the day on which the report was published. {example}",
        ),
        (
            "2031-01-01",
            "--date 2031-01-01 lies in the future; it is the day on which the report was published. {example}",
        ),
    ],
)
def test_a_wrong_option(text: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_date_option(text, today=TODAY)
    assert str(caught.value) == message.format(example="Write it as YYYY-MM-DD, for example 2023-05-10.")
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("head", "metadata", "differs"),
    [
        ("", "2023-05-13", False),  # another zone's day
        ("", "2023-05-14", True),
        ("MOSCOW, May 10, 2023 (Wire) - ", None, False),  # printed two days later
        ("MOSCOW, May 10, 2022 (Wire) - ", None, True),
    ],
)
def test_a_given_date_that_is_not_the_sources_own_is_used_and_said(head, metadata, differs) -> None:
    day, source, warnings = when(head, metadata, date(2023, 5, 12))
    assert (day, source) == ("2023-05-12", "given")
    assert ("its own date is not that of --date" in warnings) is differs


def test_nothing_is_counted_from_a_dateline_that_cannot_be_right() -> None:
    raw = RawReport(text="SANA'A, March 5 2099 (Agency) - " + BODY, origin="a.txt")
    document = make_document(raw, None, today=TODAY)
    assert document.report.published is None
    assert "the day of its dateline, 2099-03-05, cannot be right" in document.warnings[0]
    assert document.dateline is not None
    assert document.dateline.day is None


def test_a_page_date_far_from_the_given_one_is_told() -> None:
    warning = when("Jakarta, 27 May 2023\n\n", given=date(2024, 3, 4))[2]
    assert warning == "a.txt: its own date is not that of --date. The one of --date is used."
    assert when("Jakarta, 27 May 2023\n\n", given=date(2023, 5, 28))[2] == ""


@pytest.mark.parametrize("line", ["Published: 3 March 2024, 18:30 CET.", "Dated 3 March 2024."])
def test_a_published_line_may_end_in_a_full_stop(line: str) -> None:
    assert when(f"{line}\n\n") == ("2024-03-03", "page date", "")
