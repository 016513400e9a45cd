"""Kind of question × text → does the text have the shape of an answer?

"How long" wants a duration and "how common" a share. A passage that covers every word of such a
question and holds no number of that kind answers another question.
"""

import re
from collections.abc import Mapping

from sciabot.answering.kinds import Kind
from sciabot.language import fold, stem, words

_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty"
    r"|sixty|half|several|few|once|twice|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
)
_SHAPES: Mapping[Kind, re.Pattern[str]] = {
    kind: re.compile(pattern)
    for kind, pattern in (
        (
            Kind.SHARE,
            r"\d ?%|\bpercent\b|\bpor ciento\b|\b(?:in|out of|de cada) (?:\d+|ten|a hundred)\b",
        ),
        (
            Kind.HOW_LONG,
            rf"\b{_NUMBER}[ -](?:more )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?"
            r"|segundos?|minutos?|horas?|dias?|semanas?|meses|anos?)\b"
            r"|\b(?:some|many|within|unas|unos|pocas|pocos|algunas|varias|varios) "
            r"(?:days|weeks|months|years|dias|semanas|meses|anos)\b",
        ),
        (Kind.HOW_MANY, rf"\b{_NUMBER}\b(?! (?:of|or|side|leg) )"),
        (
            Kind.HOW_OFTEN,
            r"\b(?:every|daily|per|each|once|twice|times a|often)\b"
            r"|\b(?:cada|diario|veces al|al dia)\b",
        ),
        (Kind.HOW_FAR, r"\b(?:inch\w*|degrees?|centimet\w+|cm|feet|pulgadas?|grados?)\b"),
    )
}
_VAGUE: Mapping[Kind, re.Pattern[str]] = {
    Kind.HOW_FAR: re.compile(r"\b(?:slight\w*|gentl\w*|a little|fully?|suave\w*|un poco)\b"),
    Kind.HOW_OFTEN: re.compile(r"\b(?:regular\w*|frequent\w*|frecuente\w*)\b"),
}
_IS = re.compile(r"\b(?:is|are|means?|refers? to|describes?|called|known as|es|son|significa)\b")
_SUBJECT = 6  # words before "is" in a sentence that says what something is


def wants_shape(kind: Kind) -> bool:
    return kind in _SHAPES


def has_shape(kind: Kind, text: str) -> float:
    """1 where the text holds what is asked for or nothing is, ½ where it holds it vaguely."""
    if not wants_shape(kind):
        return 1.0
    folded = fold(text)
    if _SHAPES[kind].search(folded):
        return 1.0
    return 0.5 if kind in _VAGUE and _VAGUE[kind].search(folded) else 0.0


def subject(sentence: str, language: str) -> frozenset[str]:
    """The stems before the first "is"; none where it is far away or not there."""
    head, *rest = _IS.split(fold(sentence), maxsplit=1)
    said = words(head)
    near = bool(rest) and len(said) <= _SUBJECT
    return frozenset(stem(word, language) for word in said) if near else frozenset()
