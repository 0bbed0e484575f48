"""Resolves phrases in text order: each gets its actor or members, with candidates and a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from diplomatics.contract.terms import Sector
from diplomatics.mentions.actors import anaphora
from diplomatics.mentions.actors.book import ActorBook
from diplomatics.mentions.actors.coordination import rows as coordinated
from diplomatics.mentions.actors.discourse import Discourse, Ref
from diplomatics.mentions.actors.lexicon import Entry
from diplomatics.mentions.actors.making import make_mention
from diplomatics.mentions.actors.organisations import sector_of
from diplomatics.mentions.actors.persons import Persons
from diplomatics.mentions.actors.phrase import Owner, Phrase
from diplomatics.mentions.actors.readings import best, candidates
from diplomatics.mentions.actors.result import Result
from diplomatics.mentions.actors.roles import Role
from diplomatics.mentions.actors.subjects import Subjects
from diplomatics.mentions.actors.words import Word
from diplomatics.mentions.mention import ActorMention, Candidate
from diplomatics.registry.registry import registry


class Resolver:
    """Resolves the phrases of one text."""

    def __init__(self, words: Sequence[Word], text: str, book: ActorBook, subjects: Subjects, home: str | None) -> None:
        self.words = words
        self.text = text
        self.book = book
        self.subjects = subjects
        self.discourse = Discourse(book)
        self.discourse.home = home
        self.persons = Persons(book, lambda phrase: anaphora.owner_of_title(self, phrase))
        self.roles: dict[str, str] = {}
        self.offices: dict[str, frozenset[str]] = {}
        self.its: dict[int, Ref] = {}
        self.done: dict[int, Result] = {}
        self.near: dict[int, frozenset[str]] = {}
        self.far: frozenset[str] = frozenset()
        self.phrases: Sequence[Phrase] = ()

    def resolve(self, phrases: Sequence[Phrase]) -> list[ActorMention]:
        """The mentions of all phrases; a phrase that stands for nothing gives none."""
        self.phrases = phrases
        self._survey(phrases)
        found: list[ActorMention] = []
        rows = coordinated(self.words, phrases)
        for i, phrase in enumerate(phrases):
            result = self._result(phrase)
            if result is None:
                continue
            self.done[id(phrase)] = result
            found.append(make_mention(self, phrase, result))
            self._remember(phrase, result)
            if i in rows:
                self._remember_row([phrases[k] for k in rows[i]])
        return found

    def _survey(self, phrases: Sequence[Phrase]) -> None:
        """Which states each sentence and the whole text name without doubt."""
        near: dict[int, set[str]] = {}
        for phrase in phrases:
            sentence = self.words[phrase.first].sentence
            entries = [*phrase.entries, *(e for o in phrase.owners for e in o.entries)]
            near.setdefault(sentence, set()).update(e.id for e in entries if e.kind in _STATE_KINDS)
        self.near = {s: frozenset(ids) for s, ids in near.items()}
        self.far = frozenset(i for ids in near.values() for i in ids)

    def sentence(self, phrase: Phrase) -> int:
        """The number of a phrase's sentence."""
        return self.words[phrase.first].sentence

    # -- by shape ----------------------------------------------------------------------------

    def _result(self, phrase: Phrase) -> Result | None:
        if phrase.same_as is not None and id(phrase.same_as) in self.done:
            first = self.done[id(phrase.same_as)]
            return Result(first.ids, self._role_text(phrase.roles), first.candidates, "apposition", first.single)
        if phrase.shape == "name":
            return self._name(phrase)
        if phrase.shape == "role":
            return self._role(phrase) if phrase.owners else anaphora.bare_role(self, phrase)
        if phrase.shape == "person":
            return self._person(phrase)
        if phrase.shape == "organisation":
            return self._body(phrase)
        return anaphora.resolve(self, phrase)

    def readings(self, entries: Sequence[Entry], sentence: int) -> list[Candidate]:
        """Candidates of a name in its surroundings."""
        return candidates(entries, self.near.get(sentence, frozenset()), self.far)

    def _name(self, phrase: Phrase) -> Result | None:
        if not phrase.entries:
            return None
        if all(e.kind == "pair" for e in phrase.entries):
            both = tuple(e.id for e in phrase.entries)
            offered = [Candidate(i, "one of a pair of states", 0.9) for i in both]
            return Result(both, None, offered, "pair of states", single=False)
        found = self.readings(_as_used(phrase), self.sentence(phrase))
        chosen = best(found)
        if chosen is None:
            return Result((), None, found, "several readings, none better than the others")
        if all(e.kind in ("demonym", "adjective") for e in phrase.entries) and phrase.plural:
            if phrase.definite and self.subjects.is_subject(phrase.first, phrase.last):
                return Result((chosen,), None, found, "people's name for the government", single=False)
            return Result((self.book.people(chosen),), None, found, "name of its people", single=False)
        return Result((chosen,), None, found, found[0].reason)

    def _body(self, phrase: Phrase) -> Result:
        found = self.readings(phrase.entries, self.sentence(phrase))
        country = best(found)
        sector = cast(Sector, phrase.sector) if phrase.sector else sector_of(phrase.name)
        actor = self.book.body(phrase.name, country, sector)
        return Result((actor,), None, found, "name of a body that holds a country's name")

    # -- roles -------------------------------------------------------------------------------

    def owner_ids(self, owners: Sequence[Owner], phrase: Phrase) -> tuple[str, ...]:
        """Whom the owners stand for, each once."""
        ids: list[str] = []
        for owner in owners:
            if owner.pronoun:
                ids.extend(anaphora.owner_of_pronoun(self, owner.pronoun, phrase))
            elif owner.collective:
                ids.extend(anaphora.members(self, owner.collective, phrase)[0])
            else:
                chosen = best(self.readings(owner.entries, self.sentence(phrase)))
                if chosen:
                    ids.append(self._acting_owner(chosen, owner))
        return tuple(dict.fromkeys(ids))

    def _acting_owner(self, chosen: str, owner: Owner) -> str:
        if chosen in registry().people:
            return self.book.principal(chosen)
        self.book.get(chosen)
        return chosen

    def _role(self, phrase: Phrase) -> Result:
        owners = self.owner_ids(phrase.owners, phrase)
        role = self._role_text(phrase.roles)
        if not owners:
            return Result(
                (), role, [], "whose office this is the text leaves open", sector=phrase.roles[0].office.sector
            )
        ids = tuple(dict.fromkeys(self._holder(o, phrase) for o in owners))
        found = [Candidate(i, f"{role} of {self.book.name(o)}", 0.9) for i, o in zip(ids, owners, strict=False)]
        reason = "role with its owner" if len(ids) == 1 else "role shared by its owners"
        return Result(
            ids, role, found, reason, single=not phrase.plural and len(ids) == 1, sector=self._sector(phrase, owners)
        )

    def _sector(self, phrase: Phrase, owners: tuple[str, ...]) -> str | None:
        if phrase.roles[0].former:
            return "ELI"
        return self.book.sector_for(owners[0], phrase.roles[0].office)

    def _holder(self, owner: str, phrase: Phrase) -> str:
        """The actor of a role of one owner: office for one holder, state for several or for a body."""
        role = phrase.roles[0]
        if role.former:
            return self.book.former(owner, role.office, role.text)
        if role.office.kind == "own":
            if owner in registry().groups:
                return owner
            return self.book.own(owner, role.office, role.text)
        if role.office.kind == "office" and not phrase.plural and len(phrase.owners) == 1:
            return self.book.office(owner, role.office, role.text)
        return owner

    def _role_text(self, roles: Sequence[Role]) -> str | None:
        return " and ".join(dict.fromkeys(r.text for r in roles)) or None

    def person_readings(self, phrase: Phrase) -> list[Candidate]:
        """The registry's readings of a person's name."""
        return self.readings([e for e in phrase.entries if e.kind in ("person", "surname")], self.sentence(phrase))

    # -- people ------------------------------------------------------------------------------

    def _person(self, phrase: Phrase) -> Result | None:
        owners = self.owner_ids(phrase.owners, phrase) if phrase.owners else ()
        role = self._role_text(phrase.roles)
        found = self.person_readings(phrase)
        actor, reason = self.persons.who(phrase, owners, found)
        if actor is None:
            return Result((), role, found, reason) if phrase.roles else None
        if role:
            self.roles[actor] = role
        home = best(self.readings(phrase.based_in, self.sentence(phrase))) if phrase.based_in else None
        if home:
            self.book.at_home(actor, home)
        return Result((actor,), role, found, reason)

    # -- bookkeeping -------------------------------------------------------------------------

    def _remember(self, phrase: Phrase, result: Result) -> None:
        offices = frozenset(o for r in phrase.roles for o in (r.office.id, *r.office.alike))
        if phrase.shape in ("person", "pronoun") and len(result.ids) == 1:
            offices = offices or self.offices.get(result.ids[0]) or self._registered_offices(result.ids[0])
            self.offices[result.ids[0]] = offices
        if phrase.shape == "collective" and not offices:
            offices = result.offices
        ref = self._ref(phrase, result, offices)
        if self.words[phrase.first].lower == "its":
            self.its.setdefault(ref.sentence, ref)
        self.discourse.add(ref)

    def _ref(self, phrase: Phrase, result: Result, offices: frozenset[str]) -> Ref:
        return Ref(
            ids=result.ids,
            sentence=self.sentence(phrase),
            word=phrase.first,
            last=phrase.last,
            plural=len(result.ids) > 1 or not result.single,
            subject=not phrase.nested and self.subjects.is_subject(phrase.first, phrase.last),
            offices=offices,
            role=result.role,
            place_like=phrase.place_like,
        )

    def _registered_offices(self, actor: str) -> frozenset[str]:
        """The office that a registered person holds on the day of the report."""
        row = registry().people.get(actor)
        tenure = row.on(self.book.day) if row else None
        if tenure is None:
            return frozenset()
        alike = next((o.alike for o in registry().offices if o.id == tenure.office), ())
        return frozenset({tenure.office, *alike})

    def parallel(self, phrase: Phrase) -> Ref | None:
        """ "its occupation and its support": the second "its" means what the first did."""
        if phrase.first == 0 or self.words[phrase.first - 1].lower not in ("and", "or"):
            return None
        return self.its.get(self.sentence(phrase))

    def _remember_row(self, row: Sequence[Phrase]) -> None:
        """ "Iran, Turkey and Russia": the row is one antecedent too."""
        results = [self.done[id(p)] for p in row if id(p) in self.done]
        ids = tuple(dict.fromkeys(i for r in results for i in r.ids))
        offices = [self.offices.get(i, frozenset()) for i in ids]
        shared = frozenset.intersection(*offices) if offices else frozenset()
        subject = self.subjects.is_subject(row[0].first, row[-1].last) or self.subjects.is_subject(
            row[0].first, row[0].last
        )
        more = bool(ids) and any(not r.ids for r in results)
        if len(ids) > 1 or more:
            sentence = self.sentence(row[0])
            self.discourse.add(
                Ref(
                    ids,
                    sentence,
                    row[0].first,
                    row[-1].last,
                    True,
                    subject,
                    shared or frozenset().union(*offices),
                    more=more,
                )
            )


def _as_used(phrase: Phrase) -> Sequence[Entry]:
    """ "Brussels" acts as the EU, and is a place in Belgium."""
    seats = [e for e in phrase.entries if e.kind == "seat"]
    if not seats or len(seats) == len(phrase.entries):
        return phrase.entries
    return [e for e in phrase.entries if (e.kind == "seat") != phrase.place_like]


_STATE_KINDS = ("state", "adjective", "capital", "stand_in", "demonym")
