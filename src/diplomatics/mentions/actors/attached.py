"""What follows a role: whose it is ("of Iran", "of the Nigerian army"), and the name of its holder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from diplomatics.mentions.actors.homes import home_at
from diplomatics.mentions.actors.lexicon import Entry
from diplomatics.mentions.actors.organisations import read_longer_name
from diplomatics.mentions.actors.owners import owners_after
from diplomatics.mentions.actors.phrase import Owner, Phrase
from diplomatics.mentions.actors.plain import PlainPhrases
from diplomatics.mentions.actors.roles import KEPT, Role, read_roles
from diplomatics.mentions.actors.wordlists import listed
from diplomatics.registry.registry import registry
from diplomatics.registry.rows import Office

_GOES_TO = frozenset({"ambassador", "envoy", "representative", "special-envoy", "high-representative"})


def _takes_name(role: Role) -> bool:
    """Whether a name may follow: "Senator X", never "Parliament X"."""
    if role.office.kind == "body":
        return role.text.split()[-1] in listed("person_words")
    return role.office.person


@cache
def _named_bodies() -> frozenset[str]:
    return frozenset(registry().words("named_bodies"))


# Offices whose place says whose they are ("the police in Nairobi").
_SEATED = frozenset({"government", "parliament", "court", "police", "ministry"})


class AttachedPhrases(PlainPhrases):
    """Rules for what stands after a role."""

    def owned(self, i: int) -> list[Phrase]:
        """A role with its owner before it; the parser says how that is read."""
        raise NotImplementedError

    def role_phrase(self, i: int, after: int, owners: list[Owner], roles: list[Role]) -> Phrase:
        """A phrase of roles."""
        plural = any(r.plural for r in roles) or len(roles) > 1
        return self.phrase(i, after - 1, "role", owners=owners, roles=roles, plural=plural)

    # -- whose it is ---------------------------------------------------------------------------

    def with_owner_after(self, i: int) -> list[Phrase]:
        """ "top diplomats from Iran and Turkey", "the representative of the United States"."""
        start = self.article(i)
        roles, after = read_roles(self.words, self.starts, start)
        if not roles or after >= len(self.words):
            return []
        link = self.words[after].lower
        person = roles[-1].office.person
        if link == "of" or (link in ("from", "for") and (person or (roles[-1].plural and link == "from"))):
            return self._of(i, after, roles)
        if link == "in" and roles[-1].office.id in _SEATED:
            return self._in(i, after, roles)
        return self._at(i, after, roles) if link in ("at", "with", "in", "to") and person else []

    def _of(self, i: int, after: int, roles: list[Role]) -> list[Phrase]:
        inner = self._inner(i, after, roles)
        if inner:
            return inner
        owners = owners_after(self.words, self.starts, after + 1)
        if owners is None:
            return self._of_home(i, after, roles)
        end = max(o.last for o in owners.owners) + 1
        phrase = self.role_phrase(i, end, list(owners.owners), roles)
        phrase.definite = self.words[i].lower == "the"
        return self.with_name(phrase, end, nested=self._nested(owners.owners))

    def _inner(self, i: int, after: int, roles: list[Role]) -> list[Phrase]:
        """ "chief of staff of the Nigerian army", "leader of the Syrian opposition": an office inside a body."""
        body = self.owned(after + 1) if after + 1 < len(self.words) else []
        if not body:
            body = self._inner_after(after + 1)
        if not body or not body[0].roles or body[0].name or not (body[0].owners or body[0].based_in):
            return []
        seat = body[0].roles[0]
        kin = roles[0].office.id == "relatives"
        if (seat.office.person and seat.office.kind in ("office", "agent")) and not (kin or self._is_office(roles)):
            return []
        text = self.text_of(seat.first, seat.last + 1)
        roles = [replace(r, text=f"{r.text} of {text}", office=_inside(r, seat)) for r in roles]
        phrase = self.role_phrase(i, body[0].last + 1, body[0].owners, roles)
        phrase.based_in = body[0].based_in
        phrase.definite = True
        return self.with_name(phrase, body[0].last + 1)

    def inside(self, phrase: Phrase) -> list[Phrase]:
        """ "the Ugandan president's son", "the Syrian ministry's spokesman": somebody of an office or body."""
        after = phrase.last + 2
        if not phrase.possessive or phrase.plural or after >= len(self.words) or not phrase.roles:
            return []
        seat = phrase.roles[-1]
        roles, end = read_roles(self.words, self.starts, after, owned=True)
        if not roles or seat.former:
            return []
        inner = [replace(r, text=f"{seat.text}'s {r.text}", office=_inside(r, seat)) for r in roles]
        found = self.role_phrase(phrase.first, end, phrase.owners, inner)
        found.based_in, found.definite = phrase.based_in, True
        human = phrase.singular_person and seat.office.kind != "own"
        return self.with_name(found, end, nested=[replace(phrase, nested=True)] if human else ())

    def _inner_after(self, i: int) -> list[Phrase]:
        """ "of the parliament of Iran": an inner body with its own owner after it."""
        return self.with_owner_after(i) if i < len(self.words) else []

    def _is_office(self, roles: Sequence[Role]) -> bool:
        """ "the office of Sri Lanka's president": a body named by its holder."""
        return roles[0].office.kind == "body" or roles[0].text.split()[-1] in ("adviser", "advisor", "aide", "envoy")

    def _of_home(self, i: int, after: int, roles: list[Role]) -> list[Phrase]:
        """ "the mayor of Hiroshima", "the governor of the Kharkiv region": of a place inside a state."""
        begin = self.article(after + 1) if after + 1 < len(self.words) else after + 1
        home = home_at(self.words, self.starts, begin)
        if home is None or roles[0].office.kind == "office":
            return []
        phrase = self.role_phrase(i, home.last + 1, [], roles)
        phrase.based_in, phrase.definite = home.entries, self.words[i].lower == "the"
        phrase.sided = not home.entries
        return self.with_name(phrase, home.last + 1)

    def _at(self, i: int, after: int, roles: list[Role]) -> list[Phrase]:
        """ "a professor at Cairo University", "an official at the Iranian foreign ministry", "adviser to the king"."""
        begin = after + 1
        if begin >= len(self.words):
            return []
        link = self.words[after].lower
        body = self.owned(begin)
        if body and body[0].roles and body[0].owners and not body[0].name:
            seat = body[0].roles[0].office
            if (seat.kind == "body" and link != "to") or (link == "to" and roles[-1].office.id == "official"):
                return self._inner(i, after, roles) or []
        if link not in ("at", "with"):
            return []
        article = self.article(begin)
        longer = read_longer_name(self.words, self.starts, article)
        if longer:
            phrase = self.role_phrase(i, longer.last + 1, [], roles)
            phrase.based_in = longer.entries
            return [phrase]
        hit = self.starts.get(article)
        if hit is None or not hit.has("organisation", "group"):
            return []
        owner = Owner(hit.first, hit.last, tuple(hit.of("organisation", "group")), bare=True)
        return [self.role_phrase(i, hit.last + 1, [owner], roles)]

    def _in(self, i: int, after: int, roles: list[Role]) -> list[Phrase]:
        """ "the government in Damascus", where the sentence has named no other state before."""
        hit = self.starts.get(after + 1)
        told = self.words[i].lower == "the" or roles[-1].plural or not self._follows_word(i)
        if hit is None or not hit.has("state", "capital") or not told or roles[-1].text == "politician":
            return []
        j = i - 1
        while j >= 0 and self.words[j].sentence == self.words[i].sentence:
            if j in self.starts and self.starts[j].has("state", "adjective", "capital", "group", "demonym"):
                return []
            j -= 1
        owner = Owner(hit.first, hit.last, tuple(hit.of("state", "capital")), bare=True)
        phrase = self.role_phrase(i, hit.last + 1, [owner], roles)
        phrase.definite = True
        return [phrase, *self._nested([owner])]

    def _follows_word(self, i: int) -> bool:
        """Whether a word of the same sentence stands before word `i`."""
        return i > 0 and self.words[i - 1].sentence == self.words[i].sentence

    def _nested(self, owners: Sequence[Owner]) -> list[Phrase]:
        """The owners as phrases of their own, inside a longer one."""
        found = []
        for owner in owners:
            if owner.collective:
                inner = self.phrase(owner.first, owner.last, "collective", collective=owner.collective, plural=True)
            else:
                inner = self.phrase(owner.first, owner.last, "name", entries=owner.entries)
            inner.nested = True
            found.append(inner)
        return found

    # -- who holds it --------------------------------------------------------------------------

    def with_name(self, phrase: Phrase, after: int, nested: Sequence[Phrase] = ()) -> list[Phrase]:
        """The phrase with the name of its holder, if one follows directly, after "to Israel", or after a comma."""
        extra = list(nested)
        role = phrase.roles[-1]
        goes = after < len(self.words) and self.words[after].lower in ("to", "for")
        if goes and (role.office.id in _GOES_TO or role.text.endswith("-designate")):
            owners = owners_after(self.words, self.starts, after + 1)
            if owners:
                after = max(o.last for o in owners.owners) + 1
                phrase.last = after - 1
                extra += self._nested(owners.owners)
        plural = any(r.plural for r in phrase.roles)
        begin, end = self.name_at(after) if _takes_name(role) and not plural else (after, after)
        if end > begin:
            if role.office.kind == "own" and role.text in _named_bodies():
                return self._named_body(phrase, begin, end)
            phrase.shape, phrase.plural = "person", False
            phrase.entries = self.person_entries(begin, end)
            phrase.name = self.text_of(begin, end)
            phrase.last = end - 1
            extra = []
            if not phrase.owners:
                self._owner_behind(phrase, end)
        else:
            extra += self._after_comma(phrase, after)
        phrase.possessive = self.is_possessive(phrase.last)
        return [phrase, *extra]

    def _named_body(self, phrase: Phrase, begin: int, end: int) -> list[Phrase]:
        """ "Chinese telecoms giant Huawei": the name of a body, not of a person."""
        entries: tuple[Entry, ...] = tuple(e for o in phrase.owners for e in o.entries) or phrase.based_in
        body = self.phrase(phrase.first, end - 1, "organisation", entries=entries, name=self.text_of(begin, end))
        body.sector, body.roles = phrase.roles[-1].office.sector, phrase.roles
        return [body]

    def _owner_behind(self, phrase: Phrase, end: int) -> None:
        """ "Finance Minister Amina Okoro of Ghana"."""
        if end >= len(self.words) or self.words[end].lower != "of":
            return
        owners = owners_after(self.words, self.starts, end + 1)
        if owners and all(e.kind == "state" for o in owners.owners for e in o.entries) and len(owners.owners) == 1:
            phrase.owners = list(owners.owners)
            phrase.last = owners.owners[0].last

    def _after_comma(self, phrase: Phrase, after: int) -> list[Phrase]:
        """ "Paraguay's foreign minister, Rubén Acosta,": a full name that no one knows yet."""
        if not phrase.singular_person or after + 2 >= len(self.words) or self.words[after].text != ",":
            return []
        begin, end = self.name_at(after + 1)
        if read_roles(self.words, self.starts, after + 1)[0]:
            return []
        if end - begin < 2 or begin != after + 1 or not phrase.owners:
            return []
        closed = (
            end >= len(self.words)
            or self.words[end].text in (",", ".")
            or self.words[end].sentence != (self.words[begin].sentence)
        )
        if not closed:
            return []
        return [self.phrase(begin, end - 1, "person", entries=self.person_entries(begin, end),
                            name=self.text_of(begin, end))]  # fmt: skip

    def titled(self, i: int) -> list[Phrase]:
        """ "President Bola Tinubu", "foreign ministry spokesman Lin Jian": a role and a name, no owner."""
        start = self.article(i)
        roles, after = read_roles(self.words, self.starts, start)
        if not roles or roles[-1].plural or not roles[-1].office.person:
            return []
        found = self.with_name(self.role_phrase(i, after, [], roles), after)
        return found if found[0].shape in ("person", "organisation") else []

    def apposed_name(self, i: int) -> list[Phrase]:
        """ "Ali Shamkhani, secretary of Iran's council": an unknown name that its apposition explains."""
        if not self.words[i].is_cap or (i in self.starts and not self.starts[i].has("person", "surname", "part")):
            return []
        begin, end = self.name_at(i)
        if end <= begin or end + 1 >= len(self.words) or self.words[end].text != ",":
            return []
        known = self.person_entries(begin, end)
        if end - begin < 2 and not known:
            return []
        apposed = self.owned(end + 1) or self.with_owner_after(end + 1)
        if not apposed or apposed[0].shape != "role" or not apposed[0].singular_person:
            return []
        second = apposed[0]
        first = self.phrase(i, end - 1, "person", entries=known, name=self.text_of(begin, end))
        first.owners, first.roles, first.based_in = second.owners, second.roles, second.based_in
        second.same_as = first
        return [first, *apposed]


def _inside(role: Role, seat: Role) -> Office:
    """The office of somebody inside a body: people of an opposition or a church are its own, not the state's."""
    if seat.office.kind == "own" and role.office.id != "relatives":
        return seat.office
    if seat.office.sector in KEPT and role.office.sector == "GOV":
        return replace(role.office, sector=seat.office.sector)
    return role.office
