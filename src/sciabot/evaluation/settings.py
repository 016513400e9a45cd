"""The check at other settings of the second reader: what a plot of the trade-off is made from."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sciabot.evaluation.plot import Point
from sciabot.evaluation.rows import Row
from sciabot.evaluation.scoring import judge, point_of
from sciabot.safety import Rules

CARD_FROM = (0.1, 0.2, 0.3, 0.5, 0.7, 0.9)  # probabilities from which on a card is shown


def other_points(rows: Iterable[Row], rules: Rules) -> Iterator[Point]:
    """The rules alone, then with a bolder or a shyer second reader; none where there is none."""
    reader = rules.second_reader
    if reader is None:
        return
    rows = tuple(rows)
    alone = judge(rows, replace(rules, second_reader=None))
    yield point_of(alone, label="the rules alone, without the second reader")
    for probability in CARD_FROM:
        bolder = reader.showing_cards_from(probability)
        yield point_of(judge(rows, replace(rules, second_reader=bolder)))
