"""Entries → questions that the corpus does answer: from headings and the front matter."""

import re
from collections.abc import Iterable, Sequence

from sciabot.answering.entries import Entry
from sciabot.answering.ranking import is_steps
from sciabot.language import fold

_MOST = 3
_HOW_TO = {"en": "{}: how is it done?", "es": "{}: ¿cómo se hace?"}
_ASKS = re.compile(r"^(?:how|what|when|where|who|why|which|como|que|cuando|donde|quien)\b")


class Suggester:
    """Knows one question for each section of the corpus."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)
        telling = sorted(entries, key=is_steps)  # steps name their section last, and so for good
        self._questions = {_place(entry): question_of(entry) for entry in telling}

    def near(self, ranked: Sequence[Entry], language: str) -> tuple[str, ...]:
        """One question for each of the best sections, in the visitor's language if there are."""
        spoken = [entry for entry in ranked if entry.document.language == language]
        return _first(self._questions[_place(entry)] for entry in spoken or ranked)

    def after(self, entry: Entry, near: Sequence[str]) -> tuple[str, ...]:
        """What to ask next: sections beside the one that was just quoted come first."""
        beside = [e for e in self._entries if e.document.id == entry.document.id]
        place = next(n for n, other in enumerate(beside) if other is entry)
        following = [self._questions[_place(e)] for e in (*beside[place + 1 :], *beside[:place])]
        own = self._questions[_place(entry)]
        return _first(text for text in (*following, *near) if text != own)

    def starters(self, language: str) -> tuple[str, ...]:
        spoken = [e for e in self._entries if e.document.language == language] or self._entries
        steps = [question_of(entry) for entry in spoken if is_steps(entry)]
        asked = [self._questions[_place(e)] for e in spoken if e.section.heading.endswith("?")]
        others = [self._questions[_place(entry)] for entry in spoken]
        return _first((*asked[:2], *steps[:1], *others))


def _place(entry: Entry) -> tuple[str, int]:
    return entry.document.id, entry.section.span.start


def question_of(entry: Entry) -> str:
    """The question that an entry's heading stands for."""
    heading = entry.section.heading
    if is_steps(entry) and not heading.endswith("?") and not _ASKS.match(fold(heading)):
        return _HOW_TO[entry.document.language].format(heading)
    return heading


def _first(questions: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(questions))[:_MOST]
