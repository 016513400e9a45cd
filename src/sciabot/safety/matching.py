"""Do the concepts of a pattern meet in what was said? The step between reading and flags.

`phrase`: a loss and a place that belong together, with only small words between ("numb in my
groin", not "numb toes and groin pain"). `sentence`, `message`, `conversation`: wherever they are
named, because people tell the risk in one breath and the sign in another.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, product

from sciabot.safety.lexicon import Kind, Lexicon, Span
from sciabot.safety.reading import Doubt, Reading, Sighting
from sciabot.safety.triage import Urgency

MAX_BETWEEN = 10  # words between two halves of one phrase
MAX_SIGHTINGS = 12  # of one concept in one sentence: bounds hostile repetition


class Within(StrEnum):
    PHRASE = "phrase"
    SENTENCE = "sentence"
    MESSAGE = "message"
    CONVERSATION = "conversation"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which a flag is raised."""

    flag: str
    name: str
    level: Urgency
    card: str
    together: tuple[frozenset[str], ...]  # one of each must be there
    within: Within = Within.PHRASE
    unless: frozenset[str] = frozenset()
    even_if: frozenset[Doubt] = frozenset()
    is_broad: bool = False  # raises only what the second reader does not find harmless


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that was met: by somebody's sign, or only by a question about it."""

    pattern: Pattern
    words: str
    doubts: frozenset[Doubt]

    @property
    def is_stated(self) -> bool:
        return not self.doubts


class Matcher:
    """Holds what every match needs to know of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = {concept.id: concept.kind for concept in lexicon.concepts.values()}

    def matches(self, pattern: Pattern, readings: Sequence[Reading]) -> Iterator[Match]:
        """Every way `pattern` is met by `readings` (the sentences that count together)."""
        if pattern.within in (Within.PHRASE, Within.SENTENCE):
            for reading in readings:
                yield from self._in_sentence(pattern, reading)
        else:
            yield from self._anywhere(pattern, readings)

    def _in_sentence(self, pattern: Pattern, reading: Reading) -> Iterator[Match]:
        if any(part.isdisjoint(reading.spans) for part in pattern.together):
            return
        if not pattern.unless.isdisjoint(reading.spans) and "lasting" not in reading.spans:
            return
        parts = [reading.sightings(part)[:MAX_SIGHTINGS] for part in pattern.together]
        for combination in product(*parts):
            if all(sighting.span[1] <= reading.recalled for sighting in combination):
                continue
            if pattern.within is Within.PHRASE and not _belong_together(reading, combination):
                continue
            doubts = frozenset[Doubt]().union(
                *(self._doubts(reading, sighting) for sighting in combination)
            )
            words = " + ".join(reading.text(sighting.span) for sighting in combination)
            yield Match(pattern, words, doubts - pattern.even_if)

    def _anywhere(self, pattern: Pattern, readings: Sequence[Reading]) -> Iterator[Match]:
        best = [self._best(pattern, part, readings) for part in pattern.together]
        found = [item for item in best if item is not None]
        if len(found) == len(best):
            doubts = frozenset[Doubt]().union(*(item[1] for item in found))
            yield Match(pattern, " + ".join(item[0] for item in found), doubts)

    def _best(
        self, pattern: Pattern, part: frozenset[str], readings: Sequence[Reading]
    ) -> tuple[str, frozenset[Doubt]] | None:
        """The least doubtful sighting of `part`."""
        seen = [
            (reading.text(sighting.span), self._doubts(reading, sighting) - pattern.even_if)
            for reading in readings
            for sighting in reading.sightings(part)[:MAX_SIGHTINGS]
            if sighting.span[1] > reading.recalled
        ]
        return min(seen, key=lambda item: len(item[1]), default=None)

    def _doubts(self, reading: Reading, sighting: Sighting) -> frozenset[Doubt]:
        doubts = reading.doubts(sighting.span)
        match self._kinds[sighting.concept]:
            case Kind.PLACE:
                return doubts & {Doubt.NOBODY}
            case Kind.RISK:
                return doubts - {Doubt.PAST, Doubt.RESOLVED}
            case _:
                return doubts


def _belong_together(reading: Reading, combination: Sequence[Sighting]) -> bool:
    ordered = sorted(combination, key=lambda sighting: sighting.span)
    first = combination[0]  # the sign; places follow it in the rule
    return all(
        one.span[1] > other.span[0] or _joined(reading, first.span, one.span, other.span)
        for one, other in pairwise(ordered)
    )


def _joined(reading: Reading, sign: Span, one: Span, other: Span) -> bool:
    """Whether only small words, or other places in one list, stand between two spans."""
    start, end = one[1], other[0]
    if end - start > MAX_BETWEEN:
        return False
    places = [
        span for span in reading.spans.get("body_part", ()) if start <= span[0] and span[1] <= end
    ]
    forward = sign == one
    if places:
        listed = (places[-1][1], end) if forward else (start, places[0][0])
        if not _all_in(reading, listed, "list_word"):
            return False
    elif forward and _is_a_new_thought(reading, one, other):
        return False
    if not forward and (_points_ahead(reading, other) or (places and _is_claimed(reading, one))):
        return False
    return _all_in(reading, (start, end), "small", "body_part", "feeling", "pain")


def _is_a_new_thought(reading: Reading, sign: Span, place: Span) -> bool:
    """ "my leg is numb and my groin hurts": the groin is not what is numb."""
    joiner = reading.words[sign[1]] if sign[1] < place[0] else ""
    if joiner not in ("and", "y", ",", "e", "o", "or"):
        return False
    follows = reading.words[place[1]] if place[1] < len(reading.words) else ","
    backward = any(0 <= sign[0] - last <= 3 for _, last in reading.spans.get("body_part", ()))
    return backward and follows not in (",", "too", "also", "as", "now", "tambien")


def _points_ahead(reading: Reading, sign: Span) -> bool:
    """ "pain in my groin and numbness in my foot": the numbness has a place of its own."""
    after = sign[1]
    if after >= len(reading.words) or reading.words[after] not in _AHEAD:
        return False
    return any(after < first <= after + 4 for first, _ in reading.spans.get("body_part", ()))


def _is_claimed(reading: Reading, place: Span) -> bool:
    """ "pain in my groin and my toes are numb": the groin belongs to the pain."""
    return any(0 <= place[0] - last <= 2 for _, last in reading.spans.get("pain", ()))


_AHEAD = frozenset(
    ("in", "of", "on", "around", "at", "down", "along", "between", "en", "de", "por", "alrededor")
)


def _all_in(reading: Reading, span: Span, *concepts: str) -> bool:
    covered = set[int]()
    for concept in concepts:
        for first, last in reading.spans.get(concept, ()):
            if first < span[1] and last > span[0]:
                covered.update(range(first, last))
    return all(at in covered for at in range(*span))
