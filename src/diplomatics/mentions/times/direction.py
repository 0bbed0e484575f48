"""Does a time look back or ahead? Cheap cues of tense around it, no parser.

The nearest verb form in the clause decides: "will", "due", "agreed to" look ahead, past tenses look back.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from diplomatics.mentions.times.tokens import Tokens
from diplomatics.mentions.times.words import group

_FORWARD = frozenset({"by", "until"})
PAST, UNKNOWN, FUTURE = -1, 0, 1


@dataclass(slots=True)
class Sentences:
    """Where sentences and paragraphs begin, in tokens."""

    starts: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)

    def of(self, at: int) -> int:
        """The number of the sentence that holds a token."""
        return bisect_right(self.starts, at) - 1

    def start(self, at: int) -> int:
        """The first token of the sentence that holds a token."""
        return self.starts[max(self.of(at), 0)]

    def end(self, at: int, total: int) -> int:
        """The token after the last of the sentence that holds a token."""
        place = self.of(at) + 1
        return self.starts[place] if place < len(self.starts) else total

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds a token."""
        return bisect_right(self.paragraphs, at) - 1


def sentences(tokens: Tokens, body_start: int = 0) -> Sentences:
    """Cut the tokens into sentences at full stops before capitals, at breaks, and where the body begins."""
    found = Sentences([0], [0])
    body = bisect_left(tokens.starts, body_start) if body_start else 0
    for at, kind in enumerate(tokens.kinds()):
        if kind == "break" or (body and at == body - 1):
            found.starts.append(at + 1)
            found.paragraphs.append(at + 1)
        elif kind in ("dot", "stop") and _ends(tokens, at):
            found.starts.append(at + 1)
    return found


def _ends(tokens: Tokens, at: int) -> bool:
    mark = tokens.lower(at)
    if mark in (":",):
        return False
    if mark in ("!", "?", ";"):
        return True
    before = tokens.lower(at - 1)
    if before in group("titles") or len(before) == 1:
        return False
    after = tokens.raw(at + 1)
    return not after or not after[0].islower()


def direction(tokens: Tokens, first: int, last: int, inside: Sentences, bound: str = "") -> int:
    """Below 0 where a time between these tokens looks back, above where ahead, 0 where nothing tells; 2 for sure."""
    start, end = inside.start(first), inside.end(first, len(tokens))
    near, stopped = _leftwards(tokens, first - 1, start)
    if near == UNKNOWN:
        near = _rightwards(tokens, last, end)
    if near == UNKNOWN and stopped > start:
        near, _ = _leftwards(tokens, stopped - 1, start)
    if _possessive(tokens, last) and near > 0:
        return PAST
    if bound == "since" or tokens.lower(first - 1) == "ended":
        return 3 * PAST
    if near <= 0 and tokens.lower(first - 1) == "as" and tokens.lower(first - 2) in ("soon", "early", "late"):
        return FUTURE
    if bound == "start" and near != 2 * PAST:
        return FUTURE
    if bound in _FORWARD and not _over(tokens, first, last, start, end):
        return FUTURE
    return near


def _possessive(tokens: Tokens, last: int) -> bool:
    """Whether a time owns a thing that has been ("Wednesday's ruling"; "Friday's summit" may be to come)."""
    if tokens.lower(last) not in ("'s", "’s"):
        return False
    nouns = group("coming_nouns")
    return not any(tokens.lower(last + step) in nouns for step in (1, 2, 3))


def _over(tokens: Tokens, first: int, last: int, start: int, end: int) -> bool:
    """Whether "until" or "by" belongs to something past: "lasted until Friday", "by Friday rebels had"."""
    cues = group("lasting_cues")
    left = [tokens.lower(at) for at in range(max(start, first - 8), first)]
    right = [tokens.lower(at) for at in range(last, min(end, last + 8))]
    if any(word in ("will", "to", "must", "should", "would", "shall") for word in left):
        return False
    return any(word in cues for word in left) or any(word == "had" for word in right)


def _leftwards(tokens: Tokens, at: int, start: int) -> tuple[int, int]:
    """The nearest cue to the left within the clause, and where the search stopped."""
    steps = 0
    while at >= start and steps < 25:
        sign = cue(tokens, at)
        if sign != UNKNOWN:
            return (2 * sign if steps < 4 else sign), at
        if tokens.lower(at) in group("clause_words") and steps > 0:
            return UNKNOWN, at
        at -= 1
        steps += 1
    return UNKNOWN, at


def _rightwards(tokens: Tokens, at: int, end: int) -> int:
    for place in range(at, min(end, at + 18)):
        sign = cue(tokens, place)
        if sign != UNKNOWN:
            return sign
        if tokens.lower(place) in ("that", "which", "who") and place > at + 1:
            return UNKNOWN
    return UNKNOWN


def cue(tokens: Tokens, at: int) -> int:
    """What one token says of the direction."""
    word = tokens.lower(at)
    if word == "to":
        return _infinitive(tokens, at)
    if word in group("future_cues"):
        if tokens.raw(at)[:1].isupper() and word in ("may", "will", "plans"):
            return UNKNOWN
        if word == "due" and tokens.lower(at + 1) == "to" and tokens.lower(at + 2) in group("determiners"):
            return UNKNOWN
        if word in ("would", "could", "might") and tokens.lower(at + 1) == "have":
            return PAST
        if tokens.lower(at - 1) == "been" and tokens.lower(at - 2) == "had":
            return PAST
        return FUTURE if tokens.lower(at - 1) != "to" else UNKNOWN
    if word in group("scheduled_verbs"):
        return FUTURE if tokens.lower(at - 1) not in ("to", "not", "n't", "the", "a", "did") else UNKNOWN
    if word in group("past_cues") or (
        len(word) > 4 and word.endswith("ed") and word not in group("not_past") and tokens.raw(at)[0].islower()
    ):
        plans = tokens.lower(at + 1) == "to" and word in group("planning_verbs")
        return UNKNOWN if plans or tokens.lower(at - 1) in ("be", "being") else PAST
    return UNKNOWN


def _infinitive(tokens: Tokens, at: int) -> int:
    """Tells that "agreed to meet", "is to be held", "called on them to leave" look ahead; "went to Moscow" does not."""
    after = tokens.raw(at + 1)
    if not after[:1].islower() or tokens.lower(at + 1) in group("determiners"):
        return UNKNOWN
    verbs = group("planning_verbs")
    if tokens.lower(at - 2) == "been" and tokens.lower(at - 3) == "had":
        return PAST
    if any(tokens.lower(at - step) in verbs for step in (1, 2)):
        return FUTURE
    return UNKNOWN
