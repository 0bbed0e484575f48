"""Parsing in segments: no sentence over a break, and no endless sentence."""

from diplomatics.sentences.segments import LONGEST, parse_in_segments
from diplomatics.sentences.sentence import Sentence, Token


class OneSentence:
    """A parser that takes each text as one sentence, every word hanging on the last."""

    name = "stub"

    def parse(self, text):
        return self.parse_many([text])[0]

    def parse_many(self, texts):
        return [[_sentence(text)] if text.split() else [] for text in texts]


def _sentence(text):
    tokens, at = [], 0
    words = text.split()
    for i, word in enumerate(words):
        at = text.index(word, at)
        last = i == len(words) - 1
        head, relation = (-1, "root") if last else (len(words) - 1, "dep")
        tokens.append(Token(word, at, at + len(word), word, "X", head=head, deprel=relation))
        at += len(word)
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(0, start, end, text[start:end], tuple(tokens))


def test_no_sentence_reaches_over_a_break():
    text = "A headline\nMOSCOW, May 10 - Talks began."
    found = parse_in_segments(OneSentence(), text, [11, 27])
    assert [s.text for s in found] == ["A headline", "MOSCOW, May 10 -", "Talks began."]
    assert [s.index for s in found] == [0, 1, 2]
    for sentence in found:
        assert text[sentence.start : sentence.end] == sentence.text
        assert all(text[t.start : t.end] == t.text for t in sentence.tokens)


def test_an_endless_sentence_is_cut_into_trees():
    text = "word " * (2 * LONGEST + 7)
    found = parse_in_segments(OneSentence(), text, [])
    assert [len(s) for s in found] == [LONGEST, LONGEST, 7]
    for sentence in found:
        assert [t.head for t in sentence.tokens].count(-1) == 1
        assert all(-1 <= t.head < len(sentence) for t in sentence.tokens)
        assert text[sentence.start : sentence.end] == sentence.text


def test_tokens_in_a_span_are_those_that_overlap_it():
    sentence = _sentence("one two three four")
    assert sentence.tokens_in(4, 7) == (1,)
    assert sentence.tokens_in(5, 9) == (1, 2)
    assert sentence.tokens_in(3, 4) == ()
    assert sentence.tokens_in(0, 99) == (0, 1, 2, 3)
