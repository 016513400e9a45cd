"""Whole pages of clinics that do not exist, in the styles that real ones come in.

`data/ingest/expected/` holds, for each file of `data/ingest/`, the article it must become. These
were written down after reading; a change here is a change of what visitors read.
"""

from pathlib import Path

import pytest

from sciabot.corpus.markdown import inspect
from sciabot.ingest import ingest

PAGES = Path(__file__).parent / "data" / "ingest"
NAMES = sorted(path.name for path in PAGES.iterdir() if path.is_file())


def _expected(name: str) -> str:
    return (PAGES / "expected" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_page_becomes_the_article_it_holds(name: str) -> None:
    assert ingest(name, (PAGES / name).read_bytes()).markdown == _expected(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_corpus_reads_it_without_a_problem(name: str) -> None:
    _, problems = inspect(ingest(name, (PAGES / name).read_bytes()).markdown, name)

    assert problems == []


@pytest.mark.parametrize("name", NAMES)
def test_windows_line_endings_change_nothing(name: str) -> None:
    windows = (PAGES / name).read_bytes().replace(b"\n", b"\r\n")

    assert ingest(name, windows).markdown == _expected(name)


@pytest.mark.parametrize("name", NAMES)
def test_no_markup_comes_through(name: str) -> None:
    document, _ = inspect(ingest(name, (PAGES / name).read_bytes()).markdown, name)

    assert not any(mark in document.text for mark in ("</", "/>", "](", "**", "href", "function("))
