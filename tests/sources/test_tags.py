from hypothesis import given
from hypothesis import strategies as st

from diplomatics.sources.markup import words
from diplomatics.sources.page import read_page
from diplomatics.sources.tags import pieces


def test_tags_attributes_and_text() -> None:
    found = list(pieces("a<!-- x --><A HREF='1 > 0' b=\"2\" c d=&amp;>t</a><br/>1 < 2"))
    assert [(p.start, p.text, p.tag, p.closing) for p in found] == [
        (0, "a", None, False),
        (11, "", "a", False),
        (43, "t", None, False),
        (44, "", "a", True),
        (48, "", "br", False),
        (53, "1 < 2", None, False),
    ]
    assert found[1].attributes() == {"href": "1 > 0", "b": "2", "c": "", "d": "&"}


def test_scripts_are_one_piece() -> None:
    assert [p.text for p in pieces("<script>a<b></SCRIPT>c")] == ["", "a<b>", "", "c"]


def test_a_quotation_mark_that_nothing_closes() -> None:
    assert words('<p title="open>One two.</p><p>Three.</p>').text.strip() == "One two.\n\nThree."


def test_words() -> None:
    shown = words(
        "<title>T</title><p>One\n two&nbsp;&eacute;<br>three</p><pre>a\n  b</pre><svg><p>no</p></svg><td>c<td>d"
    )
    assert shown.text == "One two\u00a0é\nthree\n\na\n  b\n\n c d"


@given(st.text(alphabet="<>/!-ap =\"'&;#1[]\n", max_size=200))
def test_any_page_is_cut_without_a_gap(page: str) -> None:
    read_page(page)
    shown = words(page)
    assert sum(run.end - run.start for run in shown.segments) == len(shown.text)
    last = -1
    for piece in pieces(page):
        assert piece.start > last
        last = piece.start
        if piece.tag is None:
            assert page[piece.start : piece.start + len(piece.text)] == piece.text
