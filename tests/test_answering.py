"""A question → the right sentence, or an honest no: on an invented clinic's articles."""

from pathlib import Path

import pytest

from sciabot.answering import Abstention, Answer, Answerer, QuoteKind, Reason
from sciabot.answering.aspects import load_aspects
from sciabot.answering.followups import Context, named
from sciabot.answering.kinds import Kind, kind_of
from sciabot.answering.shapes import has_shape
from sciabot.corpus import Corpus, assemble, parse, read_corpus
from sciabot.settings import shipped

WORDS = ("Heat", "Ice", "Traction", "Rest")


@pytest.fixture(scope="module")
def answerer(corpus: Corpus) -> Answerer:
    return Answerer(corpus)


def answered(answerer: Answerer, question: str, *history: str) -> Answer:
    found = answerer.answer(question, history)
    assert isinstance(found, Answer), (question, found)
    return found


def abstained(answerer: Answerer, question: str, *history: str) -> Abstention:
    found = answerer.answer(question, history)
    assert isinstance(found, Abstention), (question, found)
    return found


def texts(answer: Answer, kind: QuoteKind) -> list[str]:
    return [quote.text for quote in answer.quotes if quote.kind is kind]


def test_how_to_gets_every_step_in_order_under_its_heading_with_every_caution(
    answerer: Answerer,
) -> None:
    answer = answered(answerer, "How do I do the chin slide?")
    assert texts(answer, QuoteKind.HEADING) == ["Chin slide"]
    assert [step.split()[0] for step in texts(answer, QuoteKind.STEP)] == [
        "Sit",
        "Slide",
        "Hold",
        "Repeat",
    ]
    assert len(texts(answer, QuoteKind.CAUTION)) == 2
    assert {citation.section for citation in answer.citations} == {"Chin slide", "Before you move"}


def test_the_caution_of_one_exercise_stays_with_that_exercise(answerer: Answerer) -> None:
    cautions = texts(answered(answerer, "wall angel steps"), QuoteKind.CAUTION)
    assert len(cautions) == 1
    assert cautions[0].startswith("These movements are examples.")


def test_how_many_highlights_the_step_with_the_number_among_all_steps(answerer: Answerer) -> None:
    answer = answered(answerer, "how many times do I repeat the chin slide?")
    assert answer.highlight == "Repeat 8 times."
    assert len(texts(answer, QuoteKind.STEP)) == 4


def test_how_often_and_how_long_find_their_own_numbers(answerer: Answerer) -> None:
    often = answered(answerer, "how often should I do the wall angel?")
    assert often.highlight == "Do this 12 times, twice a day."
    hold = answered(answerer, "how long do I hold the chin slide?")
    assert hold.highlight == "Hold for five seconds and let go."


def test_a_list_comes_whole_with_its_introduction(answerer: Answerer) -> None:
    answer = answered(answerer, "what are the signs that the screen is too low?")
    assert texts(answer, QuoteKind.PARAGRAPH) == ["Look out for:"]
    assert len(texts(answer, QuoteKind.LIST_ITEM)) == 3


def test_a_question_for_headings_gets_the_headings_and_the_caution_they_share(
    answerer: Answerer,
) -> None:
    answer = answered(answerer, "which movements are there?")
    assert texts(answer, QuoteKind.HEADING) == ["Movements", "Chin slide", "Wall angel"]
    assert [text[:5] for text in texts(answer, QuoteKind.CAUTION)] == ["These"]


def test_companions_are_quoted_together_although_other_sentences_lie_between(
    answerer: Answerer,
) -> None:
    answer = answered(answerer, "how common is a sore back?")
    shown = " ".join(texts(answer, QuoteKind.PARAGRAPH))
    assert "60%" in shown
    assert "35%" in shown


def test_a_question_of_the_front_matter_is_met_in_other_words(answerer: Answerer) -> None:
    answer = answered(answerer, "how tall should a seat be")
    assert answer.citations[0].section == "Chair height"


def test_lay_words_and_slips_find_the_clinical_ones(answerer: Answerer) -> None:
    assert answered(answerer, "PRP").citations[0].document == "plasma"
    assert answered(answerer, "plattelet injecton").citations[0].document == "plasma"


def test_a_spanish_question_is_answered_by_the_spanish_article(answerer: Answerer) -> None:
    answer = answered(answerer, "¿qué ayuda con el dolor de cuello?")
    assert answer.citations[0].document == "dolor-de-cuello"
    assert answer.citations[0].language == "es"


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("what does a platelet injection cost?", "what it costs"),
        ("how much is the platelet injection", "what it costs"),
        ("do you take insurance for platelet injections", "which insurance is taken"),
        ("is a platelet injection better than surgery", "how the two compare"),
        ("side effects of platelet injections", "the risks or side effects"),
        ("¿cuánto cuesta la inyección de plaquetas?", "cuánto cuesta"),
    ],
)
def test_what_was_not_found_is_said(answerer: Answerer, question: str, missing: str) -> None:
    found = abstained(answerer, question)
    assert found.reason is Reason.NOT_COVERED
    assert found.missing == missing


def test_a_number_that_is_not_there_is_not_answered_by_another_sentence(
    answerer: Answerer,
) -> None:
    abstained(answerer, "how many percent of platelet injections help?")


def test_other_topics_are_told_apart(answerer: Answerer) -> None:
    assert abstained(answerer, "weather in the mountains").reason is Reason.OFF_TOPIC
    assert abstained(answerer, "xyzzy plugh").reason is Reason.OFF_TOPIC
    assert abstained(answerer, "what about it?").reason is Reason.UNCLEAR


def test_every_suggestion_is_answered_when_it_is_asked() -> None:
    for corpus in (read_corpus(shipped("corpus")), read_corpus(Path(__file__).parent / "corpus")):
        answerer = Answerer(corpus)
        asked = {*answerer.starters("en"), *answerer.starters("es")}
        waiting = set(asked)
        while waiting:
            found = answered(answerer, waiting.pop())
            waiting |= set(found.suggestions) - asked
            asked |= waiting
        assert len(asked) > 4


def test_an_abstention_offers_topics_near_by(answerer: Answerer) -> None:
    near = abstained(answerer, "what does a platelet injection cost?").suggestions
    assert "What a platelet injection is" in near


def test_a_follow_up_leans_on_what_was_asked_before(answerer: Answerer) -> None:
    first = "How do I do the chin slide?"
    assert answered(answerer, "how long?", first).highlight == "Hold for five seconds and let go."
    other = answered(answerer, "and the wall angel?", "how many times do I do the chin slide?")
    assert other.highlight == "Do this 12 times, twice a day."


def test_the_last_one_is_the_last_heading_that_was_listed(answerer: Answerer) -> None:
    answer = answered(answerer, "how do I do the last one?", "which movements are there?")
    assert answer.citations[0].section == "Wall angel"


def test_a_change_of_subject_does_not_drag_the_old_one_along(answerer: Answerer) -> None:
    answer = answered(answerer, "What is a platelet injection?", "How do I do the chin slide?")
    assert answer.citations[0].document == "plasma"


def test_only_the_last_twenty_messages_matter(answerer: Answerer) -> None:
    old = ["How do I do the chin slide?", *["weather today"] * 20]
    abstained(answerer, "how long?", *old)


def test_the_same_question_gives_the_same_answer(corpus: Corpus) -> None:
    again = Answerer(corpus).answer("movements")
    assert again == Answerer(corpus).answer("movements")


def test_a_link_opens_the_page_at_the_quoted_words(answerer: Answerer) -> None:
    url = answered(answerer, "chair height").citations[0].url
    assert url.startswith("https://harbor.example/desk-back#:~:text=The%20seat%20is%20right,")
    assert answered(answerer, "platelet injection").citations[0].url == ""


def test_a_hyphen_in_a_link_is_not_read_as_its_syntax() -> None:
    document = parse("# Low-back\n\nA low-back brace, worn.\n", "low.md")
    answerer = Answerer(assemble([document]))
    assert "%2Dback" not in answered(answerer, "brace").citations[0].url
    linked = parse('+++\nurl = "https://a.example/"\n+++\n\n# B\n\nA low-back, b.\n', "b.md")
    url = answered(Answerer(assemble([linked])), "low-back").citations[0].url
    assert url == "https://a.example/#:~:text=A%20low%2Dback%2C%20b."


def test_long_paragraphs_are_cut_at_sentences_and_never_inside() -> None:
    body = " ".join(f"Sentence number {n} says {'much ' * 20}here." for n in range(12))
    document = parse(f"# Long\n\n## Walking\n\nWalking helps. {body}\n", "long.md")
    answer = answered(Answerer(assemble([document])), "does walking help?")
    shown = texts(answer, QuoteKind.PARAGRAPH)
    assert sum(map(len, shown)) <= 900
    assert shown[0].startswith("Walking helps.")
    assert shown[0].endswith(".")


def test_the_sentence_that_answers_is_never_trimmed_away() -> None:
    long = "very " * 60
    body = " ".join(f"{word} is {long}good for {n}% of adults." for n, word in enumerate(WORDS, 10))
    document = parse(f"# Care\n\n## What helps\n\n{body}\n", "care.md")
    answer = answered(Answerer(assemble([document])), "does traction help adults?")
    assert "Traction is" in " ".join(texts(answer, QuoteKind.PARAGRAPH))


def test_a_list_too_long_to_read_is_shown_around_the_item_that_answers() -> None:
    items = "\n".join(f"- {word} {'slowly ' * 10}" for word in ("Walk", "Swim", "Bike") * 6)
    body = f"## Sport\n\nTry one of these:\n\n{items}\n- Row gently\n"
    answer = answered(Answerer(assemble([parse(f"# Sport\n\n{body}", "s.md")])), "can I row?")
    shown = texts(answer, QuoteKind.LIST_ITEM)
    assert shown[-1] == "Row gently"
    assert sum(len(quote.text) for quote in answer.quotes) <= 900


def test_a_figure_is_not_quoted_without_the_one_set_against_it() -> None:
    body = "Some clinics report that 40% improve. Small trials of copper report 90%. Ask."
    document = parse(f"# Care\n\n## Copper\n\n{body}\n", "care.md")
    answer = answered(Answerer(assemble([document])), "small trials of copper")
    assert "40%" in texts(answer, QuoteKind.PARAGRAPH)[0]


def test_the_line_that_introduces_a_list_is_no_highlight() -> None:
    body = "## Desk\n\nA low chair brings these troubles:\n\n- Cold hands\n- Tired eyes\n"
    answerer = Answerer(assemble([parse(f"# Work\n\n{body}", "work.md")]))
    assert answered(answerer, "troubles of a low chair").highlight is None


def test_last_night_is_not_the_last_exercise(answerer: Answerer) -> None:
    context = Context(answerer.find("which movements are there?").judgements[0].reading.entry)
    assert named("can I sit if I slept badly last night?", context).endswith("last night?")
    assert named("hold it for a second?", context) == "hold it for a second?"
    assert named("how do I do the last one?", context) == "how do I do Wall angel?"
    assert named("and the first?", context) == "and Chin slide?"


def test_an_endless_earlier_message_is_not_read_again(answerer: Answerer) -> None:
    endless = "zyxomma " * 8_000
    assert answered(answerer, "chin slide", endless).citations[0].section == "Chin slide"


TWINS = """\
+++
url = "https://a.example/p#top"
[cautions]
"Notes" = ["Knee"]
+++

## Knee

1. Bend the knee.

## Notes

> [!CAUTION]
> Stop.

## Hip

The hip.

## Notes

Other notes.
"""


def test_two_sections_of_one_name_are_cited_apart() -> None:
    answer = answered(Answerer(assemble([parse(TWINS, "t.md")])), "how do I do the knee?")
    assert answer.citations[1].url == "https://a.example/p#top:~:text=Stop."


def test_an_empty_corpus_abstains() -> None:
    assert isinstance(Answerer(assemble([])).answer("anything at all"), Abstention)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How often should I stretch?", Kind.HOW_OFTEN),
        ("how many minutes do I hold it", Kind.HOW_LONG),
        ("how many times", Kind.HOW_MANY),
        ("how common is it", Kind.SHARE),
        ("how do I do it", Kind.HOW_TO),
        ("which exercises help", Kind.LIST),
        ("what is stenosis", Kind.WHAT_IS),
        ("¿cuánto tiempo lo mantengo?", Kind.HOW_LONG),
        ("¿dónde duele?", Kind.WHERE),
        ("stenosis", Kind.TOPIC),
        ("can I swim", Kind.OTHER),
    ],
)
def test_the_kind_of_question_is_told(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


def test_shapes_tell_a_duration_from_a_count() -> None:
    assert has_shape(Kind.HOW_LONG, "Hold for ten seconds.") == 1
    assert has_shape(Kind.HOW_LONG, "Repeat ten times.") == 0
    assert has_shape(Kind.SHARE, "Up to 40% of adults") == 1
    assert has_shape(Kind.SHARE, "Ten adults came.") == 0
    assert has_shape(Kind.HOW_FAR, "Lift it slightly.") == 0.5
    assert has_shape(Kind.OTHER, "Anything.") == 1


def test_every_aspect_says_what_is_missing_in_both_languages() -> None:
    for phrase in ("price", "precio", "parking", "side effects", "unsubscribe"):
        (aspect, *_) = load_aspects().asked_in(phrase, "en")
        assert aspect.missing["en"]
        assert aspect.missing["es"]
    assert not load_aspects().asked_in("how do I sit", "en")
