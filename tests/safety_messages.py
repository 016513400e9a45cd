"""Invented messages from tests/data, and the shipped rules, loaded once for all safety tests."""

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from sciabot.safety import Rules, Triage, assess, load_rules
from sciabot.safety.conversation import MessageReading
from sciabot.safety.second_reader import Heard, Opinion, SecondReader, Thresholds

DATA = Path(__file__).resolve().parent / "data"


@cache
def whole_check() -> Rules:
    """As it is served: the rules and the second reader."""
    return load_rules()


class _Agreeing(SecondReader):
    """Raises nothing itself and lets every broad rule raise its card."""

    def __init__(self) -> None:
        self.thresholds = Thresholds(card=1, sentence=1, emergency=1, safety_line=1, agreement=0)

    def worst(self, together: Sequence[MessageReading]) -> Heard:
        return Heard(Opinion(card=0, emergency=0, flag=""), ())


@cache
def shipped_rules() -> Rules:
    """The rules alone, so that a test of theirs does not depend on what a model has learnt."""
    return replace(whole_check(), second_reader=_Agreeing())


def triage(*messages: str) -> Triage:
    """What the shipped rules make of a conversation; " || " parts turns written as one text."""
    turns = [turn for message in messages for turn in message.split(" || ")]
    return assess(turns, shipped_rules())


def messages(file: str, expected: str) -> list[tuple[str, str]]:
    """(section, message) for every message of a file that is listed under `expected`."""
    sections = tomllib.loads((DATA / file).read_text(encoding="utf-8"))
    return [
        (section, message)
        for section, lists in sections.items()
        for message in lists.get(expected, [])
    ]
