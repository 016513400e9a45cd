"""Words, sentences, spelling and synonyms: passages and questions take the same path."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciabot.language import (
    Speller,
    detect,
    sentences,
    shipped_thesaurus,
    slug,
    terms,
    word_spans,
    words,
)


def cut(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


def test_sentences_end_where_a_reader_would_end_them() -> None:
    assert cut("Ask Dr. Reed in St. Mary. Rest 2.5 hours, e.g. at noon. Is it bad? Yes!") == [
        "Ask Dr. Reed in St. Mary.",
        "Rest 2.5 hours, e.g. at noon.",
        "Is it bad?",
        "Yes!",
    ]
    assert cut("Vea al Dr. Ruiz hoy. ¿Duele? Sí.", "es") == [
        "Vea al Dr. Ruiz hoy.",
        "¿Duele?",
        "Sí.",
    ]


def test_what_continues_in_lower_case_is_no_new_sentence() -> None:
    assert cut("They ask why? and wait. Then go.") == ["They ask why? and wait.", "Then go."]


@given(st.text(max_size=120), st.sampled_from(["en", "es"]))
def test_sentences_stand_in_order_and_hold_all_that_is_written(text: str, language: str) -> None:
    spans = sentences(text, language)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


def test_words_are_compared_without_case_accents_and_curly_apostrophes() -> None:
    assert words("¿Qué ES la Ciática?") == ["que", "es", "la", "ciatica"]
    assert words("don’t") == words("DON'T") == ["don't"]
    assert [("a-b c")[a:b] for a, b in word_spans("a-b c")] == ["a", "b", "c"]


def test_terms_are_stems_without_function_words() -> None:
    assert terms("How are the exercises held?", "en") == terms("exercise held", "en")
    assert terms("los ejercicios", "es") == terms("ejercicio", "es")
    assert terms("10 times", "en")[0] == "10"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Why does my leg hurt at night?", "en"),
        ("por que me duele la pierna", "es"),
        ("¿Ciática?", "es"),
        ("MRI", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_told_by_function_words(text: str, language: str) -> None:
    assert detect(text) == language


def test_nothing_to_tell_by_gives_the_default() -> None:
    assert detect("PRP 12", "es") == "es"


def test_slips_are_corrected_towards_words_that_can_be_looked_up() -> None:
    speller = Speller(["piriformis", "sciatica", "buttock", "hold"])
    assert speller.correct("pirifromis") == "piriformis"
    assert speller.correct("siatica") == "sciatica"
    assert speller.correct("butock") == "buttock"


def test_right_short_and_far_words_are_left_alone() -> None:
    speller = Speller(["piriformis", "sciatica", "hold", "back"])
    assert speller.correct("cold") == "cold"
    assert speller.correct("bak") == "bak"
    assert speller.correct("xylophone") == "xylophone"
    assert speller.correct("l4l5") == "l4l5"


def test_a_lay_word_finds_the_clinical_one_and_the_other_way() -> None:
    thesaurus = shipped_thesaurus()
    match = thesaurus.match(words("two slipped discs"), 1, "en")
    assert match is not None
    assert match.length == 2
    assert ("herniated", "disc") in {wording.words for wording in match.wordings}
    back = thesaurus.match(words("hernia de disco"), 0, "es")
    assert back is not None
    assert ("slipped", "disc") in {wording.words for wording in back.wordings}
    assert thesaurus.match(["carburettor"], 0, "en") is None


def test_a_corpus_adds_groups_of_its_own() -> None:
    thesaurus = shipped_thesaurus([["blue stretch", "cobalt pose"]])
    match = thesaurus.match(words("the cobalt poses"), 1, "en")
    assert match is not None
    assert {" ".join(wording.words) for wording in match.wordings} == {
        "blue stretch",
        "cobalt pose",
    }


def test_slugs_are_fit_for_an_address() -> None:
    assert slug("Ciática: ¿qué ayuda?") == "ciatica-que-ayuda"
    assert slug("¿?") == ""
