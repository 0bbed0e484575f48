"""Formal texts: which paragraph a stretch of text stands in, and whose act it is.

A resolution's paragraphs open with a verb whose subject stands once, at the top ("The Security Council, ...
1. Demands that ..."; in a press release "By its terms, the Council: 1. Demanded that ..."). Before the first
number stands the preamble, whose verbs are participles. A treaty's articles have subjects of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from diplomatics.contract import Clause, Party, Time
from diplomatics.contract.terms import ClausePart
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.context import Context, inferred, unique_parties
from diplomatics.vocabulary.inflection import by_form
from diplomatics.vocabulary.loader import load

_NUMBERED = re.compile(r"\s*(?P<number>\d{1,3})[.)]\s+(?=\S)")
_LETTERED = re.compile(r"\s*\((?P<letter>[a-z]{1,4})\)\s+")
_ARTICLE = re.compile(r"\s*(?:Article|ARTICLE)\s+(?P<number>\d{1,3}|[IVXL]+)\b[.:]?\s*")
_ANNEX = re.compile(r"\s*(?:Annex|ANNEX|Appendix)\b")
_WE = re.compile(r"\s*We, the\b")
_PRONOUNS = frozenset({"its", "their", "his", "her", "it", "they", "our", "we"})
_OPENING_WORD = re.compile(r"\s*(?:(?:Also|Further|Strongly|Firmly|Again|Once|Solemnly)\s+)?(?P<word>[A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Lead:
    """What an item "(a) ..." takes from the words before the colon: their verb, and whom they name."""

    verb: str
    named: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph from character `start` to `end`; `lemma` and `opening` are its operative verb and where it starts."""

    start: int
    end: int
    part: ClausePart
    number: str | None
    body: tuple[Party, ...] = ()
    lemma: str | None = None
    opening: int = -1
    lead: Lead | None = None
    made: Time | None = None

    @property
    def clause(self) -> Clause:
        """Its place as the contract writes it."""
        return Clause(part=self.part, number=self.number)


@dataclass(frozen=True)
class FormalText:
    """The paragraphs of a document, in order; none in a text that is not formal.

    `signatories` are those whose text it is by its title ("Joint statement of X and Y"), and `made` its day.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    signatories: tuple[Party, ...] = ()
    made: Time | None = None

    def at(self, offset: int) -> Paragraph | None:
        """The paragraph that holds a character."""
        i = bisect_right([p.start for p in self.paragraphs], offset) - 1
        return self.paragraphs[i] if i >= 0 and offset < self.paragraphs[i].end else None

    def speaks(self, sentence: Sentence, head: int) -> bool:
        """Whether a subject stands for those whose text it is: "we", "the parties", "the ministers"."""
        token = sentence.tokens[head]
        if not self.signatories or self.at(token.start) is None:
            return False
        near = (*sentence.children(head, "nmod", "nmod:poss", "amod", "nummod", "compound"),)
        known = token.text.lower() in load("undertakings")["collectives"]
        return known and not any(sentence.tokens[c].upos in ("PROPN", "NOUN") for c in near)

    def opened_by(self, sentence: Sentence, token: int) -> Paragraph | None:
        """The paragraph whose operative verb `token` is."""
        start = sentence.tokens[token].start
        found = self.at(start)
        return found if found is not None and found.opening == start else None


@cache
def _operative() -> dict[str, str]:
    return by_form(lemma for group in load("undertakings")["operative"].values() for lemma in group)


def formal_text(context: Context) -> FormalText:
    """Reads a document's lines as paragraphs."""
    lines = list(_lines(context))
    found: list[Paragraph] = []
    body: tuple[Party, ...] = ()
    article: str | None = None
    part: ClausePart = "operative"
    made: Time | None = None
    for n, (start, end) in enumerate(lines):
        text = context.text[start:end]
        if _ANNEX.match(text):
            part = "annex"
        named = _body(context, start, end, [context.text[a:b] for a, b in lines[n + 1 : n + 3]])
        if named:
            body, article = named, None
            made = _day_in(context, start, end) or _day_in(context, 0, start) if len(found) == 0 else made
            continue
        if heading := _ARTICLE.match(text):
            article = heading["number"]
        paragraph = _item(context, found, text, start, end) or _paragraph(text, start, end, article, part, bool(body))
        if paragraph is not None:
            found.append(paragraph if paragraph.lead else replace(paragraph, body=body, made=made))
    signatories = _signatories(context, lines, found)
    day = _day_in(context, 0, found[0].start) if signatories else None
    return FormalText(tuple(replace(p, made=p.made or day) for p in found), signatories, day)


def _signatories(context: Context, lines: list[tuple[int, int]], found: list[Paragraph]) -> tuple[Party, ...]:
    """The parties and bodies that the title of a numbered text names as its authors."""
    if len(found) < 2 or not lines or lines[0][0] >= found[0].start:
        return ()
    start, end = lines[0]
    if not set(re.findall(r"[a-zéè]+", context.text[start:end].lower())) & set(load("undertakings")["own_documents"]):
        return ()
    inside = [m for m in context.mentions.actors if start <= m.span[0] < end and not m.place_like]
    inside = [m for m in inside if not _names_the_text(context, m.span[1])]
    parties = unique_parties(p for m in inside for p in context.parties(m))
    return tuple(p for p in parties if context.actors[p.actor].kind in ("state", "organisation", "group"))


def _names_the_text(context: Context, end: int) -> bool:
    """Of "Windhoek Declaration" the place: a name right before the word for the text is no author."""
    after = context.text[end : end + 40].split()
    return bool(after) and after[0].lower() in load("undertakings")["own_documents"]


def _day_in(context: Context, start: int, end: int) -> Time | None:
    """The day that a heading names ("meeting in Arusha on 3 March 2001", "Adopted on 12 May 1998")."""
    inside = [t.time for t in context.mentions.times if start <= t.span[0] < end and t.time is not None]
    return next((inferred(t) for t in inside if t.precision == "day"), None)


def _item(context: Context, found: list[Paragraph], text: str, start: int, end: int) -> Paragraph | None:
    """ "(a) reopen the road;": an item under "18. Demands that Ethiopia:"."""
    letter = _LETTERED.match(text)
    if letter is None or not found:
        return None
    above = next((p for p in reversed(found) if p.lead is None), found[0])
    if above.opening < 0 or not context.text[above.start : above.end].endswith(":"):
        return None
    verb = context.text[above.opening : above.end].split()[0]
    named = _named_between(context, above.opening, above.end)
    number = f"{above.number}({letter['letter']})"
    return replace(
        above, start=start, end=end, number=number, opening=start + letter.end(), lead=Lead(verb=verb, named=named)
    )


def _lines(context: Context) -> Iterator[tuple[int, int]]:
    at = 0
    for line in context.text.splitlines(keepends=True):
        if line.strip():
            yield at, at + len(line.rstrip())
        at += len(line)


def _body(context: Context, start: int, end: int, after: list[str]) -> tuple[Party, ...]:
    """The parties of a heading line ("By its terms, the Council:") that opens paragraphs."""
    text = context.text[start:end]
    if (
        text[-1:] not in ":,"
        or len(text) > 200
        or _opens_paragraph(text)
        or not any(_opens_paragraph(line) for line in after)
    ):
        return ()
    return _named_between(context, start, end)


def _named_between(context: Context, start: int, end: int) -> tuple[Party, ...]:
    inside = [m for m in context.mentions.actors if start <= m.span[0] < end and m.text.lower() not in _PRONOUNS]
    return tuple(unique_parties(p for m in inside for p in context.parties(m)))


def _opens_paragraph(line: str) -> bool:
    return bool(_NUMBERED.match(line)) or _opening(line)[1] is not None or _is_participle(line)


def _is_participle(line: str) -> bool:
    """A paragraph of a preamble: "Recalling ...", "Deeply concerned at ..."."""
    first = [word.rstrip(",").lower() for word in line.split()[:2]]
    preambular = load("undertakings")["preambular"]
    return line[:1].isupper() and any(word.endswith("ing") or word in preambular for word in first)


def _opening(text: str) -> tuple[int, str | None]:
    """Where the operative verb of a paragraph starts, and its lemma."""
    numbered = _NUMBERED.match(text)
    match = _OPENING_WORD.match(text, numbered.end() if numbered else 0)
    lemma = _operative().get(match["word"].lower()) if match else None
    return (match.start("word") if match else -1), lemma


def _paragraph(
    text: str, start: int, end: int, article: str | None, part: ClausePart, has_body: bool
) -> Paragraph | None:
    numbered = _NUMBERED.match(text)
    at, lemma = _opening(text)
    if not has_body:
        lemma = None
    opening = start + at if lemma else -1
    if article is not None:
        number = f"{article}.{numbered['number']}" if numbered else article
        return Paragraph(start, end, part, number)
    if numbered:
        return Paragraph(start, end, part, numbered["number"], lemma=lemma, opening=opening)
    if has_body and _is_participle(text) and text.rstrip().endswith((",", ";")):
        return Paragraph(start, end, "preamble", None, lemma=lemma, opening=opening)
    return None
