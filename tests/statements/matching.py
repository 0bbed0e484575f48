"""Compares a statement with a gold entry (its form: tests/gold/statements/README.md)."""

from diplomatics.contract import Party, Time
from diplomatics.contract.walk import principal

PARTIES = {
    "participants", "parties", "actors", "recipients", "assignees", "holder", "said_by", "addressees", "concerning",
    "coordination", "assigned_by", "of_parties", "about", "mediators", "host",
}  # fmt: skip
CONTENT = ("content", "deliverable", "of", "name", "summary")


def fits(want, statement, reading):
    """Whether every field of a gold entry is so in a statement."""
    return all(_field_fits(key, value, statement, reading) for key, value in want.items())


def _field_fits(key, value, statement, reading):
    if key == "words":
        content = " ".join(str(getattr(statement, f, "")) for f in CONTENT).lower()
        return all(word.lower() in content for word in value)
    found = getattr(statement, key)
    if key in PARTIES:
        parties = [found] if isinstance(found, Party) else found or []
        actors = {a.id: a for a in reading.actors}
        return {principal(p.actor, actors) for p in parties} >= set(value)
    if isinstance(found, Time) or (value is None and found is None):
        return (found.value if found else None) == (None if value is None else str(value))
    if key == "place":
        return found is not None and value in found.name
    if key == "topics":
        return set(value) <= set(found)
    return found == value
