"""One question in, one reply out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sciabot.answering.answer import Citation, Quote, Reason
from sciabot.corpus.document import Document
from sciabot.safety.triage import Action, Urgency


class Outcome(StrEnum):
    ANSWER = "answer"
    ABSTENTION = "abstention"
    REFERRAL = "referral"
    SMALLTALK = "smalltalk"


@dataclass(frozen=True, slots=True)
class Notice:
    """A line that stands beside a reply, such as `safety_net` or `sample`."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """All that goes back for one turn; its fields are the JSON contract of POST /v1/answer."""

    outcome: Outcome
    reason: Reason | None
    urgency: Urgency
    red_flags: tuple[str, ...]
    text: str  # the whole reply as plain text, in reading order
    message: str  # the program's own words in this reply
    highlight: str | None
    quotes: tuple[Quote, ...]
    citations: tuple[Citation, ...]
    notices: tuple[Notice, ...]
    actions: tuple[Action, ...]
    suggestions: tuple[str, ...]
    disclaimer: str
    confidence: float
    language: str
    corpus_version: str


class Bot:
    """Holds what every reply needs. Replying changes nothing, so all threads share one bot."""

    documents: tuple[Document, ...] = ()
    corpus_version: str = ""

    def reply(
        self, question: str, history: Sequence[str] = (), *, language: str | None = None
    ) -> Reply:
        """The reply to `question`; `history` is the visitor's earlier messages, oldest first."""
        raise NotImplementedError

    def starters(self, language: str) -> tuple[str, ...]:
        """A few questions that the corpus answers, to begin with."""
        raise NotImplementedError
