"""What a visitor typed → Question: which kind of answer is asked for, and the units of meaning.

A unit is a word or a set phrase with everything that means the same. The units of the sentence
that asks (the focus) decide what must be covered; what else was told is only context.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sciabot.language import (
    Speller,
    Thesaurus,
    detect,
    fold,
    stem,
    stop_words,
    words,
)


class Kind(StrEnum):
    """What sort of answer is asked for."""

    SHARE = "share"  # how common, how many of all
    HOW_MANY = "how_many"
    HOW_LONG = "how_long"
    HOW_OFTEN = "how_often"
    HOW_FAR = "how_far"
    HOW_TO = "how_to"
    LIST = "list"
    WHERE = "where"
    WHO = "who"
    WHY = "why"
    WHAT_IS = "what_is"
    OTHER = "other"
    TOPIC = "topic"  # no question at all: only the name of something


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that was said, and the ways to say it: each a tuple of stems."""

    said: str
    ways: tuple[tuple[str, ...], ...]  # its own stems first
    focus: bool
    known: bool  # the thesaurus has it


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood."""

    text: str
    asking: str  # the sentence of it that asks
    language: str
    kind: Kind
    units: tuple[Unit, ...]
    measure: str  # the stem of "common" in "how common"; "" where nothing is measured

    @property
    def focus(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units if unit.focus)


class Reader:
    """Understands questions with the words of one corpus and one thesaurus."""

    def __init__(self, thesaurus: Thesaurus, speller: Speller) -> None:
        self._thesaurus = thesaurus
        self._speller = speller

    def read(self, text: str) -> Question:
        language = detect(text)
        start, end = _asking_sentence(text)
        corrected = [self._speller.correct(word) for word in words(text)]
        last = len(words(text[:end]))
        units = self._units(corrected, language, range(len(words(text[:start])), last))
        if _points_back(text[start:end], units):
            before = _sentence_before(text, start)
            units = self._units(corrected, language, range(len(words(text[:before])), last))
        return Question(
            text=text,
            asking=text[start:end],
            language=language,
            kind=kind_of(text[start:end]),
            units=units,
            measure=stem(_measure(corrected), language),
        )

    def _units(self, said: Sequence[str], language: str, focus: range) -> tuple[Unit, ...]:
        return tuple(self._each_unit(said, language, focus))

    def _each_unit(self, said: Sequence[str], language: str, focus: range) -> Iterator[Unit]:
        stop = stop_words(language)
        position = 0
        while position < len(said):
            if measured := _measured(said[position : position + 3]):
                position += measured  # what kind of answer is asked for, not what about
                continue
            match = self._thesaurus.match(said, position, language)
            run = said[position : position + (match.length if match else 1)]
            content = [word for word in run if word not in stop]
            content = [word for word in content if word not in _KIND_WORDS and not word.isdigit()]
            if content or len(run) > 1:  # "go away" is made of function words alone
                own = tuple(stem(word, language) for word in content or run)
                others = (wording.stems for wording in match.wordings) if match else ()
                ways = tuple(dict.fromkeys((own, *others)))
                yield Unit(" ".join(run), ways, position in focus, match is not None)
            position += len(run)


_MEASURES = frozenset(
    (how, much)
    for how in ("how", "que", "cuanto")
    for much in (
        *("long", "often", "frequently", "many", "much", "high", "far", "low", "deep", "big"),
        *("common", "likely", "rare", "tiempo"),
    )
)

# They say what kind of answer is wanted, and no passage need hold them.
_KIND_WORDS = frozenset(
    (
        *("steps", "step", "instructions", "instruction", "directions", "meaning", "definition"),
        *(
            "list",
            "name",
            "percent",
            "percentage",
            "times",
            "pasos",
            "instrucciones",
            "significado",
            "definicion",
            "lista",
        ),
    )
)


def _measured(said: Sequence[str]) -> int:
    """The length of "how long" or "qué tan común" at the beginning of `said`; 0 for neither."""
    if tuple(said[:2]) == ("que", "tan") and len(said) > 2:
        return 3
    return 2 if tuple(said[:2]) in _MEASURES else 0


def _measure(said: Sequence[str]) -> str:
    """The word that says what is measured: "long" in "how long"."""
    for place in range(len(said)):
        if length := _measured(said[place : place + 3]):
            return said[place + length - 1]
    return ""


_OPENERS = re.compile(
    r"^\W*(?:(?:and|so|but|or|ok|well|please|y|pero|entonces)\W+)*"
    r"(?:how|what|whats|what's|which|where|wheres|where's|who|whos|who's|whom|whose|when|why|can|could|"
    r"may|might|do|does|did|is|are|am|was|were|will|would|should|shall|has|have|any|tell|show|explain|"
    r"give|describe|name|list|que|cual|cuales|cuando|cuanto|cuanta|cuantos|cuantas|como|donde|quien|"
    r"puedo|puede|pueden|hay|es|son|debo|tengo|tienen|ofrecen|hacen|dime|explique|explica)\b"
)


POINTS_BACK = re.compile(
    r"\b(?:it|its|that|this|those|these|them|they|their|there|one|ones|same|again|other|others"
    r"|another|else|she|he|her|his|him|each|eso|esto|esa|ese|esos|esas|ella|el mismo|la misma"
    r"|otro|otra|otros)\b"
)
FEW = 2  # units: a question with no more of its own may lean on what was said before


def _points_back(asking: str, units: Sequence[Unit]) -> bool:
    """ "Is that true?": what is asked about stands in the sentence before."""
    own = sum(unit.focus for unit in units)
    return own == 0 or (own <= FEW and bool(POINTS_BACK.search(fold(asking))))


def _sentence_before(text: str, asking: int) -> int:
    """Where the sentence before the one that begins at `asking` begins."""
    starts = [match.start() for match in _SENTENCE.finditer(text) if match.start() < asking]
    return starts[-1] if starts else asking


# Rougher than in articles: people on a phone begin sentences in lower case.
_SENTENCE = re.compile(r"\S(?:[^.?!]|[.](?=\d|[a-z]))*[.?!]*")


def _asking_sentence(text: str) -> tuple[int, int]:
    """The last sentence that asks; the whole text where none does."""
    spans = [match.span() for match in _SENTENCE.finditer(text)]
    marked = [span for span in spans if text[slice(*span)].rstrip("\"') ").endswith("?")]
    opened = [span for span in spans if _OPENERS.match(fold(text[slice(*span)]))]
    asking = (marked or opened)[-1:]
    return asking[0] if asking else (0, len(text))


_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            Kind.HOW_OFTEN,
            r"\bhow (?:often|frequent\w*|regularly)\b|\btimes (?:a|per|each) (?:day|week)\b"
            r"|\bcon que frecuencia\b|\bcada cuanto\b|\bveces (?:al|por) dia\b",
        ),
        (
            Kind.HOW_LONG,
            r"\bhow long\b|\bhow many (?:seconds|minutes|hours|days|weeks|months)\b"
            r"|\bwhat duration\b|\bcuanto (?:tiempo|dura|tarda)\b|\bcuantos (?:segundos|minutos)\b",
        ),
        (
            Kind.SHARE,
            r"\bhow (?:common|rare|likely|widespread)\b"
            r"|\bhow many (?:people|adults|patients|percent|of)\b"
            r"|\bwhat (?:percent\w*|share|proportion|rate)\b|\bodds\b|\bchances?\b|\brates?\b"
            r"|\bpercentage\b|\bcuantas personas\b|\bque porcentaje\b|\bque tan comun\b",
        ),
        (Kind.HOW_MANY, r"\bhow many\b|\bwhat number\b|\b\w+ how many\b|\bcuant[oa]s\b"),
        (
            Kind.HOW_FAR,
            r"\bhow (?:high|far|low|deep|big|wide|much of an?)\b|\bque tan (?:alto|lejos)\b"
            r"|\bhasta donde\b",
        ),
        (
            Kind.HOW_TO,
            r"\bhow (?:do|should|can|would|to|does)\b|\bsteps?\b|\binstructions?\b|\bshow me\b"
            r"|\bwalk me through\b|\bcomo (?:se )?(?:hago|hace|hacer|realizo)\b|\bpasos\b",
        ),
        (
            Kind.LIST,
            r"\b(?:what|which) (?:are|else|other|kinds?|types?|sorts?)\b|\blist\b"
            r"|\b(?:what|which) \w+s (?:are|am|do|does|did|can|should|could|would|might|help|may)\b"
            r"|\bname (?:a few|some|the)\b|\bcuales son\b"
            r"|\bque otr[oa]s\b|\bque ejercicios\b",
        ),
        (Kind.WHERE, r"\bwhere(?:'?s)?\b|\blocat\w+|\bdonde\b"),
        (Kind.WHO, r"\bwho(?:'?s|m|se)?\b|\bquien(?:es)?\b"),
        (Kind.WHY, r"\bwhy\b|\bhow come\b|\bpor que\b"),
        (
            Kind.WHAT_IS,
            r"\bwhat(?:'?s| is| are| does)\b|\bmean(?:s|ing)?\b|\bdefin\w+"
            r"|\bque (?:es|son|significa)\b",
        ),
    )
)
_ASKS = re.compile(_OPENERS.pattern + r"|\?")


def kind_of(asked: str) -> Kind:
    """The kind of answer that a sentence asks for; the most exact pattern wins."""
    folded = fold(asked)
    for kind, pattern in _KINDS:
        if pattern.search(folded):
            return kind
    return Kind.OTHER if _ASKS.search(folded) or len(words(asked)) > 5 else Kind.TOPIC
