"""Lines of plain text: which belong together, which are items, which are headings or captions."""

import pytest

from sciabot.ingest import ingest
from sciabot.ingest.headings import looks_like_heading
from sciabot.ingest.page import PieceKind
from sciabot.ingest.readers.plain import read_plain


def body(text: str) -> str:
    return ingest("page.txt", text.encode()).markdown.split("+++\n\n", 1)[1].strip()


def reasons(text: str) -> dict[str, str]:
    receipt = ingest("page.txt", text.encode()).receipt
    return {left.text: left.reason for left in receipt.left_out}


def doubts(text: str) -> dict[str, str]:
    return {d.text: d.what for d in ingest("page.txt", text.encode()).receipt.doubtful}


LONG = "The lower back carries most of the body, and it gets tired like any other part of it."


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "◦", "·", "▪", "  •", "\t-", "o\t"])
def test_every_usual_bullet_makes_an_item(bullet: str) -> None:
    assert body(f"Title\n\nSigns are:\n\n{bullet} Pain\n{bullet} Fever") == (
        "Signs are:\n\n- Pain\n- Fever"
    )


@pytest.mark.parametrize(
    "marks", [("1.", "2."), ("1)", "2)"), ("Step 1:", "Step 2:"), ("Paso 1.", "Paso 2.")]
)
def test_every_usual_number_makes_a_step(marks: tuple[str, str]) -> None:
    page = f"Title\n\nDo this:\n\n{marks[0]} Sit down.\n{marks[1]} Lean back."

    assert body(page) == "Do this:\n\n1. Sit down.\n2. Lean back."


@pytest.mark.parametrize("text", ["*Note: stay warm.", "2024 was dry.", "10.5 hours", "-5 degrees"])
def test_what_only_begins_like_an_item_is_text(text: str) -> None:
    assert read_plain(text).pieces[0].kind is PieceKind.LINE


def test_wrapped_lines_are_one_paragraph_and_one_item() -> None:
    page = (
        "Title\n\n"
        "The lower back carries most of the body, and it gets tired like any\n"
        "other part of it. Rest helps for a day. After that, moving helps a\n"
        "lot more.\n\n"
        "- Walk a few minutes every hour, as far as you can without limp\n"
        "  or holding on to it\n"
        "- Sleep\n"
    )
    assert body(page) == (
        f"{LONG} Rest helps for a day. After that, moving helps a lot more.\n\n"
        "- Walk a few minutes every hour, as far as you can without limp or holding on to it\n"
        "- Sleep"
    )


def test_lines_of_an_unwrapped_file_stay_apart() -> None:
    page = f"Title\n\n{LONG} {LONG}\nShe sees people of all ages."

    assert body(page) == f"{LONG} {LONG}\n\nShe sees people of all ages."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0c"])
def test_every_line_ending_is_one(end: str) -> None:
    assert body(f"Title{end}{end}Signs{end}{end}It aches.") == "## Signs\n\nIt aches."


def test_characters_that_cannot_be_seen_go() -> None:
    assert body("Title\n\nIt\u00a0is a\u200b disc\u00adus\ufeff.") == "It is a discus."


@pytest.mark.parametrize(
    "line",
    [
        "Common Causes",
        "What can be done?",
        "¿Qué es?",
        "Come and see us!",
        "Symptoms:",
        "THE NERVE",
    ],
)
def test_a_short_line_can_be_a_heading(line: str) -> None:
    assert looks_like_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "It often passes.",
        "causes of pain",
        "Some of the symptoms are:",
        "Causes include",
        "Rest, ice,",
        "It hurts. And then",
        "Call us if",
        "Instructions:",
        LONG[:-1],
        "",
        "…",
        "Wait and see how it goes and then call us today!",
    ],
)
def test_a_line_that_ends_or_begins_like_a_sentence_is_no_heading(line: str) -> None:
    assert not looks_like_heading(line)


def test_a_heading_may_stand_right_above_its_text_or_list() -> None:
    page = f"Title\n\nCommon Causes\n{LONG}\n\nUsual Signs\n- Pain\n- Fever"

    assert body(page) == f"## Common Causes\n\n{LONG}\n\n## Usual Signs\n\n- Pain\n- Fever"


def test_a_heading_may_stand_right_above_the_line_that_a_list_is_hung_on() -> None:
    page = (
        f"Title\n\n{LONG}\n\nWhen to call\nCall us if\n- you fall\n\n"
        "Leg Lift\n\nSteps:\n1. Lie down."
    )
    assert body(page).endswith(
        "## When to call\n\nCall us if\n\n- you fall\n\n## Leg Lift\n\nSteps:\n\n1. Lie down."
    )


def test_an_underlined_line_is_a_heading_and_a_rule_is_nothing() -> None:
    page = "Title\n=====\n\nBig\n===\n\nText.\n\nsmall\n-----\n\nMore.\n\n-----\n\nEnd."

    assert body(page) == "## Big\n\nText.\n\n### small\n\nMore.\n\nEnd."


def test_capitals_outrank_other_headings() -> None:
    page = "Title\n\nBACK PAIN\n\nText.\n\nCommon causes\n\nMore.\n\nLEG PAIN\n\nEnd."

    assert body(page).split("\n\n")[::2] == ["## BACK PAIN", "### Common causes", "## LEG PAIN"]


def test_numbered_headings_keep_their_number() -> None:
    page = "Title\n\n1. Leg lift\n\nLift a leg.\n\n2. Wall sit\n\nSit down."

    assert body(page).split("\n\n")[::2] == ["## 1. Leg lift", "## 2. Wall sit"]


def test_numbered_lines_with_blank_lines_between_are_one_list() -> None:
    page = "Title\n\nDo this:\n\n1. Sit down\n\n2. Lean back\n\n3. Rest\n\nThen go home."

    assert "1. Sit down\n2. Lean back\n3. Rest\n\nThen go home." in body(page)


def test_short_lines_after_a_colon_are_a_list_without_bullets() -> None:
    page = "Title\n\nCauses include:\n\nNarrow canal\nHerniated disc\n\nNext Steps\n\nCall us."

    assert body(page) == (
        "Causes include:\n\n- Narrow canal\n- Herniated disc\n\n## Next Steps\n\nCall us."
    )


def test_an_empty_heading_is_the_parent_of_the_exercises_after_it() -> None:
    page = (
        "Title\n\nMoves\n\nLeg lift\n\n• Lie.\n• Hold for a while.\n\n"
        "Wall sit\n\n• Stand.\n• Hold for a while.\n\nOur Promise\n\nWe listen."
    )
    assert [line for line in body(page).split("\n") if line.startswith("#")] == [
        "## Moves",
        "### Leg lift",
        "### Wall sit",
        "## Our Promise",
    ]


def test_a_file_without_a_title_line_is_named_after_itself_and_doubted() -> None:
    result = ingest("lower-back_pain.txt", f"{LONG}\n\n{LONG}".encode())

    assert result.receipt.title == "Lower back pain"
    assert "no title" in result.receipt.doubtful[0].what


def test_short_lines_at_the_end_head_nothing_and_are_doubted() -> None:
    page = f"Title\n\n{LONG}\n\nElm Street Practice"

    assert body(page).endswith("\n\nElm Street Practice")
    assert "nothing under it" in doubts(page)["Elm Street Practice"]


def test_a_short_line_under_a_heading_that_the_text_ignores_is_a_caption() -> None:
    page = (
        "Sore Legs\n\nHow Discs Age\n\nPark bench\n\n"
        "Discs lose water as they age. They get thinner.\n"
    )
    assert body(page) == "## How Discs Age\n\nDiscs lose water as they age. They get thinner."
    assert reasons(page) == {"Park bench": "image caption"}


def test_a_heading_under_a_heading_stays_if_the_text_speaks_of_it() -> None:
    page = "Sore Legs\n\nTreatment\n\nCold packs\n\nCold packs numb the treatment area for a while."

    assert body(page).startswith("## Treatment\n\n### Cold packs\n\n")
    assert reasons(page) == {}


def test_a_heading_over_an_exercise_is_no_caption() -> None:
    page = "Sore Legs\n\nMoves For Legs\n\nBird dog\n\n• Kneel.\n• Hold moves for ten seconds."

    assert "### Bird dog" in body(page)


def test_a_short_line_between_title_and_first_heading_is_a_caption() -> None:
    page = f"Sore Legs at Night\n\nSore legs\n\nWhat helps?\n\n{LONG}"

    assert reasons(page) == {"Sore legs": "image caption"}
    assert doubts(page) == {}


def test_such_a_line_with_words_of_its_own_is_doubted() -> None:
    page = f"Sore Legs at Night\n\nWooden bed frame\n\nWhat helps?\n\n{LONG}"

    assert reasons(page) == {"Wooden bed frame": "image caption"}
    assert "under the title" in doubts(page)["Wooden bed frame"]


def test_a_caption_between_two_paragraphs_is_told_by_everything_pointing_there() -> None:
    page = (
        "Sore Legs\n\nHow Discs Age\n\nBelow each bone lies a jelly core.\n\nJelly core\n\n"
        "Discs dry out as people age.\n"
    )
    assert reasons(page) == {"Jelly core": "image caption"}
    assert "between two paragraphs" in doubts(page)["Jelly core"]


def test_a_heading_between_two_paragraphs_stays() -> None:
    page = "Sore Legs\n\nHow Discs Age\n\nDiscs dry out.\n\nGood Shoes\n\nShoes cushion each step."

    assert "## Good Shoes" in body(page)


@pytest.mark.parametrize(
    "caption",
    [
        "Figure 2: the sciatic nerve",
        "Fig. 1 Discs",
        "Photo: a mat",
        "Image of a spine",
        "Woman holding her lower back",
        "Hombre caminando en el parque",
        "Foto: una silla",
    ],
)
def test_a_caption_can_say_itself_what_it_is(caption: str) -> None:
    assert reasons(f"Title\n\n{LONG}\n\n{caption}\n\n{LONG}") == {caption: "image caption"}


@pytest.mark.parametrize("line", ["Imaging and what it shows", "Women over fifty", "Figures lie"])
def test_a_heading_that_only_sounds_like_a_caption_stays(line: str) -> None:
    assert f"## {line}" in body(f"Title\n\n{LONG}\n\n{line}\n\n{LONG}")
