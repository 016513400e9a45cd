"""Is a sign only asked about, or supposed? One sentence, as far as it is a question.

Used by reading.py. A question about a sign in general is not the sign; one that says who has it,
or since which day, is.
"""

from sciabot.safety.clauses import Clauses
from sciabot.safety.lexicon import Span, Spans

MAX_SEARCH = 5  # words in what is typed as into a search box


class Questions:
    """What a sentence asks and supposes."""

    def __init__(
        self, words: tuple[str, ...], spans: Spans, clauses: Clauses, *, question: bool
    ) -> None:
        self._words = words
        self._spans = spans
        self._question = question
        self._clauses = clauses

    def is_asked(self, span: Span, *, for_a_text: bool) -> bool:
        clause = self._clauses.at(span[0])
        asking = [
            other
            for concept in ("asking", "told_about")
            for other in self._spans.get(concept, ())
            if other[0] <= span[0] or clause[0] <= other[0] < clause[1]
        ]
        asking += [
            other
            for other in self._openers()
            if other[0] <= span[0] or clause[0] <= other[0] < clause[1]
        ]
        asking += self._opening()
        if self._asks_for_a_noun(span) or (for_a_text and not asking):
            asking.append((clause[0], clause[0]))
        return bool(asking) and not self._has_a_holder(asking, clause)

    def _asks_for_a_noun(self, span: Span) -> bool:
        """ "weak stream causes?", "foot drop brace price": what people type into a search box."""
        return len(self._words) <= MAX_SEARCH and any(
            first == span[1] for first, _ in self._spans.get("asked_noun", ())
        )

    def _openers(self) -> list[Span]:
        """ "is that serious?", "I wonder is that serious", but not "the fluid is leaking"."""
        begins = {
            *self._clauses.starts,
            *(last for _, last in self._spans.get("question_lead", ())),
        }
        return [span for span in self._spans.get("question_opener", ()) if span[0] in begins]

    def _opening(self) -> list[Span]:
        """ "does a dropped foot heal": a question from its first word, unless it says "can't"."""
        first = [span for span in self._spans.get("asking_opening", ()) if span[0] == 0]
        if self._question and not first:
            first = [span for span in self._spans.get("question_word", ()) if span[0] == 0]
        after = self._words[first[0][1]] if first and first[0][1] < len(self._words) else ""
        return first if after not in ("", "not", "no", ",") else []

    def _has_a_holder(self, asking: list[Span], clause: Span) -> bool:
        start = min(clause[0], asking[0][0])
        mine = asking + self._spans.get("my_condition", [])
        return any(
            start <= first < clause[1] and not any(begin <= first < end for begin, end in mine)
            for concept in ("person", "dated_now")
            for first, _ in self._spans.get(concept, ())
        )

    def is_supposed(self, span: Span) -> bool:
        clause = self._clauses.at(span[0])
        return any(
            clause[0] <= first <= span[0] for first, _ in self._clauses.within("supposing", clause)
        ) or self._is_anyones(span, clause)

    def _is_anyones(self, span: Span, clause: Span) -> bool:
        if_anyone = any(first <= span[0] for first, _ in self._clauses.within("if_anyone", clause))
        return if_anyone and not (
            "dated_now" in self._spans
            or any(first >= span[1] for first, _ in self._spans.get("own_word", ()))
        )
