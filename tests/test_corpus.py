"""Markdown ↔ Document ↔ Passage: offsets always slice to what was written."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sciabot.corpus import BlockKind, Document, parse, read_corpus, read_folder, render, split
from sciabot.corpus.markdown import inspect
from sciabot.errors import CorpusError

ARTICLE = """\
+++
title = "Bending"
[cautions]
"Before" = ["Knee bend"]
"Toe bend" = { "Remember" = ["Knee bend"] }
[questions]
"Knee bend" = ["how do I bend"]
+++

Opening words.

## Before

Ask first.

> [!CAUTION]
> These moves are examples. Ask your doctor.

## Moves

There are two:

- knee
- toe

### Knee bend

1. Stand.
2. Bend the *knee*.

### Toe bend

1. Sit.

> [!CAUTION]
> Stop at once.

> [!CAUTION]
> Remember, these are examples.
"""


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [
        part.of(document.text)
        for section in document.sections
        for block in section.blocks
        for part in block.parts
        if block.kind is kind
    ]


def test_the_text_is_title_headings_and_blocks_without_markup() -> None:
    document = parse(ARTICLE, "bending.md")
    assert document.text.startswith("Bending\n\nOpening words.\n\nBefore\n\nAsk first.")
    assert "1. " not in document.text
    assert "*" not in document.text
    assert "Stand.\nBend the knee." in document.text
    assert document.id == "bending"


def test_headings_blocks_and_parts_slice_to_what_was_written() -> None:
    document = parse(ARTICLE, "bending.md")
    assert [s.span.of(document.text) for s in document.sections] == [
        s.heading for s in document.sections
    ]
    assert texts(document, BlockKind.STEPS) == ["Stand.", "Bend the knee.", "Sit."]
    assert texts(document, BlockKind.LIST) == ["knee", "toe"]
    assert texts(document, BlockKind.CAUTION)[:2] == [
        "These moves are examples.",
        "Ask your doctor.",
    ]


def test_a_caution_goes_with_its_section_and_those_that_the_table_names() -> None:
    passages = split(parse(ARTICLE, "bending.md"))
    held = {
        p.section.heading: [c.span.of(p.document.text)[:8] for c in p.cautions] for p in passages
    }
    assert held["Knee bend"] == ["These mo", "Remember"]
    assert held["Toe bend"] == ["Stop at ", "Remember"]
    assert held["Moves"] == []
    assert held["Before"] == ["These mo"]


def test_a_caution_over_a_section_holds_for_all_under_it() -> None:
    body = "## Moves\n\n> [!CAUTION]\n> Stop.\n\n### Knee\n\nBend.\n\n## Other\n\nRest.\n"
    held = {p.section.heading: len(p.cautions) for p in split(parse(body, "a.md"))}
    assert held == {"Moves": 1, "Knee": 1, "Other": 0}


def test_a_section_with_the_same_heading_elsewhere_is_not_under_the_caution() -> None:
    body = "## Moves\n\nOne.\n\n## Rest\n\nTwo.\n\n## Moves\n\n> [!CAUTION]\n> Stop.\n"
    passages = split(parse(body, "a.md"))
    assert [len(p.cautions) for p in passages] == [0, 0, 1]


def test_a_list_stays_with_the_line_that_introduces_it() -> None:
    passages = split(parse(ARTICLE, "bending.md"))
    assert "There are two:\n\nknee\ntoe" in [p.text for p in passages]


def test_steps_with_a_caution_or_a_sentence_between_them_are_one_passage() -> None:
    body = "## Bend\n\n1. Lie.\n2. Bend.\n\n> [!CAUTION]\n> Stop.\n\nThen:\n\n1. Hold.\n\nRest.\n"
    passages = split(parse(body, "a.md"))
    assert [p.text.replace("\n", " ") for p in passages] == [
        "Lie. Bend.  Stop.  Then:  Hold.",
        "Rest.",
    ]


def test_sections_of_level_one_keep_what_is_under_them() -> None:
    body = '+++\ntitle = "T"\n+++\n\n# Moves\n\n> [!CAUTION]\n> Stop.\n\n## Knee\n\nBend.\n'
    document = parse(body, "a.md")
    assert [section.level for section in document.sections] == [1, 2, 3]
    assert [len(p.cautions) for p in split(document)] == [1, 1]


def test_an_alert_inside_an_item_is_a_caution_and_other_alerts_lose_their_mark() -> None:
    body = "1. Bend.\n\n   > [!CAUTION]\n   > Stop.\n\n2. Hold.\n\n> [!NOTE]\n> Slowly.\n"
    document = parse(body, "a.md")
    assert texts(document, BlockKind.STEPS) == ["Bend.", "Hold."]
    assert texts(document, BlockKind.CAUTION) == ["Stop."]
    assert texts(document, BlockKind.PARAGRAPH) == ["Slowly."]


def test_a_title_in_the_body_is_used_where_the_front_matter_has_none() -> None:
    document = parse("# The title\n\nText.", "x.md")
    assert document.title == "The title"
    assert document.text == "The title\n\nText."


def test_nested_items_follow_the_item_that_holds_them() -> None:
    document = parse("- a\n  - b\n    - c\n- d\n", "x.md")
    assert texts(document, BlockKind.LIST) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("front", "fault"),
    [
        ('title = 3\nid = "x"', "x.md:2: title: must be text"),
        ('id = "Not A Slug"', "lower-case letters"),
        ('reviewed = "2024-01-01"', "date without quotation marks"),
        ('language = "fr"', 'must be "en" or "es"'),
        ('sample = "yes"', "true or false"),
        ('url = "clinic.example"', "begins with https://"),
        ('colour = "red"', "unknown field"),
        ("title = ", "the front matter is not TOML"),
        ('[questions]\n"Nowhere" = ["a"]', "does not have"),
        ('[questions]\n"Nowhere" = "a"', "list of texts"),
        ("companions = 1", "table by section heading"),
        ('language = ["en"]', "must be text"),
        ('[companions]\n"x" = ["Text", "Other"]', "no sentence under 'x' begins 'Other'"),
        ('[companions]\n"x" = [""]', "no sentence under 'x' begins ''"),
        ('[cautions]\n"x" = ["x"]', "no caution under 'x'"),
    ],
)
def test_wrong_front_matter_is_refused_with_its_place(front: str, fault: str) -> None:
    with pytest.raises(CorpusError, match=r"x\.md") as caught:
        parse(f"+++\n{front}\n+++\n\n## x\n\nText.\n", "x.md")
    assert fault in str(caught.value)


def test_front_matter_that_never_ends_is_an_article_without_text() -> None:
    with pytest.raises(CorpusError, match="no text"):
        parse('+++\ntitle = "x"\n\nText.\n', "x.md")


MARKDOWN = st.text(
    st.one_of(st.sampled_from("ab \n\n#-*+>1.)[]()!`_\\&=~<\t"), st.characters(codec="utf-8")),
    max_size=200,
)


@given(MARKDOWN)
@example("- a\n\n* b\n\n+ c")
@example("1. a\n\n1) b\n\n1. c")
@example("> [!CAUTION]\n> a\n>\n> b\n\n> \\[!CAUTION\\] c")
@example("&amp;amp; \\\\* [a](b) ![c](d)")
@example("Abc. def\x85ghi\u2028jkl\x1cmno\xa0p")
@example("- - a\n- 1. b")
@example("# a\n# b")
def test_offsets_hold_and_writing_then_reading_changes_nothing(text: str) -> None:
    document, _ = inspect(text, "x.md")
    for section in document.sections:
        assert section.span.of(document.text) == section.heading
        for block in section.blocks:
            assert block.span.of(document.text).strip()
            assert block.parts[0].start == block.span.start
            assert block.parts[-1].end == block.span.end
    again, _ = inspect(render(document), "x.md")
    assert again == document
    assert render(again) == render(document)


@given(st.text(st.characters(codec="utf-8"), max_size=80), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_line_ending_gives_the_same_document(text: str, ending: str) -> None:
    lines = ["## A", "", text.replace("\r", " ").replace("\n", " "), "", "- b", "- c"]
    assert inspect(ending.join(lines), "x.md")[0] == inspect("\n".join(lines), "x.md")[0]


def test_a_folder_is_read_in_order_with_its_synonyms(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text('+++\ntitle = "B"\n+++\n\nText.\n')
    (tmp_path / "a.md").write_text('+++\ntitle = "A"\n+++\n\nText.\n')
    (tmp_path / "synonyms.toml").write_text('[[group]]\nterms = ["x", "y z"]\n')
    corpus = read_corpus(tmp_path)
    assert [d.id for d in corpus.documents] == ["a", "b"]
    assert corpus.synonyms == (("x", "y z"),)
    assert read_corpus(tmp_path) == corpus
    (tmp_path / "b.md").write_text('+++\ntitle = "B"\n+++\n\nOther text.\n')
    assert read_corpus(tmp_path).version != corpus.version


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({}, "holds no article"),
        ({"a.pdf": b"%PDF-1.7"}, "a.pdf"),
        (
            {"a.md": b'+++\nid = "x"\n+++\n\nT.', "b.md": b'+++\nid = "x"\n+++\n\nT.'},
            "which a.md has too",
        ),
        (
            {"a.md": b'+++\nid = "x"\n+++\n\nT.', "synonyms.toml": b"[[group]]\nterm = 1"},
            "[[group]]",
        ),
    ],
)
def test_a_folder_that_cannot_be_served_says_why(
    tmp_path: Path, files: dict[str, bytes], fault: str
) -> None:
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)
    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ('[[group]]\nterms = ["plasma shot", "—"]', "between one and 5 words"),
        ('[[group]]\nterms = ["a b c d e f", "g"]', "between one and 5 words"),
        ('[[group]]\nterms = "plasma shot"', "[[group]]"),
        ('[[group]]\nterms = ["one"]', "at least two"),
        ('[[groups]]\nterms = ["a", "b"]', "unknown entry 'groups'"),
        ("[[group]", "cannot be read"),
    ],
)
def test_wrong_synonyms_are_refused(tmp_path: Path, toml: str, fault: str) -> None:
    (tmp_path / "a.md").write_text("# A\n\nText.\n")
    (tmp_path / "synonyms.toml").write_text(toml)
    with pytest.raises(CorpusError) as caught:
        read_corpus(tmp_path)
    assert fault in str(caught.value)


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nText.\n")
    (tmp_path / "more").mkdir()
    assert "more: folders inside" in str(read_folder(tmp_path).problems[-1])
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    with pytest.raises(CorpusError, match=r"gone\.md: cannot be read"):
        read_corpus(tmp_path)


def test_red_flags_of_its_own_are_part_of_a_corpus_version(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nText.\n")
    before = read_corpus(tmp_path).version
    (tmp_path / "red_flags.toml").write_text("# none yet")
    assert read_corpus(tmp_path).version != before


def test_a_missing_folder_says_how_to_name_one(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="--corpus"):
        read_corpus(tmp_path / "nowhere")


def test_what_nobody_reviewed_is_served_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text('+++\ntitle = "A"\nsample = true\n+++\n\nText.\n')
    warnings = [p for p in read_folder(tmp_path).problems if not p.fatal]
    assert "sample content, not reviewed by a clinician" in str(warnings[0])


def test_steps_too_long_for_a_phone_are_a_warning(tmp_path: Path) -> None:
    steps = "\n".join(f"{n}. {'word ' * 30}" for n in range(1, 9))
    (tmp_path / "a.md").write_text(f'+++\ntitle = "A"\nreviewer = "Dr. B"\n+++\n\n{steps}\n')
    assert ["characters" in str(p) for p in read_folder(tmp_path).problems] == [True]
