"""Messages of the rest of the body, of crisis and of poisoning: what must raise a card or not."""

import pytest

from sciabot.safety import Urgency
from tests.safety_messages import messages, triage

FILES = ("triage_body.toml", "triage_crisis.toml")
ORDER = [Urgency.NONE, Urgency.URGENT, Urgency.EMERGENCY]


def listed(*expected: str) -> list[tuple[str, str, str]]:
    return [
        (level, flag, message)
        for file in FILES
        for level in expected
        for flag, message in messages(file, level)
    ]


@pytest.mark.parametrize(("level", "flag", "message"), listed("emergency", "urgent"))
def test_a_sign_raises_its_flag_at_its_level(level: str, flag: str, message: str) -> None:
    found = triage(message)
    assert flag in found.red_flags
    assert ORDER.index(found.urgency) >= ORDER.index(Urgency(level))


@pytest.mark.parametrize(("level", "flag", "message"), listed("none"))
def test_what_only_sounds_like_a_sign_raises_nothing(level: str, flag: str, message: str) -> None:
    found = triage(message)
    assert found.urgency is Urgency(level), f"{flag}: {found.evidence}"


def test_a_fever_that_is_told_a_turn_later_joins_the_back_pain_told_before() -> None:
    assert "infection" in triage("my lower back hurts", "and I have a fever of 102").red_flags


def test_each_kind_of_danger_has_its_card() -> None:
    assert triage("my right calf is swollen and red").card == "today"
    assert triage("crushing chest pain").card == "generic"
    assert triage("I want to kill myself").card == "crisis"
    assert triage("my toddler swallowed my pain pills").card == "poison"


def test_a_sign_that_is_denied_raises_nothing_and_one_that_is_not_does() -> None:
    assert triage("no fever, just back pain").urgency is Urgency.NONE
    assert triage("fever and back pain").urgency is Urgency.URGENT


def test_a_crisis_is_not_forgotten_a_turn_later() -> None:
    found = triage("I want to die", "how do I do the bridge?")
    assert found.urgency is Urgency.EMERGENCY
    assert not found.raised_now


def test_naming_the_means_never_lowers_the_level() -> None:
    plain = triage("I want to kill myself")
    named = triage("I want to kill myself with the pills on my nightstand")
    assert plain.urgency is named.urgency is Urgency.EMERGENCY
