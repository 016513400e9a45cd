"""An article as a page."""

import datetime
from dataclasses import replace

import pytest

from sciabot.corpus.document import Document, Section, Span
from sciabot.server.articles import anchors, shown_sections
from tests.scripted_app import client
from tests.scripted_bot import ARTICLE, CAUTION, HEADING, INTRO, ITEMS, STEPS, ScriptedBot


def page_of(article: Document) -> str:
    return client(ScriptedBot((article,))).get(f"/articles/{article.id}").text


def test_the_whole_article_stands_on_its_page() -> None:
    page = page_of(ARTICLE)

    assert "<h1>Moving with a sore back</h1>" in page
    assert f"<p>{INTRO}</p>" in page
    assert f'<section id="knee-to-chest">\n<h2>{HEADING}</h2>' in page
    assert "<ol>\n" + "".join(f"<li>{step}</li>\n" for step in STEPS) + "</ol>" in page
    assert f"<ul>\n<li>{ITEMS[0]}</li>" in page
    caution = f"<p><strong>Caution</strong></p>\n<p>{CAUTION}</p>"
    assert f'<aside class="caution">\n{caution}\n</aside>' in page


def test_the_blocks_of_a_section_are_slices_of_the_text() -> None:
    lines = [
        line
        for section in shown_sections(ARTICLE)
        for block in section.blocks
        for line in block.lines
    ]

    assert lines == [INTRO, "Do this on a bed or on a mat:", *STEPS, CAUTION, *ITEMS]


def test_markup_in_an_article_is_shown_as_text() -> None:
    title = "<script>alert(1)</script>"
    page = page_of(replace(ARTICLE, title=title, author="<b>Alex</b>"))

    assert "<script" not in page
    assert "&lt;b&gt;Alex&lt;/b&gt;" in page


def test_author_and_review_are_stated_or_said_to_be_missing() -> None:
    signed = page_of(replace(ARTICLE, reviewer="Dr. Lee", reviewed=datetime.date(2026, 3, 1)))
    unsigned = page_of(replace(ARTICLE, author="", reviewer="Dr. Lee", reviewed=None))

    assert "<p>By Alex Sample · reviewed 2026-03-01 (Dr. Lee)</p>" in signed
    assert "<p>review date: not stated</p>" in unsigned


@pytest.mark.parametrize(
    ("sample", "reviewer", "marked"),
    [(True, "", True), (True, "Dr. Lee", False), (False, "", False)],
)
def test_sample_content_is_marked_until_a_reviewer_is_named(
    sample: bool, reviewer: str, marked: bool
) -> None:
    page = page_of(replace(ARTICLE, sample=sample, reviewer=reviewer))

    mark = "<strong>sample content, not reviewed by a clinician</strong>"
    assert (mark in page) is marked


def test_the_clinics_own_page_is_linked_but_no_script_is() -> None:
    linked = page_of(replace(ARTICLE, url="https://clinic.example/moving"))
    script = page_of(replace(ARTICLE, url="javascript:alert(1)"))

    assert 'href="https://clinic.example/moving"' in linked
    assert "javascript" not in script


@pytest.mark.parametrize(
    ("language", "caution"), [("en", "Caution"), ("es", "Precaución"), ("fr", "Caution")]
)
def test_the_page_speaks_the_articles_language_where_it_can(language: str, caution: str) -> None:
    page = page_of(replace(ARTICLE, language=language))

    assert f'<html lang="{language}">' in page
    assert f"<strong>{caution}</strong>" in page


def test_headings_that_come_twice_get_anchors_of_their_own() -> None:
    headings = ("What helps?", "Más", "what helps", "???", "!")
    sections = [Section(heading, 2, (heading,), Span(0, 0), ()) for heading in headings]

    assert anchors(sections) == ["what-helps", "mas", "what-helps-2", "section", "section-2"]


def test_an_article_that_does_not_exist_is_not_found() -> None:
    response = client().get("/articles/nothing", headers={"accept": "text/html"})

    assert response.status_code == 404
    assert "<h1>There is no article with this id</h1>" in response.text
