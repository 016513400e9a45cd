"""Figures → one page that a clinic's safety lead can read, print and sign.

A file of its own: no script and nothing from elsewhere, so that it opens in ten years as it does
today. The words are in report.html.j2; this module only lays out what stands in its tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from sciabot.evaluation.plot import Plot, Point, plot
from sciabot.evaluation.provenance import Provenance
from sciabot.evaluation.scoring import (
    FALSE_ALARM,
    Figure,
    Judged,
    any_card,
    misses,
    tally,
)
from sciabot.safety import Urgency

LANGUAGES = {"en": "English", "es": "Spanish"}  # any other stands as the file names it
UNKNOWN = "no such rule"


@dataclass(frozen=True, slots=True)
class LevelLine:
    """Messages of one label, by the card that they got."""

    level: Urgency
    total: int
    shown: tuple[int, int, int]  # emergency, urgent, none


@dataclass(frozen=True, slots=True)
class FlagLine:
    """One warning sign: what it found here, and who reviewed it."""

    title: str
    level: str
    figure: Figure | None  # None: no message of this set is about it
    reviewed: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """Messages of one language or slice; missed danger and false alarms stay apart."""

    name: str
    total: int
    enough: Figure
    danger: Figure
    alarms: Figure


def render(
    tested: Provenance,
    judged: Sequence[Judged],
    curve: Sequence[Point],
    *,
    show_misses: bool = False,
) -> str:
    """The page; what the messages say stands in it only with `show_misses`."""
    figures = tally(judged)
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            tested=tested,
            judged=judged,
            figures=figures,
            broken=sum(one.broke for one in judged),
            plot=_plot(figures, curve),
            levels=_levels(judged),
            flags=_flags(tested, figures),
            languages=_groups("lang", judged, figures),
            slices=_groups("slice", judged, figures),
            misses=misses(judged) if show_misses else [],
        )
    )


def percent(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.1%}"


def bounds(figure: Figure) -> str:
    """The 95% interval as people write a range."""
    low, high = figure.interval
    return f"{low:.1%} to {high:.1%}" if figure.total else "–"


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sciabot.evaluation", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(percent=percent, bounds=bounds)
    environment.globals["language_names"] = LANGUAGES
    return environment


def _plot(figures: dict[str, Figure], curve: Sequence[Point]) -> Plot | None:
    """Without both emergencies and messages of no danger, there is nothing to weigh."""
    if any_card(Urgency.EMERGENCY) in figures and FALSE_ALARM in figures and curve:
        return plot(curve)
    return None


def _levels(judged: Sequence[Judged]) -> list[LevelLine]:
    lines = []
    for level in reversed(Urgency):
        shown = [one.level for one in judged if one.row.level is level]
        emergency, urgent, none = (shown.count(got) for got in reversed(Urgency))
        lines.append(LevelLine(level, len(shown), (emergency, urgent, none)))
    return lines


def _flags(tested: Provenance, figures: dict[str, Figure]) -> list[FlagLine]:
    """Every sign of the rules, and every other that the messages name."""
    found = {
        name.removeprefix("flag:").removesuffix(" any card"): figure
        for name, figure in figures.items()
        if name.startswith("flag:")
    }
    known = [
        FlagLine(
            title=flag.title,
            level=flag.level,
            figure=found.pop(flag.id, None),
            reviewed=_reviewed(flag.reviewed_by, flag.reviewed_on),
        )
        for flag in tested.flags
    ]
    return known + [FlagLine(id, UNKNOWN, figure, "") for id, figure in found.items()]


def _reviewed(by: str, on: str) -> str:
    if not by:
        return "not reviewed yet"
    return f"{by}, {on}" if on else by


def _groups(kind: str, judged: Sequence[Judged], figures: dict[str, Figure]) -> list[GroupLine]:
    names = [name for name in figures if name.startswith(f"{kind}:")]
    return [_group(name.partition(":")[2], kind, judged) for name in names]


def _group(name: str, kind: str, judged: Sequence[Judged]) -> GroupLine:
    inside = [one for one in judged if name in _names(kind, one)]
    danger = [one.has_card for one in inside if one.in_danger]
    alarms = [one.has_card for one in inside if not one.in_danger]
    return GroupLine(
        name=name,
        total=len(inside),
        enough=Figure(sum(one.is_enough for one in inside), len(inside)),
        danger=Figure(sum(danger), len(danger)),
        alarms=Figure(sum(alarms), len(alarms)),
    )


def _names(kind: str, one: Judged) -> tuple[str, ...]:
    return (one.row.language,) if kind == "lang" else one.row.slices
