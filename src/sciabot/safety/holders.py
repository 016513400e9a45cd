"""Whose a sign is: a person's, an animal's, or that of somebody in a story.

Used by reading.py. An animal or a story that was named stays in mind, also in the next sentence,
until the talk is about a human being again; a story only until the writer speaks of themselves.
"""

from enum import StrEnum

from sciabot.safety.lexicon import Span, Spans


class Holder(StrEnum):
    """Who the latest words were about."""

    PERSON = "person"
    ANIMAL = "animal"
    STORY = "story"  # somebody in a film, the news, an exam


class Holders:
    """Who is spoken of in one sentence, and who was before it."""

    def __init__(self, spans: Spans, before: Holder | None) -> None:
        self._spans = spans
        self._before = before
        self._stories = spans.get("story", [])
        self._changes = _changes(spans)

    @property
    def last(self) -> Holder | None:
        """Whom the sentence leaves in mind for the next one."""
        if self._stories or (self._before is Holder.STORY and not self._own_words()):
            return Holder.STORY
        changes = self._changes
        if changes:
            return changes[-1][1]
        return Holder.PERSON if self._before is Holder.STORY else self._before

    def is_nobodys(self, span: Span, clause: Span) -> bool:
        return self._is_an_animals(span) or self._is_told(span, clause)

    def _is_an_animals(self, span: Span) -> bool:
        changes = self._changes
        earlier = [holder for at, holder in changes if at <= span[0]]
        if earlier:
            return earlier[-1] is Holder.ANIMAL
        if self._before is not None:
            return self._before is Holder.ANIMAL
        return bool(changes) and changes[0][1] is Holder.ANIMAL

    def _is_told(self, span: Span, clause: Span) -> bool:
        """ "in the film she can't walk", but not "watched a film and my legs went numb"."""
        cues = [last for first, last in self._stories if first <= span[0]]
        own = [at for at in self._own_words() if at < clause[1]]
        if cues:
            in_it = cues[-1] > clause[0] or self._names_somebody(cues[-1], span[0])
            return in_it and not any(at >= cues[-1] for at in own)
        return self._before is Holder.STORY and not own and self._names_somebody(0, span[0])

    def _names_somebody(self, start: int, end: int) -> bool:
        others = [*self._spans.get("third_person", ()), *self._spans.get("relative", ())]
        return any(start <= first < end for first, _ in others)

    def _own_words(self) -> list[int]:
        return [
            first
            for first, _ in self._spans.get("own_word", ())
            if not any(begin <= first < end for begin, end in self._stories)
        ]


def _changes(spans: Spans) -> list[tuple[int, Holder]]:
    animals = spans.get("animal", [])
    acts = spans.get("animal_acts", [])
    changes = [
        (first, Holder.ANIMAL)
        for first, _ in animals
        if not any(begin <= first < end for begin, end in acts)
    ]
    changes += [
        (first, Holder.PERSON)
        for first, _ in spans.get("human", ())
        if not any(begin <= first < end for begin, end in animals)
    ]
    return sorted(changes)
