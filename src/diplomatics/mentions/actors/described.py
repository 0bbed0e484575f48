"""Resolves descriptions: "the Arab country", "the bloc", "the kingdom", "Arab governments"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomatics.mentions.actors.phrase import Phrase
from diplomatics.mentions.actors.result import Result
from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.mention import Candidate
from diplomatics.registry.registry import registry

if TYPE_CHECKING:
    from diplomatics.mentions.actors.resolver import Resolver

CLOSED_GROUPS = frozenset({"baltic", "nordic", "benelux"})


def described(resolver: Resolver, phrase: Phrase) -> Result | None:
    """The result of a description; null where nothing that the text has named fits it."""
    kind, _, key = phrase.name.partition(":")
    if kind == "region":
        return _region(resolver, phrase, key)
    if kind == "organisation":
        return _organisation(resolver, phrase, key)
    return _state(resolver, phrase, kind, key)


def _region(resolver: Resolver, phrase: Phrase, group: str) -> Result:
    """ "the Arab country" is one named before; "Arab governments" stay open, with their organisation as candidate."""
    states = registry().states
    role = phrase.roles[0].text if phrase.roles else None
    sector = phrase.roles[0].office.sector if phrase.roles else "GOV"
    if not phrase.plural and phrase.definite:
        found = resolver.discourse.newest_state(resolver.sentence(phrase), lambda i: group in states[i].groups)
        if found:
            return Result(
                (found,), role, [Candidate(found, f"the {group} state named before", 0.8)], "described, named before"
            )
    if phrase.plural and group in CLOSED_GROUPS and not phrase.roles:
        ids = tuple(s.id for s in states.values() if group in s.groups)
        for i in ids:
            resolver.book.get(i)
        return Result(ids, role, [Candidate(i, "closed group of states", 0.9) for i in ids], "closed group of states")
    if not phrase.plural and phrase.definite and not phrase.roles and (named := _described_state(resolver, phrase)):
        return named
    bodies = [o for o in registry().organisations.values() if o.speaks_of == group]
    offered = [Candidate(o.id, f"organisation of {group} states", 0.3) for o in bodies]
    return Result((), role, offered, f"{group} states, which ones the text leaves open", sector=sector)


def _described_state(resolver: Resolver, phrase: Phrase) -> Result | None:
    """ "the Islamic Emirate": a state's own description that begins with a region's adjective."""
    words = resolver.words[phrase.first : phrase.last + 1]
    text = " ".join(w.lower for w in words).removeprefix("the ")
    result = _state(resolver, phrase, "state", text)
    return result if result and result.ids else None


def _organisation(resolver: Resolver, phrase: Phrase, word: str) -> Result | None:
    rows = registry().organisations
    for ref in resolver.discourse.back(resolver.sentence(phrase), 60):
        if (
            word in listed("group_words")
            and ref.sentence >= resolver.sentence(phrase) - 3
            and _is_group(resolver, ref.ids)
        ):
            found = Candidate(ref.ids[0], f"the {word} named before", 0.75)
            return Result(ref.ids, None, [found], "described, named before")
        fits = [i for i in ref.ids if i in rows and word in rows[i].words]
        if len(fits) == 1:
            return Result(
                (fits[0],), None, [Candidate(fits[0], f"the {word} named before", 0.8)], "described, named before"
            )
    return None


def _is_group(resolver: Resolver, ids: tuple[str, ...]) -> bool:
    """Whether they are one armed group, party or movement."""
    return len(ids) == 1 and ids[0] in registry().groups and registry().groups[ids[0]].of is None


def _state(resolver: Resolver, phrase: Phrase, kind: str, key: str) -> Result | None:
    states = registry().states

    def fits(i: str) -> bool:
        return kind == "any-state" or any(d.lower().removeprefix("the ") == key for d in states[i].descriptions)

    reach = 2 if kind == "any-state" else 60
    found = resolver.discourse.newest_state(resolver.sentence(phrase), fits, reach)
    if found is None:
        rows = [s.id for s in states.values() if fits(s.id)] if kind == "state" else []
        offered = [Candidate(i, "may be described so", 0.3) for i in rows]
        if len(rows) == 1:
            resolver.book.get(rows[0])
            return Result((rows[0],), None, [Candidate(rows[0], "the only state described so", 0.6)], "described")
        return Result((), None, offered, "described, not named before") if offered else None
    return Result((found,), None, [Candidate(found, "described, named before", 0.75)], "described, named before")
