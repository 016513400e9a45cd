"""An emergency named in very few words, and what only sounds like one."""

import pytest

from sciabot.safety import Urgency
from tests.safety_messages import messages, triage

FILE = "triage_plain.toml"


@pytest.mark.parametrize(("flag", "message"), messages(FILE, "emergency"))
def test_an_emergency_in_few_words_is_not_silent(flag: str, message: str) -> None:
    found = triage(message)
    assert flag in found.red_flags
    assert found.urgency is Urgency.EMERGENCY


@pytest.mark.parametrize(("flag", "message"), messages(FILE, "urgent"))
def test_an_urgent_sign_in_few_words_is_not_silent(flag: str, message: str) -> None:
    found = triage(message)
    assert flag in found.red_flags
    assert found.urgency is not Urgency.NONE


@pytest.mark.parametrize(("flag", "message"), messages(FILE, "none"))
def test_what_only_sounds_like_it_stays_silent(flag: str, message: str) -> None:
    found = triage(message)
    assert found.urgency is Urgency.NONE, f"{flag}: {found.evidence}"
