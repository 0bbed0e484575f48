"""A user's own values laid over ours."""

from __future__ import annotations

import pytest

from diplomatics.vocabulary.merging import merge


@pytest.mark.parametrize(
    ("own", "ours", "merged"),
    [
        (["a", "b"], ["b", "c"], ["a", "b", "c"]),
        ({"x": ["a"]}, {"x": ["b"], "y": 1}, {"x": ["a", "b"], "y": 1}),
        ({"y": 2}, {"y": 1}, {"y": 2}),
        (None, ["kept"], ["kept"]),
        ([1.5, 2.5], [3.5, 4.5], [1.5, 2.5]),
        (
            [{"id": "A", "name": "New", "names": ["N"]}],
            [{"id": "A", "name": "Old", "names": ["O"], "of": "B"}],
            [{"id": "A", "name": "New", "names": ["N", "O"], "of": "B"}],
        ),
        ([{"id": "C", "name": "Added"}], [{"id": "A"}], [{"id": "C", "name": "Added"}, {"id": "A"}]),
        ([{"id": "A", "drop": True}], [{"id": "A"}, {"id": "B"}], [{"id": "B"}]),
        ([{"on": ["urge"]}], [{"on": ["ask"]}], [{"on": ["urge"]}, {"on": ["ask"]}]),
        # an id that stands several times in ours cannot be changed: the user's row comes first
        ([{"id": "A", "x": 1}], [{"id": "A", "x": 2}, {"id": "A", "x": 3}],
         [{"id": "A", "x": 1}, {"id": "A", "x": 2}, {"id": "A", "x": 3}]),
    ],
)  # fmt: skip
def test_what_the_user_gives_comes_first(own, ours, merged) -> None:
    before = repr((own, ours))
    assert merge(own, ours) == merged
    assert repr((own, ours)) == before
