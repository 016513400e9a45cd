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
