"""A reply as the page shows it: nothing of a quote is lost, and each has its source line."""

from dataclasses import replace
from typing import Any

import pytest

from sciabot.answering.answer import Citation, Quote, QuoteKind
from sciabot.bot import Notice, Reply
from sciabot.server.turns import Excerpt, Run, turn_of
from tests.scripted_bot import ScriptedBot

WORDS: dict[str, Any] = {
    "not_reviewed": "no date",
    "reviewed": "reviewed {date}",
    "date": "{day} {month} {year}",
    "months": ["Jan", "Feb", "Mar"] + ["later"] * 9,
}
CITATION = Citation("legs", "Legs", "Bending", "", "r", "", None, "en", False)


def test_quotes_come_out_whole_and_in_order() -> None:
    reply = ScriptedBot().reply("how?")

    assert texts(*excerpts(reply)) == [quote.text for quote in reply.quotes]


def test_steps_are_one_run_and_the_caution_another() -> None:
    kinds = [run.kind for run in only(excerpts(ScriptedBot().reply("how?"))).runs]

    assert kinds == [QuoteKind.HEADING, QuoteKind.PARAGRAPH, QuoteKind.STEP, QuoteKind.CAUTION]


def test_two_lists_in_a_row_are_numbered_each_by_itself() -> None:
    runs = runs_of(("One.", 0), ("Two.", 5), ("Start over.", 11), kind=QuoteKind.STEP)

    assert [len(run.parts) for run in runs] == [2, 1]


def test_steps_go_on_counting_after_a_caution() -> None:
    quotes = (
        quote("One.", 0, QuoteKind.STEP),
        quote("Two.", 5, QuoteKind.STEP),
        quote("Stop if it hurts.", 11, QuoteKind.CAUTION),
        quote("Three.", 30, QuoteKind.STEP),
        quote("Then the other side:", 38),
        quote("One.", 60, QuoteKind.STEP),
    )
    runs = only(
        excerpts(replace(ScriptedBot().reply("how?"), quotes=quotes, citations=(CITATION,)))
    )
    counted = [run.first for run in runs.runs if run.kind is QuoteKind.STEP]
    assert counted == [1, 3, 1]


def test_neighbouring_paragraphs_stay_paragraphs_and_cautions_share_a_box() -> None:
    apart = runs_of(("One.", 0), ("Two.", 6), kind=QuoteKind.PARAGRAPH)
    together = runs_of(("One.", 0), ("Two.", 6), kind=QuoteKind.CAUTION)

    assert (len(apart), len(together)) == (2, 1)


def test_the_highlight_is_marked_once_and_never_in_a_heading() -> None:
    quotes = (
        quote("Bend slowly.", 0, QuoteKind.HEADING),
        quote("Do this. Bend slowly. Then rest.", 20),
        quote("Bend slowly.", 60),
    )
    runs = only(excerpts(answer(quotes, highlight="Bend slowly."))).runs

    assert [run.parts[0].marked for run in runs] == ["", "Bend slowly.", ""]
    assert runs[1].parts[0].before == "Do this. "
    assert runs[1].parts[0].after == " Then rest."


def test_the_sections_of_one_document_share_a_source_line_each_with_its_place() -> None:
    other = replace(CITATION, section="Resting")
    quotes = (quote("Bend.", 0), replace(quote("Rest.", 9), citation=1), quote("Stop.", 20))
    excerpt = only(excerpts(replace(answer(quotes), citations=(CITATION, other))))

    assert [source.citation.section for source in excerpt.sources] == ["Bending", "Resting"]
    assert [source.href for source in excerpt.sources] == [
        "/articles/legs#:~:text=Bend.",
        "/articles/legs#:~:text=Rest.",
    ]


def test_each_document_has_a_source_line_of_its_own() -> None:
    other = replace(CITATION, document="arms")
    quotes = (quote("Bend.", 0), replace(quote("Lift.", 9), citation=1))
    shown = excerpts(replace(answer(quotes), citations=(CITATION, other)))

    assert [e.sources[0].citation.document for e in shown] == ["legs", "arms"]


@pytest.mark.parametrize("url", ["https://clinic.example/legs#:~:text=Bend", "/articles/legs#x"])
def test_the_source_opens_the_page_that_the_citation_names(url: str) -> None:
    assert href("Bend.", url=url) == url


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "data:text/html,x"])
def test_without_a_web_address_the_source_opens_our_own_copy_at_the_quote(url: str) -> None:
    assert href("Bend.", url=url) == "/articles/legs#:~:text=Bend."


def test_a_long_quote_is_found_by_its_first_and_last_words() -> None:
    text = "Well-known moves, as a rule, are done slowly & with care"

    assert href(text) == (
        "/articles/legs#:~:text=Well%2Dknown%20moves%2C%20as%20a,slowly%20%26%20with%20care"
    )


def test_a_heading_alone_opens_the_article() -> None:
    reply = answer((quote("Bending", 0, QuoteKind.HEADING),))

    assert only(excerpts(reply)).sources[0].href == "/articles/legs"


def test_a_review_date_is_written_out_and_its_absence_said() -> None:
    dated = replace(CITATION, reviewed="2026-03-01")
    quotes = (quote("Bend.", 0),)

    assert only(excerpts(answer(quotes))).reviewed == "no date"
    assert only(excerpts(replace(answer(quotes), citations=(dated,)))).reviewed == (
        "reviewed 1 Mar 2026"
    )


def test_the_sample_notice_is_left_to_the_source_line_and_no_other_notice_is() -> None:
    notices = (Notice("sample", "Sample."), Notice("treatment", "Ask."))
    plain = replace(answer((quote("Bend.", 0),)), notices=notices)
    sample = replace(plain, citations=(replace(CITATION, sample=True),))

    assert shown_notices(plain) == ["sample", "treatment"]
    assert shown_notices(sample) == ["treatment"]


def test_a_message_is_its_heading_and_its_paragraphs() -> None:
    card = turn_of("numb", ScriptedBot().reply("numb"), WORDS)

    assert (card.heading, card.paragraphs) == ("Call 911 now.", ("Do not drive yourself.",))


def quote(text: str, start: int, kind: QuoteKind = QuoteKind.PARAGRAPH) -> Quote:
    return Quote(text, kind, 0, start, start + len(text))


def answer(quotes: tuple[Quote, ...], *, highlight: str | None = None) -> Reply:
    reply = ScriptedBot().reply("how?")
    return replace(reply, quotes=quotes, citations=(CITATION,), highlight=highlight, notices=())


def excerpts(reply: Reply) -> tuple[Excerpt, ...]:
    return turn_of("how?", reply, WORDS).excerpts


def runs_of(*placed: tuple[str, int], kind: QuoteKind) -> tuple[Run, ...]:
    return only(excerpts(answer(tuple(quote(text, at, kind) for text, at in placed)))).runs


def href(text: str, *, url: str = "") -> str:
    reply = replace(answer((quote(text, 0),)), citations=(replace(CITATION, url=url),))
    return only(excerpts(reply)).sources[0].href


def shown_notices(reply: Reply) -> list[str]:
    return [notice.id for notice in turn_of("how?", reply, WORDS).notices]


def texts(*shown: Excerpt) -> list[str]:
    parts = [part for excerpt in shown for run in excerpt.runs for part in run.parts]
    return [part.before + part.marked + part.after for part in parts]


def only(shown: tuple[Excerpt, ...]) -> Excerpt:
    (excerpt,) = shown
    return excerpt
