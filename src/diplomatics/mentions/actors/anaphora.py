"""Resolves what is said by description or pronoun: "they", "its", "the four countries", "the minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diplomatics.mentions.actors.apposition import told_at_once
from diplomatics.mentions.actors.described import described
from diplomatics.mentions.actors.discourse import Ref
from diplomatics.mentions.actors.functions import doers, function_of
from diplomatics.mentions.actors.phrase import Collective, Phrase
from diplomatics.mentions.actors.readings import best
from diplomatics.mentions.actors.result import Result
from diplomatics.mentions.actors.roles import Role
from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.mention import Candidate
from diplomatics.registry.registry import registry
from diplomatics.registry.rows import Office

if TYPE_CHECKING:
    from diplomatics.mentions.actors.resolver import Resolver


def resolve(resolver: Resolver, phrase: Phrase) -> Result | None:
    """The result of an anaphor; null where the phrase is no actor at all."""
    if phrase.shape == "collective" and phrase.collective:
        return _collective(resolver, phrase, phrase.collective)
    if phrase.shape == "pronoun":
        return _pronoun(resolver, phrase)
    if phrase.shape == "countries":
        return _countries(resolver, phrase)
    if phrase.shape == "counterpart":
        return _counterpart(resolver, phrase)
    if phrase.shape == "description":
        return described(resolver, phrase)
    return None


# -- several ---------------------------------------------------------------------------------


def members(resolver: Resolver, what: Collective, phrase: Phrase) -> tuple[tuple[str, ...], str]:
    """Whom a collective stands for, with the reason."""
    sentence = resolver.sentence(phrase)
    if told := told_at_once(resolver.words, resolver.phrases, phrase):
        return told, "named right after"
    if what.size:
        found = resolver.discourse.set_of(what.size, sentence, what.kind == "people", what.kind == "states")
        if found is None and what.kind == "people":
            found = resolver.discourse.set_of(what.size, sentence, False)
        return found or ((), "which are meant the text leaves open")
    ref = _plural_like(resolver, what, sentence)
    if ref is None:
        return (), "which are meant the text leaves open"
    ids = resolver.discourse.principals(ref.ids) if what.kind == "states" else ref.ids
    return ids, "those named together before"


def _plural_like(resolver: Resolver, what: Collective, sentence: int) -> Ref | None:
    """The antecedent of "the ministers", "the participants": for people one whose role fits comes first."""
    if what.kind == "people":
        offices = frozenset(o.id for o in registry().offices if what.noun in o.words) | {what.noun}
        for ref in resolver.discourse.back(sentence, 40):
            if len(ref.ids) > 1 and ref.offices & offices:
                return ref
    return resolver.discourse.several(sentence, 6)


def _collective(resolver: Resolver, phrase: Phrase, what: Collective) -> Result:
    ids, reason = members(resolver, what, phrase)
    found = [Candidate(i, reason, 0.7) for i in ids]
    role, offices = None, frozenset[str]()
    if what.kind == "people":
        role, offices = _shared_role(resolver, ids, what, resolver.sentence(phrase))
    return Result(ids, role, found, reason, single=False, offices=offices)


def _shared_role(
    resolver: Resolver, ids: tuple[str, ...], what: Collective, sentence: int
) -> tuple[str | None, frozenset[str]]:
    """ "the ministers" after "top diplomats": the office that their antecedent has."""
    fitting = frozenset(o.id for o in registry().offices if what.noun in o.words) | {what.noun}
    for ref in resolver.discourse.back(sentence, 40):
        if ref.ids == ids and ref.offices & fitting:
            return (ref.role if ref.role and what.noun in ("minister",) else what.noun), ref.offices
    return what.noun, frozenset()


def _countries(resolver: Resolver, phrase: Phrase) -> Result:
    """ "their countries", "whose country": the states that the persons before act for."""
    home = phrase.name == "homeland" and _people(resolver, resolver.sentence(phrase))
    ids = home.ids if home else owner_of_pronoun(resolver, phrase.owners[0].pronoun, phrase)
    states = tuple(dict.fromkeys(c for i in ids if (c := resolver.book.country(i))))
    found = [Candidate(i, "country of the one named before", 0.7) for i in states]
    return Result(states, None, found, "countries of those named before", single=len(states) == 1)


# -- pronouns --------------------------------------------------------------------------------


def _pronoun(resolver: Resolver, phrase: Phrase) -> Result | None:
    ref = _antecedent(resolver, phrase.name, phrase)
    if ref is None or (phrase.name == "it" and resolver.subjects.is_empty_it(phrase.first)):
        return None
    found = [Candidate(i, "antecedent of the pronoun", 0.6) for i in ref.ids]
    return Result(ref.ids, None, found, f"“{phrase.name}” for what was named before", single=not ref.plural)


def owner_of_pronoun(resolver: Resolver, pronoun: str, phrase: Phrase) -> tuple[str, ...]:
    """Whom "its", "their", "his" means, as owner of a role: persons give the one that they act for."""
    ref = _antecedent(resolver, pronoun, phrase)
    if ref is None:
        return ()
    return resolver.discourse.principals(ref.ids)


def _antecedent(resolver: Resolver, pronoun: str, phrase: Phrase) -> Ref | None:
    discourse, sentence = resolver.discourse, resolver.sentence(phrase)
    if pronoun in ("he", "him", "his", "she", "her"):
        return discourse.person(sentence)
    if pronoun in ("they", "them", "their"):
        several = discourse.several(sentence, 0 if pronoun == "their" else 2) or discourse.several(sentence, 3)
        return several or (_people(resolver, sentence) if pronoun == "their" else None)
    if pronoun == "whose":
        return next((r for r in discourse.back(sentence, 0) if 0 < phrase.first - r.last <= 2), None)
    if pronoun == "its":
        again = resolver.parallel(phrase)
        return again or discourse.thing(sentence, 1)
    return _subject_it(resolver, sentence)


def _people(resolver: Resolver, sentence: int) -> Ref | None:
    """A single actor that takes "their": a group or a people ("the Taliban ... their fighters")."""
    kinds = ("group", "people")
    return resolver.discourse.last(
        sentence, 1, lambda r: len(r.ids) == 1 and (r.plural or resolver.discourse.kind(r.ids[0]) in kinds)
    )


def _subject_it(resolver: Resolver, sentence: int) -> Ref | None:
    """ "It" as a subject goes on with the subject before, if that was a state, organisation or group."""
    ref = resolver.discourse.thing(sentence, 1)
    return ref if ref is not None and ref.subject else None


# -- offices ---------------------------------------------------------------------------------


def bare_role(resolver: Resolver, phrase: Phrase) -> Result | None:
    """ "the minister", "the junta", "rebels": a role without an owner."""
    role = phrase.roles[0]
    if phrase.based_in:
        return _based(resolver, phrase, role)
    if phrase.sided:
        return Result(
            (), role.text, [], "who backs or leads them is said, not whose they are", sector=role.office.sector
        )
    if not phrase.definite:
        return Result((), role.text, [], "no owner is said", sector=role.office.sector) if _is_open(role) else None
    if role.office.kind == "own" and not role.plural and role.office.sector not in ("REB", "OPP", "PTY"):
        if not resolver.words[phrase.last].is_cap or not role.office.person:
            return None  # "the prisoner release", "the press club"
        return Result((), role.text, [], "title, whose is not said", sector=role.office.sector)
    if role.office.person and role.office.kind != "own":
        return _holders(resolver, phrase, role)
    if role.office.kind in ("body", "agent"):
        return _institution(resolver, phrase, role)
    return _known_noun(resolver, phrase, role) or Result(
        (), role.text, [], "which are meant the text leaves open", sector=role.office.sector
    )


def _is_open(role: Role) -> bool:
    """Whether a bare plural is worth a mention that stays open: those who take part in conflicts and protests."""
    if role.text.endswith(("-designate", "-elect")):
        return True
    return role.office.sector in ("REB", "OPP", "CRM", "REF", "PTY") or role.text.split()[-1] in listed("open_people")


def _based(resolver: Resolver, phrase: Phrase, role: Role) -> Result:
    found = resolver.readings(phrase.based_in, resolver.sentence(phrase))
    if role.office.kind == "own" and found:
        return Result((resolver.book.own(found[0].id, role.office, role.text),), role.text, found, "based there")
    state = best(found)
    if state and role.office.kind in ("body", "agent") and role.office.sector in ("JUD", "COP"):
        resolver.book.get(state)
        return Result((state,), role.text, found, "court or police of a place in the state", sector=role.office.sector)
    return Result((), role.text, found, "based there, whose is not said", sector=role.office.sector)


def _holders(resolver: Resolver, phrase: Phrase, role: Role) -> Result | None:
    """ "the minister", "the ministers": those whose office was named before."""
    offices = frozenset({role.office.id, *role.office.alike}) if role.plural else frozenset({role.office.id})
    if role.office.id == "minister":
        offices = frozenset({"minister"})
    ref = resolver.discourse.office(offices, resolver.sentence(phrase), role.plural)
    if ref is None and role.plural:
        ref = resolver.discourse.office(
            frozenset({role.office.id, *role.office.alike}), resolver.sentence(phrase), True
        )
    function = function_of([role])
    if ref is None and function:
        ref = doers(resolver.words, resolver.discourse, phrase.first, function)
    if ref is None:
        return Result((), role.text, [], "whose office this is the text leaves open", sector=role.office.sector)
    text = ref.role if ref.role and role.text in ("minister", "leader", "official") else role.text
    found = [Candidate(i, "holder of an office named before", 0.75) for i in ref.ids]
    return Result(ref.ids, text, found, "holder of an office named before", single=not role.plural)


def _institution(resolver: Resolver, phrase: Phrase, role: Role) -> Result:
    """ "the government", "the army", "the junta": of the state that acts here."""
    known = _known_noun(resolver, phrase, role)
    if known:
        return known
    state = resolver.discourse.country_of_home(resolver.sentence(phrase))
    if role.text.endswith("junta") or state is None:
        state = _subject_state(resolver, phrase) or state
    if state is None:
        return Result((), role.text, [], "whose it is the text leaves open", sector=role.office.sector)
    resolver.discourse.nouns[role.text] = (state,)
    sector = resolver.book.sector_for(state, role.office)
    return Result(
        (state,),
        role.text,
        [Candidate(state, "the state that acts here", 0.6)],
        "the state that acts here",
        sector=sector,
    )


def _subject_state(resolver: Resolver, phrase: Phrase) -> str | None:
    sentence = resolver.sentence(phrase)
    ref = resolver.discourse.last(
        sentence, 2, lambda r: len(r.ids) == 1 and resolver.discourse.kind(resolver.book.principal(r.ids[0])) == "state"
    )
    return resolver.book.principal(ref.ids[0]) if ref else None


def _known_noun(resolver: Resolver, phrase: Phrase, role: Role) -> Result | None:
    """The same noun as before means the same; "the rebels" the armed group named before."""
    ids = resolver.discourse.nouns.get(role.text)
    if ids is None and role.text in listed("group_nouns"):
        ref = resolver.discourse.last(
            resolver.sentence(phrase), 4,
            lambda r: len(r.ids) == 1 and (e := resolver.book.get(r.ids[0])) is not None
            and e.kind == "group" and e.sector == role.office.sector,
        )  # fmt: skip
        ids = ref.ids if ref else None
    if ids is None:
        return None
    found = [Candidate(i, "named before", 0.65) for i in ids]
    return Result(ids, role.text, found, "named before", single=not role.plural, sector=role.office.sector)


def owner_of_title(resolver: Resolver, phrase: Phrase) -> str | None:
    """Whose "President Tinubu" or "foreign ministry spokesman Lin Jian" is: the state that acts here."""
    role = phrase.roles[0]
    if phrase.based_in:
        return None
    if role.office.sector not in ("GOV", "MIL", "LEG", "SPY", "COP", "JUD"):
        return None
    state = _subject_state(resolver, phrase)
    return state or resolver.discourse.country_of_home(resolver.sentence(phrase))


def _counterpart(resolver: Resolver, phrase: Phrase) -> Result:
    """ "his Iranian counterpart": the same office in another state."""
    sentence = resolver.sentence(phrase)
    ref = resolver.discourse.last(sentence, 3, lambda r: bool(r.offices))
    office = _office_of(ref)
    owners = resolver.owner_ids(phrase.owners, phrase)
    role = ref.role if ref and ref.role else "counterpart"
    if phrase.name:
        actor, _ = resolver.persons.who(phrase, owners, resolver.person_readings(phrase))
        found = [Candidate(actor, "counterpart by name", 0.85)] if actor else []
        return Result((actor,) if actor else (), role, found, "counterpart by name")
    if not owners:
        return Result((), role, [], "whose counterpart the text leaves open")
    if phrase.plural or office is None or len(owners) > 1:
        return Result(owners, role, [Candidate(o, "counterpart", 0.7) for o in owners], "counterparts", single=False)
    actor = resolver.book.office(owners[0], office, role)
    return Result((actor,), role, [Candidate(actor, "same office in another state", 0.75)], "counterpart")


def _office_of(ref: Ref | None) -> Office | None:
    if ref is None:
        return None
    return next((o for o in registry().offices if o.id in ref.offices and o.kind == "office"), None)
