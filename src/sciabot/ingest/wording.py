"""Words, sentences and language, as far as ingest needs them: no lexicon, no model, no state.

The real analysis of text lives in `language`; here it is only told what a line looks like.
"""

import re


def word_set(words_apart_by_spaces: str) -> frozenset[str]:
    return frozenset(words_apart_by_spaces.split())


_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(*¿¡]*[A-ZÁÉÍÓÚÑ0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Drs|Dra|Mr|Mrs|Ms|St|Sr|Sra|Fig|No|vs|approx|e\.g|i\.e|p\. ?ej)|\b[A-Z])\.$",
)
_ENGLISH = word_set(
    "the of and to is are in your you that with for or can may not it this as be from"
)
_SPANISH = word_set(
    "el la los las de del que y en un una es son con por para su se puede no al como o"
)
_STOPWORDS = (
    _ENGLISH
    | _SPANISH
    | word_set(
        """
    a an at by on if what when how why where who which do does did has have was were will most
    more common some any all about into than then there their they we our us i my me qué cómo
    cuándo cuál dónde si sin sobre más muy lo le les nos
    """
    )
)
_STEM_LENGTH = 6


def collapse(text: str) -> str:
    """One line, single spaces, nothing that cannot be seen."""
    return " ".join(_INVISIBLE.sub("", text).split())


def words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning: enough to see that two texts share one."""
    return frozenset(_stem(word) for word in words(text) if _carries_meaning(word))


def sentences(text: str) -> list[str]:
    parts: list[str] = []
    start = 0
    for gap in _SENTENCE_END.finditer(text):
        end = gap.start() + len(gap.group().rstrip())
        if not _ABBREVIATION.search(text[start : gap.start()]):
            parts.append(text[start:end])
            start = gap.end()
    return [*parts, text[start:]] if text[start:] else parts


def language_of(text: str) -> str:
    found = words(text)
    english = sum(word in _ENGLISH for word in found)
    spanish = sum(word in _SPANISH for word in found)
    return "es" if spanish > english else "en"


def _carries_meaning(word: str) -> bool:
    return word not in _STOPWORDS and (len(word) > 2 or word.isdigit())


def _stem(word: str) -> str:
    singular = word[:-1] if word.endswith("s") and len(word) > 3 else word
    return singular[:_STEM_LENGTH]
