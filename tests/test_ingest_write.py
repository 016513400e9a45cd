"""What is written reads back as exactly the characters that went in."""

import datetime
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciabot.corpus.markdown import inspect
from sciabot.ingest.page import Facts
from sciabot.ingest.structure import Block, BlockKind, Section
from sciabot.ingest.wording import collapse
from sciabot.ingest.write import escape, write_markdown

TEXTS = st.text(min_size=1, max_size=40).map(collapse).filter(bool)
MARKUP = st.text(alphabet="*_`[]<>()!#&;~+-=.\\|1 a:/", min_size=1, max_size=20)


@given(st.one_of(TEXTS, MARKUP.map(collapse).filter(bool)))
def test_any_text_in_any_place_reads_back_as_it_was(text: str) -> None:
    blocks = (
        Block(BlockKind.PARAGRAPH, (text,)),
        Block(BlockKind.LIST, (text, text)),
        Block(BlockKind.CAUTION, (text,)),
        Block(BlockKind.STEPS, (text, text)),
    )
    markdown = write_markdown("a.txt", text, Facts(language="en"), [Section(text, 2, blocks)])
    document, problems = inspect(markdown, "a.md")

    assert not problems
    assert document.title == text
    assert document.text == "\n\n".join(
        [text, text, text, f"{text}\n{text}", text, f"{text}\n{text}"]
    )
    assert [b.kind.value for b in document.sections[1].blocks] == [b.kind.value for b in blocks]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*Note: rest", "\\*Note: rest"),
        ("1. not a step", "1\\. not a step"),
        ("- no item", "\\- no item"),
        ("# no heading", "\\# no heading"),
        ("> no quote", "\\> no quote"),
        ("a [b](c)", "a \\[b\\](c)"),
        ("&amp;", "\\&amp;"),
    ],
)
def test_what_would_be_markup_is_escaped(text: str, written: str) -> None:
    assert escape(text) == written


@pytest.mark.parametrize(
    "text", ["R&D", "5 - 3", "a.b", "C# minor", "10.5 hours", "1.5 cm", "#1"[1:]]
)
def test_what_is_no_markup_is_left_readable(text: str) -> None:
    assert escape(text) == text


def test_the_front_matter_says_what_is_known_and_nothing_else() -> None:
    facts = Facts(
        url="https://a.example/b",
        author='Ann "Dot" Lee',
        reviewer="Bo Ray, MD",
        published=datetime.date(2024, 5, 1),
        review_by=datetime.date(2026, 5, 1),
        language="es",
    )
    written = write_markdown("a b.txt", "T\\", facts, [])

    assert tomllib.loads(written.split("+++")[1]) == {
        "id": "a-b",
        "title": "T\\",
        "author": 'Ann "Dot" Lee',
        "reviewer": "Bo Ray, MD",
        "url": "https://a.example/b",
        "language": "es",
        "published": datetime.date(2024, 5, 1),
        "review_by": datetime.date(2026, 5, 1),
    }


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/relative", "https://a b", "ftp://a"])
def test_what_is_no_web_address_is_not_written_as_one(url: str) -> None:
    assert "url" not in write_markdown("a.txt", "T", Facts(url=url, language="en"), [])
