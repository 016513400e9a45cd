"""The articles and questions of our own that say which sentence answers."""

from pathlib import Path

import pytest
from bench.answers.training_set import read_articles, read_questions


def _questions(folder: Path, text: str) -> Path:
    (folder / "someone.txt").write_text(text, encoding="utf-8")
    return folder


def test_a_question_has_its_article_its_history_and_every_alternative(tmp_path: Path) -> None:
    text = "# remark\n=== knee\n@ bend it || flex it\nfirst >> and now?\n@@ a && b || c\nboth?\n"
    one, both = read_questions(_questions(tmp_path, text))
    assert (one.article, one.author) == ("knee", "someone")
    assert (one.history, one.question) == (("first",), "and now?")
    assert one.evidence == (("bend it", "flex it"),)
    assert both.evidence == (("a",), ("b", "c"))


def test_what_no_article_answers_has_no_evidence(tmp_path: Path) -> None:
    text = "=== knee\n@none the price\nhow much?\n@offtopic\nwho won?\n"
    price, won = read_questions(_questions(tmp_path, text))
    assert price.evidence == ()
    assert not price.off_topic
    assert won.evidence == ()
    assert won.off_topic


def test_a_question_out_of_place_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"someone\.txt:2"):
        read_questions(_questions(tmp_path, "=== knee\nwhere is my answer?\n"))


def test_every_question_names_an_article_and_nearly_every_answer_stands_in_it() -> None:
    articles = {name: _flat(document.text) for name, document in read_articles().items()}
    questions = read_questions()
    assert {asked.article for asked in questions} <= articles.keys()
    spans = {(q.article, span) for q in questions for group in q.evidence for span in group}
    lost = [span for article, span in spans if _flat(span) not in articles[article]]
    # A few stand in an author's line, which becomes front matter when a page is taken in.
    assert len(lost) < len(spans) / 100


def _flat(text: str) -> str:
    return " ".join(text.replace("*", "").replace("_", "").lower().split())
