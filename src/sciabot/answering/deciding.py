"""A reading → how far it may be trusted, and what it leaves unanswered.

Decided from what the question asks and the entry holds, never from a raw score: long questions
score high. Confidence is the share of what was asked that the entry covers, lowered by
everything that would make it an answer to another question.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sciabot.answering.aspects import Aspect
from sciabot.answering.question import Question
from sciabot.answering.ranking import Reading, wants_shape

_NO_SHAPE = 0.55  # a number was asked for and the part that answers best has none
_NO_ASPECT = 0.3  # its cost was asked for and the passage says what it is


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reading with its confidence and the aspects that it does not speak of."""

    reading: Reading
    confidence: float
    missing: tuple[Aspect, ...]


def judge(question: Question, reading: Reading, asked: Sequence[Aspect]) -> Judgement:
    """How far this reading answers this question, from 0 to 1."""
    missing = tuple(aspect for aspect in asked if not _speaks_of(reading, aspect))
    confidence = reading.coverage
    if missing:
        confidence *= _NO_ASPECT
    if wants_shape(question.kind):
        confidence *= _NO_SHAPE + (1 - _NO_SHAPE) * reading.shaped
    return Judgement(reading, min(1.0, confidence), missing)


def _speaks_of(reading: Reading, aspect: Aspect) -> bool:
    entry = reading.entry
    texts = [*entry.section.path, *(entry.text_of(part) for part in entry.parts)]
    return aspect.shown_in(texts)
