"""Earlier messages → what they were about. The server keeps no conversation: all is recomputed.

The visitor's messages are read again in order, each in the light of those before it, and what the
last of them led to is the topic that "how long do I hold it?" leans on.
"""

import re
from dataclasses import dataclass, replace

from sciabot.answering.entries import Entry
from sciabot.answering.kinds import Kind
from sciabot.answering.question import FEW, POINTS_BACK, Question, Unit
from sciabot.language import fold

REMEMBERED = 20  # earlier messages that matter for answering


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation was about before this question."""

    topic: Entry | None = None
    units: tuple[Unit, ...] = ()
    kind: Kind = Kind.OTHER


_OPENS = re.compile(
    r"^\W*(?:(?:ok|okay|and|so|but|n|y|pero|vale)\W+)*(?:and|n|y|what about|how about|que tal)\b"
)
_PLACES = {
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
_ORDINAL = re.compile(
    rf"\b(?:the|that|el|la) (?P<place>{'|'.join(_PLACES)}|último|última)"
    r"(?: one\b| exercise\b| ejercicio\b|(?=\s*[?.!]*$))",
    re.IGNORECASE,
)


def leans(question: Question, context: Context) -> bool:
    """Is the question only clear in the light of the earlier ones?"""
    if not context.units and context.topic is None:
        return False
    folded = fold(question.text)
    few = len(question.units) <= FEW
    if _OPENS.match(folded):
        return len(question.units) <= FEW + 2
    if POINTS_BACK.search(folded):
        return len(question.units) <= FEW + 1
    return few and question.kind is not Kind.TOPIC


def in_context(question: Question, context: Context) -> Question:
    """ "And for the other exercise?" asks what the question before it asked."""
    opened = _OPENS.match(fold(question.text))
    if opened and question.kind in {Kind.OTHER, Kind.TOPIC}:
        return replace(question, kind=context.kind)
    return question


def named(text: str, context: Context) -> str:
    """ "the last one", after headings were listed, becomes the heading that it means."""
    topic = context.topic
    if topic is None or not topic.is_outline:
        return text
    return _ORDINAL.sub(lambda match: _heading(topic, match), text)


def _heading(topic: Entry, match: re.Match[str]) -> str:
    place = _PLACES[fold(match["place"])]
    return topic.text_of(topic.parts[place]) if place < len(topic.parts) else match[0]
