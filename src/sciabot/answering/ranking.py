"""Question × entries → readings, best first, each with the reasons for its place.

BM25 finds the entries; what decides among them is how much of the question they cover, where
(a heading says what a passage is for), how well one part of the entry covers it alone, and
whether that part has the shape that was asked for: a count, a duration, a share.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sciabot.answering.entries import Entry, Part
from sciabot.answering.kinds import Kind
from sciabot.answering.question import Question, Unit
from sciabot.answering.shapes import has_shape, subject, wants_shape
from sciabot.answering.weighing import LEAST, Weighed, Weights, absent_share, weigh
from sciabot.corpus import BlockKind
from sciabot.index import Index
from sciabot.language import function_stems

_HITS = 24  # entries that are read
_SYNONYM = 0.7  # what a synonym counts in the search where the word itself counts 1
_CONTEXT = 0.35  # what a word outside the asking sentence counts there

# What each reason adds to a reading's score, of which coverage itself makes 1.
_HEADING = 0.45
_PART = 0.45
_ASKED = 0.5
_SHAPE = 0.5
_MEASURE = 0.3
_RANK = 0.25
_TOPIC = 0.8
_FIRST = 0.06
_STEPS = 0.25
_OUTLINE = 0.6
_LIST = 0.35
_DEFINES = 0.4
_FOREIGN = 0.4
_NAMED = 0.6  # share of the question that a heading must hold to be what is asked for
_WANTS_LIST = {Kind.LIST, Kind.TOPIC, Kind.OTHER}


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to answer: an entry, its best part, and why it stands where it stands."""

    entry: Entry
    part: Part | None  # the one part that answers best, where one does
    score: float
    reasons: Mapping[str, float]  # they add up to the score
    coverage: float  # share of the focus that the entry holds, 0 to 1
    lacking: float  # share of the focus that is known and that the entry does not hold
    shaped: float  # 1 where the part has the shape asked for or none was, ½ where vaguely


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with its weights, and the topic that it leans on."""

    question: Question
    weights: Weights
    topic: Entry | None


class Ranker:
    """Ranks the entries of one corpus; nothing changes it once it is built."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._index: Index[Entry] = Index(entries, lambda entry: entry.terms)
        self._rarest = math.log(1 + (len(entries) + 0.5) / 0.5)

    def rank(
        self, question: Question, *, about: Iterable[Unit] = (), topic: Entry | None = None
    ) -> tuple[Reading, ...]:
        """`about` are units of earlier questions, `topic` the entry that answered the last."""
        query = _query((*question.units, *about))
        if question.measure:
            query.setdefault(question.measure, _CONTEXT)
        hits = self._index.search(query, limit=_HITS) if query else ()
        asked = _Asked(question, weigh(map(self.weighed, question.focus)), topic)
        readings = [_read(asked, hit.entry, hit.score / hits[0].score) for hit in hits]
        readings.sort(key=lambda reading: -reading.score)
        return tuple(readings)

    def weighed(self, unit: Unit) -> Weighed:
        held = [way for way in unit.ways if self._is_held(way)]
        own = unit.ways[0] if held[:1] == [unit.ways[0]] else ()
        synonyms = tuple(way for way in held if way is not own)
        weight = self._rarest * absent_share(unit)
        return Weighed(unit, self._rarity(held[0]) if held else weight, own, synonyms)

    def _is_held(self, way: tuple[str, ...]) -> bool:
        """Function words are not indexed; a set phrase may hold some, but not only those."""
        counts = [self._index.document_frequency(term) for term in way]
        return any(counts) and all(
            count or term in function_stems() for term, count in zip(way, counts, strict=True)
        )

    def _rarity(self, way: tuple[str, ...]) -> float:
        return max(LEAST, *map(self._idf, way))

    def _idf(self, term: str) -> float:
        count, frequency = len(self._index), self._index.document_frequency(term)
        return math.log(1 + (count - frequency + 0.5) / (frequency + 0.5)) if frequency else 0.0


def _query(units: Iterable[Unit]) -> dict[str, float]:
    """Term → weight: a word itself counts 1, its synonyms less, the words of a phrase share."""
    query: dict[str, float] = {}
    for unit in units:
        scale = 1.0 if unit.focus else _CONTEXT
        for number, way in enumerate(unit.ways):
            weight = scale * (1.0 if number == 0 else _SYNONYM / len(way))
            for term in way:
                query[term] = max(query.get(term, 0.0), weight)
    return query


def _read(asked: _Asked, entry: Entry, rank: float) -> Reading:
    question, weights = asked.question, asked.weights
    own = frozenset() if is_caution(entry) else entry.heading_stems
    everywhere = entry.body_stems | own | entry.title_stems
    part, part_share, shaped = _best_part(asked, entry)
    listed = _listed(asked, entry)
    reasons = {
        "coverage": weights.share(everywhere),
        "heading": _HEADING * weights.share(own),
        "first": _FIRST * (entry.opens_section and bool(own)),
        "part": _PART * part_share,
        "asked": _ASKED * listed,
        "measure": _MEASURE * (question.measure in own),
        "shape": _SHAPE * wants_shape(question.kind) * shaped,
        "outline": _outline(asked, entry),
        "list": _LIST * _introduces(asked, entry),
        "defines": _DEFINES * _defines(asked, entry),
        "steps": _STEPS * _wants_these_steps(asked, entry),
        "rank": _RANK * rank,
        "topic": _TOPIC * _same_topic(asked, entry),
        "foreign": -_FOREIGN * (entry.document.language != question.language),
    }
    coverage = max(reasons["coverage"], listed)
    if not weights.units:  # "and why?" asks about what was last spoken of
        coverage = _same_topic(asked, entry)
    lacking = weights.lacking(everywhere)
    return Reading(entry, part, sum(reasons.values()), reasons, coverage, lacking, shaped)


def _best_part(asked: _Asked, entry: Entry) -> tuple[Part | None, float, float]:
    """The part that covers most; one of the shape asked for goes before one that is not."""
    kind = asked.question.kind
    shapeless = not wants_shape(kind)
    best: tuple[Part | None, float, float] = (None, 0.0, float(shapeless))
    for part in entry.parts:
        share = asked.weights.share(part.stems)
        shaped = has_shape(kind, entry.text_of(part))
        if (shaped, share) > (best[2], best[1]) and (share > 0 or not shapeless):
            best = (part, share, shaped)
    return best


def _listed(asked: _Asked, entry: Entry) -> float:
    """How near the question is to one that the front matter lists; another kind counts half."""
    nearest = 0.0
    for kind, stems in entry.asked:
        both_ways = asked.weights.share(stems) * asked.weights.touched(stems)
        nearest = max(nearest, both_ways * (1.0 if kind is asked.question.kind else 0.5))
    return nearest


def _outline(asked: _Asked, entry: Entry) -> float:
    """Headings answer when their own section is asked for, as a list or by its name."""
    if not entry.is_outline:
        return 0.0
    lists = asked.question.kind in {Kind.LIST, Kind.TOPIC}
    return _OUTLINE if lists and asked.weights.share(entry.own_stems) >= _NAMED else -_OUTLINE


def _wants_these_steps(asked: _Asked, entry: Entry) -> bool:
    """Steps answer "how do I", and the bare name that they stand under."""
    kind = asked.question.kind
    named = kind is Kind.TOPIC and asked.weights.share(entry.own_stems) >= _NAMED
    return is_steps(entry) and (named or kind is Kind.HOW_TO)


def _introduces(asked: _Asked, entry: Entry) -> float:
    """How much of the question the line that introduces a list holds."""
    if asked.question.kind not in _WANTS_LIST or entry.kind is not BlockKind.LIST:
        return 0.0
    intro = [part for part in entry.parts if part.kind is BlockKind.PARAGRAPH]
    if not intro or asked.weights.tells_nothing:
        return 0.0
    return asked.weights.share(intro[-1].stems)


def _defines(asked: _Asked, entry: Entry) -> bool:
    """Does a sentence begin with what is asked about and say what it is?"""
    if asked.question.kind not in {Kind.WHAT_IS, Kind.TOPIC} or is_caution(entry):
        return False
    ways = [unit.ways[0] for unit in asked.question.focus]
    heads = (subject(entry.text_of(part), entry.document.language) for part in entry.parts)
    return any(head and all(head.issuperset(way) for way in ways) for head in heads)


def _same_topic(asked: _Asked, entry: Entry) -> float:
    topic = asked.topic
    if topic is None or entry.document.id != topic.document.id:
        return 0.0
    return 1.0 if entry.section == topic.section else 0.15


def is_steps(entry: Entry) -> bool:
    return entry.kind is BlockKind.STEPS


def is_caution(entry: Entry) -> bool:
    """A caution answers by its own words, never by the heading it happens to stand under."""
    return entry.kind is BlockKind.CAUTION
