"""Messages about the rest of the body: what must raise a flag and what must not."""

import tomllib
from pathlib import Path

import pytest

from sciabot.safety import Rules, Urgency, assess, load_rules

DATA = Path(__file__).parent / "data" / "triage_body.toml"
ORDER = [Urgency.NONE, Urgency.URGENT, Urgency.EMERGENCY]


def messages(*levels: str) -> list[tuple[str, str, str]]:
    table = tomllib.loads(DATA.read_text(encoding="utf-8"))
    return [
        (flag, level, text)
        for flag, by_level in table.items()
        for level in levels
        for text in by_level[level]
    ]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


@pytest.mark.parametrize(("flag", "level", "text"), messages("emergency", "urgent"))
def test_a_sign_raises_its_flag_at_its_level(
    flag: str, level: str, text: str, rules: Rules
) -> None:
    triage = assess(text.split(" || "), rules)
    assert flag in triage.red_flags
    assert ORDER.index(triage.urgency) >= ORDER.index(Urgency(level))


@pytest.mark.parametrize(("flag", "level", "text"), messages("none"))
def test_what_only_sounds_like_a_sign_raises_nothing(
    flag: str, level: str, text: str, rules: Rules
) -> None:
    triage = assess(text.split(" || "), rules)
    assert triage.urgency is Urgency.NONE, f"{flag}: {triage.evidence}"


def test_a_fever_that_is_told_a_turn_later_joins_the_back_pain_told_before(rules: Rules) -> None:
    triage = assess(["my lower back hurts", "and I have a fever of 102"], rules)
    assert "infection" in triage.red_flags


def test_an_urgent_sign_shows_the_card_for_today_and_an_emergency_another(rules: Rules) -> None:
    assert assess(["my right calf is swollen and red"], rules).card == "today"
    assert assess(["crushing chest pain"], rules).card == "generic"


def test_a_sign_that_is_denied_raises_nothing_and_one_that_is_not_does(rules: Rules) -> None:
    assert assess(["no fever, just back pain"], rules).urgency is Urgency.NONE
    assert assess(["fever and back pain"], rules).urgency is Urgency.URGENT
