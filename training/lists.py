"""Small word lists that settle what the open corpora leave open: state or other place, calendar word or not."""

from functools import lru_cache
from pathlib import Path

HERE = Path(__file__).parent / "data" / "lists"


@lru_cache(maxsize=8)
def word_list(name: str) -> frozenset[str]:
    """The lines of `data/lists/<name>.txt`, in lower case, without comments."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(
        x.strip().lower() for line in lines if not line.startswith("#") for x in line.split(",") if x.strip()
    )


def is_state(name: str) -> bool:
    """Whether the words are the name of a state, present or former."""
    return name.lower().removeprefix("the ") in word_list("states")


def is_nationality(word: str) -> bool:
    """Whether the word is the adjective or the people of a state."""
    return word.lower() in word_list("nationalities")


def is_facility(words: list[str]) -> bool:
    """Whether a name has a word for a building or a work in it."""
    return any(w.lower() in word_list("facilities") for w in words)


def is_people(word: str) -> bool:
    """Whether the word is an ethnic or religious people without a state of its own."""
    return word.lower() in word_list("peoples")


def is_calendar(word: str) -> bool:
    """Whether the word stands in a calendar expression wherever it stands (capitalised months, weekdays, years)."""
    low = word.lower().rstrip(".")
    if low == "may" or low in ("mar", "sat", "sun", "wed", "mon", "jan"):
        return False
    return low in word_list("calendar") or (low.isdigit() and len(low) == 4 and "1800" <= low <= "2099")
