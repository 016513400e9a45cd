"""What the program never says in its own words, and that its fixed texts do not."""

import pytest

from sciabot.safety import find_forbidden
from tests.safety_messages import shipped_rules


@pytest.mark.parametrize(
    "said",
    [
        "You probably have a slipped disc.",
        "That sounds like sciatica.",
        "It's just a strain.",
        "There is nothing to worry about.",
        "Don't worry.",
        "This is not serious.",
        "We see no red flags.",
        "You're fine.",
        "This is safe for you.",
        "You can take it with food.",
        "Take 200 mg at night.",
        "We guarantee relief.",
        "It cures sciatica.",
        "A proven method.",
        "An FDA-approved treatment.",
        "The best clinic.",
        "We are #1.",
        "Better than surgery.",
        "Our stem cells help.",
        "You are diagnosed with it.",
        "I understand how you feel.",
        "As your doctor, I say so.",
        "Someone will call you.",
        "Probablemente tiene una hernia.",
        "No se preocupe.",
        "No es grave.",
        "Puede tomar dos.",
        "Garantizamos alivio.",
    ],
)
def test_each_kind_of_claim_is_found(said: str) -> None:
    assert find_forbidden(said)


@pytest.mark.parametrize(
    "said",
    [
        "Call 911 or go to the nearest emergency room.",
        "Ask your doctor about benefits, risks, costs and other choices.",
        "This takes an exam by a clinician.",
    ],
)
def test_plain_advice_is_not(said: str) -> None:
    assert not find_forbidden(said)


def test_no_card_and_no_notice_says_any_of_it() -> None:
    texts = shipped_rules().texts
    said = {
        f"{id} ({language})": "\n".join((card.heading, *card.paragraphs))
        for (id, language), card in texts.cards.items()
    } | {f"{id} ({language})": text for (id, language), text in texts.notices.items()}
    assert {
        place: find_forbidden(text) for place, text in said.items() if find_forbidden(text)
    } == {}
