"""Text → words, sentences and terms: the one path that passages and questions both take.

Everything comes from nltk's code, nothing from its downloads: a regular-expression tokenizer, the
Snowball stemmers, and Punkt with the abbreviations listed here in place of a trained model.
"""

import functools
import re
import unicodedata

from nltk.stem.snowball import SnowballStemmer
from nltk.tokenize import RegexpTokenizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from sciabot.language.words import load_pairs, load_words, word_counts

_WORD = RegexpTokenizer(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_LONGEST = 40  # letters: a longer run is noise, and is compared by how it begins
_STEMMERS = {"en": "english", "es": "spanish"}


def fold(text: str) -> str:
    """Lower case without accents: how a word is compared, whoever typed it."""
    if text.isascii():
        return text.translate(_APOSTROPHES).lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def words(text: str) -> list[str]:
    """The words of `text` as they are compared, stop words included, in order."""
    return [fold(word)[:_LONGEST] for word in _WORD.tokenize(text)]


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where each of `words(text)` stands in `text`."""
    return list(_WORD.span_tokenize(text))


def terms(text: str, language: str) -> list[str]:
    """The words that carry meaning, stemmed: what is indexed and what is looked up."""
    stop = stop_words(language)
    return [stem(word, language) for word in words(text) if word not in stop]


@functools.cache
def stop_words(language: str) -> frozenset[str]:
    return load_words(f"stop_{language}.txt")


@functools.cache
def function_stems() -> frozenset[str]:
    """The stop words of all languages as stems: none of them is indexed."""
    return frozenset(
        stem(word, language) for language in _STEMMERS for word in stop_words(language)
    )


def stem(word: str, language: str) -> str:
    """The Snowball stem. A stemmer takes 6 to 8 µs a word, so those of the dictionary are kept;
    no other is, because it may be a visitor's name."""
    if word in word_counts():
        return _kept(word, language)
    return _stemmed(word, language)


def _stemmed(word: str, language: str) -> str:
    if word.isascii() and word.isdigit():
        return word
    word = word.removesuffix("'s")
    irregular = load_pairs(f"irregular_{language}.txt")
    if word in irregular:
        word = irregular[word]
        if word in irregular:
            return word  # it counts as itself, whatever the stemmer makes of it
    return fold(_stemmer(language).stem(word))


_kept = functools.lru_cache(maxsize=100_000)(_stemmed)


@functools.cache
def _stemmer(language: str) -> SnowballStemmer:
    return SnowballStemmer(_STEMMERS[language])


def sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Where each sentence stands in `text`, without the space between them."""
    spans = []
    for start, end in _punkt(language).span_tokenize(text):
        found = text[start:end]
        lead = len(found) - len(found.lstrip())
        if found.strip():
            spans.append((start + lead, start + len(found.rstrip())))
    return _join_openings(text, spans)


def _join_openings(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join what Punkt cut although nothing new begins: the rest is in lower case."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        opens = re.match(r"[\s\"'“‘(\[¿¡*]*", text[start:end])
        first = text[start:end][opens.end() :][:1] if opens else ""
        if joined and (not first or first.islower()):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


@functools.cache
def _punkt(language: str) -> PunktSentenceTokenizer:
    parameters = PunktParameters()
    parameters.abbrev_types = set(load_words(f"abbreviations_{language}.txt"))
    return PunktSentenceTokenizer(parameters)
