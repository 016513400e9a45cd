"""What the red-flag check makes of a conversation."""

from dataclasses import dataclass
from enum import StrEnum


class Urgency(StrEnum):
    NONE = "none"
    URGENT = "urgent"  # medical advice today
    EMERGENCY = "emergency"  # 911, an emergency room, 988 or Poison Help now


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to press: a `tel:`, `sms:` or `https:` address."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    """A fixed text that stands in place of an answer, in one language."""

    id: str
    heading: str
    paragraphs: tuple[str, ...]
    actions: tuple[Action, ...]
    version: str


class Limit(StrEnum):
    """A question that sciabot never answers, whatever the articles say."""

    MEDICATION = "medication"  # dose, choice, mixing or stopping of medicines
    DIAGNOSIS = "diagnosis"  # being asked to judge the visitor's own case


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a flag was raised: for tests and staff, never logged."""

    flag: str
    message: int  # position in the conversation, 0 is the oldest
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class Triage:
    """The level of a whole conversation and what to show for it."""

    urgency: Urgency
    red_flags: tuple[str, ...] = ()  # ids, worst first
    card: str = ""
    evidence: tuple[Evidence, ...] = ()
    raised_now: bool = False  # the latest message raised or renewed it; False: still pinned
    withdrawn: bool = False  # an earlier flag was taken back in plain words
    names_a_sign: bool = False  # asks about a warning sign that nobody is said to have
    limit: Limit | None = None
    notices: tuple[str, ...] = ()
