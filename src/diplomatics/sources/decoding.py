"""From bytes to text: byte order mark, declared charset, UTF-8, then the likeliest older encoding."""

from __future__ import annotations

import codecs
import re

from diplomatics.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters that text has no use for; tab, line ends, form feed, Ctrl-Z and escape are left out.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_SAMPLE = 65_536
_KNOWN_BINARIES = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an older office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_BINARY_REMEDY = "Give text, Markdown, HTML, PDF, a feed, an e-mail or JSON Lines; save other documents as PDF or text."


def refuse_binary(data: bytes, origin: str) -> None:
    """Raise `SourceError` where the first bytes are those of a picture, an archive or other junk."""
    for magic, what in _KNOWN_BINARIES:
        if data.startswith(magic):
            raise SourceError(f"this is {what}, not text.", where=origin, remedy=_BINARY_REMEDY)
    sample = data[:_SAMPLE]
    if bom(sample) or wide(sample):
        return
    if len(_CONTROLS.findall(sample)) > len(sample) // 50:
        raise SourceError("this is binary data, not text.", where=origin, remedy=_BINARY_REMEDY)


def bom(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark announces, and the mark's length."""
    return next(((name, len(mark)) for mark, name in _BOMS if data.startswith(mark)), None)


def wide(data: bytes) -> str | None:
    """The encoding of UTF-16 without a mark, told by a zero in nearly every other byte."""
    sample = data[: min(len(data), 4096) // 2 * 2]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > half * 0.8 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.8 and odd < half * 0.1:
        return "utf-16-be"
    return None


def decode(data: bytes, origin: str, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and warnings where characters were lost or the encoding was guessed.

    Offsets into the text do not count a byte order mark. Raises `SourceError` for binary data.
    """
    refuse_binary(data, origin)
    marked = bom(data)
    if marked:
        text, lost = _lossy(data[marked[1] :], marked[0])
        return text, _lost_warning(lost, marked[0], origin)
    if unmarked := wide(data):
        text, lost = _lossy(data, unmarked)
        return text, _lost_warning(lost, unmarked, origin)
    for name in _candidates(declared):
        try:
            return data.decode(name), ()
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(data, origin)


def _candidates(declared: str | None) -> list[str]:
    """UTF-8 first unless another charset is declared; bytes that are valid UTF-8 are hardly ever another."""
    name = (declared or "").strip().strip("\"'").lower()
    # Pages that say Latin-1 mean Windows-1252 (as the HTML standard has it).
    name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "utf-8"}.get(name, name)
    try:
        text_codec = bool(name) and codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        text_codec = False
    return ["utf-8", name] if text_codec else ["utf-8"]


def _guess(data: bytes, origin: str) -> tuple[str, tuple[str, ...]]:
    text, lost = _lossy(data, "utf-8")
    well_formed = sum(1 for c in text[:_SAMPLE] if ord(c) > 127) - text[:_SAMPLE].count("�")
    if lost <= max(2, well_formed // 20) and well_formed > 2 * lost:
        return text, _lost_warning(lost, "utf-8", origin)
    high = sum(1 for byte in data[:_SAMPLE] if byte > 127)
    # English in an older encoding: some curly quotes and accents, nearly always Windows-1252.
    if high <= len(data[:_SAMPLE]) * 0.2:
        try:
            return data.decode("cp1252"), ()
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], threshold=0.3).best()
    if best is None:
        raise SourceError(
            "the encoding of this text cannot be told.", where=origin, remedy="Save it as UTF-8 and try again."
        )
    text, lost = _lossy(data, best.encoding)
    guess = f"{origin}: the encoding was guessed to be {best.encoding}. Save the file as UTF-8 if letters look wrong."
    return text, (guess, *_lost_warning(lost, best.encoding, origin))


def _lossy(data: bytes, name: str) -> tuple[str, int]:
    try:
        return data.decode(name), 0
    except UnicodeDecodeError:
        text = data.decode(name, errors="replace")
        return text, text.count("�")


def _lost_warning(lost: int, name: str, origin: str) -> tuple[str, ...]:
    if not lost:
        return ()
    what = "1 character is" if lost == 1 else f"{lost} characters are"
    return (f"{origin}: {what} not valid {name.upper()} and stand as � in the text.",)
