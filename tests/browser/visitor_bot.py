"""The scripted bot, and what only a page can get wrong.

"urgent today" raises an urgent card, "that healed years ago" withdraws every card, and a question
of more than 1,000 characters is too long.
"""

from collections.abc import Sequence
from dataclasses import replace

from sciabot.answering.answer import Reason
from sciabot.bot import Outcome, Reply
from sciabot.safety.triage import Urgency
from tests.scripted_bot import ScriptedBot

HOW = "how do I stretch?"
COST = "what does it cost?"
NUMB = "I feel numb"
TODAY = "urgent today"
HEALED = "that healed years ago"
LONG = "a" * 1001


class VisitorBot(ScriptedBot):
    """`count` is how many replies were worked out."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def reply(
        self, question: str, history: Sequence[str] = (), *, language: str | None = None
    ) -> Reply:
        self.count += 1
        said = [*history, question]
        if HEALED in said:
            said = said[said.index(HEALED) :]
        reply = super().reply(question, tuple(said[:-1]), language=language)
        if TODAY in said and reply.outcome is not Outcome.REFERRAL:
            card = super().reply(NUMB, language=language)
            return replace(card, urgency=Urgency.URGENT, message="See a doctor today.")
        return replace(reply, reason=Reason.TOO_LONG) if question == LONG else reply
