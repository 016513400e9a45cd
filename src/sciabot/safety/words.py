"""The first step: a message as it was typed → sentences of plain lower-case words.

Everything after this works on whole words, so that spelling, capitals, accents, curly quotes,
emoji, contractions and texting shorthand have to be met only here.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

MAX_WORD = 40  # longer runs of letters are noise; cutting them bounds every later step

_ENYE = "\ue000"  # a private character keeps ñ apart from n: "año" is not "ano"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "ʼ": "'", "′": "'"})
_MARKS = re.compile(r"[\u0300-\u036f]")
_REPEATS = re.compile(r"([^\W\d_])\1{2,}")
_SHORT_WITH = re.compile(r"\bw/(o\b)?")
_PAUSE = re.compile(r"\.{2,}|…|\s[-–—]+\s|—|[()\[\]:]")
_DOTTED = re.compile(r"\b(dr|mr|mrs|ms|sr|sra|dra|vs|approx|aprox)\.")
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W_]+(?:'[^\W_]+)*|[,.!?;¿\n]")
_ENDS = frozenset(".!?;\n")
_LEET = str.maketrans("013457", "oieast")
_SUFFIXES = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "s"}
_NOT_STEMS = {"ca": "can", "wo": "will", "sha": "shall"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in order; a comma stands as a word of its own, for every kind of pause."""

    words: tuple[str, ...]
    question: bool


def sentences(message: str, shorthand: Mapping[str, str]) -> list[Sentence]:
    """The sentences of `message`; `shorthand` maps "cant" to "can not" and "u" to "you"."""
    found: list[Sentence] = []
    words: list[str] = []
    for token in _TOKEN.findall(normalise(message)):
        if token in _ENDS:
            if words:
                found.append(Sentence(tuple(words), token == "?"))
                words = []
            continue
        if token != "¿":
            words.extend(_expand(token, shorthand))
        elif words:
            words.append(",")
    if words:
        found.append(Sentence(tuple(words), False))
    return found


def normalise(text: str) -> str:
    """Lower case without accents (ñ stays), straight quotes, three or more letters as two."""
    text = _REPEATS.sub(r"\1\1", plain_letters(text).replace("&", " and "))
    text = _SHORT_WITH.sub(lambda match: " without " if match[1] else " with ", text)
    return _PAUSE.sub(" , ", _DOTTED.sub(r"\1", text))


def plain_letters(text: str) -> str:
    """Lower case without accents; also what the wordings of the lexicon are compared in."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).lower().replace("ñ", _ENYE)
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).replace(_ENYE, "ñ")


def _expand(token: str, shorthand: Mapping[str, str]) -> list[str]:
    if token[0].isdigit():
        return [shorthand.get(token, token)]
    if token in shorthand:
        return shorthand[token].split()
    if "'" in token:
        return _without_apostrophe(token, shorthand)
    if not token.isalpha() and any(letter.isalpha() for letter in token):
        token = token.translate(_LEET)
    return [token[:MAX_WORD]]


def _without_apostrophe(token: str, shorthand: Mapping[str, str]) -> list[str]:
    stem, _, suffix = token.rpartition("'")
    stem = stem.replace("'", "")
    if suffix == "t" and stem.endswith("n"):
        stem = stem[:-1]
        return [_NOT_STEMS.get(stem, stem), "not"]
    if suffix in _SUFFIXES:
        return [*_expand(stem, shorthand), _SUFFIXES[suffix]]
    return [(stem + suffix)[:MAX_WORD]]
