"""Names from the entity spans of GUM (`Entity=` in MISC).

GUM marks every noun phrase. Kept are spans headed by a proper noun, cut down to the name itself: the unbroken run of
proper nouns around the head, with "of" and "the" between them, without articles and titles.
"""

import re

from .lists import is_calendar, is_facility, is_people
from .names import TITLES, Allowed, loose, organisation_types, outside, place_types, span_labels
from .treebank import Example

_OPEN = re.compile(r"\((\d+)-([a-z]+)")
LINKS = frozenset(["of", "the", "and", "for", "on", "&", "-", "de", "la", "al", "bin", "ibn", "van", "von"])


def entity_spans(example: Example) -> list[tuple[int, int, str]]:
    """All marked spans (start, end, type) of a sentence, nested ones too."""
    spans: list[tuple[int, int, str]] = []
    stack: list[tuple[str, str, int]] = []
    for i, misc in enumerate(example.misc):
        value = next((m[7:] for m in misc.split("|") if m.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*\)?|\d+\)|\)", value):
            opened = _OPEN.match(piece)
            if opened:
                stack.append((opened[1], opened[2], i))
                if piece.endswith(")"):
                    _, kind, start = stack.pop()
                    spans.append((start, i + 1, kind))
                continue
            number = piece.rstrip(")")
            for at in range(len(stack) - 1, -1, -1):
                if not number or stack[at][0] == number:
                    _, kind, start = stack.pop(at)
                    spans.append((start, i + 1, kind))
                    break
    return spans


def _capital(example: Example, i: int) -> bool:
    return example.words[i][:1].isupper() and (example.upos[i] == "PROPN" or example.xpos[i] in ("NNP", "NNPS"))


def name_inside(example: Example, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """The name around the head of the span, or None where its head is no proper noun."""
    head = next((i for i in range(start, end) if not start <= example.heads[i] - 1 < end), start)
    if not _capital(example, head):
        return None
    first, last = head, head + 1
    while first > start and (_capital(example, first - 1) or _linked(example, start, first, -1, kind)):
        first -= 1
    while last < end and (
        _capital(example, last) or example.words[last].isdigit() or _linked(example, last, end, 1, kind)
    ):
        last += 1
    while first < last - 1 and (
        example.words[first].lower() in LINKS
        or (kind == "person" and example.words[first].lower().rstrip(".") in TITLES)
    ):
        first += 1
    while last > first + 1 and example.words[last - 1].lower() in LINKS:
        last -= 1
    return first, last


def _linked(example: Example, start: int, end: int, step: int, kind: str) -> bool:
    """Whether a small word stands between two parts of the name."""
    at, limit = (start, end) if step > 0 else (end - 1, start)
    if kind == "person" and example.words[at].lower() in ("of", "the", "and", "for", "on"):
        return False
    for _ in range(2):
        if not 0 <= at < len(example.words) or example.words[at].lower() not in LINKS or example.words[at] == "and":
            return False
        at += step
        if at >= limit if step > 0 else at < limit:
            return False
        if _capital(example, at):
            return True
    return False


def gum_types(kind: str, words: list[str]) -> tuple[tuple[str, ...], bool]:
    """Our types for a GUM type, and whether the span may also be no name of ours."""
    text = " ".join(words)
    if kind == "place":
        return place_types(words), False
    if kind == "person":
        if len(words) == 1 and is_people(text):
            return ("GROUP",), False
        return ("PERSON", "GROUP", "STATE") if text.endswith("s") else ("PERSON",), False
    if kind == "organization":
        return (*organisation_types(words), *(("FACILITY",) if is_facility(words) else ())), False
    if kind == "event":
        return ("EVENT",), True
    if kind == "object":
        return ("FACILITY", "DOCUMENT"), True
    return ("DOCUMENT", "EVENT", "ORGANISATION"), True


def add_names(example: Example) -> Example:
    """Fill `allowed` of a GUM sentence."""
    allowed: list[Allowed] = [outside(w, example.upos[i] == "PROPN") for i, w in enumerate(example.words)]
    named: set[int] = set()
    for start, end, kind in sorted(entity_spans(example), key=lambda s: s[0] - s[1], reverse=True):
        if kind == "time":
            for i in range(start, end):
                allowed[i] = ("B-DATE", "I-DATE") if is_calendar(example.words[i]) else loose(("DATE",))
            continue
        found = name_inside(example, start, end, kind)
        if found and named.isdisjoint(range(*found)):
            named.update(range(*found))
            words = example.words[found[0] : found[1]]
            types, free = gum_types(kind, words)
            allowed[found[0] : found[1]] = (
                [loose(types)] * len(words) if free and kind != "event" else span_labels(len(words), types, free)
            )
    example.allowed = allowed
    return example
