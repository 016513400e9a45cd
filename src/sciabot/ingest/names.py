"""What the name of a person looks like, with and without degrees. Pure patterns."""

import re

_CAPITAL = "A-ZÁÉÍÓÚÑÜ"
_TITLE = r"(?:(?:Dr|Dra|Prof|Mr|Mrs|Ms|Sr|Sra)\.? )"
_WORD = rf"[{_CAPITAL}][^\W\d_]*(?:[’'.-][^\W\d_]*)*"
_NEXT = rf"(?:(?:de|del|la|las|los|van|von|der|da|y) ){{0,2}}{_WORD}"
_DEGREE = r"(?:[A-Z]{2,7}|[A-Z][a-z]?[A-Z][A-Za-z]{0,3}|(?:[A-Z][a-z]?\.){2,4})(?:-[A-Z]+)?"
_DEGREES = rf"(?:, ?{_DEGREE}(?: {_DEGREE})*)"
_NAME = rf"{_WORD}(?: {_NEXT}){{1,4}}"

PERSON = rf"{_TITLE}?{_NAME}{_DEGREES}*"

_PERSON = re.compile(PERSON)
_CERTAIN_PERSON = re.compile(rf"{_TITLE}?{_NAME}{_DEGREES}+|(?:Dra?|Prof)\.? {_WORD}(?: {_NEXT})*")
_LONGEST = 80


def is_name(line: str) -> bool:
    """Two to five capitalised words, which alone proves little: only where a name is expected."""
    return len(line) <= _LONGEST and bool(_PERSON.fullmatch(line))


def is_certainly_name(line: str) -> bool:
    """A name with a degree after it or a doctor's title before it."""
    return len(line) <= _LONGEST and bool(_CERTAIN_PERSON.fullmatch(line))


def fuller(known: str, found: str) -> str:
    """The name as known, or as found where that only adds the degrees."""
    return found if not known or without_degrees(found) == known else known


def without_degrees(name: str) -> str:
    return name.partition(",")[0]
