import itertools
from pathlib import Path

from diplomatics.sources import Limits
from tests.sources.reading import error_of, read_bytes, read_file

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Daily Envoy</title><language>en-gb</language>
<item><title>Talks &amp;amp; walks</title><link>https://envoy.example/1</link><guid>g1</guid>
 <pubDate>Wed, 10 May 2023 23:30:00 +0300</pubDate><description>A short one.</description>
 <content:encoded><![CDATA[<p>The two sides <b>met</b> on Wednesday.</p>
 <p>They agreed.<script>alert(1)</script></p>]]></content:encoded></item>
<item><title> </title></item>
<item><title>Only a headline</title></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Envoy</title>
<entry><title type="html">Talks &lt;b&gt;open&lt;/b&gt;</title><id>tag:1</id><updated>2023-05-10T10:00:00Z</updated>
<link rel="alternate" href="https://envoy.example/2"/><summary>Short &amp; plain.</summary></entry></feed>"""


def test_rss() -> None:
    found, errors = read_bytes(RSS)
    first, headline = found
    assert (first.title, first.text) == ("Talks & walks", "The two sides met on Wednesday.\n\nThey agreed.")
    assert (first.publisher, first.uri, first.external_id) == ("The Daily Envoy", "https://envoy.example/1", "g1")
    assert (first.published, first.language) == ("Wed, 10 May 2023 23:30:00 +0300", "en-gb")
    assert (headline.title, headline.text) == ("Only a headline", "Only a headline")
    assert errors == ["standard input#2: this entry has no words. The other entries are read."]


def test_atom(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.atom", ATOM)
    assert (raw.title, raw.text, raw.published) == ("Talks open", "Short & plain.", "2023-05-10T10:00:00Z")
    assert (raw.origin, raw.external_id) == (f"{tmp_path}/a.atom#1", "tag:1")


def test_a_feed_cut_short_is_warned_of(tmp_path: Path) -> None:
    raw = read_file(tmp_path, "a.rss", RSS[: RSS.index(b"<item><title> <")])
    assert raw.warnings == (
        f"{tmp_path}/a.rss: this feed is not well-formed XML; entries may be cut short or missing.",
    )


def test_what_is_no_feed(tmp_path: Path) -> None:
    assert error_of(tmp_path, "a.xml", "<a><b/></a>") == (
        "a.xml: this XML file is not a feed. Give an RSS or Atom feed file."
    )
    assert error_of(tmp_path, "a.rss", "no xml & <nothing") == (
        "a.rss: this is not a well-formed feed. Give an RSS or Atom feed file."
    )
    assert error_of(tmp_path, "a.rss", '<rss version="2.0"><channel><title>x</title></channel></rss>') == (
        "a.rss: this feed has no entries. Save it again, or give another feed."
    )
    assert "larger than the limit of 100 bytes" in error_of(tmp_path, "a.rss", RSS, Limits(markup_bytes=100))


def test_entities_that_grow_without_end(tmp_path: Path) -> None:
    names = "abcdefghi"
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 20}">' for a, b in itertools.pairwise(names))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"a" * 50}">{grown}]><rss version="2.0"><channel><item>'
    found, _ = read_bytes(f"{bomb}<title>&i;</title></item></channel></rss>".encode())
    assert sum(len(raw.text) for raw in found) < 100_000
