"""Reads role phrases: "deputy foreign ministers", "the defense ministers and intelligence chiefs"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.lexicon import Entry, roles, singulars
from diplomatics.mentions.actors.words import Word
from diplomatics.registry.registry import registry
from diplomatics.registry.rows import Office


@dataclass(frozen=True, slots=True)
class Role:
    """One role: `text` in the singular as the record keeps it, `head` the index of its last word."""

    text: str
    office: Office
    plural: bool
    first: int
    last: int
    former: bool = False


# A role word before one of these is no role: "general election", "military operation" keeps its army.
_NEVER_BEFORE: dict[str, frozenset[str]] = {
    "general": frozenset({"election", "elections", "strike", "assembly", "amnesty", "public", "agreement", "staff"}),
    "major": frozenset({"power", "powers", "attack", "offensive", "step", "issue", "non", "nato", "role", "city"}),
    "chief": frozenset({"executive", "of"}),
    "state": frozenset({"visit", "television", "tv", "media", "of", "news", "department", "duma", "council", "radio"}),
    "head": frozenset({"of", "to"}),
    "public": frozenset({"opinion", "statement"}),
    "press": frozenset({"conference", "release", "briefing"}),
    "side": frozenset({"of"}),
    "guard": frozenset({"post"}),
    "marine": frozenset({"life", "environment"}),
    "family": frozenset({"of"}),
}
_FORMER = frozenset({"former", "ex", "then", "ousted", "deposed", "late"})


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(registry().words("modifiers"))


@cache
def _fillers() -> frozenset[str]:
    return frozenset(registry().words("fillers")) | _modifiers()


@cache
def _portfolios() -> frozenset[str]:
    """ "foreign", "defence": words that stand before "minister" and may be joined ("foreign and defence ministers")."""
    found: set[str] = set()
    for office in registry().offices:
        found |= {w.removesuffix(" minister") for w in office.words if w.endswith(" minister") and w.count(" ") == 1}
    return frozenset(found - _modifiers())


def read_roles(words: Sequence[Word], starts: dict[int, Hit], i: int) -> tuple[list[Role], int]:
    """The roles joined at word `i`, and the index after them; ([], i) where there is none."""
    found: list[Role] = []
    j = i
    while True:
        role, after = _one(words, starts, j, opening=not found)
        if not role:
            break
        found.extend(role)
        j = after
        k = _over_joint(words, j)
        if k == j or not _one(words, starts, k, opening=False)[0]:
            break
        j = k
    return found, j if found else i


def _over_joint(words: Sequence[Word], j: int) -> int:
    """The index after ", and", "and", "," between two roles."""
    k = j
    if k < len(words) and words[k].text == ",":
        k += 1
    if k < len(words) and words[k].lower in ("and", "or", "&"):
        return k + 1
    return j


def _one(words: Sequence[Word], starts: dict[int, Hit], i: int, opening: bool) -> tuple[list[Role], int]:
    kept: list[str] = []
    j, former = i, False
    while j < len(words) and words[j].sentence == words[i].sentence:
        joint = _joint_portfolio(words, starts, j)
        if joint:
            return joint
        hit = starts.get(j)
        if hit and hit.has("office") and _may_head(words, hit):
            return [_role(words, hit, i, kept, former)], hit.last + 1
        step = _passed_over(words, starts, j)
        if not step:
            break
        if words[j].lower in _FORMER:
            former = True
        if words[j].lower in _modifiers():
            kept.append(words[j].lower)
        j += step
        if j - i > 5:
            break
    return [], i


def _passed_over(words: Sequence[Word], starts: dict[int, Hit], j: int) -> int:
    """How many words a filler takes ("high-level" is three), or 0."""
    word = words[j]
    if j in starts and not (starts[j].has("office") and word.lower in _fillers()):
        return 0
    if j + 2 < len(words) and words[j + 1].text == "-" and words[j + 1].start == word.end:
        compound = f"{word.lower}-{words[j + 2].lower}"
        if compound in _fillers() or words[j + 2].lower in (
            "backed",
            "led",
            "elected",
            "level",
            "ranking",
            "appointed",
        ):
            return 3
    return 1 if word.lower in _fillers() else 0


def _may_head(words: Sequence[Word], hit: Hit) -> bool:
    following = words[hit.last + 1].lower if hit.last + 1 < len(words) else ""
    return following not in _NEVER_BEFORE.get(words[hit.last].lower, frozenset())


def _joint_portfolio(words: Sequence[Word], starts: dict[int, Hit], j: int) -> tuple[list[Role], int] | None:
    """ "foreign and defence ministers": two roles that share their noun."""
    if words[j].lower not in _portfolios() or j + 2 >= len(words) or words[j + 1].lower != "and":
        return None
    hit = starts.get(j + 2)
    if hit is None or not hit.has("office") or not words[hit.last].lower.startswith("minister"):
        return None
    text = f"{words[j].lower} minister"
    office = next((e.office for e in _lookup(text) if e.office), None)
    second = _role(words, hit, j + 2, [], False)
    if office is None:
        return None
    return [Role(text, office, second.plural, j, hit.last), second], hit.last + 1


def _lookup(text: str) -> list[Entry]:
    node = roles().root
    for part in text.split():
        following = node.get(part)
        if not isinstance(following, dict):
            return []
        node = following
    ends = node.get("")
    return ends if isinstance(ends, list) else []


def _role(words: Sequence[Word], hit: Hit, first: int, kept: list[str], former: bool) -> Role:
    entry = hit.of("office")[0]
    assert entry.office is not None
    text = " ".join(w.lower for w in words[hit.first : hit.last + 1]).replace(" - ", "-").replace(" 's", "'s")
    if entry.plural:
        text = singulars().get(text, text)
    office = _deputised(entry.office, text, kept)
    text = " ".join([*(k for k in kept if k not in ("new",)), text])
    return Role(text, office, entry.plural, first, hit.last, former)


def _deputised(office: Office, text: str, kept: list[str]) -> Office:
    """ "deputy foreign minister" is another office than "foreign minister"."""
    if not {"deputy", "vice", "assistant"} & set(kept):
        return office
    full = next((e.office for e in _lookup(f"deputy {text}") if e.office), None)
    if full:
        return full
    return Office(f"deputy-{office.id}", (), (), office.sector, "agent", office.person, ("minister",))
