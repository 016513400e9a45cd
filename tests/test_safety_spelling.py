"""Slips of the pen, and real words that are none."""

import pytest

from sciabot.safety.spelling import Speller, Spelling

SPELLER = Speller(
    ["bladder", "numb", "can", "not", "pee", "incontinen*", "weakness", "feel"],
    Spelling({"cant": "can not"}, frozenset({"ladder"})),
)


@pytest.mark.parametrize("slip", ["blader", "bladdder", "baldder", "bladdar", "bladdr"])
def test_one_slip_in_a_long_word_is_met(slip: str) -> None:
    assert SPELLER.keys(slip) == ("bladder",)


@pytest.mark.parametrize("word", ["ladder", "number", "nub", "pre", "blaer", "b" * 30])
def test_real_words_short_words_and_two_slips_are_not(word: str) -> None:
    assert SPELLER.keys(word) == ()


def test_words_run_together_come_apart() -> None:
    assert SPELLER.parts("cantpee") == ("cant", "pee")
    assert SPELLER.parts("cantfly") == ()
    assert SPELLER.parts("bladder") == ()


def test_numbers_years_and_fevers_are_known_by_kind() -> None:
    assert SPELLER.keys("2014") == ("#", "#year")
    assert SPELLER.keys("102.5") == ("#", "#fever", "#hot")
    assert SPELLER.keys("39") == ("#", "#fever")
    assert SPELLER.keys("98.6") == ("#",)
    assert SPELLER.keys("3rd") == ()
