"""A lint over everything that the program says itself: harmless, plain, and said in one place."""

import re
from collections import defaultdict

import pytest

from sciabot.safety import find_forbidden
from sciabot.safety.cards import LANGUAGES
from tests.own_words import help_in_the_widget, own_words
from tests.readability import grade, inflesz
from tests.safety_messages import shipped_rules

HIGHEST_GRADE = 8.0
LOWEST_INFLESZ = 55.0  # "normal" on the scale
ONE_LINERS = re.compile(r"(?:notice|message|help line|strings) \w+ (\w+)$")
A_FEW_WORDS = 8  # what is shorter, or no sentence, has no grade worth the name


def test_nothing_that_is_said_is_forbidden() -> None:
    found = {place: find_forbidden(text) for place, text in own_words().items()}
    assert {place: phrases for place, phrases in found.items() if phrases} == {}


def test_the_lint_sees_every_place() -> None:
    words = own_words()
    said = {
        "card crisis es": "Merece ayuda ahora mismo",
        "notice do_not_wait en": "do not wait for this chat",
        "help line 2 en": "Poison",
        "flag suicide es": "El deseo de morir",
        "chat.html": "",
        "docs.html": "For integrators",
        "docs.html ": "A call with curl",
        "problem.html": "What to do",
        "emergency.html": "Call 988",
        "strings searching en": "Looking in the articles…",
        "message identity es": "Soy un programa automático",
        "suggestions": "how is it done?",
        "sciabot.js": "The chat cannot be reached",
        "chat.js": "submit",
        "fault too-large": "Shorten the question",
        "documentation": "What kind of reply",
    }
    for place, text in said.items():
        assert text in words[place.strip()], place


def test_no_safety_text_stands_in_a_second_place() -> None:
    safety = ("notice", "help line", "card")
    built = ("emergency.html", "sciabot.js")  # held equal by tests of their own
    lines: dict[str, set[str]] = defaultdict(set)
    for place, text in own_words().items():
        for line in text.split("\n") if place not in built else ():
            lines[_same(line)].add(place.partition(" ")[0])
    places = {line: kinds for line, kinds in lines.items() if len(line) > 20 and len(kinds) > 1}
    assert [
        line for line, kinds in places.items() if kinds & {name.split()[0] for name in safety}
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_launcher_says_what_the_notices_say(language: str) -> None:
    texts = shipped_rules().texts
    assert help_in_the_widget()[language] == {
        "unreachable": texts.notice("unreachable", language),
        "do_not_wait": texts.notice("do_not_wait", language),
        "lines": [
            [line.text, *([action.label, action.href] for action in line.actions)]
            for line in texts.help_lines[language]
        ],
    }


@pytest.mark.parametrize("place", [place for place in own_words() if ONE_LINERS.match(place)])
def test_a_line_is_easy_to_read(place: str) -> None:
    text = own_words()[place]
    if len(text.split()) < A_FEW_WORDS or "." not in text:
        return
    if place.endswith(" es"):
        assert inflesz(text) >= LOWEST_INFLESZ
    else:
        assert grade(text) <= HIGHEST_GRADE


def _same(line: str) -> str:
    return re.sub(r"\W+", " ", line).strip().casefold()
