"""Messages cut into sentences, and fragments joined to what they complete."""

from sciabot.safety.conversation import MAX_SENTENCE, MessageReading, read_message
from tests.safety_messages import shipped_rules, triage


def read(message: str, *earlier: str) -> MessageReading:
    before = [read_message(one, shipped_rules().lexicon) for one in earlier]
    return read_message(message, shipped_rules().lexicon, before)


def test_a_fragment_is_read_together_with_its_neighbour() -> None:
    joined = [reading.words for reading in read("Numb. Down there.").completed]
    assert ("numb", ",", "down", "there") in joined


def test_a_short_turn_adds_to_what_was_said_and_knows_what_is_recalled() -> None:
    reading = read("in my crotch", "my skin is numb", "ok")
    joined = next(one for one in reading.completed if one.words[:4] == ("my", "skin", "is", "numb"))
    assert joined.recalled == 4
    assert "saddle" in reading.concepts
    assert "feeling" not in reading.concepts
    assert "feeling" in reading.recalled


def test_a_long_turn_is_read_alone() -> None:
    long = "and then I would like to know which of the stretches I should begin with tomorrow"
    assert read(long, "my toes are numb").completed == []


def test_what_was_said_before_is_not_raised_again_by_an_ordinary_turn() -> None:
    assert triage("my groin is numb || ok || thanks").raised_now is False


def test_a_sentence_without_end_is_read_in_pieces_that_overlap() -> None:
    reading = read("word " * 200 + "my groin is numb")
    assert all(len(one.words) <= MAX_SENTENCE for one in reading.sentences)
    assert triage("word " * 200 + "my groin is numb").red_flags == ("cauda_equina",)


def test_words_typed_as_one_come_apart() -> None:
    assert triage("icantpee").red_flags == ("cauda_equina",)


def test_what_lasts_is_not_excused() -> None:
    reading = read("sat on the toilet too long, butt numb, it won't go away")
    assert not reading.excuses({"slept_on"})
    assert read("sat on the toilet too long, butt numb").excuses({"slept_on"})
