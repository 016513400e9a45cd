"""What goes back for one turn. The fields are the JSON contract of POST /v1/answer."""

from dataclasses import dataclass
from enum import StrEnum

from sciabot.answering.answer import Citation, Quote, Reason
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
    """All that goes back for one turn."""

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
