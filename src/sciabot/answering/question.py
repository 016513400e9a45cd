"""What a visitor typed → Question: which kind of answer is asked for, and the units of meaning.

A unit is a word or a set phrase with everything that means the same. The units of the sentence
that asks (the focus) decide what must be covered; what else was told is only context.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sciabot.answering.kinds import KIND_WORDS, Kind, kind_of, measure_of, measured, opens_question
from sciabot.language import (
    Speller,
    Thesaurus,
    detect,
    fold,
    stem,
    stop_words,
    words,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that was said, and the ways to say it: each a tuple of stems."""

    said: str
    ways: tuple[tuple[str, ...], ...]  # its own stems first
    focus: bool
    known: bool  # the thesaurus has it


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood."""

    text: str
    asking: str  # the sentence of it that asks
    language: str
    kind: Kind
    units: tuple[Unit, ...]
    measure: str  # the stem of "common" in "how common"; "" where nothing is measured

    @property
    def focus(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.focus)


class Reader:
    """Understands questions with the words of one corpus and one thesaurus."""

    def __init__(self, thesaurus: Thesaurus, speller: Speller) -> None:
        self._thesaurus = thesaurus
        self._speller = speller

    def read(self, text: str) -> Question:
        language = detect(text)
        start, end = _asking_sentence(text)
        corrected = [self._speller.correct(word) for word in words(text)]
        last = len(words(text[:end]))
        units = self._units(corrected, language, range(len(words(text[:start])), last))
        if _points_back(text[start:end], units):
            before = _sentence_before(text, start)
            units = self._units(corrected, language, range(len(words(text[:before])), last))
        return Question(
            text=text,
            asking=text[start:end],
            language=language,
            kind=kind_of(text[start:end]),
            units=units,
            measure=stem(measure_of(corrected), language),
        )

    def _units(self, said: Sequence[str], language: str, focus: range) -> tuple[Unit, ...]:
        return tuple(self._each_unit(said, language, focus))

    def _each_unit(self, said: Sequence[str], language: str, focus: range) -> Iterator[Unit]:
        stop = stop_words(language)
        position = 0
        while position < len(said):
            if length := measured(said[position : position + 3]):
                position += length  # what kind of answer is asked for, not what about
                continue
            match = self._thesaurus.match(said, position, language)
            run = said[position : position + (match.length if match else 1)]
            content = [word for word in run if word not in stop]
            content = [word for word in content if word not in KIND_WORDS and not word.isdigit()]
            if content or len(run) > 1:  # "go away" is made of function words alone
                own = tuple(stem(word, language) for word in content or run)
                others = (wording.stems for wording in match.wordings) if match else ()
                ways = tuple(dict.fromkeys((own, *others)))
                yield Unit(" ".join(run), ways, position in focus, match is not None)
            position += len(run)


POINTS_BACK = re.compile(
    r"\b(?:it|its|that|this|those|these|them|they|their|there|one|ones|same|again|other|others"
    r"|another|else|she|he|her|his|him|each|eso|esto|esa|ese|esos|esas|ella|el mismo|la misma"
    r"|otro|otra|otros)\b"
)
FEW = 2  # units: a question with no more of its own may lean on what was said before


def _points_back(asking: str, units: Sequence[Unit]) -> bool:
    """ "Is that true?": what is asked about stands in the sentence before."""
    own = sum(unit.focus for unit in units)
    return own == 0 or (own <= FEW and bool(POINTS_BACK.search(fold(asking))))


def _sentence_before(text: str, asking: int) -> int:
    """Where the sentence before the one that begins at `asking` begins."""
    starts = [match.start() for match in _SENTENCE.finditer(text) if match.start() < asking]
    return starts[-1] if starts else asking


# Rougher than in articles: people on a phone begin sentences in lower case.
_SENTENCE = re.compile(r"\S(?:[^.?!]|[.](?=\d|[a-z]))*[.?!]*")


def _asking_sentence(text: str) -> tuple[int, int]:
    """The last sentence that asks; the whole text where none does."""
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    marked = [span for span in spans if text[slice(*span)].rstrip("\"') ").endswith("?")]
    opened = [span for span in spans if opens_question(text[slice(*span)])]
    asking = (marked or opened)[-1:]
    return asking[0] if asking else (0, len(text))
