"""One turn: triage first, then the answer, and what stands around it."""

import datetime

import pytest

from sciabot.answering import LONGEST_QUESTION, Reason
from sciabot.bot import Bot, Clinic, Outcome
from sciabot.bot.messages import load_messages
from sciabot.bot.smalltalk import load_smalltalk
from sciabot.corpus import Corpus, read_corpus
from sciabot.safety import Rules, Urgency, find_forbidden
from sciabot.settings import shipped


def test_the_plain_text_reads_in_order(bot: Bot) -> None:
    text = bot.reply("How do I do the chin slide?").text
    places = [
        text.index(part)
        for part in (
            "This is what the articles say:",
            "Chin slide",
            "1. Sit tall",
            "4. Repeat 8 times.",
            "Caution: These movements",
            "Source: A sore back at the desk",
            "General information",
        )
    ]
    assert places == sorted(places)


def test_an_emergency_is_never_diluted(bot: Bot) -> None:
    reply = bot.reply("I can't feel anything between my legs. How do I do the chin slide?")
    assert reply.outcome is Outcome.REFERRAL
    assert reply.urgency is Urgency.EMERGENCY
    assert not reply.quotes
    assert not reply.suggestions
    assert not reply.notices
    assert "slide" not in reply.text


def test_a_card_is_in_the_language_that_the_visitor_writes_in(bot: Bot) -> None:
    card = bot.reply("no siento nada entre las piernas", language="en")
    assert card.language == "es"
    assert "Llame al 911" in card.message
    assert bot.reply("I can't feel anything between my legs", language="es").language == "en"


def test_triage_reads_the_whole_conversation_and_answering_only_the_end(bot: Bot) -> None:
    old = ["I can't feel anything between my legs", *["chair height"] * 30]
    assert bot.reply("chin slide", old).urgency is Urgency.EMERGENCY


def test_a_long_question_is_triaged_before_it_is_declined(bot: Bot) -> None:
    long = "chair " * LONGEST_QUESTION
    assert bot.reply(long).reason is Reason.TOO_LONG
    assert bot.reply(long + ". I want to kill myself").urgency is Urgency.EMERGENCY


def test_medicines_and_judging_a_case_get_fixed_texts_and_no_quote(bot: Bot) -> None:
    medicine = bot.reply("should I take ibuprofen or naproxen?")
    assert medicine.reason is Reason.MEDICATION
    assert "pharmacist" in medicine.message
    assert not medicine.quotes


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("hi", "greeting"),
        ("Good morning everyone!", "greeting"),
        ("¡Hola, buenos días!", "greeting"),
        ("thank you so much, very helpful", "thanks"),
        ("muchas gracias", "thanks"),
        ("ok bye", "goodbye"),
        ("I am going to lie down now. Take care!", "goodbye"),
        ("are you a robot?", "identity"),
        ("am I talking to a real person", "identity"),
        ("¿quién eres?", "identity"),
    ],
)
def test_civil_words_are_answered_in_kind(message: str, kind: str) -> None:
    assert load_smalltalk().kind_of(message) == kind


@pytest.mark.parametrize(
    "message",
    [
        "hi, how do I sit?",
        "thanks but what about the chair",
        "hip",
        "are you open",
        "hello my leg hurts",
        "is this exercise good for a person with a weak back",
        "what is a good chair?",
    ],
)
def test_a_question_with_civil_words_around_it_is_a_question(message: str) -> None:
    assert load_smalltalk().kind_of(message) is None


def test_smalltalk_offers_questions_to_begin_with(bot: Bot) -> None:
    reply = bot.reply("hello")
    assert reply.outcome is Outcome.SMALLTALK
    assert reply.suggestions
    assert reply.disclaimer


def test_a_way_to_reach_people_is_said_and_can_be_pressed(corpus: Corpus, rules: Rules) -> None:
    named = Bot(
        corpus, rules, clinic=Clinic("Harbor Clinic", "+1 727 555 0100", "https://h.example")
    )
    reply = named.reply("what does it cost?")
    assert "You can call Harbor Clinic at +1 727 555 0100." in reply.message
    assert [action.href for action in reply.actions] == ["tel:+17275550100", "https://h.example"]
    unnamed = Bot(corpus, rules).reply("what does it cost?")
    assert "the clinic or your own doctor" in unnamed.message
    assert unnamed.actions == ()


def test_an_extension_is_not_dialled_as_part_of_the_number(corpus: Corpus, rules: Rules) -> None:
    bot = Bot(corpus, rules, clinic=Clinic("H", "+1 727 555 0100 x12", ""))
    assert bot.reply("what does it cost?").actions[0].href == "tel:+17275550100;ext=12"


def test_thanks_in_between_is_no_change_of_subject(bot: Bot) -> None:
    reply = bot.reply("how long do I hold it?", ["How do I do the chin slide?", "thanks"])
    assert reply.highlight == "Hold for five seconds and let go."


def test_a_card_has_a_disclaimer_that_does_not_send_people_to_their_own_doctor(bot: Bot) -> None:
    card = bot.reply("I can't feel anything between my legs")
    assert "911" in card.disclaimer
    assert "your own doctor" not in card.text


def test_every_suggestion_is_answered_and_raises_no_card(bot: Bot, rules: Rules) -> None:
    for asked in (bot, Bot(read_corpus(shipped("corpus")), rules)):
        for suggestion in asked.answerer.suggestions():
            reply = asked.reply(suggestion)
            assert reply.outcome is Outcome.ANSWER, (suggestion, reply.red_flags, reply.reason)


def test_notices_say_what_a_reader_should_know(corpus: Corpus, rules: Rules) -> None:
    late = Bot(corpus, rules, today=lambda: datetime.date(2027, 1, 1))
    assert [n.id for n in late.reply("chair height").notices] == ["overdue"]
    early = Bot(corpus, rules, today=lambda: datetime.date(2025, 6, 1))
    assert early.reply("chair height").notices == ()
    assert [n.id for n in early.reply("platelet injection").notices] == ["treatment", "sample"]


def test_a_spanish_frame_says_that_the_article_is_in_english(bot: Bot) -> None:
    reply = bot.reply("chair height", language="es")
    assert "language" in [notice.id for notice in reply.notices]
    assert reply.message.startswith("Esto es lo que dicen")
    assert reply.citations[0].language == "en"
    assert bot.reply("¿qué ayuda con el dolor de cuello?").notices == ()
    other = bot.reply("¿qué ayuda con el dolor de cuello?", language="en")
    assert [notice.text for notice in other.notices] == ["This article is in Spanish."]


def test_a_short_message_keeps_the_language_of_the_conversation(bot: Bot) -> None:
    assert bot.reply("PRP", ["¿qué ayuda con el dolor de cuello?"]).language == "es"


def test_every_text_is_there_in_both_languages_and_says_nothing_forbidden() -> None:
    texts = load_messages(Clinic()).texts
    assert texts["en"].keys() == texts["es"].keys()
    for language in ("en", "es"):
        for id, text in texts[language].items():
            allowed = {"treatment"}  # names the FDA to say what it has not approved
            assert id in allowed or find_forbidden(text) == (), (id, text)


def test_confidence_is_only_for_answers(bot: Bot) -> None:
    assert 0 < bot.reply("chin slide").confidence <= 1
    assert bot.reply("what does it cost?").confidence == 0
    assert bot.reply("hi").confidence == 0
