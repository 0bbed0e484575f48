"""Which actor an outlet belongs to, by its name or its site."""

from __future__ import annotations

from urllib.parse import urlsplit

from diplomatics.registry.registry import registry


def belongs_to(publisher: str | None, uri: str | None) -> str | None:
    """The id of the actor that an outlet belongs to or speaks for; null where it belongs to none we know."""
    name = (publisher or "").casefold()
    host = urlsplit(uri).hostname or "" if uri else ""
    for row in registry().publishers:
        if row.of is None:
            continue
        if name and name in {n.casefold() for n in (row.name, *row.names)}:
            return row.of
        if host and any(host == site or host.endswith("." + site) for site in row.sites):
            return row.of
    return _described(publisher or "")


def _described(publisher: str) -> str | None:
    """ "state broadcaster, Iran": an outlet described, with the state that it belongs to."""
    lowered = publisher.lower()
    if not any(word in lowered for word in ("state ", "government", "ministry", "presidency", "official ")):
        return None
    from diplomatics.mentions.actors.find import find_actors

    named = [m.actor for m in find_actors(publisher) if m.actor]
    return next((a for a in named if registry().is_state(a)), None)
