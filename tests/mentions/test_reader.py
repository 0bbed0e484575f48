"""The reader of all mentions together."""

from __future__ import annotations

import subprocess
import sys

from diplomatics.contract import Report
from diplomatics.documents.document import Dateline, Document
from diplomatics.mentions.reader import default_mention_reader

TEXT = (
    "DOHA, May 10 - The foreign ministers of Egypt and Qatar met in Doha on Wednesday.\n"
    "They issued a joint statement. Brazil's envoy Marta Reis called it a step forward."
)


def document(publisher: str | None = None, uri: str | None = None) -> Document:
    report = Report(
        id="r", external_id=None, kind="news", title=None, publisher=publisher, uri=uri, language="en",
        published="2023-05-10", text=TEXT,
    )  # fmt: skip
    return Document(report, "test", dateline=Dateline(0, 12, ((0, 4),), day="--05-10", day_span=(6, 12)))


def test_all_kinds_without_a_parse() -> None:
    mentions, actors = default_mention_reader().read(document(), [])
    assert [m.text for m in mentions.actors if m.span[0] < 12] == []
    first = mentions.actors[0]
    assert (list(first.members), first.role) == (["EGY", "QAT"], "foreign minister")
    assert actors["marta-reis"].of == "BRA"
    assert {p.name for p in mentions.places} == {"Doha"}
    assert mentions.places[0].span == (0, 4)
    assert [i.type for i in mentions.instruments] == ["statement"]
    assert any(t.text.endswith("Wednesday") for t in mentions.times)
    for mention in mentions.actors:
        assert all(i in actors for i in (*mention.members, *([mention.actor] if mention.actor else [])))


def test_whose_voice_it_is() -> None:
    reader = default_mention_reader()
    assert reader.is_interested(document(publisher="TASS"))
    assert reader.is_interested(document(publisher="state broadcaster, Iran"))
    assert reader.is_interested(document(uri="https://www.mfa.gov.tr/statement"))
    assert not reader.is_interested(document(publisher="BBC News"))
    assert not reader.is_interested(document(publisher="an international wire agency"))
    assert not reader.is_interested(document(uri="https://example.org/aa.com.tr"))
    assert not reader.is_interested(document())


def test_importing_reads_no_data() -> None:
    code = (
        "import sys; import diplomatics.mentions.reader; from diplomatics.registry import loader; "
        "sys.exit(loader.load.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
