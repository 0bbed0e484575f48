"""The head of a wire report ("MOSCOW, May 10 (Wire) -") and the date line of a page, found by their form."""

from __future__ import annotations

import re

from diplomatics.documents.calendar_words import DAY, MONTH, WEEKDAY, day_of
from diplomatics.documents.document import Dateline

# Words in capitals that head a line and are no place.
_LABELS = re.compile(
    r"(?:UPDATE|UPDATED|BREAKING|EXCLUSIVE|URGENT|FLASH|FACTBOX|ANALYSIS|ANALYST|EXPLAINER|EXPLAINED|OPINION|EDITORIAL"
    r"|COMMENT|INTERVIEW|WRAPUP|LIVE|WATCH|VIDEO|PHOTOS?|NEWS|ADVISORY|CORRECTION|CORRECTED|REFILE|RECAP|TIMELINE"
    r"|PRESS|STATEMENT|COMMUNIQUE|JOINT|NOTE|SUMMARY|TRANSCRIPT|QUESTION|ANSWER|REMINDER|WARNING|ALERT|READ"
    r"|SECURITY COUNCIL|GENERAL ASSEMBLY|BACKGROUND|Q|A|WHO|WHAT|WHEN|WHERE|WHY|HOW|TOPIC|SUBJECT|DATE|FROM|TO"
    r"|RESOLUTION|ORIGINAL|STORY|ARTICLE|ANNEX|CHAPTER|SECTION|PART|PREAMBLE|ITEM)\b"
)
_CAPITALS = r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž'’.\-]+(?: [A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]*){0,3}"
_WORD = r"(?:(?:[A-Z]\.){1,3}|[A-Z][a-z]{1,4}\.|[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’\-]+)"
_NAME = rf"{_WORD}(?: (?:[a-z]{{2,3}} )?{_WORD}){{0,3}}"
_PLACES = r"(?P<places>{place}(?: ?/ ?{place}){{0,3}})(?:, (?P<region>(?!{month}|{weekday}){name}))?"
_AGENCY = r"(?:\((?P<agency1>[^()\n]{2,40})\)|/(?P<agency2>[^/\n]{2,30})/|(?P<agency3>[A-Z]{2,12}(?=[ ]?[-–—])))"
# Plain text has "_" where the wire had a long dash; some papers set the dash or the colon close.
_DASH = r"(?:[-–—_]{1,3}(?= |$)|[–—](?=\w)|:(?= |$)|(?<=\)):|\|(?= |$))"
# Between a place and its day; agencies of the Gulf put the day of their own calendar first.
_HIJRI = (
    r"(?:,? (?:\d{1,2} )?(?:Muharram|Safar|Rabi|Jumada|Jumad|Rajab|Sha.{0,2}ban|Ramadan|Shawwal|Dhu|Thul|Zul)"
    r"[\w'’ \-]{0,16}(?: \d{1,2})?,? ?1[34]\d\d ?A?H?)?"
)
_BEFORE_DAY = rf"{_HIJRI}(?:,? |, ?|\. | ?[|·] ?)"
# After these a report may begin without a dash.
_KNOWN = r"(?:AP|AFP|UPI|Reuters|REUTERS|Xinhua|TASS|DPA|dpa|ANSA|EFE|IRNA|SANA|SPA|WAM|KUNA|MENA|PTI|ANI|APP|AA|VOA)"


def _places(place: str) -> str:
    return _PLACES.format(place=place, name=_NAME, month=MONTH, weekday=rf"(?:{WEEKDAY})\b")


# "MOSCOW -", "GENEVA (Agency) --", "ABUJA/NIAMEY, Aug 7 -", "MOSCOW, May 10. /AGENCY/."
_CAPITAL_HEAD = re.compile(
    rf"{_places(_CAPITALS)}"
    rf"(?:{_BEFORE_DAY}\(?(?P<day>{DAY})\)?)?[.,]?"
    rf"(?: ?[,-]? ?{_AGENCY})? ?(?:{_DASH}|(?<=/)\.(?= |$)|(?<=/) |(?<=\))(?= [A-Z“\"]))"
)
# "Moscow, 10 May 2023 (Agency) -": a name in ordinary letters needs a day or an agency to be a dateline.
_NAME_HEAD = re.compile(
    rf"{_places(_NAME)}"
    rf"(?:{_BEFORE_DAY}\(?(?P<day>{DAY})\)?[.,]?(?: ?[,-]? ?{_AGENCY})?|,? \((?P<agency4>[^()\n]{{2,40}})\))"
    rf" ?{_DASH}"
)
# "Nairobi (Agency) | 5 March 2024 |"
_AGENCY_FIRST = re.compile(rf"{_places(_NAME)} \((?P<agency1>[^()\n]{{2,40}})\) ?[|·] ?(?P<day>{DAY}) ?{_DASH}")
# "10 May 2023, Moscow -" (ministries) and "May 10, 2023 (Agency) -".
_DAY_HEAD = re.compile(
    rf"(?P<day>{DAY})(?:,? (?:{_places(_NAME)}))?(?: ?[,-]? ?\((?P<agency1>[^()\n]{{2,40}})\))? ?[-–—_]{{1,3}}(?= |$)"
)
# A line of its own with a full date: "Meetings coverage, 30 August 2021", "Published: Wed, 10 May 2023 14:05".
_PAGE_DATE = re.compile(
    rf"(?P<before>[^.!?\n]{{0,60}}?)(?P<day>\b{DAY})"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,5}\)?(?:[+-]\d+)?)?)?[^.!?\n]{0,30}",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:first )?(?:published|updated|posted|issued|dated?)\b[ :]", re.IGNORECASE)
_SENTENCE_WORDS = re.compile(r"\b(?:was|were|is|are|has|had|have|will|on|since|until|by|before|after)\b")
_DATELINE_LINES = 5
_LEAST_AFTER = 40
_PAGE_LINES = 6


def looks_like_dateline(line: str) -> bool:
    """Whether a line begins as a wire report does."""
    return _head(line) is not None


def find_dateline(text: str, start: int) -> Dateline | None:
    """The dateline in the first lines of the text from `start`; null where there is none."""
    for i, (at, line) in enumerate(_first_lines(text, start, _DATELINE_LINES)):
        match = _head(line)
        if match is not None and not (i > 1 and _is_label(match)):
            return _dateline(match, at)
    return None


def find_page_date(text: str, start: int) -> Dateline | None:
    """A short line of its own near the top that carries a full date."""
    for at, whole in _first_lines(text, start, _PAGE_LINES):
        line = whole.rstrip(".") if _PUBLISHED.match(whole) else whole
        if len(line) > 90 or line.endswith((".", "?", "!", ";")):
            continue
        match = _PAGE_DATE.fullmatch(line)
        if match is None or _SENTENCE_WORDS.search(match["before"]) or len(match["before"].split()) > 6:
            continue
        day = day_of(match)
        if day is not None and day.full is not None:
            span = (at + match.start("day"), at + match.end("day"))
            return Dateline(start=at, end=at + len(line), places=(), day=day.iso(), day_span=span)
    return None


def _first_lines(text: str, start: int, count: int) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    while start < len(text) and len(found) < count:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            found.append((start, text[start : min(end, start + 400)]))
        start = end + 1
    return found


def _head(line: str) -> re.Match[str] | None:
    """The match of one of the forms at the head of a line."""
    if _LABELS.match(line):
        return None
    for pattern in (_AGENCY_FIRST, _CAPITAL_HEAD, _NAME_HEAD, _DAY_HEAD):
        match = pattern.match(line[:200])
        if match is not None and _is_plausible(match):
            return match
    return None


def _is_label(match: re.Match[str]) -> bool:
    """Whether a head is a mere "NAME:", which names a speaker further down in a text."""
    return match[0].endswith(":") and not match["day"] and match[0].rstrip(": ") == match["places"]


def _is_plausible(match: re.Match[str]) -> bool:
    if match[0].endswith(")") and not re.search(rf"\({_KNOWN}\)$", match[0]):
        return False
    if match["day"]:
        return day_of(match) is not None
    if any(match.groupdict().get(name) for name in ("agency1", "agency2", "agency4")):
        return True
    # "UN: ..." names a speaker, "SYRIA - TALKS RESUME" is a headline: the bare form must head a paragraph, or
    # stand alone above one.
    letters = len(re.sub(r"[^A-Za-zÀ-ž]", "", match["places"]))
    after = len(match.string.strip()) - match.end()
    return letters >= 4 and (after >= _LEAST_AFTER or after <= 0)


def _dateline(match: re.Match[str], at: int) -> Dateline:
    groups = match.groupdict()
    places: list[tuple[int, int]] = []
    if groups.get("places"):
        start = match.start("places")
        for part in re.finditer(r"[^/]+", match["places"]):
            words = part[0].strip()
            if words.isupper() and len(words) > 4:  # "MOSCOW. March 3. AGENCY -"; "U.S." keeps its own
                words = words.rstrip(".")
            first = at + start + part.start() + part[0].index(words)
            places.append((first, first + len(words)))
    day = day_of(match) if match["day"] else None
    agency = next((groups[name] for name in ("agency1", "agency2", "agency3", "agency4") if groups.get(name)), None)
    return Dateline(
        start=at + match.start(),
        end=at + match.end(),
        places=tuple(places),
        day=day.iso() if day else None,
        day_span=(at + match.start("day"), at + match.end("day")) if day else None,
        agency=agency,
    )
