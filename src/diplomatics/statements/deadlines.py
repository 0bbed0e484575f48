"""Deadlines: a time after "by" or "before", or a length after "within" counted from the making."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from diplomatics.contract import Time
from diplomatics.mentions.mention import TimeMention
from diplomatics.sentences.clauses import preposition
from diplomatics.sentences.sentence import Sentence
from diplomatics.statements.binding import time_governor
from diplomatics.statements.context import Context
from diplomatics.vocabulary.loader import load

_LENGTH = re.compile(
    r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?(?:T(?P<hours>\d+)H)?$"
)


def due_of(context: Context, sentence: Sentence, target: int, made: Time | None) -> Time | None:
    """The deadline inside or upon the phrase headed by `target`; a length counts from `made`."""
    inside = set(sentence.subtree(target))
    for mention in context.mentions.times:
        if not sentence.start <= mention.span[0] < sentence.end:
            continue
        head = sentence.head_of(*mention.span)
        if head not in inside and time_governor(context, sentence, mention) not in inside:
            continue
        word = _bounding_word(context, sentence, mention, head)
        if word is None:
            continue
        if mention.type == "DURATION":
            return counted(mention, made) if word == "within" else None
        return mention.time
    return None


def _bounding_word(context: Context, sentence: Sentence, mention: TimeMention, head: int) -> str | None:
    """The word that makes a time a deadline, before it or as its first word."""
    words = load("undertakings")["due_prepositions"]
    own = preposition(sentence, head)
    if own in words:
        return str(own)
    before = context.text[max(sentence.start, mention.span[0] - 16) : mention.span[0]].lower().rstrip()
    inside = context.text[slice(*mention.span)].lower()
    return next((w for w in words if before.endswith(" " + w) or inside.startswith(w + " ")), None)


def counted(mention: TimeMention, made: Time | None) -> Time | None:
    """The last day of a length that began at the making; null where nobody knows when that was."""
    anchor = made.end or made.start if made else None
    length = _LENGTH.match(mention.value or "")
    if made is None or anchor is None or length is None:
        return None
    day = add(date.fromisoformat(anchor), {k: int(v) for k, v in length.groupdict().items() if v}).isoformat()
    return Time(
        value=day, mod="ON_OR_BEFORE", start=None, end=day, precision="day", basis="resolved",
        text=mention.text, span=mention.span, report=made.report,
    )  # fmt: skip


def add(day: date, length: dict[str, int]) -> date:
    """`day` plus years, months, weeks, days and hours; the 31st plus a month is the month's last day."""
    months = day.year * 12 + day.month - 1 + length.get("months", 0) + 12 * length.get("years", 0)
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    hours = -(-length.get("hours", 0) // 24)
    return date(year, month + 1, min(day.day, last)) + timedelta(
        days=length.get("days", 0) + 7 * length.get("weeks", 0) + hours
    )
