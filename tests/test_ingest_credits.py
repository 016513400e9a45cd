"""Authors, reviewers, dates and sources: from the page into the front matter, each only once."""

import datetime
import tomllib

import pytest

from sciabot.ingest import ingest
from sciabot.ingest.dates import date_of
from sciabot.ingest.names import is_certainly_name, is_name

TEXT = "The lower back carries most of the body, and it gets tired like any other part of it."
MAY = datetime.date(2024, 5, 1)


def front(text: str, name: str = "a.txt") -> dict[str, object]:
    return tomllib.loads(ingest(name, text.encode()).markdown.split("+++")[1])


def page(line: str) -> str:
    return f"Sore Backs\n\n{line}\n\n{TEXT}\n\n{TEXT}"


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("By Ann Lee, PT", {"author": "Ann Lee, PT"}),
        ("Written by Dr. Ann de la Cruz", {"author": "Dr. Ann de la Cruz"}),
        ("Por Inés Robledo", {"author": "Inés Robledo"}),
        ("Medically reviewed by Bo Ray, MD", {"reviewer": "Bo Ray, MD"}),
        ("Reviewed by Bo Ray, MD on May 1, 2024", {"reviewer": "Bo Ray, MD", "reviewed": MAY}),
        ("Last reviewed: 1 May 2024", {"reviewed": MAY}),
        ("Next review: 2024-05-01", {"review_by": MAY}),
        ("Posted on May 1st, 2024 by Ann Lee", {"author": "Ann Lee", "published": MAY}),
        ("By Ann Lee on May 1, 2024", {"author": "Ann Lee", "published": MAY}),
        ("By Ann Lee | Published May 1, 2024", {"author": "Ann Lee", "published": MAY}),
        ("Publicado el 1 de mayo de 2024", {"published": MAY}),
        ("Última revisión: 1 de mayo de 2024", {"reviewed": MAY}),
        ("Updated May 1, 2024", {}),
        ("Source: Elm (https://elm.example/a).", {"url": "https://elm.example/a"}),
        ("Fuente: https://elm.example/a", {"url": "https://elm.example/a"}),
    ],
)
def test_a_credit_goes_into_the_front_matter(line: str, facts: dict[str, object]) -> None:
    found = front(page(line))

    assert {key: found[key] for key in found if key not in ("id", "title", "language")} == facts
    assert ingest("a.txt", page(line).encode()).receipt.left_out[0].text == line


@pytest.mark.parametrize(
    "line",
    [
        "By noon most people feel better.",
        "By Ann Lee, and what she learned from it.",
        "Reviewed by nobody yet.",
        "Written by hand, notes last longer.",
        "Posted on the wall is a chart.",
        "The source of the pain is often a disc.",
    ],
)
def test_a_sentence_that_begins_like_a_credit_stays(line: str) -> None:
    assert line in ingest("a.txt", page(line).encode()).markdown
    assert not {"author", "reviewer", "url"} & front(page(line)).keys()


def test_a_date_that_can_be_read_in_two_ways_is_not_kept_and_doubted() -> None:
    receipt = ingest("a.txt", page("Last reviewed: 05/04/2024").encode()).receipt

    assert "reviewed" not in front(page("Last reviewed: 05/04/2024"))
    assert "two ways" in receipt.doubtful[0].what


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-01", MAY),
        ("2024-05-01T09:30:00+00:00", MAY),
        ("Sept. 3, 2021", datetime.date(2021, 9, 3)),
        ("3 de septiembre del 2021", datetime.date(2021, 9, 3)),
        ("13/05/2024", datetime.date(2024, 5, 13)),
        ("05/13/2024", datetime.date(2024, 5, 13)),
        ("05/05/2024", datetime.date(2024, 5, 5)),
        ("05/04/2024", None),
        ("2024-02-30", None),
        ("last spring", None),
        ("", None),
    ],
)
def test_a_date_counts_if_it_has_one_reading(written: str, day: datetime.date | None) -> None:
    assert date_of(written) == day


@pytest.mark.parametrize(
    "name", ["Ann Lee, PT, DPT", "Dr. Reed", "Dra. Inés Robledo", "Bo Ray, M.D."]
)
def test_a_name_with_a_degree_or_title_is_certain(name: str) -> None:
    assert is_certainly_name(name)


@pytest.mark.parametrize("text", ["Ann Lee", "Spinal Stenosis", "Ice, Heat", "Dr. told me so"])
def test_other_capitalised_words_are_not_certain(text: str) -> None:
    assert not is_certainly_name(text)


def test_a_name_is_two_to_five_capitalised_words() -> None:
    assert is_name("Ann Lee")
    assert not is_name("Ann")
    assert not is_name("Ann lifts boxes")
    assert not is_name("A" * 100)


BOX = "Ann Lee, PT\n\nAnn Lee, PT, teaches movement in a town that we made up."


def body(text: str, name: str = "a.txt") -> str:
    return ingest(name, text.encode()).markdown.split("+++\n\n", 1)[1].strip()


def test_an_author_box_at_the_top_and_the_bottom_is_kept_once_at_the_end() -> None:
    text = f"Sore Backs\n\n{BOX}\n\nWhat Helps\n\n{TEXT}\n\n{BOX}"

    assert body(text) == f"## What Helps\n\n{TEXT}\n\n## About The Author\n\n{BOX}"
    assert {left.reason for left in ingest("a.txt", text.encode()).receipt.left_out} == {
        "author box repeated"
    }


def test_the_heading_of_an_author_box_stays_as_the_page_has_it() -> None:
    text = f"Sore Backs\n\nMeet the Author\n{BOX}\n\nWhat Helps\n\n{TEXT}"

    assert body(text).endswith(f"## Meet the Author\n\n{BOX}")


def test_an_author_box_without_a_heading_gets_one_in_the_language_of_the_page() -> None:
    text = (
        "La espalda\n\nEl dolor de la espalda se pasa con el calor y con los paseos.\n\n"
        "Dra. Inés Robledo\n\nDra. Inés Robledo atiende en una clínica que no existe."
    )
    assert "## Sobre el autor\n\nDra. Inés Robledo\n\n" in body(text)


def test_a_name_without_a_biography_is_only_kept_in_the_front_matter() -> None:
    text = f"Sore Backs\n\nWhat Helps\n\n{TEXT}\n\nAbout the Author\n\nAnn Lee, PT"

    assert front(text)["author"] == "Ann Lee, PT"
    assert "About the Author" not in body(text)


def test_a_fuller_name_wins_over_the_same_name_without_degrees() -> None:
    assert front(f"Sore Backs\n\nBy Ann Lee\n\n{TEXT}\n\n{BOX}")["author"] == "Ann Lee, PT"
    assert front(f"Sore Backs\n\nBy Zoe Fox\n\n{TEXT}\n\n{BOX}")["author"] == "Zoe Fox"
