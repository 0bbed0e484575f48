"""Names of parties as a reader wants them: who, in which role, for whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from diplomatics.contract import Actor, Party

Actors = Mapping[str, Actor]


def unique(parties: Iterable[Party]) -> list[Party]:
    """Each actor in each role once, in the order of the text."""
    return list({(p.actor, p.role): p for p in parties}.values())


def principal(actor: str, actors: Actors) -> str:
    """The state or organisation that an actor stands for in the end; itself where it stands for nobody."""
    seen = {actor}
    while (known := actors.get(actor)) and known.of and known.of not in seen:
        actor = known.of
        seen.add(actor)
    known = actors.get(actor)
    return known.country if known and known.country and known.kind in ("office", "person") else actor


def principals(parties: Iterable[Party], actors: Actors) -> frozenset[str]:
    """The states and organisations behind some parties."""
    return frozenset(principal(p.actor, actors) for p in parties)


def plain(parties: Iterable[Party], actors: Actors) -> tuple[str, ...]:
    """Names alone, persons with the state or body that they act for."""
    return tuple(dict.fromkeys(_plain(party, actors) for party in parties))


def with_roles(parties: Iterable[Party], actors: Actors) -> tuple[str, ...]:
    """Names with roles; the same role of several is said once: "foreign ministers of Iran, Russia"."""
    groups: dict[str | None, list[Party]] = {}
    for party in unique(parties):
        groups.setdefault(_role(party), []).append(party)
    found: list[str] = []
    for role, members in groups.items():
        if role is None or len(members) == 1:
            found.extend(_single(p, actors) for p in members)
        else:
            found.append(f"{plural(role)} of {listed([_plain(p, actors) for p in members])}")
    return tuple(dict.fromkeys(found))


def listed(names: Sequence[str], most: int = 8) -> str:
    """Names in a row; beyond `most` a count stands for the rest."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def plural(role: str) -> str:
    """ "chief of staff" -> "chiefs of staff"; a role that is plural already stays."""
    head, of, rest = role.partition(" of ")
    if not head.endswith("s"):
        head = f"{head[:-1]}ies" if head.endswith("y") and head[-2:-1] not in "aeiou" else f"{head}s"
    return f"{head}{of}{rest}"


def _role(party: Party) -> str | None:
    return party.role.lower() if party.role else None


def _plain(party: Party, actors: Actors) -> str:
    actor = actors.get(party.actor)
    if actor is None or actor.kind != "person":
        return party.name
    behind = actors.get(principal(party.actor, actors))
    return f"{party.name} ({behind.name})" if behind and behind.id != party.actor else party.name


def _single(party: Party, actors: Actors) -> str:
    role, actor = _role(party), actors.get(party.actor)
    if role is None or role in party.name.lower() or (actor and actor.kind in ("person", "office")):
        return _plain(party, actors)
    return f"{party.name} ({role})"
