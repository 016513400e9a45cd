"""Dates as pages write them. What can be read in two ways (05/04/2024) is no date."""

import datetime
import re

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sep sept septiembre setiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
DATE = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?: de|\.)? (?:{_MONTH})\.?,?(?: del?)? \d{{4}})"
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_MONTH_FIRST = re.compile(
    rf"(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"(?P<d>\d{{1,2}})(?: de|\.)? (?P<m>{_MONTH})\.?,?(?: del?)? (?P<y>\d{{4}})", re.IGNORECASE
)
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def date_of(written: str) -> datetime.date | None:
    if iso := _ISO.fullmatch(written):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if named := _MONTH_FIRST.fullmatch(written) or _DAY_FIRST.fullmatch(written):
        return _date(int(named["y"]), _MONTHS[named["m"].casefold()], int(named["d"]))
    if numbers := _NUMBERS.fullmatch(written):
        return _only_reading(int(numbers[1]), int(numbers[2]), int(numbers[3]))
    return None


def _only_reading(first: int, second: int, year: int) -> datetime.date | None:
    if first == second or second > 12:
        return _date(year, first, second)
    return _date(year, second, first) if first > 12 else None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
