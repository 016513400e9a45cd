"""Entries → questions that the corpus does answer: from headings and the front matter."""

import re
from collections.abc import Callable, Iterable, Sequence

from sciabot.answering.entries import Entry
from sciabot.answering.kinds import Kind, kind_of
from sciabot.answering.ranking import is_steps
from sciabot.language import fold

_MOST = 3
_MEASURED = {Kind.HOW_LONG, Kind.SHARE, Kind.HOW_OFTEN}
_HOW_TO = {"en": "{}: how is it done?", "es": "{}: ¿cómo se hace?"}
_ASKS = re.compile(r"^(?:how|what|when|where|who|why|which|como|que|cuando|donde|quien)\b")


class Suggester:
    """Knows one question for each section, of those that are answered when they are asked."""

    def __init__(self, entries: Sequence[Entry], answers: Callable[[str], bool]) -> None:
        self._entries = tuple(entries)
        telling = sorted(entries, key=is_steps)  # steps name their section last, and so for good
        questions = {_place(entry): question_of(entry) for entry in telling}
        answered = {text for text in dict.fromkeys(questions.values()) if answers(text)}
        self._questions = {place: q for place, q in questions.items() if q in answered}

    @property
    def questions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._questions.values()))

    def near(self, ranked: Sequence[Entry], language: str) -> tuple[str, ...]:
        """One question for each of the best sections, in the visitor's language if there are."""
        spoken = [entry for entry in ranked if entry.document.language == language]
        return self._first(spoken or ranked)

    def after(self, entry: Entry, near: Sequence[str]) -> tuple[str, ...]:
        """What to ask next: sections beside the one that was just quoted come first."""
        beside = [e for e in self._entries if e.document.id == entry.document.id]
        place = next(n for n, other in enumerate(beside) if other is entry)
        others = [e for e in (*beside[place + 1 :], *beside[:place]) if _place(e) != _place(entry)]
        own = self._questions.get(_place(entry))
        following = (*self._first(others), *(text for text in near if text != own))
        return tuple(dict.fromkeys(following))[:_MOST]

    def starters(self, language: str) -> tuple[str, ...]:
        """What the corpus is about, one thing to do, and one question that its headings ask."""
        sections = [entry for entry in self._entries if entry.section.level > 1] or self._entries
        spoken = [e for e in sections if e.document.language == language] or sections
        defines = [e for e in spoken if _is_what_its_article_is_about(e)]
        steps = sorted(filter(is_steps, spoken), key=lambda entry: -len(entry.cautions))
        asks = [e for e in spoken if kind_of(e.section.heading) in _MEASURED]
        return self._first((*defines[:1], *steps[:1], *asks[:1], *spoken))

    def _first(self, entries: Iterable[Entry]) -> tuple[str, ...]:
        found = (self._questions.get(_place(entry)) for entry in entries)
        return tuple(dict.fromkeys(text for text in found if text))[:_MOST]


def _is_what_its_article_is_about(entry: Entry) -> bool:
    named = entry.own_stems & entry.title_stems
    return kind_of(entry.section.heading) is Kind.WHAT_IS and bool(named)


def _place(entry: Entry) -> tuple[str, int]:
    return entry.document.id, entry.section.span.start


def question_of(entry: Entry) -> str:
    """The question that an entry's heading stands for."""
    heading = entry.section.heading
    if is_steps(entry) and not heading.endswith("?") and not _ASKS.match(fold(heading)):
        return _HOW_TO[entry.document.language].format(heading)
    return heading
