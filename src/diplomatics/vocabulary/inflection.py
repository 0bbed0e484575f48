"""The forms of regular English verbs, for places where a tagger has too little text to go by."""

from __future__ import annotations

from collections.abc import Iterable


def verb_forms(lemma: str) -> tuple[str, ...]:
    """The lemma, third person, past and participle: "call", "calls", "called", "calling"."""
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else lemma + "s"
    return lemma, third, lemma + "ed", lemma + "ing"


def by_form(lemmas: Iterable[str]) -> dict[str, str]:
    """Each form with its lemma."""
    return {form: lemma for lemma in lemmas for form in verb_forms(lemma)}
