from pathlib import Path

import pytest

from diplomatics.sources import Limits
from tests.sources.pdf_maker import lines, make_pdf
from tests.sources.reading import error_of, read_file

FIRST = lines(
    "The foreign ministers of the four countries met in Moscow on Wednesday and",
    "agreed to ask their deputies to prepare a roadmap for the normali-",
    "sation of ties, in the same four-",
    "party format as before.",
)
SECOND = lines("No date was set for the next round of the talks that the ministers held.", y=640)


def test_lines_become_paragraphs_and_hyphens_go(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.pdf", make_pdf([[*FIRST, *SECOND]], title="Talks in Moscow"))
    assert raw.title == "Talks in Moscow"
    assert raw.text == (
        "The foreign ministers of the four countries met in Moscow on Wednesday and agreed to ask their deputies "
        "to prepare a roadmap for the normalisation of ties, in the same four-party format as before.\n\n"
        "No date was set for the next round of the talks that the ministers held."
    )
    assert raw.published is None


def test_pages_are_counted(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.pdf", make_pdf([FIRST, SECOND]))
    place = raw.text.index("No date")
    (run,) = [run for run in raw.segments if run.start <= place < run.end]
    assert (run.page, run.source_start) == (2, 0)
    assert raw.segments[0].page == 1


def test_a_sentence_goes_on_over_the_page(tmp_path: Path) -> None:
    pages = [
        [*lines("Header of the paper", y=770), *lines("The ministers agreed to"), *lines("1", y=40)],
        [*lines("Header of the paper", y=770), *lines("meet again in May."), *lines("2", y=40)],
        [*lines("Header of the paper", y=770), *lines("They set no day."), *lines("Page 3 of 3", y=40)],
    ]
    raw = read_file(tmp_path, "a.pdf", make_pdf(pages))
    assert raw.text == "The ministers agreed to meet again in May.\n\nThey set no day."


@pytest.mark.parametrize("title", ["Microsoft Word - draft.doc", "untitled", "final_v2.docx", "abc"])
def test_a_file_name_is_no_title(tmp_path: Path, title: str) -> None:
    assert read_file(tmp_path, "a.pdf", make_pdf([FIRST], title=title)).title is None


def test_a_truncated_pdf(tmp_path: Path) -> None:
    whole = make_pdf([FIRST])
    for cut in (len(whole) // 2, 60):
        message = error_of(tmp_path, "a.pdf", whole[:cut])
        assert message == "a.pdf: this PDF is cut off before its end. Download or save it again."


def test_a_damaged_pdf(tmp_path: Path) -> None:
    assert error_of(tmp_path, "a.pdf", b"%PDF-1.4\nnothing in here\n%%EOF") == (
        "a.pdf: this PDF is damaged and cannot be opened. Download or save it again."
    )


def test_an_encrypted_pdf(tmp_path: Path) -> None:
    assert error_of(tmp_path, "a.pdf", make_pdf([FIRST], encrypted=True)) == (
        "a.pdf: this PDF is encrypted. Save a copy without a password and read that."
    )


def test_a_pdf_without_text(tmp_path: Path) -> None:
    assert error_of(tmp_path, "a.pdf", make_pdf([[]])) == (
        "a.pdf: this PDF has no text, only pictures of it. Run it through text recognition."
    )


def test_a_text_called_pdf(tmp_path: Path) -> None:
    message = "a.pdf: this is not a PDF file. Download or save it again."
    assert error_of(tmp_path, "a.pdf", "The ministers met.") == message


def test_too_many_pages_and_too_many_words(tmp_path: Path) -> None:
    assert error_of(tmp_path, "a.pdf", make_pdf([FIRST, SECOND]), Limits(pdf_pages=1)) == (
        "a.pdf: this PDF has 2 pages; the limit is 1. Split it into its parts."
    )
    assert error_of(tmp_path, "a.pdf", make_pdf([FIRST, SECOND]), Limits(report_characters=50)) == (
        "a.pdf: this PDF has more than the limit of 50 characters. Split it into its parts."
    )
