"""Puts hits together to phrases: nationalities with roles, roles with names, names alone, anaphors."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from diplomatics.mentions.actors.attached import AttachedPhrases
from diplomatics.mentions.actors.hits import Hit
from diplomatics.mentions.actors.homes import home_at
from diplomatics.mentions.actors.lexicon import Entry
from diplomatics.mentions.actors.owners import POSSESSIVES, Before, hyphenated, is_based, owners_after, owners_before
from diplomatics.mentions.actors.phrase import Owner, Phrase
from diplomatics.mentions.actors.place_use import is_region, place_like
from diplomatics.mentions.actors.roles import Role, ranked, read_roles
from diplomatics.mentions.actors.wordlists import listed, listed_names
from diplomatics.mentions.places.gazetteer import longest
from diplomatics.registry.registry import registry

# Sectors of people who are taken for those of the state in which they act.
_PLACED = frozenset({"REB", "OPP", "CRM", "PTY"})


@cache
def _only_owned() -> frozenset[str]:
    return frozenset(registry().words("only_owned"))


def _needs_owner(role: Role) -> bool:
    """Whether a role word is too general to mean anything without its owner ("the border commission")."""
    if role.office.id == "vessel" or (
        role.office.id == "ministry" and role.text.split()[-1] in _only_owned() - {"office"}
    ):
        return True
    return role.text in _only_owned()


def _may_be_placed(role: Role) -> bool:
    """Words of blame ("terrorist groups in Syria") stay open."""
    return role.office.sector != "REB" or role.text.split()[-1] in listed("group_nouns") - {"group"}


@cache
def _also_verbs() -> frozenset[str]:
    return frozenset(registry().words("also_verbs"))


class PhraseParser(AttachedPhrases):
    """Reads the phrases of one text, left to right."""

    def parse(self) -> list[Phrase]:
        """All phrases in text order; nested ones after the phrase that holds them."""
        steps: tuple[Callable[[int], list[Phrase]], ...] = (
            self.longer_name, self.capital, self._counterpart, self.owned, self._based, self.with_owner_after,
            self.titled, self._homed, self.apposed_name, self.description, self.collective, self._bare_role,
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

    def owned(self, i: int) -> list[Phrase]:
        """ "the Turkish foreign minister Hakan Fidan", "China's delegate", "its spokesman"."""
        start = self._lead(i)
        if start >= len(self.words):
            return []
        before = owners_before(self.words, self.starts, start)
        if before is None or before.after >= len(self.words):
            return []
        if self._is_opposed(start):
            return self._sided(i, before)
        group = self._owned_group(i, before)
        if group:
            return group
        roles, after = read_roles(self.words, self.starts, self._over_people(before), owned=True)
        if not roles or not self._may_own(before, roles):
            return []
        owners = list(before.owners)
        phrase = self.role_phrase(i, after, owners, roles)
        phrase.definite = before.possessive or self.words[i].lower == "the"
        before_owner = [w.lower for w in self.words[i:start] if w.lower in listed("ranks")]
        if before_owner:
            phrase.roles = [ranked(r, before_owner) for r in roles]
        if any(w.lower in listed("former") for w in self.words[i:start]):
            phrase.roles = [Role(f"former {r.text}", r.office, r.plural, r.first, r.last, True) for r in roles]
        found = self.with_name(phrase, after)
        return self.inside(found[0]) or found

    def _is_opposed(self, start: int) -> bool:
        """ "pro-Iranian", "anti-American"."""
        if start < 2 or self.words[start - 1].text != "-":
            return False
        return self.words[start - 2].lower in ("pro", "anti", "non")

    def _sided(self, i: int, before: Before) -> list[Phrase]:
        """ "pro-Iranian militias": whose side they are on, not whose they are."""
        roles, after = read_roles(self.words, self.starts, before.after, owned=True)
        if not roles:
            return []
        phrase = self.role_phrase(i, after, [], roles)
        phrase.sided = True
        if roles[-1].office.sector in _PLACED:
            phrase.based_in = self._state_after(after)
        return [phrase]

    def _over_people(self, before: Before) -> int:
        """ "Bosnia's Serb member", "Turkey's Kurdish politicians": a people's name inside somebody's role."""
        hit = self.starts.get(before.after)
        if not before.possessive or hit is None or not hit.has("adjective", "part", "group"):
            return before.after
        roles = read_roles(self.words, self.starts, hit.last + 1)[0]
        if not roles or (hit.has("group") and roles[0].office.id != "government"):
            return before.after
        return hit.last + 1

    def _lead(self, i: int) -> int:
        """The index of the owners after an article and "former", "deputy"."""
        j = self.article(i)
        while j < len(self.words) - 1 and self._may_lead(i, j):
            j += 2 if self.words[j].lower == "ex" and self.words[j + 1].text == "-" else 1
        return j

    def _may_lead(self, i: int, j: int) -> bool:
        """Whether word `j` belongs to the role after it: "ousted" is a verb unless an article stands before."""
        word = self.words[j]
        if word.lower not in listed("former") | listed("leading") | listed("ranks"):
            return False
        opens = j == 0 or self.words[j - 1].sentence != word.sentence
        return not word.lower.endswith("ed") or j > i or opens

    def _owned_group(self, i: int, before: Before) -> list[Phrase]:
        """ "Lebanese Hezbollah", "Syrian Kurdish forces": the group, not the state."""
        hit = self.starts.get(before.after)
        if hit is not None and self.text_of(hit.first, hit.last + 1) in listed_names("national_societies"):
            entries = tuple(e for o in before.owners for e in o.entries)
            name = self.text_of(before.owners[0].first, hit.last + 1)
            return [self.phrase(i, hit.last, "organisation", entries=entries, name=name, sector="NGO")]
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
        if self.words[roles[0].last].text in _also_verbs():
            return False
        kinds = {e.kind for e in owner.entries}
        if kinds <= {"organisation", "group", "stand_in", "seat"}:
            return True
        if kinds & {"person", "surname"}:
            return roles[0].office.kind == "body"
        form = self.words[owner.first].text
        if owner.last > owner.first or form.isupper() or "." in form:
            return True
        if roles[0].office.kind == "own" and roles[0].plural and not place_like(self.words, owner.first):
            return True
        return roles[0].office.kind == "body" or self.words[roles[0].last].is_cap

    def _bare_role(self, i: int) -> list[Phrase]:
        """ "the minister", "the junta", "rebels": a role whose owner the text has named before."""
        start = self.article(i)
        if self.words[start].lower in POSSESSIVES:
            return []
        roles, after = read_roles(self.words, self.starts, start)
        if not roles or (len(roles) == 1 and _needs_owner(roles[0])):
            return []
        phrase = self.role_phrase(i, after, [], roles)
        phrase.definite = self.words[i].lower in ("the", "both", "all")
        phrase.possessive = self.is_possessive(phrase.last)
        if not phrase.definite and roles[-1].office.sector in _PLACED and _may_be_placed(roles[-1]):
            phrase.based_in = self._state_after(after)
        return [phrase]

    def _state_after(self, i: int) -> tuple[Entry, ...]:
        """The state of "in northern Mali"; nothing where no state follows."""
        if i + 1 >= len(self.words) or self.words[i].lower != "in":
            return ()
        j = i + 1
        while j < len(self.words) - 1 and is_region(self.words[j].lower):
            j += 1
        hit = self.starts.get(j)
        return tuple(hit.of("state", "capital")) if hit else ()

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
            inner = self.owned(following) or self.named_group(following) or self._with_name_or_role(following)
            if inner and inner[0].first == following:
                inner[0].first = i
                if is_based(word):
                    inner[0].based_in = hit.entries
                inner[0].sided = True
                if word == "led" and hit.has("organisation") and not inner[0].owners:
                    inner[0].owners = [Owner(hit.first, hit.last, tuple(hit.of("organisation")))]
                return inner
        return [self.phrase(i, hit.last + 2, "name", entries=())]

    def _homed(self, i: int) -> list[Phrase]:
        """ "Catalan leaders", "Aleppo residents": at home in a state, not acting for it."""
        start = self._lead(i)
        home = home_at(self.words, self.starts, start) if start < len(self.words) else None
        if home is None or home.last + 1 >= len(self.words):
            return []
        after = home.last + 1
        possessive = self.is_possessive(home.last)
        if not possessive and i > 0 and self.words[i - 1].lower in ("in", "at", "near", "from", "to", "inside", ","):
            return []
        roles, end = read_roles(self.words, self.starts, after + int(possessive), owned=True)
        if not roles or (not possessive and self.words[roles[0].last].text in _also_verbs()):
            return []
        phrase = self.role_phrase(i, end, [], roles)
        phrase.based_in, phrase.sided = home.entries, not home.entries
        phrase.definite = possessive or self.words[i].lower == "the"
        return self.with_name(phrase, end)

    def _place_before_hyphen(self, i: int) -> Hit | None:
        """ "Gaza" of "Gaza-based": a place of the gazetteer, as the state that it lies in."""
        size, rows = longest(self.words, i) if self.words[i].is_cap else (0, [])
        if not size or rows[0].country is None:
            return None
        hit = Hit(i, i + size - 1, (Entry("capital", rows[0].country),))
        return hit if is_based(hyphenated(self.words, hit)) else None

    def _with_name_or_role(self, i: int) -> list[Phrase]:
        roles, after = read_roles(self.words, self.starts, i)
        return [self.role_phrase(i, after, [], roles)] if roles else []

    # -- helpers ------------------------------------------------------------------------------
