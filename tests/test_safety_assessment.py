"""The whole check over a conversation, and what happens when it breaks or is attacked."""

import time

import pytest

from sciabot.safety import Urgency, assess
from sciabot.safety.assessment import CHECK_FAILED, MAX_EVIDENCE
from tests.safety_messages import shipped_rules, triage

SIZE = 60_000
SECONDS = 20  # generous: machines differ; what grows faster than its input takes minutes


def test_a_check_that_breaks_sends_people_to_help(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sciabot.safety.assessment.read_message", fails)
    found = assess(["how do I stretch?"], shipped_rules())
    assert found.urgency is Urgency.EMERGENCY
    assert found.red_flags == (CHECK_FAILED,)
    assert found.card == "generic"
    assert found.raised_now


def test_nothing_said_is_nothing_found() -> None:
    assert assess([], shipped_rules()).urgency is Urgency.NONE
    assert assess(["", "  "], shipped_rules()).urgency is Urgency.NONE


def test_a_flag_stays_raised_and_the_worst_comes_first() -> None:
    found = triage("my leg feels a bit weak today || I can't pee || thanks")
    assert found.urgency is Urgency.EMERGENCY
    assert found.red_flags == ("cauda_equina", "progressive_weakness")
    assert found.card == "nerve"
    assert not found.raised_now


def test_a_worse_sign_lifts_a_flag_and_its_card() -> None:
    first = triage("my leg feels a bit weak today")
    assert (first.urgency, first.card) == (Urgency.URGENT, "today")
    second = triage("my leg feels a bit weak today || now my foot drags")
    assert (second.urgency, second.card) == (Urgency.EMERGENCY, "nerve")


def test_what_is_taken_back_does_not_come_back_by_itself_but_can_be_raised_anew() -> None:
    withdrawn = "my groin is numb || that was in 2010 and it healed"
    assert triage(f"{withdrawn} || which stretch?").urgency is Urgency.NONE
    assert triage(f"{withdrawn} || now it is numb again down there").urgency is Urgency.EMERGENCY


def test_a_crisis_is_not_taken_back_by_a_denial() -> None:
    found = triage("I want to kill myself || I don't have that, I was just asking")
    assert found.urgency is Urgency.EMERGENCY


def test_evidence_is_bounded() -> None:
    found = triage(*["my groin is numb"] * (MAX_EVIDENCE + 5))
    assert len(found.evidence) <= MAX_EVIDENCE


def test_a_sign_at_the_very_end_of_a_long_story_is_found() -> None:
    story = "My back hurts when I sit at work and I walk a little every day. " * 100
    assert "cauda_equina" in triage(story + "Oh and I wet myself today.").red_flags


@pytest.mark.parametrize(
    "unit",
    [
        "no ",
        "numb groin ",
        "i can not feel my groin and no ",
        "a",
        "x. ",
        "can not feel ... ",
        "¿",
        "😭",
        "( [",
        "\u0301",
        "numb. ",
        "my my my ",
    ],
)
def test_hostile_input_is_answered_in_bounded_time(unit: str) -> None:
    started = time.perf_counter()
    found = assess([unit * (SIZE // len(unit))], shipped_rules())
    assert time.perf_counter() - started < SECONDS
    assert CHECK_FAILED not in found.red_flags


@pytest.mark.parametrize("joke", ["just kidding", "lol autocorrect", "it was a joke", "era broma"])
def test_a_crisis_is_not_taken_back_by_calling_it_a_joke(joke: str) -> None:
    assert triage(f"I want to kill myself || {joke}").card == "crisis"
    assert triage(f"my groin is numb || {joke}").urgency is Urgency.NONE
