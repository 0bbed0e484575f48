"""Makes the mention of a resolved phrase: its country, sector, function and the holder of its office."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from diplomatics.contract.terms import Sector
from diplomatics.mentions.actors.functions import function_of
from diplomatics.mentions.actors.holders import holder_of
from diplomatics.mentions.actors.phrase import Phrase
from diplomatics.mentions.actors.readings import best
from diplomatics.mentions.actors.result import Result
from diplomatics.mentions.mention import ActorMention, Candidate

if TYPE_CHECKING:
    from diplomatics.mentions.actors.resolver import Resolver


def make_mention(resolver: Resolver, phrase: Phrase, result: Result) -> ActorMention:
    """The mention of a phrase."""
    start, end = resolver.words[phrase.first].start, resolver.words[phrase.last].end
    one = result.ids[0] if len(result.ids) == 1 else None
    holder = _holder(resolver, phrase, one)
    candidates = tuple(result.candidates)
    if holder:
        candidates = (*candidates, Candidate(holder, "holds the office that day", 0.5))
    return ActorMention(
        span=(start, end),
        text=resolver.text[start:end],
        actor=one,
        country=_country(resolver, phrase, one),
        sector=_sector(resolver, result),
        role=result.role,
        candidates=candidates,
        reason=result.reason,
        members=result.ids if len(result.ids) > 1 else (),
        place_like=phrase.place_like,
        entry=resolver.book.get(one) if one else None,
        function=function_of(phrase.roles) if result.ids else None,
        holder=holder,
    )


def _country(resolver: Resolver, phrase: Phrase, actor: str | None) -> str | None:
    """The actor's country, else where the words say that it is at home."""
    country = resolver.book.country(actor) if actor else None
    if country is None and phrase.based_in:
        return best(resolver.readings(phrase.based_in, resolver.sentence(phrase)))
    return country


def _sector(resolver: Resolver, result: Result) -> Sector | None:
    if result.sector:
        return cast(Sector, result.sector)
    first = resolver.book.get(result.ids[0]) if result.ids else None
    return first.sector if first else None


def _holder(resolver: Resolver, phrase: Phrase, actor: str | None) -> str | None:
    """Who held the office that day. An acting, deputy or former holder is another person than the office's."""
    entry = resolver.book.get(actor) if actor else None
    if actor is None or entry is None or entry.kind != "office":
        return None
    if not all(r.text in r.office.words for r in phrase.roles):
        return None
    return holder_of(actor, resolver.book.day)
