"""What the second reader sees of messages: their words, their letters and the concepts in them.

Comes after reading.py, before second_reader.py, and in training. Words stand as they were
typed apart from capitals, accents and shorthand; concepts are those of the lexicon, so that what
people say in other words is met as the same thing; letters meet what is misspelt.
"""

from collections.abc import Sequence

from sciabot.safety.reading import Reading

MOST_WORDS = 3  # in a row
LETTERS = range(3, 6)  # in a row, inside of one word with its edges


def ngrams(sentences: Sequence[Reading]) -> set[str]:
    """Every n-gram, each once; the letter before the colon says of which kind it is."""
    said = {sentence.words for sentence in sentences}
    found = {f"k:{concept}" for sentence in sentences for concept in sentence.spans}
    for words in said:
        found.update(_runs([word for word in words if word != ","]))
    for word in {word for words in said for word in words}:
        found.update(_letters(word))
    return found


def _runs(words: Sequence[str]) -> list[str]:
    """Single words, and two or three in a row; "^" and "$" are the edges of the sentence."""
    framed = ("^", *words, "$")
    return [
        "w:" + " ".join(framed[start : start + size])
        for size in range(1, MOST_WORDS + 1)
        for start in range(len(framed) - size + 1)
    ]


def _letters(word: str) -> list[str]:
    edged = f"<{word}>"
    return [
        "c:" + edged[start : start + size]
        for size in LETTERS
        for start in range(len(edged) - size + 1)
    ]
