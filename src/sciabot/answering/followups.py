"""Earlier messages → what they were about. The server keeps no conversation: all is recomputed.

The visitor's messages are read again in order, each in the light of those before it, and what the
last of them led to is the topic that "how long do I hold it?" leans on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sciabot.answering.entries import Entry
from sciabot.answering.question import Kind, Question, Unit
from sciabot.language import fold

REMEMBERED = 20  # earlier messages that matter for answering
_FEW = 2  # units: a question with no more of its own may lean on the one before


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation was about before this question."""

    topic: Entry | None = None
    units: tuple[Unit, ...] = ()
    kind: Kind = Kind.OTHER


_OPENS = re.compile(
    r"^\W*(?:(?:ok|okay|and|so|but|n|y|pero|vale)\W+)*(?:and|n|y|what about|how about|que tal)\b"
)
_POINTS = re.compile(
    r"\b(?:it|its|that|this|those|these|them|they|their|there|one|ones|same|again|other|others"
    r"|another|else|she|he|her|his|him|each|eso|esto|esa|ese|esos|esas|ella|el mismo|la misma"
    r"|otro|otra|otros)\b"
)
_ORDINALS = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "last": -1,
    "primero": 0,
    "primera": 0,
    "segundo": 1,
    "segunda": 1,
    "tercero": 2,
    "tercera": 2,
    "cuarto": 3,
    "ultimo": -1,
    "ultima": -1,
}


def leans(question: Question, context: Context) -> bool:
    """Is the question only clear in the light of the earlier ones?"""
    if not context.units and context.topic is None:
        return False
    folded = fold(question.text)
    few = len(question.units) <= _FEW
    if _OPENS.match(folded):
        return len(question.units) <= _FEW + 2
    if _POINTS.search(folded):
        return len(question.units) <= _FEW + 1
    return few and question.kind is not Kind.TOPIC


def in_context(question: Question, context: Context) -> Question:
    """ "And for the other exercise?" asks what the question before it asked."""
    opened = _OPENS.match(fold(question.text))
    if opened and question.kind in {Kind.OTHER, Kind.TOPIC}:
        return replace(question, kind=context.kind)
    return question


def pointed_at(question: Question, context: Context, entries: Sequence[Entry]) -> Entry | None:
    """The entry that "the last one" means, after headings were listed."""
    topic = context.topic
    if topic is None or not topic.is_outline:
        return None
    for word, place in _ORDINALS.items():
        if re.search(rf"\b{word}\b", fold(question.text)):
            return _of_child(topic, place, entries)
    return None


def _of_child(topic: Entry, place: int, entries: Sequence[Entry]) -> Entry | None:
    if place >= len(topic.parts):
        return None
    span = topic.parts[place].span
    for entry in entries:
        same = entry.document.id == topic.document.id
        if same and entry.section.span == span and not entry.is_outline:
            return entry
    return None
