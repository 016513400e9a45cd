"""One sentence, read: which concepts it names, and what is said about each of them.

A sign that is named is not yet a sign that someone has. It can be denied ("no numbness"), long
past ("in 2014"), over ("then fine"), asked about ("can a disc cause ...?"), supposed ("what if")
or a dog's. Those are the doubts. A loss keeps its own "not": in "can not feel" nothing is denied.
"""

from dataclasses import dataclass
from enum import StrEnum

from sciabot.safety.clauses import Clauses
from sciabot.safety.lexicon import Lexicon, Span, Spans

NEAR_START = 2  # "in 2012 I had ..." opens a clause; "... since 2012" ends one


class Doubt(StrEnum):
    """Why a sign that is named may be nobody's now."""

    DENIED = "denied"
    PAST = "past"
    RESOLVED = "resolved"
    ASKED = "asked"  # a question about the sign
    SUPPOSED = "supposed"  # if it came to that
    NOBODY = "nobody"  # an animal, a character, a text


class Holder(StrEnum):
    """Who the latest words were about."""

    PERSON = "person"
    ANIMAL = "animal"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A concept in a sentence."""

    concept: str
    span: Span


class Reading:
    """A sentence with its concepts, its clauses, and what reaches where."""

    def __init__(
        self, words: tuple[str, ...], lexicon: Lexicon, holder: Holder | None = None
    ) -> None:
        self.words = words
        self.recalled = 0  # how many of the words were said in an earlier turn
        self.spans: Spans = lexicon.find(words)
        self._holder_before = holder
        self._clauses = Clauses(words, self.spans)
        self._denied_by = self._clauses.denials()
        self._holders = self._holder_changes()
        self.following: Reading | None = None  # the next sentence of the same message

    @property
    def holder(self) -> Holder | None:
        """Whom the sentence leaves in mind for the next one."""
        return self._holders[-1][1] if self._holders else self._holder_before

    def sightings(self, concepts: frozenset[str]) -> list[Sighting]:
        return [
            Sighting(concept, span)
            for concept in sorted(concepts & self.spans.keys())
            for span in self.spans[concept]
        ]

    def text(self, span: Span) -> str:
        return " ".join(self.words[span[0] : span[1]])

    def has(self, concept: str) -> bool:
        return concept in self.spans

    def doubts(self, span: Span) -> frozenset[Doubt]:
        """Every reason not to take the sign at `span` as somebody's now."""
        reasons = {
            Doubt.DENIED: self._is_denied(span),
            Doubt.PAST: self._is_past(span),
            Doubt.RESOLVED: self._is_resolved(span),
            Doubt.ASKED: self._is_asked(span),
            Doubt.SUPPOSED: self._is_supposed(span),
            Doubt.NOBODY: self._is_nobody(span),
        }
        return frozenset(doubt for doubt, holds in reasons.items() if holds)

    # denial

    def _is_denied(self, span: Span) -> bool:
        by = self._denied_by[span[0]]
        return by >= 0 and not any(
            span[0] <= first < span[1] for first, _ in self.spans.get("denier", ())
        )

    # time

    def _is_past(self, span: Span) -> bool:
        clause = self._clauses.at(span[0])
        if self._is_present(clause) or self._turns_present(clause):
            return False
        return (
            self._dated_past(span, clause)
            or any(
                span[1] <= first or 0 <= span[0] - last <= NEAR_START
                for first, last in self._clauses.within("chronic", clause)
            )
            or any(
                0 <= span[0] - last <= NEAR_START
                for _, last in self._clauses.within("history_of", clause)
            )
        )

    def _dated_past(self, span: Span, clause: Span) -> bool:
        told_as_past = bool(self._clauses.within("was", clause))
        for first, last in self.spans.get("long_ago", ()):
            if clause[0] <= first < clause[1]:
                opens = first - clause[0] <= NEAR_START
                if first >= span[1] or told_as_past or (opens and last <= span[0]):
                    return True
            elif first == clause[1] or (first < clause[0] and told_as_past):
                return True  # "foot drop, 2012" and "in 2012 ..., it was ..."
        return False

    def _turns_present(self, clause: Span) -> bool:
        """ "numb for years but worse since Monday": the next clause goes on about the same."""
        if clause[1] >= len(self.words):
            return False
        following = self._clauses.at(clause[1])
        other = self._clauses.within("body_part", following) or self._clauses.within(
            "pain", following
        )
        return not other and self._is_present(following)

    def _is_present(self, clause: Span) -> bool:
        calmed = self.spans.get("resolved", [])
        return any(
            not any(first <= start < last for first, last in calmed)
            for start, _ in self._clauses.within("present", clause)
        )

    def _is_resolved(self, span: Span) -> bool:
        for first, last in self.spans.get("resolved", ()):
            if self._is_negated(first):
                continue
            if first >= span[1] and self._speaks_of(span, first):
                return not any(back >= last for back, _ in self.spans.get("back_again", ()))
        after = self.following
        return (
            after is not None
            and any(
                first <= NEAR_START and not after._is_negated(first)
                for first, _ in after.spans.get("resolved", ())
            )
            and not after.has("back_again")
        )

    def _is_negated(self, resolved: int) -> bool:
        """ "no se me quita": what has not gone away lasts."""
        return any(last == resolved for _, last in self.spans.get("not_over", ()))

    def _speaks_of(self, span: Span, resolved: int) -> bool:
        """Not so in "my groin is numb, the pain is gone": that is about the pain."""
        start = max(span[1], self._clauses.at(resolved)[0])
        others = ["pain", "body_part"]
        if span not in self.spans.get("feeling", ()):
            others.append("feeling")
        return not any(
            start <= first < resolved
            for concept in others
            for first, _ in self.spans.get(concept, ())
        )

    # question

    def _is_asked(self, span: Span) -> bool:
        clause = self._clauses.at(span[0])
        asking = [
            other
            for concept in ("asking", "told_about")
            for other in self.spans.get(concept, ())
            if other[0] <= span[0] or clause[0] <= other[0] < clause[1]
        ]
        asking += [
            other
            for other in self._openers()
            if other[0] <= span[0] or clause[0] <= other[0] < clause[1]
        ]
        asking += self._opening()
        return bool(asking) and not self._has_a_holder(asking, clause)

    def _openers(self) -> list[Span]:
        """ "is that serious?", "I wonder is that serious", but not "the fluid is leaking"."""
        begins = {*self._clauses.starts, *(last for _, last in self.spans.get("question_lead", ()))}
        return [span for span in self.spans.get("question_opener", ()) if span[0] in begins]

    def _opening(self) -> list[Span]:
        """ "does a dropped foot heal": a question from its first word, unless it says "can't"."""
        first = [span for span in self.spans.get("asking_opening", ()) if span[0] == 0]
        after = self.words[first[0][1]] if first and first[0][1] < len(self.words) else ""
        return first if after not in ("", "not", "no", ",") else []

    def _has_a_holder(self, asking: list[Span], clause: Span) -> bool:
        start = min(clause[0], asking[0][0])
        mine = asking + self.spans.get("my_condition", [])
        return any(
            start <= first < clause[1] and not any(begin <= first < end for begin, end in mine)
            for concept in ("person", "dated_now")
            for first, _ in self.spans.get(concept, ())
        )

    def _is_supposed(self, span: Span) -> bool:
        clause = self._clauses.at(span[0])
        return any(
            clause[0] <= first <= span[0] for first, _ in self._clauses.within("supposing", clause)
        )

    # whose

    def _holder_changes(self) -> list[tuple[int, Holder]]:
        animals = self.spans.get("animal", [])
        acts = self.spans.get("animal_acts", [])
        changes = [
            (first, Holder.ANIMAL)
            for first, _ in animals
            if not any(begin <= first < end for begin, end in acts)
        ]
        changes += [
            (first, Holder.PERSON)
            for first, _ in self.spans.get("human", ())
            if not any(begin <= first < end for begin, end in animals)
        ]
        return sorted(changes)

    def _is_nobody(self, span: Span) -> bool:
        before = [holder for at, holder in self._holders if at <= span[0]]
        if before:
            return before[-1] is Holder.ANIMAL
        if self._holder_before is not None:
            return self._holder_before is Holder.ANIMAL
        return bool(self._holders) and self._holders[0][1] is Holder.ANIMAL
