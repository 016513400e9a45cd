"""The door of ingest: what it takes, what it refuses and how, and that nothing gets through raw."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sciabot.corpus.markdown import inspect
from sciabot.errors import UnreadableFile
from sciabot.ingest import Ingested, ingest, is_canonical

TEXT = "Sore Backs\n\nA sore back is common. It often passes.\n"
CANONICAL = '+++\nid = "a"\ntitle = "A"\nlanguage = "en"\n+++\n\n## B\n\nText, *as it is*.\n'

ENDINGS = st.sampled_from([".md", ".markdown", ".txt", ".text", ".html", ".htm", ".TXT"])
LINES = st.sampled_from(
    [
        "# A",
        "## Exercises",
        "Sore calf",
        "• Lie down and hold for ten seconds.",
        "- a",
        "1. Sit",
        "1) b",
        "> [!WARNING]",
        "> quote",
        "***",
        "+++",
        "---",
        "===",
        "*Note: consult your doctor before these exercises.",
        "About The Author",
        "Jo Doe, MD",
        "Jo Doe is here.",
        "Related Posts",
        "Table of contents",
        "Home",
        "Blog",
        "They include:",
        "<b>x</b>",
        "<table><tr><td>a<td>b</table>",
        "<!--",
        "<details><summary>Q?</summary>A.</details>",
        "&amp; [a](b) ![c](d) `e` _f_ \\g #",
        "By Ann Lee, PT | May 1, 2024",
        "",
    ]
)


def markdown_of(text: str, name: str = "page.txt") -> str:
    return ingest(name, text.encode()).markdown


@pytest.mark.parametrize("name", ["a.md", "a.MARKDOWN", "a.txt", "a.TEXT", "a.Html", "a.htm"])
def test_every_supported_ending_is_read_in_upper_and_lower_case(name: str) -> None:
    assert "It often passes." in ingest(name, TEXT.encode()).markdown


def test_an_unknown_ending_is_refused_with_the_supported_ones() -> None:
    with pytest.raises(UnreadableFile, match=r"\.odt") as refusal:
        ingest("article.odt", b"x")

    assert all(ending in str(refusal.value) for ending in (".md", ".txt", ".html"))


def test_a_file_without_an_ending_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no ending"):
        ingest("README", b"text")


@pytest.mark.parametrize(("name", "kind"), [("a.docx", "Word"), ("A.PDF", "PDF")])
def test_formats_that_come_later_are_refused_with_a_way_out(name: str, kind: str) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read yet") as refusal:
        ingest(name, b"anything")

    assert kind in refusal.value.reason
    assert "plain text" in refusal.value.remedy


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 stream", "PDF"),
        (b"PK\x03\x04word/document.xml", "Word"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0JFIF", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"{\\rtf1 text}", "rich-text"),
        (b"\xd0\xcf\x11\xe0", "Word"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_a_file_that_is_not_what_its_ending_says_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFile, match=kind):
        ingest("article.txt", data)


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", "\ufeff".encode(), b"\n\n---\n\n"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="Check"):
        ingest("article.txt", data)


def test_a_file_with_nothing_but_furniture_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="No text of an article"):
        ingest("article.txt", b"Skip to content\n\nRelated Posts\n\nFollow Us\n")


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="No text of an article"):
        ingest("article.html", b"<html><body><script>run()</script></body></html>")


def test_two_megabytes_are_the_limit() -> None:
    line = b"A sore back is common and it often passes within weeks.\n\n"
    most = 2 * 1024 * 1024 // len(line)

    assert ingest("a.txt", b"Backs\n\n" + line * 1000).markdown
    with pytest.raises(UnreadableFile, match="larger than 2 MB"):
        ingest("a.txt", line * (most + 1))


@pytest.mark.parametrize(
    "data", [b"a\x00b c d e", b"\x01\x02\x03\x04 text", "ab\x00".encode("utf-16")]
)
def test_bytes_that_no_text_has_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="no text has"):
        ingest("article.txt", data)


def test_broken_utf_16_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="UTF-16"):
        ingest("article.txt", b"\xff\xfea\x00b")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_are_read_without_doubt(encoding: str) -> None:
    result = ingest("a.txt", "Título\n\nEl niño también tiene dolor.".encode(encoding))

    assert "El niño también tiene dolor." in result.markdown
    assert result.receipt.doubtful == ()


def test_an_old_encoding_is_guessed_and_doubted() -> None:
    text = "Ciática\n\nLa ciática es un dolor que baja por la pierna “según” el niño.\n" * 3
    result = ingest("a.txt", text.encode("cp1252"))

    assert "La ciática es un dolor que baja por la pierna “según” el niño." in result.markdown
    assert "encoding was guessed" in result.receipt.doubtful[0].what


@pytest.mark.parametrize(
    ("declared", "codec"), [("ISO-8859-1", "cp1252"), ("macintosh", "mac_roman")]
)
def test_the_encoding_that_a_page_declares_is_believed(declared: str, codec: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>Señal – día.</p></html>'
    result = ingest("a.html", page.encode(codec))

    assert "Señal – día." in result.markdown
    assert not any("encoding" in doubt.what for doubt in result.receipt.doubtful)


def test_a_wrongly_declared_encoding_falls_back_to_a_guess() -> None:
    page = b'<html><head><meta charset="latin1"></head><p>Se\x96al \x81 aqu\x92.</p></html>'

    assert "encoding" in ingest("a.html", page).receipt.doubtful[0].what


def test_a_web_page_named_as_text_is_read_as_a_page_and_doubted() -> None:
    result = ingest("a.txt", b"<!DOCTYPE html><html><h1>T</h1><p>Text here.</p></html>")

    assert "<" not in result.markdown
    assert "web page" in result.receipt.doubtful[0].what


def test_plain_text_named_as_a_page_is_read_as_text_and_doubted() -> None:
    result = ingest("a.html", TEXT.encode())

    assert result.receipt.title == "Sore Backs"
    assert "no HTML" in result.receipt.doubtful[0].what


def test_canonical_markdown_comes_back_unchanged() -> None:
    result = ingest("a.md", CANONICAL.encode())

    assert result.markdown == CANONICAL
    assert result.receipt.title == "A"
    assert result.receipt.kept == ("B",)
    assert result.receipt.left_out == ()
    assert result.receipt.doubtful == ()


def test_line_endings_of_canonical_markdown_are_made_one() -> None:
    assert ingest("a.md", CANONICAL.replace("\n", "\r\n").encode()).markdown == CANONICAL


def test_broken_front_matter_is_left_for_the_corpus_to_report() -> None:
    broken = "+++\ntitle = \n+++\n\nText.\n"

    assert ingest("a.md", broken.encode()).markdown == broken
    assert ingest("a.md", broken.encode()).receipt.title == ""


def test_what_ingest_writes_is_canonical_and_stays_as_it_is() -> None:
    first = ingest("page.txt", TEXT.encode()).markdown

    assert is_canonical(first)
    assert ingest("page.md", first.encode()).markdown == first


@pytest.mark.parametrize("text", ["# A\n", "", "text +++\n", "\n+++\n"])
def test_other_text_is_not_canonical(text: str) -> None:
    assert not is_canonical(text)


def test_the_id_is_a_slug_of_the_file_name() -> None:
    assert 'id = "mi-articulo-2"' in markdown_of(TEXT, "Mi Artículo (2).txt")


def test_names_in_another_script_get_ids_of_their_own() -> None:
    first, second = (
        tomllib.loads(markdown_of(TEXT, n).split("+++")[1]) for n in ("背.txt", "腰.txt")
    )

    assert first["id"].startswith("article-")
    assert first["id"] != second["id"]


def test_the_language_is_told_from_the_words() -> None:
    assert 'language = "en"' in markdown_of(TEXT)
    assert 'language = "es"' in markdown_of(
        "La espalda\n\nEl dolor de la espalda se pasa con calor."
    )


def _readable(result: Ingested) -> None:
    front, body = result.markdown.removeprefix("+++").split("\n+++", 1)
    document, problems = inspect(result.markdown, "page.md")

    assert tomllib.loads(front)["title"]
    assert MarkdownIt("commonmark").parse(body)
    assert not problems
    assert document.title == result.receipt.title


@settings(deadline=None, max_examples=150)
@given(ENDINGS, st.lists(st.one_of(LINES, LINES, st.text(max_size=40)), max_size=25))
def test_any_lines_give_a_readable_article_or_a_refusal(ending: str, lines: list[str]) -> None:
    try:
        result = ingest(f"page{ending}", "\n".join(lines).encode())
    except UnreadableFile:
        return
    if not is_canonical("\n".join(lines)):
        _readable(result)


@settings(deadline=None, max_examples=100)
@given(ENDINGS, st.binary(max_size=200))
def test_any_bytes_give_a_readable_article_or_a_refusal(ending: str, data: bytes) -> None:
    try:
        result = ingest(f"page{ending}", data)
    except UnreadableFile:
        return
    if not is_canonical(data.decode("utf-8", "replace")):
        _readable(result)
