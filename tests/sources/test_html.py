import json
import time
from pathlib import Path

import pytest

from diplomatics.sources import Limits
from tests.sources.reading import error_of, read_file

BODY = """
<p>MOSCOW, May 10 (Wire) &mdash; The foreign ministers of Iran, Russia, Syria and Turkey agreed on Wednesday to ask
their deputies to prepare a <b>road</b>map for better ties between Ankara and Damascus.</p>
<p>The ministers&#8217; statement said the talks had been held in a &quot;positive and constructive&quot; atmosphere,
and that contacts would go on in the same format.</p>
<p>No date was set for the next round. A diplomat said it could be held before the summer &lt;if all is well&gt;.</p>
"""
FOOT = "<footer>Copyright 2024. All rights reserved.</footer><script>var words = 'not text';</script>"


def page(head: str = "", body: str = BODY, attributes: str = "") -> str:
    menu = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>'
    return (
        f"<!doctype html><html{attributes}><head>{head}</head><body>{menu}<article>{body}</article>{FOOT}</body></html>"
    )


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Four ministers meet",
    "datePublished": "2023-05-10T21:30:00+03:00",
    "publisher": {"@type": "Organization", "name": "The Daily Envoy"},
    "mainEntityOfPage": {"@id": "https://envoy.example/four"},
    "inLanguage": "en-GB",
}
META = (
    '<meta property="og:title" content="Ministers &amp; deputies"><meta property="og:site_name" content="The Meta">'
    '<meta property="article:published_time" content="2023-05-11T08:00:00Z">'
    '<link rel="canonical" href="https://meta.example/1"><meta property="og:locale" content="en_GB">'
)


def test_the_words_of_the_article_and_where_they_stand(tmp_path: Path) -> None:
    source = page(linked({"@graph": [{"@type": "WebSite"}, ARTICLE]}) + META)
    raw = read_file(tmp_path, "a.html", source)
    assert raw.text.startswith("MOSCOW, May 10 (Wire) — The foreign ministers")
    assert "a roadmap for" in raw.text
    assert "<if all is well>" in raw.text
    for unwanted in ("Home", "Copyright", "not text"):
        assert unwanted not in raw.text
    mapped = 0
    for run in raw.segments:
        if run.source_start is not None and run.end - run.start > 1:
            words = raw.text[run.start : run.end]
            mapped += len(words)
            there = source[run.source_start : run.source_start + len(words)]
            assert all(a == b or a == "&" for a, b in zip(there, words, strict=True))  # an entity
    assert mapped > 0.75 * len(raw.text)


def test_json_ld_comes_first(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.html", page(linked([ARTICLE]) + META + "<title>Page title</title>"))
    assert (raw.title, raw.publisher) == ("Four ministers meet", "The Daily Envoy")
    assert (raw.published, raw.uri) == ("2023-05-10T21:30:00+03:00", "https://envoy.example/four")
    assert raw.language == "en-GB"


def test_then_meta_tags(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.html", page(linked({"@type": "WebSite", "name": "X"}) + META + "<title>T</title>"))
    assert (raw.title, raw.publisher) == ("Ministers & deputies", "The Meta")
    assert (raw.published, raw.uri) == ("2023-05-11T08:00:00Z", "https://meta.example/1")
    assert raw.language == "en_GB"


def test_then_the_page_itself(tmp_path: Path) -> None:
    body = '<h1>Ministers <i>meet</i></h1><time datetime="2023-05-12">yesterday</time>' + BODY
    raw = read_file(tmp_path, "a.html", page("<title>Ministers meet | The Site</title>", body, ' lang="en"'))
    assert (raw.title, raw.published, raw.language) == ("Ministers meet", "2023-05-12", "en")
    assert raw.publisher is raw.uri is None


@pytest.mark.parametrize(
    "title", ["Ministers meet | The Meta", "The Meta - Ministers meet", "Ministers meet — the meta"]
)
def test_the_publisher_is_no_part_of_the_title(tmp_path: Path, title: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="The Meta">'
    assert read_file(tmp_path, "a.html", page(head)).title == "Ministers meet"


@pytest.mark.parametrize("broken", ["{", '{"@type": ["NewsArticle"], "headline": 5}', "[" * 5000, '"text"', ""])
def test_broken_json_ld_is_passed_over(tmp_path: Path, broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script>{META}'
    assert read_file(tmp_path, "a.html", page(head)).title == "Ministers & deputies"


def test_a_declared_charset(tmp_path: Path) -> None:
    source = page('<meta charset="iso-8859-2">').replace("Damascus", "Łódź")
    assert "Łódź" in read_file(tmp_path, "a.html", source.encode("iso-8859-2", "xmlcharrefreplace")).text


def test_a_page_of_scripts(tmp_path: Path) -> None:
    source = page(
        "<script src='app.js'></script>", '<div id="root"></div><noscript>Please enable JavaScript.</noscript>'
    )
    source = (
        source.replace("<li>", "<!--")
        .replace("</li>", "-->")
        .replace(FOOT, "<script>let a = 'words of code';</script>")
    )
    assert error_of(tmp_path, "a.html", source) == (
        "a.html: this page has no text of its own (it builds it with scripts). "
        "Open it in a browser and save the finished page, or its text as .txt."
    )


def test_a_page_without_text(tmp_path: Path) -> None:
    assert error_of(tmp_path, "a.html", "<html><body><img src=a.png></body></html>").startswith(
        "a.html: this page has no text of its own."
    )


def test_a_page_too_deep_and_a_page_too_large(tmp_path: Path) -> None:
    assert error_of(tmp_path, "a.html", "<html><body>" + "<div>" * 5000 + "words of a report") == (
        "a.html: the elements of this page are nested too deeply. Save its text as .txt and read that."
    )
    message = error_of(tmp_path, "a.html", page(), Limits(markup_bytes=100))
    assert message.startswith("a.html: this is larger than the limit of 100 bytes.")


@pytest.mark.parametrize("part", ["<!--", "<", "<a ", "&", "<a b='", "</", "<p", "<script>", "<![CDATA[", "<meta x="])
def test_hostile_pages_take_moments(tmp_path: Path, part: str) -> None:
    start = time.perf_counter()
    read_file(tmp_path, "a.html", f"<html><body><p>Some words to read.</p>{part * (200_000 // len(part))}")
    assert time.perf_counter() - start < 10
