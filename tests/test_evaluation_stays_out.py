"""No development question or message, nor a near copy, may stand in what ships.

A figure on a set that the rules have seen says nothing. Rows of fewer than four words are left
out: "sciatica symptoms" is nobody's.
"""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.answers.training_set import read_questions
from bench.triage.training_set import read_training_set
from rapidfuzz import fuzz, process

from sciabot.language import words

ROOT = Path(__file__).resolve().parents[1]
EVAL = ROOT.parent / "shared" / "eval"
NEAR = 88  # of 100: a word or two changed

pytestmark = pytest.mark.skipif(not EVAL.is_dir(), reason="needs ../shared/eval")


def plain(text: str) -> str:
    return " ".join(words(text))


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def rows() -> dict[str, str]:
    found = {}
    for path in sorted(EVAL.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for text in (row.get("question") or row.get("message"), *row["history"]):
                if len(plain(text).split()) >= 4:
                    found[plain(text)] = row["id"]
    return found


def shipped() -> dict[str, str]:
    """All data of ours: rules, synonyms, aspects, front matter, test and training texts."""
    found = {}
    files = [
        *ROOT.glob("src/**/*.toml"),
        *ROOT.glob("corpus/*.toml"),
        *ROOT.glob("tests/**/*.toml"),
    ]
    for path in files:
        for text in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
            found[plain(text)] = path.name
    for message in read_training_set():
        for turn in message.turns:
            found[plain(turn)] = "the second reader's training set"
    for asked in read_questions():
        for turn in (*asked.history, asked.question):
            found[plain(turn)] = "the questions to learn ranking from"
    for path in [*ROOT.glob("corpus/*.md"), *ROOT.glob("tests/**/*.md")]:
        parts = path.read_text(encoding="utf-8").split("+++")
        if len(parts) > 2:
            for text in strings(tomllib.loads(parts[1])):
                found[plain(text)] = path.name
    return {text: name for text, name in found.items() if len(text.split()) >= 4}


def test_nothing_that_ships_is_a_development_row_or_nearly_one() -> None:
    known = rows()
    assert len(known) > 300
    copies = []
    for text, name in shipped().items():
        match = process.extractOne(text, known.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        if match:
            copies.append(f"{name}: {text!r} is nearly {known[match[0]]}: {match[0]!r}")
    assert not copies, "\n".join(copies)


def test_the_comparison_finds_a_copy() -> None:
    text, row = next(iter(rows().items()))
    match = process.extractOne(text + "s", rows().keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
    assert match is not None
    assert rows()[match[0]] == row
