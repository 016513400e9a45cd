"""Question × entries → readings, best first, each with the reasons for its place.

BM25 finds the entries; what decides among them is how much of the question they cover, where
(a heading says what a passage is for), how well one part of the entry covers it alone, and
whether that part has the shape that was asked for: a count, a duration, a place.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sciabot.answering.entries import Entry, Part
from sciabot.answering.question import Kind, Question, Unit
from sciabot.corpus import BlockKind
from sciabot.index import Index
from sciabot.language import fold, frequency, stem, terms, words

SYNONYM = 0.7  # what a synonym counts where the word itself counts 1
_CONTEXT = 0.35  # what a word outside the asking sentence counts
_HITS = 24

_GAP, _CHATTER = 0.7, 0.25  # shares of the rarest word's weight, where no entry holds a word
_LEAST = 0.4  # what a word weighs even where every entry holds it
_IN_USE = 40  # times that a word was counted in public health texts

# What each reason adds to a reading's score; coverage itself counts 1.
_HEADING = 0.45
_PART = 0.45
_ASKED = 0.5
_SHAPE = 0.3
_RANK = 0.25
_TOPIC = 0.4
_FIRST = 0.06
_STEPS = 0.25
_WANTS_STEPS = frozenset({Kind.HOW_TO, Kind.TOPIC})
_OUTLINE = 0.6
_LIST = 0.35
_DEFINES = 0.4
_SUBJECT = 6  # words before "is" in a sentence that says what something is
_NAMED = 0.6  # share of the question that a heading must hold to be what is asked for


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to answer: an entry, its best part, and why it stands where it stands."""

    entry: Entry
    part: Part | None  # the one part that answers best, where one does
    score: float
    reasons: Mapping[str, float]
    coverage: float  # share of the focus that the entry holds, 0 to 1
    uncovered: tuple[Unit, ...]
    shaped: float  # 1 where the part has the shape that was asked for or none was, ½ where vaguely


class Ranker:
    """Ranks the entries of one corpus; nothing changes it once it is built."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._index: Index[Entry] = Index(entries, lambda entry: entry.terms)
        self._rarest = math.log(1 + (len(entries) + 0.5) / 0.5)

    def rank(
        self, question: Question, *, about: Iterable[Unit] = (), topic: Entry | None = None
    ) -> tuple[Reading, ...]:
        """`about` are units of earlier questions, `topic` the entry that answered the last."""
        units = (*question.units, *about)
        hits = self._index.search(_query(units), limit=_HITS) if units else ()
        if not hits:
            return ()
        best = hits[0].score
        readings = [self._read(question, hit.entry, hit.score / best, topic) for hit in hits]
        readings.sort(key=lambda reading: -reading.score)
        return tuple(readings)

    def weight(self, unit: Unit) -> float:
        """How much a unit matters: rare ones more, those that no entry holds most."""
        for way in unit.ways:
            if all(self._index.document_frequency(term) for term in way):
                return max(_LEAST, *(self._idf(term) for term in way))
        return self._rarest * _absent(unit)

    def _idf(self, term: str) -> float:
        count = len(self._index)
        frequency = self._index.document_frequency(term)
        return math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))

    def _read(self, question: Question, entry: Entry, rank: float, topic: Entry | None) -> Reading:
        focus = question.focus
        weights = {unit: self.weight(unit) for unit in focus}
        own = frozenset() if is_caution(entry) else entry.heading_stems
        everywhere = entry.body_stems | own | entry.title_stems
        covered = {unit: covers(everywhere, unit) for unit in focus}
        part, part_share, shaped = self._best_part(question, entry, weights)
        asked = max((_share(weights, stems) for stems in entry.asked_stems), default=0.0)
        reasons = {
            "coverage": _total(weights, covered),
            "heading": _HEADING * _share(weights, own),
            "first": _FIRST * entry.opens_section * bool(own),
            "part": _PART * part_share,
            "asked": _ASKED * asked * asked,
            "shape": _SHAPE * wants_shape(question.kind) * shaped,
            "outline": _outline_bonus(question, entry, weights),
            "list": _LIST * _introduces(question, entry, weights),
            "defines": _DEFINES * _defines(question, entry),
            "steps": _STEPS * (question.kind in _WANTS_STEPS and is_steps(entry)),
            "rank": _RANK * rank,
            "topic": _TOPIC * _same_topic(entry, topic),
        }
        missing = tuple(unit for unit in focus if not covered[unit])
        coverage = max(reasons["coverage"], asked)
        if not focus:  # "and why?" asks about what was last spoken of
            coverage = _same_topic(entry, topic)
        return Reading(entry, part, sum(reasons.values()), reasons, coverage, missing, shaped)

    def _best_part(
        self, question: Question, entry: Entry, weights: Mapping[Unit, float]
    ) -> tuple[Part | None, float, float]:
        """The part that covers most; one of the shape asked for goes before one that is not."""
        best: tuple[Part | None, float, float] = (None, 0.0, float(not wants_shape(question.kind)))
        for part in entry.parts:
            share = _share(weights, part.stems)
            shaped = has_shape(question.kind, entry.text_of(part))
            if (shaped, share) > (best[2], best[1]) and (share > 0 or wants_shape(question.kind)):
                best = (part, share, shaped)
        return best


def _absent(unit: Unit) -> float:
    """A word of health that no entry holds is a gap; one that health texts never use is chatter."""
    if unit.known:
        return 1.0
    return _GAP if frequency().get(unit.said, 0) >= _IN_USE else _CHATTER


def _query(units: Iterable[Unit]) -> dict[str, float]:
    """Term → weight: a word itself counts 1, its synonyms less, the words of a phrase share."""
    query: dict[str, float] = {}
    for unit in units:
        scale = 1.0 if unit.focus else _CONTEXT
        for number, way in enumerate(unit.ways):
            weight = scale * (1.0 if number == 0 else SYNONYM / len(way))
            for term in way:
                query[term] = max(query.get(term, 0.0), weight)
    return query


def covers(stems: frozenset[str], unit: Unit) -> float:
    """1 for the words themselves, less for a synonym, 0 for neither."""
    for number, way in enumerate(unit.ways):
        if stems.issuperset(way):
            return 1.0 if number == 0 else 0.9
    return 0.0


def _share(weights: Mapping[Unit, float], stems: frozenset[str]) -> float:
    return _total(weights, {unit: covers(stems, unit) for unit in weights})


def _total(weights: Mapping[Unit, float], covered: Mapping[Unit, float]) -> float:
    whole = sum(weights.values())
    return sum(weights[unit] * covered[unit] for unit in weights) / whole if whole else 0.0


def _outline_bonus(question: Question, entry: Entry, weights: Mapping[Unit, float]) -> float:
    """Headings answer when their own section is asked for, as a list or by its name."""
    if not entry.is_outline:
        return 0.0
    own = frozenset(terms(entry.section.heading, entry.document.language))
    if question.kind in {Kind.LIST, Kind.TOPIC} and _share(weights, own) >= _NAMED:
        return _OUTLINE
    return -_OUTLINE


def _introduces(question: Question, entry: Entry, weights: Mapping[Unit, float]) -> float:
    """How much of the question the line that introduces a list holds."""
    if question.kind not in {Kind.LIST, Kind.TOPIC, Kind.OTHER} or entry.kind != BlockKind.LIST:
        return 0.0
    if max(weights.values(), default=0.0) <= _LEAST:
        return 0.0  # what stands in every entry does not say which list is meant
    intro = [part for part in entry.parts if part.kind is BlockKind.PARAGRAPH]
    return _share(weights, intro[-1].stems) if intro else 0.0


_IS = re.compile(r"\b(?:is|are|means?|refers? to|describes?|called|known as|es|son|significa)\b")


def _defines(question: Question, entry: Entry) -> float:
    """Does a sentence begin with what is asked about and say what it is?"""
    if question.kind not in {Kind.WHAT_IS, Kind.TOPIC} or is_caution(entry):
        return 0.0
    asked = [unit.ways[0] for unit in question.focus]
    heads = [_subject(entry.text_of(part), entry.document.language) for part in entry.parts]
    return float(any(head and all(head.issuperset(way) for way in asked) for head in heads))


def _subject(sentence: str, language: str) -> frozenset[str]:
    """The stems before the first "is"; nothing where that is far away or not there."""
    head, *rest = _IS.split(fold(sentence), maxsplit=1)
    said = words(head)
    near = bool(rest) and len(said) <= _SUBJECT
    return frozenset(stem(word, language) for word in said) if near else frozenset()


def _same_topic(entry: Entry, topic: Entry | None) -> float:
    if topic is None or entry.document.id != topic.document.id:
        return 0.0
    return 1.0 if entry.section == topic.section else 0.15


_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
    r"|sixty|half|several|few|once|twice|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
)
_SHAPES: Mapping[Kind, re.Pattern[str]] = {
    kind: re.compile(pattern)
    for kind, pattern in (
        (
            Kind.HOW_LONG,
            rf"\b{_NUMBER}[ -](?:more )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?"
            r"|segundos?|minutos?|horas?|dias?|semanas?|meses|anos?)\b|\b(?:weeks|months) to\b",
        ),
        (
            Kind.SHARE,
            r"\d ?%|\bpercent\b|\bpor ciento\b|\b(?:in|out of|of|de cada) (?:\d+|ten|hundred)\b",
        ),
        (Kind.HOW_MANY, rf"\b{_NUMBER}\b(?! (?:of|or|side|leg) )"),
        (
            Kind.HOW_OFTEN,
            r"\b(?:every|daily|per|each|once|twice|times a|often|almost on)\b"
            r"|\b(?:cada|diario|veces al|al dia)\b",
        ),
        (
            Kind.HOW_FAR,
            r"\b(?:inch\w*|degrees?|centimet\w+|cm|feet|pulgadas?|grados?)\b",
        ),
    )
}
_VAGUE: Mapping[Kind, re.Pattern[str]] = {
    Kind.HOW_FAR: re.compile(r"\b(?:slight\w*|gentl\w*|a little|fully?|suave\w*|un poco)\b"),
    Kind.HOW_OFTEN: re.compile(r"\b(?:regular\w*|frequent\w*|frecuente\w*)\b"),
}


def wants_shape(kind: Kind) -> bool:
    return kind in _SHAPES


def has_shape(kind: Kind, text: str) -> float:
    """1 where the text holds an answer of the kind asked for, ½ where it holds a vague one."""
    if not wants_shape(kind) or _SHAPES[kind].search(fold(text)):
        return 1.0
    return 0.5 if kind in _VAGUE and _VAGUE[kind].search(fold(text)) else 0.0


def is_steps(entry: Entry) -> bool:
    return entry.kind is BlockKind.STEPS


def is_caution(entry: Entry) -> bool:
    """A caution answers by its own words, never by the heading it happens to stand under."""
    return entry.kind is BlockKind.CAUTION
