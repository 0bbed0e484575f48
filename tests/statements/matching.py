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
    if key in SPECIAL:
        return SPECIAL[key](value, statement, reading)
    found = getattr(statement, key)
    if key in PARTIES:
        parties = [found] if isinstance(found, Party) else found or []
        return _principals(parties, reading) >= set(value)
    if isinstance(found, Time) or (value is None and found is None):
        return (found.value if found else None) == (None if value is None else str(value))
    if key == "place":
        return found is None if value is None else found is not None and value in found.name
    if key == "topics":
        return set(value) <= set(found)
    return found == value


def _principals(parties, reading):
    actors = {a.id: a for a in reading.actors}
    return {principal(p.actor, actors) for p in parties}


def _has(words, text):
    return all(str(word).lower() in text.lower() for word in words)


def _words(value, statement, reading):
    return _has(value, " ".join(str(getattr(statement, f, "")) for f in CONTENT))


def _purpose(value, statement, reading):
    return _has(value, " ".join(statement.purpose))


def _basis(value, statement, reading):
    return _has(value, " ".join(statement.basis))


def _requires(value, statement, reading):
    """Each requirement wanted is there: its words, and by whom where that is given."""
    return all(
        any(
            _has(want.get("words", []), found.text)
            and ("by" not in want or want["by"] in _principals([found.by] if found.by else [], reading))
            for found in statement.requires
        )
        for want in value
    )


def _clause(value, statement, reading):
    found = statement.clause
    return found is not None and (found.part, found.number) == (value["part"], value["number"])


def _stages(value, statement, reading):
    return set(value) <= {step.stage for step in statement.history}


def _positions(value, statement, reading):
    taken = {(who, p.position) for p in statement.positions for who in _principals([p.party], reading)}
    return {(want["party"], want["position"]) for want in value} <= taken


def _states(value, statement, reading):
    """What became of an undertaking for each party wanted."""
    found = {(who, s.state) for s in statement.states for who in _principals([s.party], reading)}
    return {(want["party"], want["state"]) for want in value} <= found


def _outcomes_at_least(value, statement, reading):
    return len(statement.outcomes) >= value


def _meetings_at_least(value, statement, reading):
    return len(statement.meetings) >= value


SPECIAL = {
    "words": _words, "purpose_words": _purpose, "basis_words": _basis, "requires": _requires, "clause": _clause,
    "stages": _stages, "positions": _positions, "states": _states, "meetings_at_least": _meetings_at_least,
    "outcomes_at_least": _outcomes_at_least,
}  # fmt: skip
