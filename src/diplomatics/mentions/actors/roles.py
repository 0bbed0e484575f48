"""Reads role phrases: "deputy foreign ministers", "the defense ministers and intelligence chiefs"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from diplomatics.mentions.actors.compounds import over_unknown
from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.lexicon import Entry, roles, singulars
from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.actors.words import Word
from diplomatics.registry.loader import load
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


def read_roles(words: Sequence[Word], starts: dict[int, Hit], i: int, owned: bool = False) -> tuple[list[Role], int]:
    """The roles joined at word `i`, and the index after them; ([], i) where there is none.

    `owned` says that whose they are was read before: then a noun that we do not know may stand between ("coca
    growers").
    """
    found: list[Role] = []
    j = i
    while True:
        role, after = _one(words, starts, j, owned and not found)
        if not role:
            break
        found.extend(role)
        j = after
        k = _over_joint(words, j)
        if k == j or not _one(words, starts, k, False)[0]:
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


def _one(words: Sequence[Word], starts: dict[int, Hit], i: int, owned: bool) -> tuple[list[Role], int]:
    kept: list[str] = []
    j, former = i, False
    while j < len(words) and words[j].sentence == words[i].sentence:
        joint = _joint_portfolio(words, starts, j)
        if joint:
            return joint
        hit = starts.get(j)
        if hit and hit.has("office") and _may_head(words, hit):
            role, after = extended(words, starts, _role(words, hit, i, kept, former), hit.last + 1)
            return [role], after
        step = _passed_over(words, starts, j) or (over_unknown(words, starts, j) if owned else 0)
        if not step:
            break
        if words[j].lower in listed("former"):
            former = True
        if words[j].lower in _modifiers():
            kept.append(words[j].lower)
        j += step
        if j - i > 7:
            break
    return [], i


def _passed_over(words: Sequence[Word], starts: dict[int, Hit], j: int) -> int:
    """How many words a filler takes ("high-level" is three), or 0."""
    word = words[j]
    if word.lower == "de" and j + 1 < len(words) and words[j + 1].lower == "facto":
        return 2
    if j in starts and not (starts[j].has("office") and word.lower in _fillers()):
        return 0
    if j + 2 < len(words) and words[j + 1].text == "-" and words[j + 1].start == word.end:
        compound = f"{word.lower}-{words[j + 2].lower}"
        if compound in _fillers() or words[j + 2].lower in listed("passed_compounds"):
            return 3
    return 1 if word.lower in _fillers() else 0


def extended(words: Sequence[Word], starts: dict[int, Hit], role: Role, after: int) -> tuple[Role, int]:
    """The role with what follows it as part of it: "-designate", "turned president", "committee" + "chairman"."""
    if _text(words, after) == "-" and _text(words, after + 1) in ("designate", "elect", "designates"):
        text = f"{role.text}-{_text(words, after + 1)}"
        office = replace(role.office, id=f"{role.office.id}-{_text(words, after + 1)}")
        return replace(role, text=text, office=office, last=after + 1), after + 2
    turned = after + 1 if _text(words, after) == "-" else after
    if _text(words, turned) == "turned":
        begin = turned + 2 if _text(words, turned + 1) == "-" else turned + 1
        second, end = _one(words, starts, begin, False)
        if second:
            return replace(second[0], text=f"{role.text} turned {second[0].text}", first=role.first), end
    hit = starts.get(after)
    if hit is None or not hit.has("office") or words[after].sentence != words[role.first].sentence:
        return role, after
    second_role = _role(words, hit, after, [], False)
    if _may_head(words, hit) and _is_only_whose(role, second_role):
        if role.office.sector in ("OPP", "REB", "PTY"):
            second_role = replace(second_role, text=f"{role.text} {second_role.text}", office=role.office)
        return extended(words, starts, replace(second_role, first=role.first, former=role.former), hit.last + 1)
    joined = _joined(role, second_role) if _may_head(words, hit) else None
    if joined is None:
        return role, after
    text = f"{role.text} {second_role.text}"
    return Role(text, joined, second_role.plural, role.first, hit.last, role.former), hit.last + 1


def _text(words: Sequence[Word], i: int) -> str:
    return words[i].lower if i < len(words) else ""


# Sectors of bodies that their people keep ("customs", "committee"), and of bodies that are not the state's.
KEPT = frozenset({"MIL", "LEG", "JUD", "COP", "SPY"})
_OWN_BODIES = frozenset({"REB", "OPP", "PTY", "LAB", "REL", "CRM", "BUS", "NGO", "EDU"})


def _is_only_whose(first: Role, second: Role) -> bool:
    """ "Russian military bloggers", "army widows": the first word says only of what kind the second are."""
    if first.office.kind == "office" or " " in first.text:
        return False
    if first.plural and first.office.id != second.office.id:
        return False
    if second.office.kind == "agent" and not second.office.person and first.office.id == "government":
        return True  # "government forces"
    if second.office.kind != "own":
        return False
    return not (second.office.sector == "REB" and first.office.sector in KEPT)


def _joined(body: Role, holder: Role) -> Office | None:
    """The office of a body's word followed by a person's: "relations committee chairman", "party official"."""
    if body.plural or not holder.office.person or holder.office.kind not in ("office", "agent"):
        return None
    if body.office.kind == "own":
        return body.office if body.office.sector in _OWN_BODIES else None
    if body.office.kind == "office" or (body.office.person and body.office.kind == "agent"):
        return None
    return replace(holder.office, sector=body.office.sector) if body.office.sector in KEPT else holder.office


def _may_head(words: Sequence[Word], hit: Hit) -> bool:
    following = words[hit.last + 1].lower if hit.last + 1 < len(words) else ""
    if hit.first != hit.last and following == "of":
        return True
    word = words[hit.last]
    if word.is_cap and word.lower in listed("adjective_roles") and words[min(hit.last + 1, len(words) - 1)].is_cap:
        return False
    return following not in set(load("actor_words")["never_before"].get(words[hit.last].lower, ()))


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


def ranked(role: Role, ranks: list[str]) -> Role:
    """A role with a rank said before its owner: "the deputy Turkish foreign minister"."""
    return replace(role, text=" ".join([*ranks, role.text]), office=_deputised(role.office, role.text, ranks))


def _deputised(office: Office, text: str, kept: list[str]) -> Office:
    """ "deputy foreign minister" is another office than "foreign minister"."""
    if not {"deputy", "vice", "assistant"} & set(kept):
        return office
    full = next((e.office for e in _lookup(f"deputy {text}") if e.office), None)
    if full:
        return full
    return Office(f"deputy-{office.id}", (), (), office.sector, "agent", office.person, ("minister",))
