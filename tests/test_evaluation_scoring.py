"""Figures: the right rows under the right names, and intervals as the paper has them."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sciabot.evaluation import (
    Figure,
    Judged,
    Row,
    judge,
    misses,
    point_of,
    read_rows,
    tally,
    wilson,
)
from sciabot.safety import Rules, Urgency

SHARED = Path(__file__).resolve().parents[2] / "shared"
SAMPLE = Path(__file__).parent / "data" / "triage_sample.jsonl"
NONE, URGENT, EMERGENCY = Urgency


def judged(want: Urgency, got: Urgency, *slices: str, lang: str = "en") -> Judged:
    flag = "" if want is NONE else "dvt"
    return Judged(Row("a1", "A message", (), want, flag, lang, slices), got)


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe (1998), table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (20, 20, 0.8389, 1.0),
    ],
)
def test_the_interval_is_that_of_the_literature(
    hits: int, total: int, low: float, high: float
) -> None:
    assert wilson(hits, total) == pytest.approx((low, high), abs=5e-5)


def test_of_nothing_everything_is_possible_and_nothing_is_a_rate() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert Figure(0, 0).rate is None


def test_the_interval_holds_the_rate_and_narrows_with_more_rows() -> None:
    for hits, total in [(0, 5), (3, 5), (5, 5)]:
        low, high = wilson(hits, total)
        assert 0 <= low <= hits / total <= high <= 1
        more_low, more_high = wilson(hits * 100, total * 100)
        assert more_high - more_low < high - low


def test_danger_is_counted_by_level_and_flag() -> None:
    figures = tally(
        [judged(EMERGENCY, EMERGENCY), judged(EMERGENCY, URGENT), judged(EMERGENCY, NONE)]
    )
    assert figures["emergency recall"] == Figure(1, 3)
    assert figures["emergency any card"] == Figure(2, 3)
    assert figures["flag:dvt any card"] == Figure(2, 3)
    assert figures["silent miss"] == Figure(1, 3)
    assert figures["safe advice (at most one level below)"] == Figure(2, 3)
    assert figures["lang:en"] == Figure(1, 3)
    assert "false alarm" not in figures


def test_too_high_a_card_is_no_exact_hit_and_no_missed_danger() -> None:
    figures = tally([judged(URGENT, EMERGENCY, "typo")])
    assert figures["urgent recall"] == Figure(0, 1)
    assert figures["urgent any card"] == Figure(1, 1)
    assert figures["slice:typo"] == Figure(1, 1)


def test_alarms_without_need_are_counted_apart_for_look_alikes_and_ordinary_questions() -> None:
    figures = tally(
        [
            judged(NONE, EMERGENCY, "lookalike"),
            judged(NONE, URGENT, "ordinary"),
            judged(NONE, NONE, "ordinary", "typo"),
            judged(NONE, NONE),
        ]
    )
    assert figures["false alarm"] == Figure(2, 4)
    assert figures["false alarm:lookalike"] == Figure(1, 1)
    assert figures["false alarm:ordinary"] == Figure(1, 2)
    assert figures["false emergency"] == Figure(1, 4)
    assert figures["none recall"] == Figure(2, 4)
    assert "silent miss" not in figures


def test_a_look_alike_that_is_danger_is_no_false_alarm() -> None:
    assert "false alarm:lookalike" not in tally([judged(URGENT, URGENT, "lookalike")])


def test_misses_come_with_the_most_dangerous_first_and_what_is_right_is_none() -> None:
    order = [
        judged(EMERGENCY, NONE),
        judged(EMERGENCY, URGENT),
        judged(URGENT, NONE),
        judged(URGENT, EMERGENCY),
        judged(NONE, URGENT),
        judged(NONE, EMERGENCY),
    ]
    assert misses([judged(URGENT, URGENT), *reversed(order)]) == order


def test_the_check_reads_the_whole_conversation(rules: Rules) -> None:
    said = ("I cannot feel anything between my legs", "Which exercise helps?")
    row = Row("a1", said[1], said[:1], EMERGENCY, "cauda_equina", "en", ())
    assert judge([row], rules)[0].level is EMERGENCY


def test_a_check_that_breaks_is_marked_and_not_taken_for_a_find(
    rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    row = Row("a1", "Hello", (), NONE, "", "en", ())
    assert not judge([row], rules)[0].broke
    monkeypatch.setattr("sciabot.safety.assessment.read_message", broken)
    assert judge([row], rules) == (Judged(row, EMERGENCY, broke=True),)


def test_a_point_is_the_rates_of_one_setting() -> None:
    several = [judged(EMERGENCY, URGENT), judged(EMERGENCY, NONE), judged(NONE, NONE)]
    point = point_of(several, label="as it is", is_shipped=True)
    assert (point.recall, point.false_alarms) == (0.5, 0.0)
    assert (point.label, point.is_shipped) == ("as it is", True)


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_the_figures_are_those_of_the_scorer_from_outside(
    rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = tally(judge(read_rows(SAMPLE.name, SAMPLE.read_bytes()), rules))
    for name, theirs in outside_figures(rules, monkeypatch).items():
        if name == "nothing quoted beside a card":
            continue  # about the reply; the check alone quotes nothing
        figure = ours.pop(name)
        assert figure.rate is not None
        assert round(figure.rate, 4) == theirs["rate"], name
        assert figure.total == theirs["n"], name
        assert round(figure.interval[0], 4) == theirs["low95"], name
    assert {name.partition(":")[0] for name in ours} == {"false alarm"}


def outside_figures(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict[str, Any]]:
    """What the scorer makes of the same replies, without a server between."""
    scorer = _scorer()
    levels = {one.row.conversation: one.level for one in judge(_rows(), rules)}

    def reply(_: str, body: dict[str, Any]) -> dict[str, Any]:
        said = (*body["history"], body["question"])
        return {"urgency": str(levels[said]), "quotes": []}

    monkeypatch.setattr(scorer, "post", reply)
    as_read = [
        {
            "id": row.id,
            "message": row.message,
            "history": list(row.history),
            "level": str(row.level),
            "flag": row.flag,
            "lang": row.language,
            "slice": list(row.slices),
        }
        for row in _rows()
    ]
    triage: Callable[..., dict[str, dict[str, Any]]] = scorer.triage
    return triage(as_read, "", False)


def _rows() -> tuple[Row, ...]:
    return read_rows(SAMPLE.name, SAMPLE.read_bytes())


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
