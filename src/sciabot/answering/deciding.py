"""Readings → how far each may be trusted, and what it leaves unanswered.

Decided from what the question asks and the entry holds, never from a raw score: long questions
score high. Confidence is the share of what was asked that the entry covers, lowered by
everything that would make it an answer to another question.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sciabot.answering.aspects import Aspect, Aspects
from sciabot.answering.entries import Entry
from sciabot.answering.question import Question
from sciabot.answering.ranking import Reading
from sciabot.answering.shapes import wants_shape

_NO_SHAPE = 0.4  # a number was asked for and the part that answers best has none
_NO_ASPECT = 0.3  # its cost was asked for and the passage says what it is
_MISSES = 0.8  # what that takes from the place among the readings
_NARROWER = 0.4  # the passage is for people of whom the question does not speak


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reading with its confidence and the aspects that it does not speak of."""

    reading: Reading
    score: float
    confidence: float
    missing: tuple[Aspect, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """The aspects that an entry speaks of."""

    in_heading: frozenset[Aspect]
    anywhere: frozenset[Aspect]


class Judge:
    """Knows of every entry which aspects it speaks of; nothing changes it once it is built."""

    def __init__(self, entries: Sequence[Entry], aspects: Aspects) -> None:
        self._aspects = aspects
        self._shown = {entry: _shown(entry, aspects) for entry in entries}

    def asked_in(self, question: Question) -> tuple[Aspect, ...]:
        found = self._aspects.asked_in(question.asking, question.language)
        return tuple(sorted(found, key=lambda aspect: aspect.id))

    def judge(
        self, question: Question, asked: Sequence[Aspect], readings: Iterable[Reading]
    ) -> tuple[Judgement, ...]:
        """Best first: what leaves an aspect unanswered goes behind what does not."""
        judged = [self._judged(question, asked, reading) for reading in readings]
        return tuple(sorted(judged, key=lambda judgement: -judgement.score))

    def _judged(self, question: Question, asked: Sequence[Aspect], reading: Reading) -> Judgement:
        shown = self._shown[reading.entry]
        missing = tuple(a for a in asked if a not in _answering(a, shown))
        narrower = any(a.narrows and a not in asked for a in shown.in_heading)
        score = reading.score - _MISSES * bool(missing) - _NARROWER * narrower
        return Judgement(reading, score, _confidence(question, reading, missing), missing)


def _confidence(question: Question, reading: Reading, missing: Sequence[Aspect]) -> float:
    confidence = reading.coverage
    if missing:
        confidence *= _NO_ASPECT
    if wants_shape(question.kind):
        confidence *= _NO_SHAPE + (1 - _NO_SHAPE) * reading.shaped
        confidence *= 1 - reading.lacking  # a number of something else is no answer
    return min(1.0, confidence)


def _answering(aspect: Aspect, shown: _Shown) -> frozenset[Aspect]:
    return shown.in_heading if aspect.in_heading else shown.anywhere


def _shown(entry: Entry, aspects: Aspects) -> _Shown:
    headings = [entry.document.title, *entry.section.path]
    language = entry.document.language
    in_heading = aspects.shown_in(headings, language)
    in_text = aspects.shown_in((entry.text_of(part) for part in entry.parts), language)
    return _Shown(in_heading, in_heading | in_text)
