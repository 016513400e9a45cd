"""The fixed texts: plain, in both languages, with something to press."""

import pytest

from sciabot.errors import RulesError
from sciabot.safety import Card
from sciabot.safety.cards import LANGUAGES, NOTICES, read_cards
from sciabot.safety.rule_file import RuleFile
from tests.readability import grade, inflesz
from tests.safety_messages import shipped_rules

HIGHEST_GRADE = 6.0
HIGHEST_NOTICE_GRADE = 8.0
LOWEST_INFLESZ = 65.0  # "quite easy" on the scale
CARDS = ("generic", "nerve", "crisis", "poison", "today")


def card(id: str, language: str = "en") -> Card:
    return shipped_rules().card(id, language)


@pytest.mark.parametrize("id", CARDS)
def test_an_english_card_reads_at_grade_six_or_lower(id: str) -> None:
    assert grade("\n".join((card(id).heading, *card(id).paragraphs))) <= HIGHEST_GRADE


@pytest.mark.parametrize("id", CARDS)
def test_a_spanish_card_is_quite_easy_to_read(id: str) -> None:
    spanish = card(id, "es")
    assert inflesz("\n".join((spanish.heading, *spanish.paragraphs))) >= LOWEST_INFLESZ


@pytest.mark.parametrize("id", NOTICES)
def test_an_english_notice_reads_at_grade_eight_or_lower(id: str) -> None:
    assert grade(shipped_rules().notice(id, "en")) <= HIGHEST_NOTICE_GRADE


@pytest.mark.parametrize("id", CARDS)
def test_a_card_says_the_same_in_both_languages(id: str) -> None:
    english, spanish = card(id), card(id, "es")
    assert english.heading != spanish.heading
    assert len(english.paragraphs) == len(spanish.paragraphs)
    assert [a.href for a in english.actions] == [a.href for a in spanish.actions]
    assert english.version == spanish.version != ""


@pytest.mark.parametrize("id", CARDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_can_be_pressed_and_always_offers_911(id: str, language: str) -> None:
    hrefs = [action.href for action in card(id, language).actions]
    assert "tel:911" in hrefs
    assert all(href.startswith(("tel:", "sms:")) for href in hrefs)


def test_a_crisis_can_call_or_text_988_and_a_poisoning_can_call_poison_help() -> None:
    assert {"tel:988", "sms:988"} <= {action.href for action in card("crisis").actions}
    assert "tel:18002221222" in {action.href for action in card("poison").actions}


def test_another_language_gets_the_english_card() -> None:
    assert card("generic", "fr") == card("generic", "en")


NOTICE_TEXT = "\n".join(f'[notice.{id}]\nen = "a"\nes = "b"' for id in NOTICES)
CARD_TEXT = """
[[card]]
id = "generic"
version = "1"
en = { heading = "h", paragraphs = ["p"], actions = [{ label = "l", href = "tel:911" }] }
es = { heading = "h", paragraphs = ["p"], actions = [{ label = "l", href = "tel:911" }] }

[[help_line]]
card = "generic"
en = "Emergency"
es = "Emergencia"
"""


def test_every_card_of_the_chat_ends_with_what_a_chat_cannot_do() -> None:
    texts = shipped_rules().texts
    for (id, language), bare in texts.cards.items():
        automated = texts.notice("automated", language)
        assert texts.card(id, language).paragraphs == (*bare.paragraphs, automated)
        assert "chat" not in " ".join(bare.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_lines_offer_every_number_of_the_cards_once(language: str) -> None:
    lines = shipped_rules().texts.help_lines[language]
    offered = [action.href for line in lines for action in line.actions]
    assert offered == ["tel:911", "tel:988", "sms:988", "tel:18002221222"]
    assert all(line.actions for line in lines)
    assert "1-800-222-1222" in lines[-1].actions[0].label  # to be read where nothing is pressed


def test_a_complete_file_is_read() -> None:
    texts = read_cards(RuleFile.parse("cards.toml", CARD_TEXT + NOTICE_TEXT))
    assert texts.card_ids == {"generic"}
    assert texts.notice("safety_net", "es") == "b"


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('id = "generic"', 'id = "other"', '"generic" is missing'),
        ("\nes = {", "\nde = {", 'no text in "es"'),
        ('["p"]', "[]", "needs paragraphs and actions"),
        ("tel:911", "javascript:x", "must begin with tel:"),
        ('version = "1"', "", 'needs "version"'),
        ("heading", "headline", "means nothing here"),
        ('card = "generic"', 'card = "other"', "names a card that is not there"),
        ('es = "Emergencia"', "", 'needs "es"'),
        ("[[help_line]]", "[[helpline]]", "means nothing here"),
        ("[notice.disclaimer]", "[notice.farewell]", "not one that is ever shown"),
    ],
)
def test_an_incomplete_file_is_refused(before: str, after: str, complaint: str) -> None:
    text = (CARD_TEXT + NOTICE_TEXT).replace(before, after)
    with pytest.raises(RulesError, match=complaint):
        read_cards(RuleFile.parse("cards.toml", text))
