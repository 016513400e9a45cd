"""Which sort of answer a sentence asks for, told by how it begins and what it measures.

English and Spanish patterns stand side by side and always both apply: people mix the two.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from sciabot.language import fold, words


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


def kind_of(asked: str) -> Kind:
    """The kind of answer that a sentence asks for; the most exact pattern wins."""
    folded = fold(asked)
    for kind, pattern in _KINDS:
        if pattern.search(folded):
            return kind
    asks = "?" in folded or opens_question(asked)
    return Kind.OTHER if asks or len(words(asked)) > _TOPIC_WORDS else Kind.TOPIC


def opens_question(sentence: str) -> bool:
    """Does it begin as a question or a request does?"""
    return bool(_OPENERS.match(fold(sentence)))


def measure_of(said: Sequence[str]) -> str:
    """The word that says what is measured: "long" in "how long"; "" where nothing is."""
    for place in range(len(said)):
        if length := measured(said[place : place + 3]):
            return said[place + length - 1]
    return ""


def measured(said: Sequence[str]) -> int:
    """The length of "how long" or "qué tan común" at the beginning of `said`; 0 for neither."""
    if tuple(said[:2]) == ("que", "tan") and len(said) > 2:
        return 3
    return 2 if tuple(said[:2]) in _MEASURES else 0


# They say what kind of answer is wanted, and no passage need hold them.
KIND_WORDS = frozenset(
    (
        *("step", "steps", "instruction", "instructions", "directions", "list", "name", "times"),
        *("meaning", "definition", "percent", "percentage"),
        *("seconds", "minutes", "hours", "days", "weeks", "months", "years"),
        *("segundos", "minutos", "horas", "dias", "semanas", "meses", "anos"),
        *("pasos", "instrucciones", "lista", "significado", "definicion"),
    )
)

_TOPIC_WORDS = 5  # more than the name of a thing has
_MEASURES = frozenset(
    (how, much)
    for how in ("how", "que", "cuanto")
    for much in (
        *("long", "often", "frequently", "many", "much", "high", "far", "low", "deep", "big"),
        *("common", "likely", "rare", "tiempo"),
    )
)

_OPENERS = re.compile(
    r"^\W*(?:(?:and|so|but|or|ok|well|please|y|pero|entonces)\W+)*"
    r"(?:how|what|whats|what's|which|where|wheres|where's|who|whos|who's|whom|whose|when|why|can|could|"
    r"may|might|do|does|did|is|are|am|was|were|will|would|should|shall|has|have|any|tell|show|explain|"
    r"give|describe|name|list|que|cual|cuales|cuando|cuanto|cuanta|cuantos|cuantas|como|donde|quien|"
    r"puedo|puede|pueden|hay|es|son|debo|tengo|tienen|ofrecen|hacen|dime|explique|explica)\b"
)

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
            r"\bhow (?:high|far|low|deep|big|wide)\b|\bque tan (?:alto|lejos)\b"
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
