"""Every example that stands in a vocabulary file is read as its row says."""

import pytest

from diplomatics.api import read_text
from diplomatics.vocabulary.loader import load

ROWS = load("relations")["states"]


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['state']}-{row['example'][0][:40]}" for row in ROWS])
def test_the_example_of_a_relation_row_is_read(row):
    text, first, second = row["example"]
    wanted = {row["state"], row.get("when_planned"), row.get("when_denied")}
    found = read_text(text).statements.relations
    assert any(r.state in wanted and {p.actor for p in r.parties} == {first, second} for r in found), found
    if row.get("directed"):
        assert any([p.actor for p in r.parties] == [first, second] for r in found)
