"""One turn: triage first, over the whole conversation, then the answer, then the Reply.

Whoever describes an emergency is told where to go and is shown no reading matter. Every other
question is answered in the articles' own sentences, each with its place, or not at all.
"""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sciabot.answering import LONGEST_QUESTION, Abstention, Answer, Answerer, Reason
from sciabot.bot.messages import Clinic, Messages, load_messages
from sciabot.bot.plain import with_text
from sciabot.bot.reply import Notice, Outcome, Reply
from sciabot.bot.smalltalk import load_smalltalk
from sciabot.corpus import Corpus, Document
from sciabot.language import detect
from sciabot.safety import Limit, Rules, Triage, assess
from sciabot.safety.triage import Urgency

_LIMITS = {Limit.MEDICATION: Reason.MEDICATION, Limit.DIAGNOSIS: Reason.DIAGNOSIS}


@dataclass(frozen=True, slots=True)
class _Turn:
    question: str
    history: Sequence[str]
    language: str
    triage: Triage


class Bot:
    """Holds what every reply needs. Replying changes nothing, so all threads share one bot."""

    def __init__(
        self,
        corpus: Corpus,
        rules: Rules,
        *,
        clinic: Clinic | None = None,
        today: Callable[[], datetime.date] = datetime.date.today,
    ) -> None:
        self.documents: tuple[Document, ...] = corpus.documents
        self.corpus_version = corpus.version
        self.rules = rules
        self.answerer = Answerer(corpus)
        self._messages: Messages = load_messages(clinic or Clinic())
        self._smalltalk = load_smalltalk()
        self._today = today

    def reply(
        self, question: str, history: Sequence[str] = (), *, language: str | None = None
    ) -> Reply:
        """The reply to `question`; `history` is the visitor's earlier messages, oldest first."""
        triage = assess([*history, question], self.rules)
        turn = _Turn(question, history, language or _told(question, history), triage)
        if triage.urgency is not Urgency.NONE:
            reply = self._referral(turn)
        elif len(question) > LONGEST_QUESTION:
            reply = self._abstention(turn, Abstention(Reason.TOO_LONG, "", ()))
        elif kind := self._smalltalk.kind_of(question):
            reply = self._smalltalk_reply(turn, kind)
        elif triage.limit:
            reply = self._abstention(turn, Abstention(_LIMITS[triage.limit], "", ()))
        else:
            reply = self._answered(turn)
        return with_text(reply, self._messages)

    def starters(self, language: str) -> tuple[str, ...]:
        """A few questions that the corpus answers, to begin with."""
        return self.answerer.starters(language)

    def _answered(self, turn: _Turn) -> Reply:
        # Thanks in between are no change of subject.
        asked = [text for text in turn.history if not self._smalltalk.kind_of(text)]
        found = self.answerer.answer(turn.question, asked)
        if isinstance(found, Abstention):
            return self._abstention(turn, found)
        reply = self._blank(turn, Outcome.ANSWER, self._messages.say("answer", turn.language))
        return replace(
            reply,
            highlight=found.highlight,
            quotes=found.quotes,
            citations=found.citations,
            notices=(*self._answer_notices(turn, found), *reply.notices),
            suggestions=found.suggestions,
            confidence=found.confidence,
        )

    def _referral(self, turn: _Turn) -> Reply:
        """The card in place of everything: no quote, no exercise, no booking link.

        It is in the language that the visitor writes in, whatever the frame around it is.
        """
        turn = replace(turn, language=detect(turn.question, default=turn.language))
        card = self.rules.card(turn.triage.card, turn.language)
        message = "\n\n".join((card.heading, *card.paragraphs))
        actions = card.actions
        if turn.triage.urgency is Urgency.URGENT:
            calls = self._messages.contact_actions(turn.language)
            actions += tuple(action for action in calls if action.href.startswith("tel:"))
        reply = self._blank(turn, Outcome.REFERRAL, message)
        disclaimer = self._messages.say("card_disclaimer", turn.language)
        return replace(reply, actions=actions, notices=(), disclaimer=disclaimer)

    def _abstention(self, turn: _Turn, abstention: Abstention) -> Reply:
        """No source, a reason, the nearest topics that are covered, and a way to reach people."""
        own = f"{self._why(turn, abstention)} {self._messages.contact(turn.language)}"
        reply = self._blank(turn, Outcome.ABSTENTION, own)
        return replace(
            reply,
            reason=abstention.reason,
            actions=self._messages.contact_actions(turn.language),
            suggestions=abstention.suggestions or self.starters(turn.language),
        )

    def _why(self, turn: _Turn, abstention: Abstention) -> str:
        if abstention.reason in {Reason.MEDICATION, Reason.DIAGNOSIS}:
            return self.rules.notice(abstention.reason.value, turn.language)
        if abstention.missing:
            return self._messages.say("not_said", turn.language, missing=abstention.missing)
        return self._messages.say(abstention.reason.value, turn.language)

    def _smalltalk_reply(self, turn: _Turn, kind: str) -> Reply:
        reply = self._blank(turn, Outcome.SMALLTALK, self._messages.say(kind, turn.language))
        return replace(reply, suggestions=self.starters(turn.language))

    def _blank(self, turn: _Turn, outcome: Outcome, message: str) -> Reply:
        """What every reply has: the level, the disclaimer, the safety notices."""
        triage = turn.triage
        return Reply(
            outcome=outcome,
            reason=None,
            urgency=triage.urgency,
            red_flags=triage.red_flags,
            text="",
            message=message,
            highlight=None,
            quotes=(),
            citations=(),
            notices=tuple(self._safety_notices(turn)),
            actions=(),
            suggestions=(),
            disclaimer=self.rules.notice("disclaimer", turn.language),
            confidence=0.0,
            language=turn.language,
            corpus_version=self.corpus_version,
        )

    def _safety_notices(self, turn: _Turn) -> list[Notice]:
        ids = ["safety_net"] if turn.triage.names_a_sign else []
        ids += turn.triage.notices
        return [Notice(id, self.rules.notice(id, turn.language)) for id in ids]

    def _answer_notices(self, turn: _Turn, answer: Answer) -> list[Notice]:
        shown = {citation.document for citation in answer.citations}
        documents = [document for document in self.documents if document.id in shown]
        quoted = " ".join(quote.text for quote in answer.quotes)
        stands = {
            "language": any(d.language != turn.language for d in documents),
            "treatment": self._messages.speaks_of_treatment(quoted),
            "sample": any(d.sample for d in documents),
            "not_reviewed": any(not d.reviewer and not d.sample for d in documents),
            "overdue": any(d.review_by and d.review_by < self._today() for d in documents),
        }
        return [
            Notice(id, self._messages.say(id, turn.language)) for id, true in stands.items() if true
        ]


def _told(question: str, history: Sequence[str]) -> str:
    """The visitor's language: of this question, else of the last message that tells it."""
    language = "en"
    for message in (*history[-3:], question):
        language = detect(message, default=language)
    return language
