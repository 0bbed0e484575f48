from pathlib import Path

import pytest

from diplomatics.documents import Dateline, make_document
from diplomatics.documents.datelines import find_dateline
from diplomatics.sources.raw import RawReport

LONG = (
    "The foreign ministers of Iran, Russia, Syria and Turkey agreed on Wednesday to ask their deputies to prepare a "
    "roadmap for better ties between Ankara and Damascus, a joint statement said."
)


def parts(head: str) -> tuple[list[str], str | None, str | None]:
    text = head + LONG
    found = find_dateline(text, 0)
    assert found is not None, head
    assert text[found.end :].strip() == LONG
    if found.day_span:
        assert text[slice(*found.day_span)] in head
    return [text[a:b] for a, b in found.places], found.day, found.agency


@pytest.mark.parametrize(
    ("head", "places", "day", "agency"),
    [
        ("MOSCOW, May 10 (Wire) - ", ["MOSCOW"], "--05-10", "Wire"),
        ("ABUJA/NIAMEY, Aug 7 - ", ["ABUJA", "NIAMEY"], "--08-07", None),
        ("NEW DELHI, Tuesday 22 October 2024 - ", ["NEW DELHI"], "2024-10-22", None),
        ("BEIJING, March 10 - ", ["BEIJING"], "--03-10", None),
        ("GENEVA (Agency) -- ", ["GENEVA"], None, "Agency"),
        ("PRAGUE - ", ["PRAGUE"], None, None),
        ("KYIV, Ukraine — ", ["KYIV"], None, None),
        ("BRUSSELS, Belgium (Wire) — ", ["BRUSSELS"], None, "Wire"),
        ("MOSCOW, May 10. /WIRE/. ", ["MOSCOW"], "--05-10", "WIRE"),
        ("ISLAMABAD: ", ["ISLAMABAD"], None, None),
        ("Geneva, 10 May 2023 – ", ["Geneva"], "2023-05-10", None),
        ("Beijing (People's Paper) - ", ["Beijing"], None, "People's Paper"),
        ("UNITED NATIONS, May 10, 2023 (Wire) -- ", ["UNITED NATIONS"], "2023-05-10", "Wire"),
        ("WASHINGTON, D.C., Sept. 3 - ", ["WASHINGTON"], "--09-03", None),
        ("PORT-AU-PRINCE, 1st of June 2023 - ", ["PORT-AU-PRINCE"], "2023-06-01", None),
        ("10 May 2023, Moscow - ", ["Moscow"], "2023-05-10", None),
        ("NAIROBI, Kenya (Wire) _ ", ["NAIROBI"], None, "Wire"),
        ("HELENA, Mont. (Wire) - ", ["HELENA"], None, "Wire"),
        ("WASHINGTON _\n   ", ["WASHINGTON"], None, None),
        ("WASHINGTON—", ["WASHINGTON"], None, None),
        ("BEIRUT (AP) ", ["BEIRUT"], None, "AP"),
        ("SOUTH BANK, April 5 (Wire):", ["SOUTH BANK"], "--04-05", "Wire"),
        ("ALLENDALE, N.J. -- ", ["ALLENDALE"], None, None),
        ("Riyadh, Rajab 12, 1444H, February 3, 2024, SPA -- ", ["Riyadh"], "2024-02-03", "SPA"),
        ("JEDDAH, 21 Sha'ban 1445H, March 2, 2024 (SPA) -- ", ["JEDDAH"], "2024-03-02", "SPA"),
        ("Ouagadougou (Agency) | 5 March 2024 | ", ["Ouagadougou"], "2024-03-05", "Agency"),
        ("MOSCOW. March 3. KAZINFORM - ", ["MOSCOW"], "--03-03", "KAZINFORM"),
        ("Kyiv · 5 March 2024 - ", ["Kyiv"], "2024-03-05", None),
        ("ANKARA / DAMASCUS, 2023-05-10 - ", ["ANKARA", "DAMASCUS"], "2023-05-10", None),
    ],
)
def test_datelines(head: str, places: list[str], day: str | None, agency: str | None) -> None:
    assert parts(head) == (places, day, agency)


@pytest.mark.parametrize(
    "line",
    [
        LONG,
        "BREAKING - " + LONG,
        "UPDATE 2: " + LONG,
        "UN: " + LONG,
        "SYRIA - TALKS RESUME",
        "MOSCOW, Feb 30 - short",
        "Ankara - which had said no - " + LONG,
        "The talks (in Geneva) - " + LONG,
        "NATO (the alliance) said so. " + LONG,
        "By A. Writer. MOSCOW (Wire) - " + LONG,
        "One.\nTwo.\nJAMES: " + LONG,
        "Q: " + LONG,
        "Minister: " + LONG,
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert find_dateline(line, 0) is None


def test_a_dateline_after_a_byline() -> None:
    text = f"Ministers meet\nBy A. Writer\nMOSCOW, May 10 (Wire) - {LONG}"
    document = make_document(RawReport(text=text, origin="a"))
    assert document.dateline is not None
    assert document.text[document.dateline.start : document.dateline.end].startswith("MOSCOW")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Meetings coverage, 30 August 2021", "2021-08-30"),
        ("Published: Wed, 10 May 2023 14:05 GMT", "2023-05-10"),
        ("May 10, 2023", "2023-05-10"),
        ("10 May 2023 | World", "2023-05-10"),
        ("Press release - 2023-05-10", "2023-05-10"),
    ],
)
def test_page_dates(line: str, day: str) -> None:
    document = make_document(RawReport(text=f"SECURITY COUNCIL\n{line}\n{LONG}", origin="a"))
    assert document.report.title == "SECURITY COUNCIL"
    assert document.report.published == day
    assert document.published_from == "page date"
    assert document.dateline == Dateline(
        start=17, end=17 + len(line), places=(), day=day, day_span=document.dateline and document.dateline.day_span
    )


@pytest.mark.parametrize(
    "line", ["The talks began on 10 May 2023", "They had met by 10 May 2023", "He said so on 10 May 2023.", "10 May"]
)
def test_what_is_no_page_date(line: str) -> None:
    assert make_document(RawReport(text=f"SECURITY COUNCIL\n\n{line}\n{LONG}", origin="a")).report.published is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Four ministers meet in Moscow\n\n{LONG}", "Four ministers meet in Moscow"),
        (f"Four ministers meet in Moscow\n{LONG}", "Four ministers meet in Moscow"),
        (f"What was agreed?\nMOSCOW, May 10 - {LONG}", "What was agreed?"),
        (f"{LONG}\n{LONG}", None),
        (f"Four ministers met in Moscow.\n\n{LONG}", None),
        (f"MOSCOW, May 10 - The ministers met\n\n{LONG}", None),
        (f"- a list item\n\n{LONG}", None),
        (f"1. Reaffirms its resolutions\n\n{LONG}", None),
        (f"Dear colleagues,\n\n{LONG}", None),
        (f"(Undated)\n\n{LONG}", None),
        (f"The talks ended. They will go on\n\n{LONG}", None),
        (f"U.S. envoy arrives\n\n{LONG}", "U.S. envoy arrives"),
        (f"and so it went on\n\n{LONG}", None),
        (f"10 May 2023\n\n{LONG}", None),
        ("Four ministers meet in Moscow", None),
        ("A short line\nAnother short line\nA third short line", None),
    ],
)
def test_a_first_line_that_is_a_headline(text: str, title: str | None) -> None:
    document = make_document(RawReport(text=text, origin="a"))
    assert document.report.title == title
    assert document.text == text
    assert document.text[document.body_start :] == (text if title is None else text[len(title) :].lstrip("\n"))


def test_a_given_title_comes_first_and_has_no_source() -> None:
    document = make_document(RawReport(text=LONG, origin="a", title="  Four\nministers  meet "))
    assert document.text == f"Four ministers meet\n{LONG}"
    assert (document.report.title, document.body_start) == ("Four ministers meet", 20)
    assert document.offsets.to_source(0) is document.offsets.to_source(19) is None
    assert document.offsets.to_source(20) == 0


def test_a_given_title_is_not_said_twice() -> None:
    document = make_document(RawReport(text=f"FOUR MINISTERS MEET!\n\n{LONG}", origin="a", title="Four ministers meet"))
    assert document.text == f"FOUR MINISTERS MEET!\n\n{LONG}"
    assert document.report.title == "FOUR MINISTERS MEET!"
    assert document.text[document.body_start :] == LONG


def test_a_title_alone_is_a_report() -> None:
    document = make_document(RawReport(text="", origin="a", title="Ministers meet in Moscow"))
    assert (document.text, document.body_start) == ("Ministers meet in Moscow", 24)


def test_the_five_cases_and_the_seed() -> None:
    shared = Path(__file__).parents[3] / "shared"
    if not shared.is_dir():
        pytest.skip("the public benchmark data are not here")
    texts = {path.parent.name: path.read_text(encoding="utf-8") for path in shared.glob("cases/*/article.txt")}
    heads = {name: make_document(RawReport(text=text, origin=name)) for name, text in texts.items()}
    days = {name[:2]: document.dateline.day for name, document in heads.items() if document.dateline}
    assert days == {"01": "--03-10", "06": None, "09": "2021-08-30", "12": "2024-10-22", "13": "--08-07"}
