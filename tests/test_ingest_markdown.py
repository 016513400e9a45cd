"""Markdown that others wrote: links and emphasis become text, the first heading the title."""

import re
import tomllib
from pathlib import Path

import pytest

from sciabot.corpus.markdown import inspect
from sciabot.ingest import ingest

SHARED = Path(__file__).resolve().parents[2] / "shared"
MEDLINEPLUS = SHARED / "data" / "medlineplus"
TITLES = (
    "Back Injuries",
    "Back Pain",
    "Guide to Good Posture",
    "Herniated Disk",
    "Sciatica",
    "Spinal Stenosis",
    "Spine Injuries and Disorders",
)


def body(text: str) -> str:
    return ingest("a.md", text.encode()).markdown.split("+++\n\n", 1)[1].strip()


def front(text: str) -> dict[str, object]:
    return tomllib.loads(ingest("a.md", text.encode()).markdown.split("+++")[1])


def test_the_first_heading_is_the_title_and_the_others_keep_their_relative_level() -> None:
    text = "# T\n\nIntro.\n\n### A\n\na.\n\n##### B\n\nb.\n\n### C\n\nc.\n"

    assert front(text)["title"] == "T"
    assert body(text) == "Intro.\n\n## A\n\na.\n\n### B\n\nb.\n\n## C\n\nc."


def test_links_emphasis_and_code_become_their_text_and_images_go() -> None:
    text = '# T\n\nA [*link*](b.md "x"), **bold**, `code`, <i>raw</i> ![alt](c.png)and 2 \\* 3.\n'

    assert body(text) == "A link, bold, code, raw and 2 \\* 3."


def test_thematic_breaks_go() -> None:
    assert body("# T\n\nA.\n\n---\n\n***\n\nB.\n") == "A.\n\nB."


def test_an_italic_line_stays_a_paragraph() -> None:
    assert (
        body("# T\n\n*Also called: lumbago*\n\nIt hurts.\n") == "Also called: lumbago\n\nIt hurts."
    )


def test_a_bold_line_heads_the_text_below_it() -> None:
    assert body("# T\n\n**At night**\n\nSleep.\n\n**Now**\n") == "## At night\n\nSleep.\n\nNow"


@pytest.mark.parametrize(
    ("alert", "caution"),
    [("WARNING", True), ("caution", True), ("NOTE", False), ("TIP", False), ("IMPORTANT", False)],
)
def test_alerts_that_warn_are_cautions(alert: str, caution: bool) -> None:
    expected = "> [!CAUTION]\n> Ice burns." if caution else "Ice burns."

    assert body(f"# T\n\n> [!{alert}]\n> Ice burns.\n\nEnd.\n") == f"{expected}\n\nEnd."


def test_a_quote_is_text_like_any_other() -> None:
    assert body("# T\n\n> It helped me.\n\nEnd.\n") == "It helped me.\n\nEnd."


def test_an_item_of_several_paragraphs_is_one_item() -> None:
    text = "# T\n\n- One.\n\n  More of one.\n  - inner\n- two\n"

    assert body(text) == "- One. More of one.\n- inner\n- two"


def test_a_table_becomes_a_list_of_rows() -> None:
    assert body("# T\n\n| a | b |\n|---|---|\n| c | d |\n") == "- a | b\n- c | d"


def test_code_blocks_and_html_are_read_as_text() -> None:
    text = "# T\n\n    • one\n    • two\n\n<div>Boxed <b>text</b>.</div>\n\n<!-- gone -->\n"

    assert body(text) == "- one\n- two\n\nBoxed text."
    assert [left.reason for left in ingest("a.md", text.encode()).receipt.left_out] == [
        "HTML without text"
    ]


def test_front_matter_of_other_programs_gives_what_the_corpus_has_a_place_for() -> None:
    text = (
        "---\ntitle: 'A: B'\nauthor: Ann Lee\ndate: 2024-05-01\ntags: [x]\n---\n\n## C\n\nText.\n"
    )
    found = front(text)

    assert (found["title"], found["author"], str(found["published"])) == (
        "A: B",
        "Ann Lee",
        "2024-05-01",
    )
    assert body(text) == "## C\n\nText."


def test_the_source_line_becomes_the_url() -> None:
    text = "# T\n\nText.\n\n---\n\n*Source: Elm (https://elm.example/a). Not advice.*\n"

    assert front(text)["url"] == "https://elm.example/a"
    assert body(text) == "Text."


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("title", TITLES)
def test_a_public_article_keeps_its_sentences_and_loses_links_and_related_topics(
    title: str,
) -> None:
    source = (MEDLINEPLUS / f"{title}.md").read_text(encoding="utf-8")
    result = ingest(f"{title}.md", source.encode())
    document, problems = inspect(result.markdown, title)

    assert problems == []
    assert result.receipt.title == title
    assert document.url.startswith("https://medlineplus.gov/")
    assert "](" not in result.markdown
    assert not any("Related topics" in kept for kept in result.receipt.kept)
    assert document.text.replace("\n\n", "\n").split("\n") == _expected(source)


def _expected(source: str) -> list[str]:
    """The article's lines without markup, read from the file by the simplest means."""
    article = source.split("## Related topics")[0].split("\n---")[0]
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", article).replace("**", "")
    lines = [re.sub(r"^(?:#+ |- |\*)|\*$", "", line) for line in plain.split("\n")]
    return [" ".join(line.split()) for line in lines if line.strip()]
