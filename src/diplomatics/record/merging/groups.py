"""Disjoint groups that can be joined (union-find), the same whatever the order of joining."""

from __future__ import annotations


class Groups:
    """Names in groups; the smallest name of a group stands for it."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}

    def add(self, name: str) -> None:
        """A name in a group of its own, unless it is known."""
        if name not in self._above:
            self._above[name] = name
            self._members[name] = {name}

    def head(self, name: str) -> str:
        """The name that stands for the group of `name`."""
        self.add(name)
        while self._above[name] != name:
            self._above[name] = name = self._above[self._above[name]]
        return name

    def members(self, name: str) -> set[str]:
        """The group of `name`."""
        return self._members[self.head(name)]

    def join(self, a: str, b: str) -> None:
        """Make one group of two."""
        first, second = sorted((self.head(a), self.head(b)))
        if first != second:
            self._above[second] = first
            self._members[first] |= self._members.pop(second)

    def all(self) -> list[frozenset[str]]:
        """Every group, in the order of their first names."""
        return [frozenset(self._members[name]) for name in sorted(self._members)]
