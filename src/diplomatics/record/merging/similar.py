"""Reprints: reports with nearly the same words, found by MinHash (Broder 1997) over rows of five words.

A signature is small, stays in the record, and must be the same on every machine and in every version, so the hashes
are our own: BLAKE2 of each row of words, and fixed linear maps of it.
"""

from __future__ import annotations

import hashlib

import numpy as np
import numpy.typing as npt

from diplomatics.record.merging.words import tokens

WORDS = 5
HASHES = 96
ROWS = 4
SAME = 0.5
_PRIME = np.uint64((1 << 31) - 1)

Numbers = npt.NDArray[np.uint64]


def _maps() -> tuple[Numbers, Numbers]:
    """The fixed maps: numbers drawn from BLAKE2, the same for ever."""
    drawn = [
        int.from_bytes(hashlib.blake2b(f"map {i}".encode(), digest_size=8).digest(), "big") for i in range(2 * HASHES)
    ]
    numbers = np.array([n % int(_PRIME - np.uint64(1)) + 1 for n in drawn], dtype=np.uint64)
    return numbers[:HASHES], numbers[HASHES:]


_FACTORS, _SHIFTS = _maps()


def signature(text: str) -> bytes:
    """A report's signature; empty where the text is too short to be a reprint of anything."""
    words = tokens(text)
    if len(words) < 4 * WORDS:
        return b""
    rows = {" ".join(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}
    hashed = np.array(
        sorted(int.from_bytes(hashlib.blake2b(row.encode(), digest_size=4).digest(), "big") >> 1 for row in rows),
        dtype=np.uint64,
    )
    least = ((hashed[:, None] * _FACTORS[None, :] + _SHIFTS[None, :]) % _PRIME).min(axis=0)
    return bytes(least.astype("<u4").tobytes())


def bands(mark: bytes) -> list[str]:
    """Parts of a signature: near reprints have one in common."""
    width = ROWS * 4
    return [f"{i // width}:{mark[i : i + width].hex()}" for i in range(0, len(mark), width)]


def resemblance(a: bytes, b: bytes) -> float:
    """How much of two texts is the same (Jaccard, estimated)."""
    if not a or not b:
        return 0.0
    ours, theirs = np.frombuffer(a, dtype="<u4"), np.frombuffer(b, dtype="<u4")
    return float((ours == theirs).mean())


def is_reprint(a: bytes, b: bytes) -> bool:
    """Whether one of two reports is a reprint of the other."""
    return resemblance(a, b) >= SAME
