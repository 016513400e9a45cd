"""Where clauses begin, what a question mid-sentence is worth, and a second batch of messages."""

import pytest

from sciabot.safety import Urgency
from sciabot.safety.clauses import Clauses
from sciabot.safety.conversation import read_message
from sciabot.safety.reading import Doubt
from tests.safety_messages import messages, shipped_rules, triage

ORDER = [Urgency.NONE, Urgency.URGENT, Urgency.EMERGENCY]
SIGNS = [
    (level, text)
    for level in ("urgent", "emergency")
    for _, text in messages("triage_more.toml", level)
]


def doubts(message: str, concept: str) -> set[Doubt]:
    reading = read_message(message, shipped_rules().lexicon)
    sentence = next(one for one in reading.sentences if one.has(concept))
    return {*sentence.doubts(sentence.spans[concept][0])}


def test_a_clause_begins_at_a_comma_and_at_but() -> None:
    words = ("no", "pain", ",", "numb", "groin", "but", "fine")
    assert Clauses(words, {"contrast": [(5, 6)]}).starts == [0, 3, 5]


@pytest.mark.parametrize(
    ("message", "concept", "doubt"),
    [
        ("is it numbness from the disc", "feeling", Doubt.ASKED),
        ("chronic numbness", "feeling", Doubt.PAST),
    ],
)
def test_a_question_and_a_long_time_are_doubts(message: str, concept: str, doubt: Doubt) -> None:
    assert doubt in doubts(message, concept)


@pytest.mark.parametrize(
    ("message", "concept"),
    [
        ("no se puede mover, pierna dormida", "feeling"),
        ("6 year old has numb feet", "feeling"),
        ("groin numb all over", "feeling"),
        ("pierna dormida y no se me quita", "feeling"),
        ("the horse threw me and now legs numb", "feeling"),
    ],
)
def test_a_statement_an_age_and_what_lasts_are_none(message: str, concept: str) -> None:
    assert doubts(message, concept) == set()


@pytest.mark.parametrize(("level", "text"), SIGNS)
def test_a_sign_of_the_second_batch_raises_a_card(level: str, text: str) -> None:
    assert ORDER.index(triage(text).urgency) >= ORDER.index(Urgency(level))


@pytest.mark.parametrize(("section", "text"), messages("triage_more.toml", "none"))
def test_a_look_alike_of_the_second_batch_raises_none(section: str, text: str) -> None:
    assert triage(text).urgency is Urgency.NONE, section
