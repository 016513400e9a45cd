"""A message as typed → sentences of plain words."""

import pytest

from sciabot.safety.words import MAX_WORD, normalise, plain_letters, sentences

SHORT = {"cant": "can not", "u": "you", "im": "i am"}


def words(message: str) -> list[tuple[str, ...]]:
    return [sentence.words for sentence in sentences(message, SHORT)]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("I CAN’T feel", ("i", "can", "not", "feel")),
        ("cant feel", ("can", "not", "feel")),
        ("I won't, I shan't", ("i", "will", "not", ",", "i", "shall", "not")),
        ("he's and they've", ("he", "s", "and", "they", "have")),
        ("u know im numb", ("you", "know", "i", "am", "numb")),
        ("niño, está, ¿año?", ("niño", ",", "esta", ",", ",", "año")),
        ("sooooo nuuumb", ("soo", "nuumb")),
        ("w/o feeling w/ pain", ("without", "feeling", "with", "pain")),
        ("numb (both legs)", ("numb", ",", "both", "legs", ",")),
        ("n0 f33ling", ("no", "feeling")),
        ("101.5 and 30 reps", ("101.5", "and", "30", "reps")),
        ("numb 😭 groin", ("numb", "groin")),
        ("ﬁve", ("five",)),
    ],
)
def test_a_message_becomes_plain_words(typed: str, plain: tuple[str, ...]) -> None:
    assert words(typed) == [plain]


def test_sentences_end_at_marks_and_lines_and_know_that_they_ask() -> None:
    found = sentences("It hurts. Why?\nhelp", SHORT)
    assert [(one.words, one.question) for one in found] == [
        (("it", "hurts"), False),
        (("why",), True),
        (("help",), False),
    ]


def test_a_title_ends_no_sentence_and_an_opening_mark_begins_none() -> None:
    assert words("Dr. Lee said so") == [("dr", "lee", "said", "so")]
    assert words("¿qué es?") == [("que", "es")]


def test_noise_is_cut_and_nothing_is_nothing() -> None:
    assert len(words("ab" * 5000)[0][0]) == MAX_WORD
    assert words(" \n?!. ") == []


def test_letters_are_plain_but_keep_the_tilde_of_n() -> None:
    assert plain_letters("ÑANDÚ") == "ñandu"
    assert normalise("wait... what").split() == ["wait", ",", "what"]
