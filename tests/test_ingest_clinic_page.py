"""The raw page of a real clinic, which lies outside the repository: read here, never copied.

Its lines are named by number; what they say is read from the file at test time.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from sciabot.ingest import Ingested, ingest

SHARED = Path(__file__).resolve().parents[2] / "shared"
PAGE = SHARED / "clinic" / "sciatica-exercises.txt"
SHA256 = "07e76362f35ca4cba1274e567eb4e63a7e20fb852e795bb3bf22a622e83b9b54"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")

CAPTIONS = {3, 19}
REPEATED = {95, 97, 99}  # the author box once more; 92 is the name again
FURNITURE_FROM = 101
HEADINGS = (5, 17, 35, 39, 49, 51, 58, 67, 73, 84, 89)
EXERCISES = (51, 58, 67, 73)
NOTE, OWN_CAUTION, REMEMBER = 47, 65, 82


@dataclass(frozen=True, slots=True)
class Source:
    lines: tuple[str, ...]

    def __getitem__(self, number: int) -> str:
        return " ".join(self.lines[number - 1].removeprefix("  • ").split())

    def numbers(self) -> list[int]:
        return [n for n, line in enumerate(self.lines, start=1) if line.strip()]


@pytest.fixture(scope="module")
def source() -> Source:
    data = PAGE.read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        pytest.skip("the page is another one than these line numbers are of")
    return Source(tuple(data.decode().split("\n")))


@pytest.fixture(scope="module")
def ingested() -> Ingested:
    return ingest(PAGE.name, PAGE.read_bytes())


def _text(markdown: str) -> list[str]:
    """The lines of the body without their markup."""
    body = markdown.split("\n+++\n", 1)[1]
    bare = [re.sub(r"^(?:#+ |- |\d+\. |> )", "", line) for line in body.split("\n")]
    return [re.sub(r"\\(.)", r"\1", line) for line in bare if line and line != "[!CAUTION]"]


def _front_matter(markdown: str) -> dict[str, object]:
    return tomllib.loads(markdown.split("+++")[1])


def test_every_line_of_the_article_survives_word_for_word_and_in_order(
    source: Source, ingested: Ingested
) -> None:
    article = [
        source[n]
        for n in source.numbers()
        if 1 < n < FURNITURE_FROM and n not in CAPTIONS | REPEATED | {92}
    ]

    assert _text(ingested.markdown) == article


def test_none_of_the_lines_around_the_article_survives(source: Source, ingested: Ingested) -> None:
    around = [source[n] for n in source.numbers() if n >= FURNITURE_FROM or n in CAPTIONS]
    text = _text(ingested.markdown)

    assert not set(around) & set(text)
    assert not any(line in kept for line in around for kept in text if len(line) > 20)


def test_what_was_left_out_is_in_the_receipt_with_its_line_and_a_reason(
    source: Source, ingested: Ingested
) -> None:
    left_out = {left.line: left for left in ingested.receipt.left_out}

    assert set(left_out) == {
        n for n in source.numbers() if n >= FURNITURE_FROM or n in CAPTIONS | REPEATED | {92}
    }
    assert all(source[n] == left.text for n, left in left_out.items())
    assert {left_out[n].reason for n in CAPTIONS} == {"image caption"}
    assert {left_out[n].reason for n in REPEATED} == {"author box repeated"}


def test_every_heading_has_its_level(source: Source, ingested: Ingested) -> None:
    found = re.findall(r"^(#+) (.*)$", ingested.markdown, re.MULTILINE)

    assert found == [("###" if n in EXERCISES else "##", source[n]) for n in HEADINGS]
    assert ingested.receipt.kept == tuple(source[n] for n in HEADINGS)


def test_title_and_author_stand_in_the_front_matter(source: Source, ingested: Ingested) -> None:
    front = _front_matter(ingested.markdown)

    assert front["title"] == source[1] == ingested.receipt.title
    assert front["author"] == source[90]
    assert front["id"] == "sciatica-exercises"
    assert front["language"] == "en"


def test_each_exercise_is_one_unbroken_list_of_steps(source: Source, ingested: Ingested) -> None:
    blocks = ingested.markdown.split("\n\n")
    for heading in EXERCISES:
        steps = blocks[blocks.index(f"### {source[heading]}") + 1].split("\n")
        assert [step.partition(". ")[0] for step in steps] == [
            str(n) for n in range(1, len(steps) + 1)
        ]


def test_the_cautions_and_only_they_are_written_as_cautions(
    source: Source, ingested: Ingested
) -> None:
    found = re.findall(r"> \[!CAUTION\]\n> (.*)", ingested.markdown)

    assert found == [f"\\{source[NOTE]}", source[OWN_CAUTION], source[REMEMBER]]


def test_both_notes_hold_for_all_exercises(source: Source, ingested: Ingested) -> None:
    names = [source[n] for n in EXERCISES]

    assert _front_matter(ingested.markdown)["cautions"] == {
        source[39]: names,
        source[73]: names[:-1],
    }
