"""Messages of crisis and poisoning: what must raise a card and what must not."""

import tomllib
from pathlib import Path

import pytest

from sciabot.safety import Rules, Urgency, assess, load_rules

DATA = Path(__file__).parent / "data" / "triage_crisis.toml"
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
def test_a_crisis_raises_its_flag_at_its_level(
    flag: str, level: str, text: str, rules: Rules
) -> None:
    triage = assess(text.split(" || "), rules)
    assert flag in triage.red_flags
    assert ORDER.index(triage.urgency) >= ORDER.index(Urgency(level))


@pytest.mark.parametrize(("flag", "level", "text"), messages("none"))
def test_what_only_sounds_like_a_crisis_raises_nothing(
    flag: str, level: str, text: str, rules: Rules
) -> None:
    triage = assess(text.split(" || "), rules)
    assert triage.urgency is Urgency.NONE, f"{flag}: {triage.evidence}"


def test_a_crisis_shows_the_crisis_card_and_poisoning_the_poison_card(rules: Rules) -> None:
    assert assess(["I want to kill myself"], rules).card == "crisis"
    assert assess(["my toddler swallowed my pain pills"], rules).card == "poison"


def test_a_crisis_is_not_forgotten_a_turn_later(rules: Rules) -> None:
    triage = assess(["I want to die", "how do I do the bridge?"], rules)
    assert triage.urgency is Urgency.EMERGENCY
    assert not triage.raised_now


def test_naming_the_means_never_lowers_the_level(rules: Rules) -> None:
    plain = assess(["I want to kill myself"], rules)
    named = assess(["I want to kill myself with the pills on my nightstand"], rules)
    assert plain.urgency is named.urgency is Urgency.EMERGENCY
