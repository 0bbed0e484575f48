"""Named steps from raw text to clean text; each keeps the map back to the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from diplomatics.sources.mapped import Edit, MappedText

Step = Callable[[MappedText], MappedText]

_LINE_ENDS = re.compile(r"\r\n|[\r\x85\u2028\u2029]")
_PAGE_ENDS = re.compile(r"[\x0b\x0c]")
# Terminal control: CSI, strings (OSC, DCS, ...; bounded, so that a stray start swallows no text), others.
_ESCAPES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x9d\x90])[^\x07\x1b\x9c\n]{0,500}(?:\x07|\x1b\\|\x9c)|\x1b[ -/]*[0-~]?"
)
# Controls, zero-width and direction marks, tag characters, non-characters: they show nothing of their own.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f]+"
)
_SOFT_HYPHEN = re.compile(r"\xad(?:[ \t]*\n[ \t]*)?")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDE_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACES = re.compile(r"  +")
# Runs are single spaces by then; a longer run inside a line would cost quadratic time here.
_LINE_EDGES = re.compile(r"(?m)^ | $")
_BLANK_LINES = re.compile(r"\n{3,}")
# Chunks that normalise on their own: nothing composes with an ASCII character before it. The bound keeps
# hostile rows of combining marks from costing quadratic time.
_COMPOSABLE = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]{1,64}")
_MARKED = re.compile(r"[^\n][\u0300-\u036f]{1,30}")


def line_ends(text: MappedText) -> MappedText:
    """Every kind of line end becomes a newline, a page end an empty line."""
    return text.sub(_LINE_ENDS, "\n").sub(_PAGE_ENDS, "\n\n")


def invisible(text: MappedText) -> MappedText:
    """Terminal escapes, control, zero-width and direction characters and soft hyphens are dropped."""
    text = text.sub(_ESCAPES, "").sub(_SOFT_HYPHEN, "").sub(_INVISIBLE, "")
    return text.sub(_LONE_SURROGATE, "�")


def composed(text: MappedText) -> MappedText:
    """Letters and their accents become one character each (Unicode NFC)."""
    if text.text.isascii():
        return text
    text = text.edit(_compositions(text.text, _MARKED))
    return text.edit(_compositions(text.text, _COMPOSABLE))


def _compositions(text: str, pattern: re.Pattern[str]) -> list[Edit]:
    found: list[Edit] = []
    for match in pattern.finditer(text):
        new = unicodedata.normalize("NFC", match[0])
        if new != match[0]:
            found.append((match.start(), match.end(), new))
    return found


def spaces(text: MappedText) -> MappedText:
    """Wide and non-breaking spaces and tabs become plain ones."""
    return text.sub(_WIDE_SPACES, " ")


def tidy(text: MappedText) -> MappedText:
    """One space between words, none at the edges of lines, at most one empty line, nothing around it all."""
    return text.sub(_SPACES, " ").sub(_LINE_EDGES, "").sub(_BLANK_LINES, "\n\n").strip()


def normalised(text: MappedText, unwrap: Step = lambda text: text) -> MappedText:
    """All steps in order; `unwrap` runs while the indentation of lines can still be seen."""
    for step in (line_ends, invisible, composed, spaces, unwrap, tidy):
        text = step(text)
    return text


def one_line(text: str) -> str:
    """A title or a name as one clean line."""
    return " ".join(normalised(MappedText.of(text)).text.split())
