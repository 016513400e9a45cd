"""A question → Answer or Abstention: read, rank, judge, compose.

Everything is built once from the corpus and never changes; the same question, history and corpus
give the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sciabot.answering.answer import Abstention, Answer, Reason
from sciabot.answering.aspects import Aspect, load_aspects
from sciabot.answering.composing import compose
from sciabot.answering.deciding import Judge, Judgement
from sciabot.answering.entries import Entry, entries, vocabulary
from sciabot.answering.followups import REMEMBERED, Context, in_context, leans, named
from sciabot.answering.kinds import Kind
from sciabot.answering.question import Question, Reader
from sciabot.answering.ranking import Ranker
from sciabot.answering.suggesting import Suggester
from sciabot.corpus import Corpus
from sciabot.language import Speller, shipped_thesaurus

LONGEST_QUESTION = 1_000  # characters
ENOUGH = 0.5  # the confidence from which an answer is given


@dataclass(frozen=True, slots=True)
class Finding:
    """How a question was understood, and what was found for it."""

    question: Question
    context: Context
    leans: bool
    asked: tuple[Aspect, ...]
    judgements: tuple[Judgement, ...]  # best first

    @property
    def answered(self) -> bool:
        return bool(self.judgements) and self.judgements[0].confidence >= ENOUGH


class Answerer:
    """Answers from one corpus. Answering changes nothing, so all threads share one answerer."""

    def __init__(self, corpus: Corpus) -> None:
        thesaurus = shipped_thesaurus(corpus.synonyms)
        self._entries = entries(corpus)
        self._reader = Reader(thesaurus, Speller(vocabulary(corpus) | thesaurus.vocabulary))
        self._ranker = Ranker(self._entries)
        self._judge = Judge(self._entries, load_aspects())
        self._suggester = Suggester(self._entries, lambda text: self.find(text).answered)

    def answer(self, question: str, history: Sequence[str] = ()) -> Answer | Abstention:
        """`history` is the visitor's earlier messages, oldest first."""
        finding = self.find(question, history)
        ranked = [judgement.reading.entry for judgement in finding.judgements]
        near = self._suggester.near(ranked, finding.question.language)
        if not finding.answered:
            return Abstention(self._reason(finding), _missing(finding), near)
        best = finding.judgements[0]
        composed = compose(finding.question, best.reading)
        return Answer(
            composed.quotes,
            composed.citations,
            composed.highlight,
            round(best.confidence, 4),
            self._suggester.after(best.reading.entry, near),
        )

    def find(self, question: str, history: Sequence[str] = ()) -> Finding:
        """Read the earlier messages again, then this one in their light."""
        context = Context()
        for message in history[-REMEMBERED:]:
            if len(message) > LONGEST_QUESTION:
                continue  # it was not answered either
            context = self._next(context, self._find(message, context))
        return self._find(question, context)

    def starters(self, language: str) -> tuple[str, ...]:
        """Questions to begin with."""
        return self._suggester.starters(language)

    def suggestions(self) -> tuple[str, ...]:
        """Every question that is ever suggested."""
        return self._suggester.questions

    def _find(self, text: str, context: Context) -> Finding:
        question = self._reader.read(named(text, context))
        leaning = leans(question, context)
        asked = self._judge.asked_in(question)
        topic = context.topic if leaning else None
        about = context.units if leaning else ()
        if leaning:
            question = in_context(question, context)
        readings = self._ranker.rank(question, about=about, topic=topic)
        judged = self._judge.judge(question, asked, readings)
        return Finding(question, context, leaning, asked, judged)

    def _next(self, context: Context, finding: Finding) -> Context:
        """What the conversation is about after one more message."""
        units = tuple(replace(unit, focus=False) for unit in finding.question.units)
        if finding.leans:
            units = tuple(dict.fromkeys((*units, *context.units)))
        if finding.answered:
            topic: Entry | None = finding.judgements[0].reading.entry
        else:
            topic = context.topic if finding.leans else None
        kind = finding.question.kind
        return Context(topic, units, Kind.OTHER if kind is Kind.TOPIC else kind)

    def _reason(self, finding: Finding) -> Reason:
        if any(aspect.off_topic for aspect in finding.asked):
            return Reason.OFF_TOPIC
        if finding.asked or finding.judgements:
            return Reason.NOT_COVERED
        return Reason.OFF_TOPIC if finding.question.units else Reason.UNCLEAR


def _missing(finding: Finding) -> str:
    """What was not found, in the program's own words; "" where that cannot be said."""
    missing = finding.judgements[0].missing if finding.judgements else finding.asked
    return missing[0].missing[finding.question.language] if missing else ""
