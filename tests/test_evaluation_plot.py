"""The plot: every point where its rates say, axes that hold them all, one that ships."""

import pytest

from sciabot.evaluation import Point
from sciabot.evaluation.plot import BOTTOM, LEFT, RIGHT, TOP, plot

ALONE = Point(0.012, 0.86, "rules alone")
SHIPPED = Point(0.05, 0.97, "with the second reader", is_shipped=True)
DRAWN = Point(0.2, 0.99)


def test_points_stand_in_order_inside_the_frame() -> None:
    drawn = plot([DRAWN, SHIPPED, ALONE])
    assert [mark.point for mark in drawn.marks] == [ALONE, SHIPPED, DRAWN]
    for mark in drawn.marks:
        assert LEFT <= mark.x <= RIGHT
        assert TOP <= mark.y <= BOTTOM
    assert drawn.line.count(",") == 3


def test_more_alarms_are_further_right_and_more_found_is_further_up() -> None:
    first, second, third = plot([ALONE, SHIPPED, DRAWN]).marks
    assert first.x < second.x < third.x
    assert first.y > second.y > third.y


def test_only_named_points_and_the_one_that_ships_carry_a_letter() -> None:
    unnamed = Point(0.1, 0.98, is_shipped=True)
    drawn = plot([ALONE, DRAWN, unnamed])
    assert [(mark.letter, mark.point) for mark in drawn.named] == [("A", ALONE), ("B", unnamed)]


def test_letters_of_points_in_one_place_do_not_cover_each_other() -> None:
    one, other = plot([ALONE, Point(0.012, 0.86, "the same")]).named
    assert (one.letter_x, one.letter_y) != (other.letter_x, other.letter_y)


@pytest.mark.parametrize(
    "point", [Point(0.0, 0.0), Point(0.0, 1.0), Point(1.0, 0.0), Point(1.0, 1.0), ALONE]
)
def test_a_single_point_anywhere_gets_axes_of_round_numbers(point: Point) -> None:
    drawn = plot([point])
    assert LEFT <= drawn.marks[0].x <= RIGHT
    assert TOP <= drawn.marks[0].y <= BOTTOM
    for ticks in (drawn.x_ticks, drawn.y_ticks):
        assert 3 <= len(ticks) <= 8
        assert len({tick.label for tick in ticks}) == len(ticks)
    assert drawn.y_ticks[-1].label == "100%"
    assert drawn.x_ticks[0].label == "0%"


def test_where_the_upward_axis_begins_is_said() -> None:
    assert plot([ALONE, SHIPPED]).lowest == "80%"
    assert plot([Point(0.0, 0.0)]).lowest == "0%"
