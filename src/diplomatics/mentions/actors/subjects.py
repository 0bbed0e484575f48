"""Whether a phrase is the subject of its clause: by the parse where there is one, else by what stands around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from diplomatics.mentions.actors.wordlists import listed
from diplomatics.mentions.actors.words import Word
from diplomatics.sentences.sentence import Sentence

_DETERMINERS = frozenset({"the", "a", "an", "all", "both", "neither", "either", "each", "some", "other"})


class Subjects:
    """Looks up subjects of one text."""

    def __init__(self, words: Sequence[Word], sentences: Sequence[Sentence] = ()) -> None:
        self.words = words
        self.sentences = sentences
        self._starts = [s.start for s in sentences]

    def is_subject(self, first: int, last: int) -> bool:
        """Whether words `first` to `last` are a subject."""
        parsed = self._parsed(self.words[first].start, self.words[last].end)
        return parsed if parsed is not None else self._by_place(first, last)

    def is_empty_it(self, i: int) -> bool:
        """Whether "it" stands for nothing: "it remained to be seen", "it is clear that"."""
        at = bisect_right(self._starts, self.words[i].start) - 1
        if at >= 0 and self.sentences[at].is_parsed:
            sentence = self.sentences[at]
            if any(
                sentence.tokens[t].deprel == "expl" for t in sentence.tokens_in(self.words[i].start, self.words[i].end)
            ):
                return True
        after = [w.lower for w in self.words[i + 1 : i + 5]]
        if not after or after[0] not in (
            "is",
            "was",
            "remains",
            "remained",
            "would",
            "will",
            "seems",
            "appears",
            "takes",
        ):
            return False
        return "that" in after or "to" in after or "whether" in after

    def _parsed(self, start: int, end: int) -> bool | None:
        at = bisect_right(self._starts, start) - 1
        if at < 0 or not self.sentences[at].is_parsed:
            return None
        sentence = self.sentences[at]
        head = sentence.head_of(start, end)
        if head < 0:
            return None
        while sentence.tokens[head].deprel == "conj":
            head = sentence.tokens[head].head
        return sentence.tokens[head].deprel.startswith("nsubj")

    def _by_place(self, first: int, last: int) -> bool:
        i = first - 1
        sentence = self.words[first].sentence
        while i >= 0 and self.words[i].lower in _DETERMINERS and self.words[i].sentence == sentence:
            i -= 1
        opens = i < 0 or self.words[i].sentence != sentence
        before = "" if opens else self.words[i].lower
        if last + 1 >= len(self.words) or self.words[last + 1].sentence != sentence:
            return False
        after = self.words[last + 1].lower
        return (opens or before in listed("clause_starts") or before == ",") and after not in listed("not_verbs") - {
            ",",
            "and",
        }
