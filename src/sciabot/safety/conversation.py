"""A message → its sentences, read; and the fragments that only make sense with the one before.

People write "Numb. Down there. Since Tuesday." or answer with "in my crotch" a turn later. A
fragment without a subject or a verb is read once more together with what it completes.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sciabot.safety.holders import Holder
from sciabot.safety.lexicon import Lexicon
from sciabot.safety.reading import Reading
from sciabot.safety.words import Sentence, sentences

MAX_FRAGMENT = 6  # words in a fragment without a verb
MAX_ADDITION = 10  # words in what adds to an earlier turn: "and now it's between my legs as well"
MAX_RECALLED = 6  # sentences of earlier turns that it may add to
MAX_SENTENCE = 60  # longer ones are read in overlapping pieces, so that cost stays in proportion
OVERLAP = 15


@dataclass(frozen=True, slots=True)
class MessageReading:
    """One message, understood sentence by sentence."""

    sentences: list[Reading]
    completed: list[Reading]  # fragments, each joined to the sentence before it
    concepts: frozenset[str]  # named in this message
    recalled: frozenset[str]  # named in earlier ones, in sentences that this one may complete

    @property
    def all_sentences(self) -> list[Reading]:
        return self.sentences + self.completed

    def says(self, concept: str) -> bool:
        return concept in self.concepts

    def excuses(self, concepts: Collection[str]) -> bool:
        """Whether something harmless explains the sign; what lasts is not harmless."""
        return not self.concepts.isdisjoint(concepts) and "lasting" not in self.concepts


def read_message(
    message: str, lexicon: Lexicon, earlier: Sequence[MessageReading] = ()
) -> MessageReading:
    found: list[Reading] = []
    holder: Holder | None = None
    lexicon = lexicon.for_one_message()
    for sentence in _pieces(sentences(message, lexicon.shorthand), lexicon):
        reading = Reading(sentence, lexicon, holder)
        if found:
            found[-1].following = reading
        holder = reading.holder
        found.append(reading)
    for_a_text = any(reading.has("for_a_text") for reading in found)
    for reading in found:
        reading.for_a_text = for_a_text
    completed = [_joined(pair, lexicon) for pair in _fragments(found)]
    for pair in _additions(found, earlier):
        joined = _joined(pair, lexicon)
        joined.recalled = len(pair[0].words)
        completed.append(joined)
    concepts = frozenset[str]().union(*map(_own_concepts, [*found, *completed]))
    recalled = frozenset[str]().union(*(one.spans for one in completed if one.recalled))
    return MessageReading(found, completed, concepts, recalled)


def _joined(pair: tuple[Reading, Reading], lexicon: Lexicon) -> Reading:
    one, other = pair
    joined = Reading(Sentence((*one.words, ",", *other.words), other.question), lexicon)
    joined.for_a_text = other.for_a_text
    joined.following = other.following
    return joined


def _own_concepts(reading: Reading) -> frozenset[str]:
    """The concepts that this turn names, without those that it only recalls."""
    if not reading.recalled:
        return frozenset(reading.spans)
    return frozenset(
        concept
        for concept, spans in reading.spans.items()
        if any(last > reading.recalled for _, last in spans)
    )


def _fragments(found: Sequence[Reading]) -> list[tuple[Reading, Reading]]:
    """Neighbours that only make sense together: "Numb. Down there." """
    return [
        (one, other)
        for one, other in pairwise(found)
        if (_is_fragment(one) or _is_fragment(other)) and not other.opens_with_no
    ]


def _additions(
    found: Sequence[Reading], earlier: Sequence[MessageReading]
) -> list[tuple[Reading, Reading]]:
    """What a short turn may add to: the latest things that were said before it."""
    short = [
        reading
        for reading in found[:2]
        if len(reading.words) <= MAX_ADDITION and not reading.opens_with_no
    ]
    said = [reading for one in earlier for reading in one.sentences]
    return [(one, other) for one in said[-MAX_RECALLED:] for other in short]


def _is_fragment(reading: Reading) -> bool:
    return len(reading.words) <= MAX_FRAGMENT and not reading.has("finite")


def _pieces(spoken: Sequence[Sentence], lexicon: Lexicon) -> list[Sentence]:
    found: list[Sentence] = []
    for sentence in spoken:
        words = _parted(sentence.words, lexicon)
        for start in range(0, max(1, len(words) - OVERLAP), MAX_SENTENCE - OVERLAP):
            found.append(Sentence(words[start : start + MAX_SENTENCE], sentence.question))
    return _once(found)


def _once(spoken: Sequence[Sentence]) -> list[Sentence]:
    """Said twice is said once; but every "no" answers what stands before it."""
    seen: set[Sentence] = set()
    kept: list[Sentence] = []
    for sentence in spoken:
        if sentence not in seen or len(sentence.words) == 1:
            kept.append(sentence)
        seen.add(sentence)
    return kept


def _parted(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Words that were typed as one, apart again."""
    found: list[str] = []
    for word in words:
        for part in lexicon.speller.parts(word) or (word,):
            found.extend(lexicon.shorthand.get(part, part).split())
    return tuple(found)
