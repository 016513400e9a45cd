"""A message → its sentences, read; and the fragments that only make sense with the one before.

People write "Numb. Down there. Since Tuesday." or answer with "in my crotch" a turn later. A
fragment without a subject or a verb is read once more together with what it completes.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sciabot.safety.lexicon import Lexicon
from sciabot.safety.reading import Holder, Reading
from sciabot.safety.words import Sentence, sentences

MAX_FRAGMENT = 6  # words in a fragment
MAX_SENTENCE = 60  # longer ones are read in overlapping pieces, so that cost stays in proportion
OVERLAP = 15


@dataclass(frozen=True, slots=True)
class MessageReading:
    """One message, understood sentence by sentence."""

    sentences: list[Reading]
    completed: list[Reading]  # fragments, each joined to the sentence before it
    concepts: frozenset[str]

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
    for words in _pieces(sentences(message, lexicon.shorthand), lexicon):
        reading = Reading(words, lexicon, holder)
        if found:
            found[-1].following = reading
        holder = reading.holder
        found.append(reading)
    before = [reading for one in earlier[-1:] for reading in one.sentences[-1:]]
    completed = [
        Reading((*one.words, ",", *other.words), lexicon)
        for one, other in pairwise([*before, *found])
        if _is_fragment(other) or _is_fragment(one)
    ]
    concepts = frozenset[str]().union(*(reading.spans for reading in [*found, *completed]))
    return MessageReading(found, completed, concepts)


def _is_fragment(reading: Reading) -> bool:
    return len(reading.words) <= MAX_FRAGMENT and not reading.has("finite")


def _pieces(spoken: Sequence[Sentence], lexicon: Lexicon) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for sentence in spoken:
        words = _parted(sentence.words, lexicon)
        for start in range(0, max(1, len(words) - OVERLAP), MAX_SENTENCE - OVERLAP):
            found.append(words[start : start + MAX_SENTENCE])
    return found


def _parted(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Words that were typed as one, apart again."""
    found: list[str] = []
    for word in words:
        for part in lexicon.speller.parts(word) or (word,):
            found.extend(lexicon.shorthand.get(part, part).split())
    return tuple(found)
