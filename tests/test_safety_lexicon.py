"""Concepts found in words."""

from sciabot.safety.lexicon import Concept, Kind, Lexicon
from sciabot.safety.spelling import Spelling


def lexicon(**wordings: list[str]) -> Lexicon:
    concepts = [Concept(id, Kind.WORD, id, tuple(texts)) for id, texts in wordings.items()]
    return Lexicon(concepts, Spelling({}, frozenset({"ladder"})))


def test_a_concept_is_found_where_it_stands_at_its_longest() -> None:
    found = lexicon(loss=["can not feel", "can not feel anything"])
    words = ["i", "can", "not", "feel", "anything", "here"]
    assert found.find(words) == {"loss": [(1, 5)]}
    assert found.find(["i", "feel", "fine"]) == {}


def test_concepts_are_built_from_concepts() -> None:
    found = lexicon(my=["my", "his"], leg=["{my}? (leg|foot)"], drop=["{leg} (drags|drops)"])
    assert found.find(["his", "foot", "drags"])["drop"] == [(0, 3), (1, 3)]
    assert found.find(["foot", "drops"])["drop"] == [(0, 2)]
    assert "drop" not in found.find(["his", "drags"])


def test_a_gap_spans_up_to_three_words() -> None:
    found = lexicon(taken=["took ... pills"])
    assert "taken" in found.find(["took", "way", "too", "many", "pills"])
    assert "taken" in found.find(["took", "pills"])
    assert "taken" not in found.find(["took", "one", "two", "three", "four", "pills"])


def test_stems_numbers_and_slips_are_met() -> None:
    found = lexicon(leak=["incontinen*"], fever=["#fever"], years=["# years"], organ=["bladder"])
    assert "leak" in found.find(["incontinencia"])
    assert "fever" in found.find(["102.4"])
    assert "fever" not in found.find(["120"])
    assert "years" in found.find(["30", "years"])
    assert "organ" in found.find(["blader"])
    assert "organ" not in found.find(["ladder"])


def test_repeated_words_do_not_multiply_the_work() -> None:
    found = lexicon(chain=["(no|not) ... (no|not) ... (no|not) ... (no|not) ... end"])
    assert found.find(["no"] * 400) == {}
