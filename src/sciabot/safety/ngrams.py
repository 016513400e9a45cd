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
    found = {name for sentence in sentences for name in of_sentence(sentence)}
    for word in {word for sentence in sentences for word in sentence.words}:
        found.update(of_word(word))
    return found


def of_sentence(sentence: Reading) -> list[str]:
    """Its concepts and its words; their letters are the same in whatever sentence they stand."""
    words = _runs([word for word in sentence.words if word != ","])
    return words + ["k:" + concept for concept in sentence.spans]


def of_word(word: str) -> list[str]:
    """Its letters."""
    edged = f"<{word}>"
    return [
        "c:" + edged[start : start + size]
        for size in LETTERS
        for start in range(len(edged) - size + 1)
    ]


def _runs(words: Sequence[str]) -> list[str]:
    """Single words, and two or three in a row; "^" and "$" are the edges of the sentence."""
    framed = ("^", *words, "$")
    return [
        "w:" + " ".join(framed[start : start + size])
        for size in range(1, MOST_WORDS + 1)
        for start in range(len(framed) - size + 1)
    ]
