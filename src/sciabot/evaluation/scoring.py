"""What the check made of each row → counts by name, each with its 95 % interval.

The names are fixed, so that figures of different sets and versions can be laid side by side.
Danger that was missed and alarm without need are never put into one number.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sciabot.evaluation.plot import Point
from sciabot.evaluation.rows import Row
from sciabot.safety import Rules, Urgency, assess
from sciabot.safety.assessment import CHECK_FAILED

FALSE_ALARM = "false alarm"
FALSE_EMERGENCY = "false emergency"
SILENT_MISS = "silent miss"
SAFE_ADVICE = "safe advice (at most one level below)"
KINDS_OF_NONE = ("lookalike", "ordinary")  # slices of rows that need no card

_ORDER = (Urgency.NONE, Urgency.URGENT, Urgency.EMERGENCY)


@dataclass(frozen=True, slots=True)
class Figure:
    """So many of so many."""

    hits: int
    total: int

    @property
    def rate(self) -> float | None:
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.hits, self.total)


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and the level that the check gave it."""

    row: Row
    level: Urgency
    broke: bool = False  # the check failed, and sent the visitor to help for that reason

    @property
    def is_exact(self) -> bool:
        return self.level is self.row.level

    @property
    def has_card(self) -> bool:
        return self.level is not Urgency.NONE

    @property
    def in_danger(self) -> bool:
        return self.row.level is not Urgency.NONE

    @property
    def too_low_by(self) -> int:
        """Levels between what was due and what came; below 0 where it came too high."""
        return _ORDER.index(self.row.level) - _ORDER.index(self.level)

    @property
    def is_safe(self) -> bool:
        return self.too_low_by <= 1

    @property
    def is_enough(self) -> bool:
        """As high as the label or higher; where no card is due, none."""
        return self.too_low_by <= 0 if self.in_danger else self.is_exact


def judge(rows: Iterable[Row], rules: Rules) -> tuple[Judged, ...]:
    """Each row's whole conversation, as the check reads it for a visitor."""
    judged = []
    for row in rows:
        triage = assess(row.conversation, rules)
        judged.append(Judged(row, triage.urgency, broke=CHECK_FAILED in triage.red_flags))
    return tuple(judged)


def tally(judged: Iterable[Judged]) -> dict[str, Figure]:
    """Every figure that the rows give, by name; none of a name that no row belongs to."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for one in judged:
        for name, hit in _counts(one):
            hits[name].append(hit)
    return {name: Figure(sum(found), len(found)) for name, found in sorted(hits.items())}


def misses(judged: Iterable[Judged]) -> list[Judged]:
    """Rows that did not get just what they needed, the most dangerous first."""
    wrong = [one for one in judged if not one.is_exact]
    return sorted(wrong, key=lambda one: (-one.too_low_by, -_ORDER.index(one.row.level)))


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Both ends of the score interval for a proportion p = hits / n.

        (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)

    Edwin B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
    Journal of the American Statistical Association 22 (1927). Of nothing, all is possible.
    """
    if not total:
        return 0.0, 1.0
    n, p = total, hits / total
    centre = p + z * z / (2 * n)
    spread = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def point_of(judged: Sequence[Judged], *, label: str = "", is_shipped: bool = False) -> Point:
    """Where one setting of the check stands in the plot."""
    figures = tally(judged)
    return Point(
        false_alarms=_rate(figures, FALSE_ALARM),
        recall=_rate(figures, any_card(Urgency.EMERGENCY)),
        label=label,
        is_shipped=is_shipped,
    )


def recall(level: Urgency) -> str:
    return f"{level} recall"


def any_card(level: Urgency) -> str:
    return f"{level} any card"


def _rate(figures: Mapping[str, Figure], name: str) -> float:
    figure = figures.get(name)
    return (figure and figure.rate) or 0.0


def _counts(one: Judged) -> Iterator[tuple[str, bool]]:
    """Under which names a row counts, and whether it is a hit there."""
    row = one.row
    yield recall(row.level), one.is_exact
    yield SAFE_ADVICE, one.is_safe
    yield f"lang:{row.language}", one.is_enough
    for name in row.slices:
        yield f"slice:{name}", one.is_enough
    yield from _missed(one) if one.in_danger else _alarms(one)


def _missed(one: Judged) -> Iterator[tuple[str, bool]]:
    yield any_card(one.row.level), one.has_card
    yield f"flag:{one.row.flag} any card", one.has_card
    yield SILENT_MISS, not one.has_card


def _alarms(one: Judged) -> Iterator[tuple[str, bool]]:
    yield FALSE_ALARM, one.has_card
    yield FALSE_EMERGENCY, one.level is Urgency.EMERGENCY
    for kind in KINDS_OF_NONE:
        if kind in one.row.slices:
            yield f"{FALSE_ALARM}:{kind}", one.has_card
