"""The units of a question, each with its weight: how much of a question some stems cover.

Rare words matter more than common ones. A word that no entry holds matters most where it is a
word of health, because then the question is about something else, and little where health texts
never use it: that is how people talk.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sciabot.answering.question import Unit
from sciabot.language import word_counts

SYNONYM = 0.9  # what a synonym covers where the word itself covers 1
LEAST = 0.4  # the weight of a word that every entry holds
# Where no entry holds a word: shares of the rarest word's weight.
_KNOWN, _GAP, _CHATTER = 0.8, 0.7, 0.25
_IN_USE = 40  # times that a word was counted in public health texts


@dataclass(frozen=True, slots=True)
class Weighed:
    """A unit with its weight, and of its ways those that the corpus can hold at all."""

    unit: Unit
    weight: float
    own: tuple[str, ...]
    synonyms: tuple[tuple[str, ...], ...]

    def covered_by(self, stems: frozenset[str]) -> float:
        """1 by the words themselves, less by a synonym, 0 by neither."""
        if self.own and stems.issuperset(self.own):
            return 1.0
        return SYNONYM if any(stems.issuperset(way) for way in self.synonyms) else 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """Every unit in the focus of one question."""

    units: tuple[Weighed, ...]
    whole: float

    def share(self, stems: frozenset[str]) -> float:
        """The share of the question, by weight, that these stems cover: 0 to 1."""
        if not self.whole or not stems:
            return 0.0
        return sum(u.weight * u.covered_by(stems) for u in self.units) / self.whole

    def lacking(self, stems: frozenset[str]) -> float:
        """The share of the question that these stems lack although the thesaurus or the corpus
        knows the words: what it is about, and not how it is told."""
        lost = (u for u in self.units if not u.covered_by(stems))
        known = sum(u.weight for u in lost if u.unit.known or u.own)
        return known / self.whole if self.whole else 0.0

    def touched(self, stems: frozenset[str]) -> float:
        """The share of these stems that the question says, in whatever words."""
        said = {s for u in self.units for way in (u.unit.ways[0], *u.synonyms) for s in way}
        return len(stems & said) / len(stems) if stems else 0.0

    @property
    def tells_nothing(self) -> bool:
        """All of it stands in every entry."""
        return all(u.weight <= LEAST for u in self.units)


def absent_share(unit: Unit) -> float:
    """How much of the rarest word's weight a unit has that no entry holds."""
    if unit.known:
        return _KNOWN
    return _GAP if word_counts().get(unit.said, 0) >= _IN_USE else _CHATTER


def weigh(units: Iterable[Weighed]) -> Weights:
    weighed = tuple(units)
    return Weights(weighed, sum(unit.weight for unit in weighed))
