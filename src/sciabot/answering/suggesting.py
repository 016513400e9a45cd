"""Entries → questions that the corpus does answer: from headings and the front matter."""

from collections.abc import Iterable, Sequence

from sciabot.answering.entries import Entry
from sciabot.answering.ranking import is_steps

_MOST = 3
_HOW_TO = {"en": "How do I do the {}?", "es": "¿Cómo se hace: {}?"}


class Suggester:
    """Knows one question for each section of the corpus."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = tuple(entries)

    def near(self, ranked: Iterable[Entry]) -> tuple[str, ...]:
        """One question for each of the best sections."""
        return _first(question_of(entry) for entry in ranked)

    def after(self, entry: Entry, near: Sequence[str]) -> tuple[str, ...]:
        """What to ask next: sections beside the one that was just quoted come first."""
        beside = [e for e in self._entries if e.document.id == entry.document.id]
        place = next(n for n, other in enumerate(beside) if other is entry)
        following = [question_of(other) for other in (*beside[place + 1 :], *beside[:place])]
        own = question_of(entry)
        return _first(text for text in (*following, *near) if text != own)

    def starters(self, language: str) -> tuple[str, ...]:
        spoken = [e for e in self._entries if e.document.language == language] or self._entries
        steps = [question_of(entry) for entry in spoken if is_steps(entry)]
        asked = [question_of(entry) for entry in spoken if entry.section.heading.endswith("?")]
        others = [question_of(entry) for entry in spoken]
        return _first((*asked[:2], *steps[:1], *others))


def question_of(entry: Entry) -> str:
    """The question that an entry's heading stands for."""
    heading = entry.section.heading
    if is_steps(entry) and not heading.endswith("?"):
        return _HOW_TO[entry.document.language].format(heading)
    return heading


def _first(questions: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(questions))[:_MOST]
