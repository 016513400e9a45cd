"""The measure itself, before anything is measured by it."""

import pytest

from tests.readability import (
    flesch_kincaid,
    grade,
    inflesz,
    spanish_syllables,
    syllables,
    szigriszt,
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("the", 1),
        ("leg", 1),
        ("nerve", 1),
        ("nearest", 2),
        ("emergency", 4),
        ("sciatica", 4),
        ("people", 2),
        ("muscle", 2),
        ("helped", 1),
        ("needed", 2),
        ("piriformis", 4),
        ("trying", 2),
        ("radiates", 3),
        ("question", 2),
        ("can't", 1),
        ("low-back", 2),
        ("911", 1),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, expected: int) -> None:
    assert syllables(word) == expected


def test_the_formula_is_that_of_the_paper() -> None:
    assert flesch_kincaid(words=100, sentences=10, syllables=150) == pytest.approx(6.01)


def test_short_words_in_short_sentences_are_easy_and_long_ones_are_not() -> None:
    assert grade("The cat sat. It was warm.") < 1
    assert grade("Radicular symptomatology necessitates interdisciplinary consideration.") > 12


def test_items_of_a_list_are_sentences_of_their_own() -> None:
    assert grade("lie on your back\nbend one knee\nhold it there") < 2


def test_a_text_without_words_has_no_grade() -> None:
    assert grade(" \n ") == 0.0


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("la", 1),
        ("ayuda", 3),
        ("emergencia", 4),
        ("médico", 3),
        ("día", 2),
        ("país", 2),
        ("cuello", 2),
        ("que", 1),
        ("siguiente", 3),
        ("caer", 2),
        ("leer", 2),
        ("automático", 5),
        ("pingüino", 3),
        ("muy", 1),
        ("construir", 2),
        ("ciática", 3),
        ("911", 1),
    ],
)
def test_spanish_syllables_are_counted_as_they_are_spoken(word: str, expected: int) -> None:
    assert spanish_syllables(word) == expected


def test_the_spanish_formula_is_that_of_the_paper() -> None:
    assert szigriszt(words=100, sentences=10, syllables=200) == pytest.approx(72.235)


def test_short_spanish_words_are_easy_and_long_ones_are_not() -> None:
    assert inflesz("Llame al 911. No maneje usted.") > 80
    assert inflesz("La sintomatología radicular requiere consideración multidisciplinaria.") < 20
    assert inflesz("") == 100
