"""Names for training, from several sources with different schemes, as the labels that each source allows.

Our own sentences say exactly which of the nine types stands where. The other sources are coarser or leave types out;
for them a word gets the set of labels that its annotation leaves open, and the loss asks only for their sum.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from diplomatics.sentences.tokens import tokenize

from .lists import is_calendar, is_facility, is_nationality, is_people, is_state, word_list
from .treebank import Example, read_treebank

TYPES = ("PERSON", "STATE", "PLACE", "ORGANISATION", "GROUP", "FACILITY", "DOCUMENT", "EVENT", "DATE")
LABELS = ("O", *(f"{p}-{t}" for t in TYPES for p in "BI"))
Allowed = tuple[str, ...]
ANY: Allowed = ()
TITLES = word_list("titles")

DATE_WORDS = word_list("date-words")


def span_labels(length: int, types: tuple[str, ...], outside: bool = False) -> list[Allowed]:
    """The allowed labels of a span that is one name of one of `types` (or, with `outside`, no name at all)."""
    rest = ("O",) if outside else ()
    return [tuple(f"{'I' if i else 'B'}-{t}" for t in types) + rest for i in range(length)]


def loose(types: tuple[str, ...]) -> Allowed:
    """A word that may be any part of a name of these types, or no name."""
    return ("O", *(f"{p}-{t}" for t in types for p in "BI"))


def place_types(words: list[str]) -> tuple[str, ...]:
    """What a coarse place label means for these words."""
    if is_state(" ".join(words)):
        return ("STATE",)
    return ("PLACE", "FACILITY") if is_facility(words) else ("PLACE",)


def organisation_types(words: list[str]) -> tuple[str, ...]:
    """What a coarse organisation label means for these words."""
    text = " ".join(words)
    return ("STATE",) if is_state(text) else ("GROUP",) if is_people(text) else ("ORGANISATION",)


def outside(word: str, proper: bool) -> Allowed:
    """What a source that knows only people, places and organisations leaves open at a word it marks as no name."""
    if word[:1].isupper() and is_nationality(word):
        return ("B-STATE", "I-STATE", "I-EVENT", "I-DOCUMENT", "I-ORGANISATION")
    if word[:1].isupper() and is_people(word):
        return ("B-GROUP", "I-GROUP", "I-EVENT", "I-DOCUMENT", "O")
    if is_calendar(word):
        return ("B-DATE", "I-DATE", "I-EVENT", "I-DOCUMENT")
    if proper or word[:1].isdigit():
        return loose(("EVENT", "DOCUMENT", "DATE", "GROUP", "FACILITY"))
    return ("O", "B-DATE", "I-DATE") if word.lower() in DATE_WORDS else ("O",)


_MARK = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")


def read_own(path: Path) -> Iterator[Example]:
    """Our own sentences: names in square brackets."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, marks, at = "", [], 0
            for found in _MARK.finditer(line):
                text += line[at : found.start()]
                marks.append((len(text), len(text) + len(found[2]), found[1]))
                text += found[2]
                at = found.end()
            yield marked_example(text + line[at:], marks, path.name)


def marked_example(text: str, marks: list[tuple[int, int, str]], document: str) -> Example:
    """Words and exact labels from a text with marked spans."""
    spans = tokenize(text)
    allowed: list[Allowed] = [("O",)] * len(spans)
    for start, end, kind in marks:
        inside = [i for i, (a, b) in enumerate(spans) if a >= start and b <= end]
        for i, labels in zip(inside, span_labels(len(inside), (kind,)), strict=True):
            allowed[i] = labels
    return Example(words=[text[a:b] for a, b in spans], allowed=allowed, document=document)


def read_uner(path: Path, proper: dict[str, list[str]]) -> Iterator[Example]:
    """Universal NER: PER, ORG, LOC. `proper` gives the UPOS tags of a sentence by its words joined with spaces."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            words = [r[1] for r in rows]
            tags = proper.get(" ".join(words), [])
            allowed = [outside(w, (tags[i] == "PROPN") if tags else w[:1].isupper()) for i, w in enumerate(words)]
            for start, end, kind in bio_spans([r[2] for r in rows]):
                types = {"PER": ("PERSON",), "ORG": organisation_types(words[start:end])}.get(kind) or place_types(
                    words[start:end]
                )
                allowed[start:end] = span_labels(end - start, types)
            yield Example(words=words, allowed=allowed)


def bio_spans(tags: list[str]) -> list[tuple[int, int, str]]:
    """The spans of a BIO sequence, lenient about an I without its B."""
    spans: list[tuple[int, int, str]] = []
    for i, tag in enumerate(tags):
        prefix, _, kind = tag.partition("-")
        if prefix == "I" and spans and spans[-1][1] == i and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], i + 1, kind)
        elif prefix in ("B", "I"):
            spans.append((i, i + 1, kind))
    return spans


def read_re3d(path: Path) -> Iterator[Example]:
    """re3d: several documents in one file, each led by a comment line with its name."""
    document = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        for line in lines:
            if line.startswith("# doc"):
                document = line[6:].strip()
        rows = [line.split("\t") for line in lines if "\t" in line]
        if rows:
            words = [r[0] for r in rows]
            allowed = [outside(w, w[:1].isupper()) for w in words]
            for start, end, kind in bio_spans([r[1] for r in rows]):
                allowed[start:end] = re3d_labels(words[start:end], kind)
            yield Example(words=words, allowed=allowed, document=document)


def re3d_labels(words: list[str], kind: str) -> list[Allowed]:
    """What a re3d span allows in our scheme."""
    lead = [("O",) for w in words[:1] if w.lower() in ("the", "a", "an")] if len(words) > 1 else []
    rest = words[len(lead) :]
    if kind == "Person":
        return [*lead, *_person(rest)]
    if kind == "Location" and any(w[:1].isupper() for w in rest):
        inner = span_labels(
            len(rest), place_types(rest), outside=not is_state(" ".join(rest)) and not rest[0][:1].isupper()
        )
        if is_state(" ".join(rest)) or all(w[:1].isupper() for w in rest):
            return [*lead, *inner]
        return [*lead, *(loose(("PLACE", "FACILITY", "STATE", "ORGANISATION")) for _ in rest)]
    if kind == "Organisation" and rest[0][:1].isupper():
        if any(w in ("’", "'", "'s", "’s") for w in rest):
            return [*lead, *(loose(("ORGANISATION", "GROUP", "STATE")) for _ in rest)]
        exact = ("STATE",) if is_state(" ".join(rest)) else ("ORGANISATION", "GROUP")
        return [*lead, *span_labels(len(rest), exact)]
    if kind == "Nationality":
        return [*lead, *(loose(("STATE", "GROUP")) if not is_nationality(w) else ("B-STATE",) for w in rest)]
    return [*lead, *(_other(w, kind) for w in rest)]


def _other(word: str, kind: str) -> Allowed:
    if kind == "Temporal":
        return ("B-DATE", "I-DATE") if is_calendar(word) else loose(("DATE",))
    if kind == "DocumentReference":
        return loose(("DOCUMENT",))
    if kind in ("Organisation", "Location"):
        return loose(("ORGANISATION", "GROUP", "STATE", "PLACE", "FACILITY"))
    return loose(("STATE", "GROUP")) if word[:1].isupper() else ("O",)


def _person(words: list[str]) -> list[Allowed]:
    """Titles and pronouns stay outside; the name is the last run of capitalised words that are no titles."""
    name = [
        w[:1].isupper() and w.lower().rstrip(".") not in TITLES and w not in ("I", "We", "He", "She", "They")
        for w in words
    ]
    if not any(name):
        return [loose(("STATE", "ORGANISATION")) if w[:1].isupper() and len(words) > 1 else ("O",) for w in words]
    end = max(i for i, ok in enumerate(name) if ok) + 1
    start = end - 1
    while start and name[start - 1]:
        start -= 1
    out: list[Allowed] = [loose(("STATE", "ORGANISATION", "PLACE")) if w[:1].isupper() else ("O",) for w in words]
    out[start:end] = span_labels(end - start, ("PERSON",))
    return out


def held_back(document: str) -> bool:
    """One re3d document in three is never trained on (by the first hexadecimal digits of its name)."""
    return int(document.split(".")[0][:6], 16) % 3 == 0


def proper_tags(path: Path) -> dict[str, list[str]]:
    """UPOS tags by the words of a sentence, to lend them to a file without tags."""
    return {" ".join(e.words): e.upos for e in read_treebank(path)}
