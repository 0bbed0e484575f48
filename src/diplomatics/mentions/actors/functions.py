"""What the words say of somebody's part in the matter: mediator, guarantor, host, monitor, envoy."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast

from diplomatics.contract.terms import PartyFunction
from diplomatics.mentions.actors.discourse import Discourse, Ref
from diplomatics.mentions.actors.roles import Role
from diplomatics.mentions.actors.words import Word
from diplomatics.registry.registry import registry


@cache
def _words() -> dict[str, PartyFunction]:
    return {w: cast(PartyFunction, f) for f, row in registry().words("functions").items() for w in row}


def function_of(roles: Sequence[Role]) -> PartyFunction | None:
    """The function that a role word names; a former one has none."""
    for role in roles:
        found = _words().get(role.text)
        if found and not role.former:
            return found
    return None


def doers(words: Sequence[Word], discourse: Discourse, first: int, function: str) -> Ref | None:
    """Those of whom the text said that they did it: "Qatar and Egypt mediated", "brokered by Oman".

    `first` is where the word stands that names the function: right after a row and its comma it tells what they are.
    """
    sentence = words[first].sentence
    verbs = frozenset(registry().words("function_verbs").get(function, ()))
    best: Ref | None = None
    for ref in discourse.back(sentence, 6):
        if len(ref.ids) > 1 and ref.last + 2 == first and words[ref.last + 1].text == ",":
            return ref
        if _does(words, ref, verbs) and (best is None or len(ref.ids) > len(best.ids)):
            best = ref
    return best


def _does(words: Sequence[Word], ref: Ref, verbs: frozenset[str]) -> bool:
    after = [w.lower for w in words[ref.last + 1 : ref.last + 4]]
    before = [w.lower for w in words[max(ref.word - 3, 0) : ref.word]]
    if after and after[0] in verbs:
        return True
    if len(after) > 1 and after[0] in ("has", "have", "had", "also", "which", "who") and set(after[1:]) & verbs:
        return True
    return "by" in before and bool(set(before) & verbs)
