"""The hazard log names controls that exist: every test in it is there, and every line is whole."""

import re
from functools import cache
from pathlib import Path

import pytest

from sciabot.safety import find_forbidden

TESTS = Path(__file__).parent
LOG = TESTS.parent / "src" / "sciabot" / "safety" / "data" / "hazards.md"
TEXT = LOG.read_text(encoding="utf-8")
LINES = [line for line in TEXT.splitlines() if re.match(r"\| H\d+ ", line)]
NAMED = re.compile(r"`((?:browser/)?test_\w+\.py)::(test_\w+)`")


@cache
def names_in(file: str) -> frozenset[str]:
    path = TESTS / file
    if not path.is_file():
        return frozenset()
    return frozenset(re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.M))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split()[1])
def test_a_hazard_has_a_cause_a_control_and_tests_that_exist(line: str) -> None:
    cells = [cell.strip() for cell in line.strip("|").split("|")]
    assert len(cells) == 5
    assert all(cells)
    shown = NAMED.findall(cells[-1])
    assert shown
    assert NAMED.sub("", cells[-1]).strip() == ""
    missing = [f"{file}::{test}" for file, test in shown if test not in names_in(file)]
    assert missing == []


def test_hazards_are_numbered_without_a_gap() -> None:
    assert [line.split()[1] for line in LINES] == [f"H{n}" for n in range(1, len(LINES) + 1)]
    assert len(LINES) >= 12


def test_a_test_that_does_not_exist_would_be_found() -> None:
    assert "test_hazards_are_numbered_without_a_gap" in names_in("test_hazards.py")
    assert "test_that_nobody_wrote" not in names_in("test_hazards.py")
    assert names_in("test_gone.py") == frozenset()


def test_the_log_reassures_nobody() -> None:
    assert find_forbidden(TEXT) == ()
