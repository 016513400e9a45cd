"""The trade-off: what bolder and shyer settings of the second reader give."""

from dataclasses import replace
from pathlib import Path

from sciabot.evaluation import other_points, read_rows
from sciabot.evaluation.settings import CARD_FROM
from tests.safety_messages import whole_check

SAMPLE = Path(__file__).resolve().parent / "data" / "triage_sample.jsonl"
ROWS = read_rows(SAMPLE.name, SAMPLE.read_bytes())


def test_the_rules_alone_come_first_and_no_setting_does_less_than_they() -> None:
    alone, *others = other_points(ROWS, whole_check())
    assert "rules alone" in alone.label
    assert len(others) == len(CARD_FROM)
    for point in others:
        assert point.recall >= alone.recall
        assert point.false_alarms >= alone.false_alarms


def test_a_bolder_setting_never_finds_less() -> None:
    _, *others = other_points(ROWS, whole_check())
    assert [point.recall for point in others] == sorted((p.recall for p in others), reverse=True)


def test_without_a_second_reader_there_is_nothing_to_compare() -> None:
    assert list(other_points(ROWS, replace(whole_check(), second_reader=None))) == []
