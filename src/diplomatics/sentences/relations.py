"""The PLOVER type of what one party does to another in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from diplomatics.errors import UsageError
from diplomatics.model.runtime import EnglishModel, load_model
from diplomatics.sentences.sentence import Sentence
from diplomatics.sentences.splitting import sentences
from diplomatics.sentences.tokens import Span

Ranked = list[tuple[str, float]]


def classify_relation(text: str, actor_span: Span, recipient_span: Span) -> Ranked:
    """All sixteen types and "NONE" with probabilities, the most probable first.

    Args:
        text: a sentence (of a longer text, the sentences that hold the two spans are read).
        actor_span: first and last offset of the acting party in `text`.
        recipient_span: the same for the party acted upon.

    Raises:
        UsageError: a span is empty, lies outside the text or covers no word.
    """
    for span in (actor_span, recipient_span):
        if not 0 <= span[0] < span[1] <= len(text):
            raise UsageError(
                f"the span {span} does not lie in the text", remedy="Spans are offsets into the string passed."
            )
    cut = list(sentences(text))
    numbers = [
        n for n, spans in enumerate(cut) if any(_overlap(w, s) for w in spans for s in (actor_span, recipient_span))
    ]
    spans = [w for n in range(numbers[0], numbers[-1] + 1) for w in cut[n]] if numbers else []
    actor, recipient = _words(spans, actor_span), _words(spans, recipient_span)
    if not actor or not recipient:
        raise UsageError("a span covers no word", remedy="Pass the offsets of the party's name.")
    model = load_model()
    return rank(model, [text[a:b] for a, b in spans], [(actor, recipient)])[0]


def classify_pairs(
    sentence: Sentence, pairs: Sequence[tuple[range, range]], model: EnglishModel | None = None
) -> list[Ranked]:
    """The same for several pairs of word ranges of one parsed sentence, which is encoded once."""
    return rank(model or load_model(), [t.text for t in sentence.tokens], pairs)


def rank(model: EnglishModel, words: Sequence[str], pairs: Sequence[tuple[range, range]]) -> list[Ranked]:
    """Ranked types for each pair."""
    names = model.labels.relations
    rows = model.relations(words, pairs)
    return [
        sorted(((n, float(p)) for n, p in zip(names, row, strict=True)), key=lambda x: (-x[1], x[0])) for row in rows
    ]


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _words(spans: Sequence[Span], span: Span) -> range:
    """The words that a span covers."""
    inside = [i for i, w in enumerate(spans) if _overlap(w, span)]
    return range(inside[0], inside[-1] + 1) if inside else range(0)
