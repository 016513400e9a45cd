"""What answering makes: an Answer in the documents' own words, or an Abstention with its Reason."""

from dataclasses import dataclass
from enum import StrEnum


class QuoteKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"  # one or more whole neighbouring sentences
    LIST_ITEM = "list_item"
    STEP = "step"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where quotes stand: one section of one document."""

    document: str
    title: str
    section: str
    url: str  # opens the clinic's page at the quote where a browser can; "" if the page is unknown
    revision: str
    author: str
    reviewed: str | None  # ISO date
    language: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact slice of a document: `document.text[start:end] == text`."""

    text: str
    kind: QuoteKind
    citation: int  # position in the citations beside it
    start: int
    end: int


class Reason(StrEnum):
    """Why nothing was answered."""

    NOT_COVERED = "not_covered"
    OFF_TOPIC = "off_topic"
    MEDICATION = "medication"
    DIAGNOSIS = "diagnosis"
    UNCLEAR = "unclear"
    TOO_LONG = "too_long"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Answer:
    """Quotes with their places, in reading order."""

    quotes: tuple[Quote, ...]
    citations: tuple[Citation, ...]
    highlight: str | None  # a substring of one quote that answers directly
    confidence: float  # 0 to 1, comparable within one corpus version
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Abstention:
    """Nothing to quote, and why."""

    reason: Reason
    missing: str  # what was asked for and not found, in the program's own words; "" if unknown
    suggestions: tuple[str, ...]  # questions near by that the corpus does answer
