"""Do a loss and a place belong together?"""

import pytest

from tests.safety_messages import triage


@pytest.mark.parametrize(
    "message",
    [
        "numb in my groin",
        "my groin feels numb",
        "my thighs, groin and bottom are numb",
        "numb from my feet up to my groin",
        "my groin and my left foot are both numb",
        "numb: toes, calf and groin",
        "tengo dormida la pierna y la ingle",
    ],
)
def test_a_loss_and_its_place_are_joined_over_small_words_and_lists(message: str) -> None:
    assert "cauda_equina" in triage(message).red_flags


@pytest.mark.parametrize(
    "message",
    [
        "numb toes and a pulled muscle near my groin",
        "my leg is numb and my groin hurts",
        "pain in my groin and numbness in my foot",
        "pain in my groin and my toes are numb",
        "my toe is numb, and separately I would like a stretch that opens up the groin",
        "me duele la ingle y tengo hormigueo en el pie",
    ],
)
def test_a_loss_with_a_place_of_its_own_is_not_lent_to_another(message: str) -> None:
    assert "cauda_equina" not in triage(message).red_flags


def test_a_harmless_cause_in_the_same_sentence_excuses_and_in_another_does_not() -> None:
    assert triage("my butt went numb on the toilet for too long").red_flags == ()
    assert triage("My butt is numb. I drove home after a long drive.").red_flags != ()


def test_evidence_names_the_words_and_the_rule() -> None:
    evidence = triage("ok || my groin is numb").evidence[0]
    assert (evidence.flag, evidence.message) == ("cauda_equina", 1)
    assert evidence.words == "numb + my groin"
    assert evidence.rule == "no feeling between the legs"
