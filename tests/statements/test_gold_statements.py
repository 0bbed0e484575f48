"""Every gold statement (tests/gold/statements) is read; what must never be read is not."""

from pathlib import Path

import pytest

from diplomatics.api import read_text
from diplomatics.vocabulary.loader import read_yaml
from tests.statements.matching import fits

FOLDER = Path(__file__).parents[1] / "gold" / "statements"
CASES = [(path.stem, i, case) for path in sorted(FOLDER.glob("*.yaml")) for i, case in enumerate(read_yaml(path))]


@pytest.mark.parametrize(("name", "number", "case"), CASES, ids=[f"{n}-{i}-{c['text'][:40]}" for n, i, c in CASES])
def test_a_gold_text_is_read_as_it_must_be(name, number, case):
    reading = read_text(case["text"], date=str(case["published"]) if case.get("published") else None)
    for kind, wanted in case.get("expect", {}).items():
        found = getattr(reading.statements, kind)
        if not wanted:
            assert found == [], f"{kind} were read where there are none"
        for want in wanted:
            assert any(fits(want, s, reading) for s in found), f"{kind}: {want} not among {found}"
    for kind, banned in case.get("never", {}).items():
        for never in banned:
            wrong = [s for s in getattr(reading.statements, kind) if fits(never, s, reading)]
            assert not wrong, f"{kind}: {never} must not be read"
