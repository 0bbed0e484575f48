"""Lemmas as edit scripts: a class says how to turn a form into its lemma.

A script is either "=lemma" (the whole word is replaced, as in "were" to "be") or "C-N+TAIL": bring the form to the
case C (L lower, K kept, T title, U upper), cut N characters from its end, and put TAIL there. A table of inflected
forms seen in the treebanks goes before the script; the script serves the words that were never seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence


def _cased(form: str, case: str) -> str:
    if case == "L":
        return form.lower()
    if case == "T":
        return form[:1].upper() + form[1:].lower()
    return form.upper() if case == "U" else form


def _shared(a: str, b: str) -> int:
    """How many characters two words share from the start."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def derive_script(form: str, lemma: str) -> str:
    """The one canonical script that turns `form` into `lemma`."""
    case = "L" if lemma == lemma.lower() else max("KTU", key=lambda c: _shared(_cased(form, c), lemma))
    cased = _cased(form, case)
    shared = _shared(cased, lemma)
    if shared == 0:
        return "=" + lemma
    return f"{case}-{len(cased) - shared}+{lemma[shared:]}"


def apply_script(form: str, script: str) -> str:
    """The lemma that `script` gives for `form`; the form itself where the script would leave nothing."""
    if script.startswith("="):
        return script[1:]
    case, _, rest = script.partition("-")
    count, _, tail = rest.partition("+")
    cased = _cased(form, case)
    cut = int(count)
    if cut >= len(cased) and not tail:
        return cased
    return (cased[: len(cased) - cut] if cut else cased) + tail


def regular_stems(form: str, xpos: str) -> list[str]:
    """The lemmas that a regular inflected form may have, likelier ones first."""
    ending = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}.get(xpos, "s")
    if not form.endswith(ending) or len(form) < len(ending) + 2:
        return []
    stem = form[: -len(ending)]
    if ending == "s":
        longer = [stem[:-2] + "y"] if stem.endswith("ie") else [stem[:-1]] if stem.endswith("e") else []
        return [stem, *longer] if not stem.endswith("ie") else [*longer, stem]
    if ending == "ed" and stem.endswith("i"):
        return [stem[:-1] + "y"]
    doubled = [stem[:-1]] if stem[-1] == stem[-2] and stem[-1] not in "lsz" else []
    return [*doubled, stem, stem + "e", *([stem[:-1]] if stem[-1] == stem[-2] else [])]


_SILENT = re.compile(r"(?:[b-df-hj-np-tv-z]at|[iy]z|v|[bcdfgkpt]l|[dn]g|[iau]c|u)$")


def _unseen(stems: Sequence[str], lemma: str, form: str) -> str:
    """The lemma of a form none of whose stems is a common word: with the silent e that some endings ask for."""
    silent = next((s for s in stems if s.endswith("e") and _SILENT.search(s[:-1])), None)
    return silent or (lemma if lemma in stems else form)


class Lemmas:
    """The lemma of a word from its tag and the model's script.

    Args:
        table: lemmas by "form<space>XPOS", the form in lower case.
        known: says of a word in lower case whether it is a common English word.
    """

    def __init__(self, table: Mapping[str, str], known: Callable[[str], bool] = lambda _: False) -> None:
        self._table = table
        self._known = known

    def of(self, form: str, xpos: str, script: str) -> str:
        """The lemma; a script that would leave less than two letters of a longer word is not followed."""
        known = self._table.get(f"{form.lower()} {xpos}")
        if known is not None:
            return known
        lemma = apply_script(form, script)
        if xpos in ("VBD", "VBN", "VBG", "VBZ", "NNS") and not self._known(lemma.lower()) and form.islower():
            stems = regular_stems(form, xpos)
            return next((s for s in stems if self._known(s)), _unseen(stems, lemma, form))
        if len(lemma) < 2 < len(form) and not script.startswith("="):
            return form.lower()
        return lemma
