"""The word lists that ship with the package: one word a line, `#` begins a remark."""

import functools
from importlib.resources import files


@functools.cache
def load_words(name: str) -> frozenset[str]:
    """The words of one list, as written."""
    return frozenset(load_lines(name))


def load_lines(name: str) -> list[str]:
    """The lines of one list, in order, without remarks and empty lines."""
    text = files("sciabot.language").joinpath("data", name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


@functools.cache
def load_pairs(name: str) -> dict[str, str]:
    """A list of two words a line: what is met, and what it stands for."""
    pairs: dict[str, str] = {}
    for line in load_lines(name):
        met, meant = line.split()
        pairs[met] = meant
    return pairs


@functools.cache
def word_counts() -> dict[str, int]:
    """How often each English word was counted in public health texts."""
    return {word: int(count) for word, count in load_pairs("frequency_en.txt").items()}
