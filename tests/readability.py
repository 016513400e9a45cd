"""How hard a text is to read: the Flesch-Kincaid grade, with a small counter of syllables.

    grade = 0.39 · words / sentences + 11.8 · syllables / words − 15.59

Kincaid, Fishburne, Rogers and Chissom, "Derivation of New Readability Formulas for Navy Enlisted
Personnel" (1975). A heading, an item or a paragraph ends a sentence even without a full stop.
English only: the formula says nothing about Spanish.
"""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,-]\d+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:])[\"”’)]*\s+|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?:[^laeiouy]es|[^aeiouydt]ed|[^l]e|[aeiouy]le)$")
_TWO_VOWELS = re.compile(r"i[ao]|[^cgtsx]ious|ying|eo(?!u|pl)|ua(?!rd)|[^gq]uou|ism$|[^aeiou]ier$")
_ONE_SOUND = re.compile(r"(?<!s)[ct]ia|[ct]io|[gs]io|geo")


def grade(text: str) -> float:
    """The school year in which a reader is expected to follow `text`; 0 for an empty one."""
    sentences = [words for part in _SENTENCE_END.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    return flesch_kincaid(len(words), len(sentences), sum(map(syllables, words)))


def flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, less a silent ending, more where two vowels are two sounds."""
    if word[0].isdigit():
        return 1  # "911" is looked at, not spelled out
    if "-" in word:
        return sum(syllables(part) for part in word.split("-") if part)
    word = word.lower().replace("’", "").replace("'", "")
    count = len(_VOWELS.findall(word))
    if _SILENT_END.search(word):
        count -= 1
    count += len(_TWO_VOWELS.findall(word)) - len(_ONE_SOUND.findall(word))
    return max(1, count)
