"""One sentence, read: which concepts it names, and what is said about each of them.

A sign that is named is not yet a sign that someone has. It can be denied ("no numbness"), long
past ("in 2014"), over ("then fine"), asked about ("can a disc cause ...?"), supposed ("what if")
or a dog's. Those are the doubts. A loss keeps its own "not": in "can not feel" nothing is denied.
"""

from dataclasses import dataclass
from enum import StrEnum

from sciabot.safety.clauses import Clauses
from sciabot.safety.holders import Holder, Holders
from sciabot.safety.lexicon import Lexicon, Span, Spans
from sciabot.safety.questions import Questions
from sciabot.safety.words import Sentence

NEAR_START = 2  # "in 2012 I had ..." opens a clause; "... since 2012" ends one
MAX_COMMENT = 8  # words in which a next sentence comes to the sign before it: "and it was gone"

_STOPS = frozenset([",", "and", "but", "so", "thanks", "thank", "y", "pero", "gracias", "either"])
_IT = frozenset([",", "and", "it", "they", "that", "then", "all", "y", "ya"])
_LINKS = _IT | frozenset(
    [
        "is",
        "are",
        "s",
        "been",
        "which",
        "has",
        "have",
        "just",
        "the",
        "everything",
        "exactly",
        "my",
        "his",
        "her",
        "esta",
        "es",
        "lo",
        "asi",
        "he",
    ]
)


class Doubt(StrEnum):
    """Why a sign that is named may be nobody's now."""

    DENIED = "denied"
    PAST = "past"
    RESOLVED = "resolved"
    ASKED = "asked"  # a question about the sign
    SUPPOSED = "supposed"  # if it came to that
    NOBODY = "nobody"  # an animal's, or somebody's in a story


@dataclass(frozen=True, slots=True)
class Sighting:
    """A concept in a sentence."""

    concept: str
    span: Span


class Reading:
    """A sentence with its concepts, its clauses, and what reaches where."""

    def __init__(
        self,
        sentence: Sentence,
        lexicon: Lexicon,
        holder: Holder | None = None,
    ) -> None:
        self.words = words = sentence.words
        self.question = sentence.question
        self.recalled = 0  # how many of the words were said in an earlier turn
        self.spans: Spans = lexicon.find(words)
        self._holders = Holders(self.spans, holder)
        self._clauses = Clauses(words, self.spans)
        self._questions = Questions(words, self.spans, self._clauses, question=self.question)
        self._denied_by = self._clauses.denials()
        self._doubts: dict[Span, frozenset[Doubt]] = {}
        self.following: Reading | None = None  # the next sentence of the same message
        self.for_a_text = False  # the message says that it asks for an exam, an article ...

    @property
    def holder(self) -> Holder | None:
        """Whom the sentence leaves in mind for the next one."""
        return self._holders.last

    @property
    def opens_with_no(self) -> bool:
        """ "no, only the left one": an answer that completes nothing."""
        return self._is_a_plain_no()

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
        known = self._doubts.get(span)
        if known is None:
            known = self._doubts[span] = self._doubts_about(span)
        return known

    def _doubts_about(self, span: Span) -> frozenset[Doubt]:
        mine = self._goes_on_about_itself()
        reasons = {
            Doubt.DENIED: self._is_denied(span),
            Doubt.PAST: self._is_past(span),
            Doubt.RESOLVED: self._is_resolved(span),
            Doubt.ASKED: not mine and self._questions.is_asked(span, for_a_text=self.for_a_text),
            Doubt.SUPPOSED: self._questions.is_supposed(span),
            Doubt.NOBODY: self._holders.is_nobodys(span, self._clauses.at(span[0])),
        }
        return frozenset(doubt for doubt, holds in reasons.items() if holds)

    # denial

    def _is_denied(self, span: Span) -> bool:
        by = self._denied_by[span[0]]
        denied = by >= 0 and not any(
            span[0] <= first < span[1] for first, _ in self.spans.get("denier", ())
        )
        return denied or self._is_disowned(span)

    def _is_disowned(self, span: Span) -> bool:
        """ "numb groin, weak legs ... I've none of it", "Chest pain? No." """
        if any(first >= span[1] and self._ends(last) for first, last in self._disowning()):
            return True
        after = self.following
        if after is None:
            return False
        return (self.question and after._is_a_plain_no()) or any(
            first <= MAX_COMMENT and after._ends(last) and not after._names_another(first)
            for first, last in after._disowning()
        )

    def _disowning(self) -> list[Span]:
        return self.spans.get("disowned", [])

    def _is_a_plain_no(self) -> bool:
        return any(first == 0 and self._ends(last) for first, last in self._plain_no())

    def _plain_no(self) -> list[Span]:
        return self.spans.get("plain_no", [])

    def _ends(self, at: int) -> bool:
        """Nothing follows in the clause: "I don't have any", not "I don't have any insurance"."""
        return at == len(self.words) or at in self._clauses.starts or self.words[at] in _STOPS

    # time

    def _is_past(self, span: Span) -> bool:
        clause = self._clauses.at(span[0])
        if self._is_present(clause) or self._turns_present(clause):
            return False
        return (
            self._dated_past(span, clause)
            or self._is_settled(span)
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
            elif self._clauses.at(first)[0] == clause[1] and self._is_since_long(clause[1]):
                return True  # "foot drop since the crash in 2012"
        return False

    def _is_settled(self, span: Span) -> bool:
        """ "foot drop since 2009, nothing has changed"; a doctor who knows needs years as well."""
        after = self.following
        settled = any(
            self._speaks_of(span, first) and (first == span[1] or self.words[first - 1] in _LINKS)
            for first in self._settling(span[1])
        )
        if not settled and after is not None and not after.has("back_again"):
            settled = any(
                first <= MAX_COMMENT and not after._names_another(first)
                for first in after._settling(0)
            )
        return settled

    def _settling(self, start: int) -> list[int]:
        """Where the sentence says after `start` that all is as it has been for long."""
        if any(first >= start for first, _ in self.spans.get("contrast", ())):
            return []
        long = any(self.has(concept) for concept in ("chronic", "long_ago"))
        concepts = ("settled", "known_about") if long else ("settled",)
        return [
            first
            for concept in concepts
            for first, _ in self.spans.get(concept, ())
            if first >= start
        ]

    def _names_another(self, before: int) -> bool:
        return any(
            first < before
            for concept in ("pain", "body_part", "feeling")
            for first, _ in self.spans.get(concept, ())
        )

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
            and not self._is_since_long(start)
            for start, _ in self._clauses.within("present", clause)
        )

    def _is_since_long(self, start: int) -> bool:
        """ "since the wreck in 1998" is no news, "since the wreck" is."""
        return self.words[start] == "since" and any(
            start <= first for first, _ in self._clauses.within("long_ago", self._clauses.at(start))
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
            and any(after._says_over(first) for first, _ in after.spans.get("resolved", ()))
            and not after.has("back_again")
        )

    def _says_over(self, resolved: int) -> bool:
        """Early in the sentence, or later and of "it": "I stood up, and it was gone"."""
        if self._is_negated(resolved):
            return False
        of_it = self.words[resolved - 1] in _IT and not self._names_another(resolved)
        return resolved <= NEAR_START or (resolved <= MAX_COMMENT and of_it)

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

    def _goes_on_about_itself(self) -> bool:
        """ "is a swollen calf usual? mine is, four days now": asked of nobody else."""
        return self.question and self.following is not None and self.following.has("mine_too")
