"""Puts hits together to phrases: nationalities with roles, roles with names, names alone, anaphors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.lexicon import Entry
from diplomatics.mentions.actors.owners import POSSESSIVES, Before, hyphenated, is_based, owners_after, owners_before
from diplomatics.mentions.actors.phrase import Owner, Phrase
from diplomatics.mentions.actors.plain import PlainPhrases
from diplomatics.mentions.actors.roles import Role, read_roles
from diplomatics.mentions.places.gazetteer import longest

_GOES_TO = frozenset({"ambassador", "envoy", "representative", "special-envoy", "high-representative"})


# Words of bodies that mean one human being all the same.
_PERSON_WORDS = frozenset(
    "lawmaker legislator senator congressman congresswoman mp speaker parliamentarian judge prosecutor justice".split()
)


def _takes_name(role: Role) -> bool:
    """Whether a name may follow: "Senator X", never "Parliament X"."""
    if role.office.kind == "body":
        return role.text.split()[-1] in _PERSON_WORDS
    return role.office.person


class PhraseParser(PlainPhrases):
    """Reads the phrases of one text, left to right."""

    def parse(self) -> list[Phrase]:
        """All phrases in text order; nested ones after the phrase that holds them."""
        steps: tuple[Callable[[int], list[Phrase]], ...] = (
            self.longer_name, self.capital, self._counterpart, self._owned, self._based, self._with_owner_after,
            self._titled, self._apposed_name, self.description, self.collective, self._bare_role,
            self.pronoun, self.name,
        )  # fmt: skip
        found: list[Phrase] = []
        i = 0
        while i < len(self.words):
            phrases = next((p for step in steps if (p := step(i))), [])
            found.extend(phrases)
            i = max((p.last for p in phrases), default=i) + 1
        return found

    # -- phrases with a role ------------------------------------------------------------------

    def _owned(self, i: int) -> list[Phrase]:
        """ "the Turkish foreign minister Hakan Fidan", "China's delegate", "its spokesman"."""
        start = self._lead(i)
        if start >= len(self.words):
            return []
        before = owners_before(self.words, self.starts, start)
        if before is None or before.after >= len(self.words):
            return []
        group = self._owned_group(i, before)
        if group:
            return group
        roles, after = read_roles(self.words, self.starts, before.after)
        if not roles or not self._may_own(before, roles):
            return []
        owners = list(before.owners)
        phrase = self._role_phrase(i, after, owners, roles)
        phrase.definite = before.possessive or self.words[i].lower == "the"
        if start > i and self.words[start - 1].lower in ("former", "ex"):
            phrase.roles = [Role(f"former {r.text}", r.office, r.plural, r.first, r.last, True) for r in roles]
        return self._with_name(phrase, after)

    def _lead(self, i: int) -> int:
        """The index of the owners after an article and "former", "deputy"."""
        j = self.article(i)
        while j < len(self.words) - 1 and self.words[j].lower in ("former", "ex", "senior", "top", "then", "acting"):
            j += 2 if self.words[j].lower == "ex" and self.words[j + 1].text == "-" else 1
        return j

    def _owned_group(self, i: int, before: Before) -> list[Phrase]:
        """ "Lebanese Hezbollah", "Syrian Kurdish forces": the group, not the state."""
        hit = self.starts.get(before.after)
        if before.possessive or hit is None or not hit.has("group") or len(before.owners) > 1:
            return []
        if not any(e.kind == "adjective" for e in before.owners[0].entries):
            return []
        return [self.phrase(i, hit.last, "name", entries=hit.entries)]

    def _may_own(self, before: Before, roles: list[Role]) -> bool:
        """A bare state's name before a verb-like word is no owner ("Turkey forces"), before "government" it is."""
        owner = before.owners[-1]
        if before.possessive or not owner.bare or owner.pronoun or owner.collective:
            return True
        kinds = {e.kind for e in owner.entries}
        if kinds <= {"organisation", "group", "stand_in", "seat"}:
            return True
        if kinds & {"person", "surname"}:
            return roles[0].office.kind == "body"
        form = self.words[owner.first].text
        if owner.last > owner.first or form.isupper() or "." in form:
            return True
        return roles[0].office.kind == "body" or self.words[roles[0].last].is_cap

    def _role_phrase(self, i: int, after: int, owners: list[Owner], roles: list[Role]) -> Phrase:
        plural = any(r.plural for r in roles) or len(roles) > 1
        return self.phrase(i, after - 1, "role", owners=owners, roles=roles, plural=plural)

    def _with_owner_after(self, i: int) -> list[Phrase]:
        """ "top diplomats from Iran and Turkey", "the representative of the United States"."""
        start = self.article(i)
        roles, after = read_roles(self.words, self.starts, start)
        if not roles or after >= len(self.words):
            return []
        link = self.words[after].lower
        if link not in ("of", "from", "for") or (link != "of" and not roles[-1].office.person):
            return []
        body = self._owned(after + 1) if after + 1 < len(self.words) else []
        if body and body[0].roles and body[0].roles[0].office.kind == "body" and not body[0].name:
            seat = body[0].roles[0]
            roles = [replace(r, text=f"{r.text} of {self.text_of(seat.first, seat.last + 1)}") for r in roles]
            phrase = self._role_phrase(i, body[0].last + 1, body[0].owners, roles)
            phrase.definite = True
            return self._with_name(phrase, body[0].last + 1)
        owners = owners_after(self.words, self.starts, after + 1)
        if owners is None:
            return []
        end = max(o.last for o in owners.owners) + 1
        phrase = self._role_phrase(i, end, list(owners.owners), roles)
        phrase.definite = self.words[i].lower == "the"
        return self._with_name(phrase, end, nested=self._nested(owners.owners))

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

    def _with_name(self, phrase: Phrase, after: int, nested: Sequence[Phrase] = ()) -> list[Phrase]:
        """The phrase with the name of its holder, if one follows directly or after "to Israel"."""
        extra = list(nested)
        role = phrase.roles[-1]
        if role.office.id in _GOES_TO and after < len(self.words) and self.words[after].lower in ("to", "for"):
            owners = owners_after(self.words, self.starts, after + 1)
            if owners:
                after = max(o.last for o in owners.owners) + 1
                phrase.last = after - 1
                extra += self._nested(owners.owners)
        begin, end = self.name_at(after) if _takes_name(role) and not phrase.plural else (after, after)
        if end > begin:
            phrase.shape = "person"
            phrase.entries = self.person_entries(begin, end)
            phrase.name = self.text_of(begin, end)
            phrase.last = end - 1
            extra = []
        phrase.possessive = self.is_possessive(phrase.last)
        return [phrase, *extra]

    def _titled(self, i: int) -> list[Phrase]:
        """ "President Bola Tinubu", "foreign ministry spokesman Lin Jian": a role and a name, no owner."""
        start = self.article(i)
        roles, after = read_roles(self.words, self.starts, start)
        if not roles or roles[-1].plural or not roles[-1].office.person:
            return []
        phrase = self._role_phrase(i, after, [], roles)
        found = self._with_name(phrase, after)
        return found if found[0].shape == "person" else []

    def _apposed_name(self, i: int) -> list[Phrase]:
        """ "Ali Shamkhani, secretary of Iran's council": an unknown name that its apposition explains."""
        if not self.words[i].is_cap or (i in self.starts and not self.starts[i].has("person", "surname")):
            return []
        begin, end = self.name_at(i)
        if end <= begin or end + 1 >= len(self.words) or self.words[end].text != ",":
            return []
        known = self.person_entries(begin, end)
        if end - begin < 2 and not known:
            return []
        apposed = self._owned(end + 1) or self._with_owner_after(end + 1)
        if not apposed or apposed[0].shape != "role" or not apposed[0].singular_person:
            return []
        second = apposed[0]
        first = self.phrase(i, end - 1, "person", entries=known, name=self.text_of(begin, end))
        first.owners, first.roles = second.owners, second.roles
        second.same_as = first
        return [first, *apposed]

    def _bare_role(self, i: int) -> list[Phrase]:
        """ "the minister", "the junta", "rebels": a role whose owner the text has named before."""
        start = self.article(i)
        if self.words[start].lower in POSSESSIVES:
            return []
        roles, after = read_roles(self.words, self.starts, start)
        if not roles:
            return []
        phrase = self._role_phrase(i, after, [], roles)
        phrase.definite = self.words[i].lower in ("the", "both", "all")
        phrase.possessive = self.is_possessive(phrase.last)
        return [phrase]

    def _counterpart(self, i: int) -> list[Phrase]:
        """ "his Iranian counterpart Hossein Amir-Abdollahian"."""
        if self.words[i].lower not in POSSESSIVES:
            return []
        before = owners_before(self.words, self.starts, i + 1) if i + 1 < len(self.words) else None
        j = before.after if before else i + 1
        while j < len(self.words) and self.words[j].lower in ("new", "then", "visiting"):
            j += 1
        if j >= len(self.words) or self.words[j].lower not in ("counterpart", "counterparts"):
            return []
        plural = self.words[j].lower.endswith("s")
        owners = list(before.owners) if before else []
        phrase = self.phrase(i, j, "counterpart", owners=owners, plural=plural)
        if not owners and j + 1 < len(self.words) and self.words[j + 1].lower in ("from", "in"):
            after = owners_after(self.words, self.starts, j + 2)
            if after:
                phrase.owners = list(after.owners)
                phrase.last = max(o.last for o in after.owners)
        begin, end = self.name_at(phrase.last + 1) if not plural else (0, 0)
        if end > begin:
            phrase.entries = self.person_entries(begin, end)
            phrase.name = self.text_of(begin, end)
            phrase.last = end - 1
        return [phrase]

    # -- phrases without a role ---------------------------------------------------------------

    def _based(self, i: int) -> list[Phrase]:
        """ "a Gaza-based militia": the militia's country is where it is; "US-backed" says nothing of whose it is."""
        start = self.article(i)
        hit = self.starts.get(start) or self._place_before_hyphen(start)
        word = hyphenated(self.words, hit) if hit and not hit.has("office") else ""
        if not hit or not word:
            return []
        following = hit.last + 3
        if following < len(self.words):
            inner = self._owned(following) or self.named_group(following) or self._with_name_or_role(following)
            if inner and inner[0].first == following:
                inner[0].first = i
                if is_based(word):
                    inner[0].based_in = hit.entries
                return inner
        return [self.phrase(i, hit.last + 2, "name", entries=())]

    def _place_before_hyphen(self, i: int) -> Hit | None:
        """ "Gaza" of "Gaza-based": a place of the gazetteer, as the state that it lies in."""
        size, rows = longest(self.words, i) if self.words[i].is_cap else (0, [])
        if not size or rows[0].country is None:
            return None
        hit = Hit(i, i + size - 1, (Entry("capital", rows[0].country),))
        return hit if is_based(hyphenated(self.words, hit)) else None

    def _with_name_or_role(self, i: int) -> list[Phrase]:
        roles, after = read_roles(self.words, self.starts, i)
        return [self._role_phrase(i, after, [], roles)] if roles else []

    # -- helpers ------------------------------------------------------------------------------
