"""English or Spanish, told by function words and spelling; nothing is downloaded."""

import re

from sciabot.language.tokens import words
from sciabot.language.words import load_words


def detect(text: str, default: str = "en") -> str:
    """`en` or `es`; `default` where nothing in the text tells."""
    found = words(text)
    spanish = sum(word in _spanish() for word in found)
    english = sum(word in _english() for word in found)
    if re.search(r"[¿¡ñÑ]", text):
        spanish += 2
    spanish += sum(bool(re.search(r"[áéíóúü]", word)) for word in text.lower().split())
    if spanish == english:
        return default
    return "es" if spanish > english else "en"


def _spanish() -> frozenset[str]:
    return load_words("telling_es.txt")


def _english() -> frozenset[str]:
    return load_words("telling_en.txt")
