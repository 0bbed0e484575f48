"""No bytes make a reader fail otherwise than with a `SourceError`."""

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplomatics.errors import DiplomaticsError, SourceError
from diplomatics.sources import Limits
from diplomatics.sources.formats import FORMATS, Format
from diplomatics.sources.source import Source
from tests.sources.pdf_maker import lines, make_pdf
from tests.sources.test_feed import RSS
from tests.sources.test_html import META, page
from tests.sources.test_mail import MIXED
from tests.sources.test_markdown import PAGE

SEEDS = {
    "text": b"The ministers met.\n",
    "markdown": PAGE.encode(),
    "html": page(META).encode(),
    "pdf": make_pdf([lines("The ministers met in Moscow on Wednesday.", "They agreed.")], title="Talks"),
    "feed": RSS,
    "mail": MIXED.encode(),
    "jsonl": b'{"text": "Envoys met.", "id": 1}\n',
}


def read(kind: Format, data: bytes) -> None:
    errors: list[DiplomaticsError] = []
    try:
        for raw in kind.reader()(Source("a", io.BytesIO(data), Limits()), errors.append):
            assert isinstance(raw.text, str)
            end = 0
            for run in raw.segments:
                assert run.start == end
                end = run.end
            assert not raw.segments or end == len(raw.text)
    except SourceError as error:
        errors.append(error)
    for told in errors:
        assert told.where and told.remedy and "\n" not in str(told)


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_random_bytes(kind: Format, data: bytes) -> None:
    read(kind, data)


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_broken_sources(kind: Format, data: st.DataObject) -> None:
    seed = SEEDS[kind.name]
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(len(seed), start + 60)))
    read(kind, seed[:start] + data.draw(st.binary(max_size=20)) + seed[end:])
