"""Points of the check's settings → what a plot draws, in the plot's own units.

How many emergencies get a card (up) is paid for with false alarms (right): whoever signs a
setting should see what the others would have cost. All pure; the template only writes it down.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

LEFT, RIGHT, TOP, BOTTOM = 46.0, 452.0, 12.0, 196.0
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2)
_MOST_TICKS = 6
_BESIDE = ((10.0, 15.0), (-10.0, -8.0), (10.0, -8.0), (-10.0, 15.0))  # a curve bends up and right


@dataclass(frozen=True, slots=True)
class Point:
    """One setting of the check; rates from 0 to 1."""

    false_alarms: float
    recall: float  # emergencies that got any card
    label: str = ""  # "" for a setting that is only drawn
    is_shipped: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A point where it is drawn; named ones carry a letter that the table beside explains."""

    point: Point
    x: float
    y: float
    letter: str
    letter_x: float
    letter_y: float


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """Everything that is drawn, in units of the view box."""

    marks: tuple[Mark, ...]  # by false alarms
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]

    @property
    def line(self) -> str:
        """The curve as the points of a polyline."""
        return " ".join(f"{mark.x:.1f},{mark.y:.1f}" for mark in self.marks)

    @property
    def named(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.letter)

    @property
    def lowest(self) -> str:
        """Where the upward axis begins: rarely at nought."""
        return self.y_ticks[0].label


def plot(points: Sequence[Point]) -> Plot:
    """At least one point; any order."""
    ordered = sorted(points, key=lambda point: (point.false_alarms, point.recall))
    x = _axis(0.0, max(0.1, *(point.false_alarms for point in ordered)))
    y = _axis(max(0.0, min(point.recall for point in ordered) - 0.05), 1.0)
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    marks: list[Mark] = []
    for point in ordered:
        letter = next(letters, "") if point.label or point.is_shipped else ""
        at = (_across(point.false_alarms, x), _up(point.recall, y))
        beside = _BESIDE[sum(bool(mark.letter) for mark in marks) % len(_BESIDE)]
        marks.append(Mark(point, *at, letter, at[0] + beside[0], at[1] + beside[1]))
    return Plot(
        marks=tuple(marks),
        x_ticks=tuple(Tick(_across(value, x), f"{value:.0%}") for value in x),
        y_ticks=tuple(Tick(_up(value, y), f"{value:.0%}") for value in y),
    )


def _axis(low: float, high: float) -> tuple[float, ...]:
    """Round numbers from at most `low` to at least `high`, few enough to be read."""
    step = next((s for s in _STEPS if (high - low) / s <= _MOST_TICKS - 1), _STEPS[-1])
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(number * step, 4) for number in range(first, last + 1))


def _across(value: float, axis: tuple[float, ...]) -> float:
    return LEFT + (RIGHT - LEFT) * (value - axis[0]) / (axis[-1] - axis[0])


def _up(value: float, axis: tuple[float, ...]) -> float:
    return BOTTOM - (BOTTOM - TOP) * (value - axis[0]) / (axis[-1] - axis[0])
