"""`sciabot evaluate`: how well the parts do what they must, measured on labelled files.

The file is the staff's own, so its messages may be shown. Everything is read and measured before
the first line is printed.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated
from unicodedata import category

import typer
from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from sciabot import __version__
from sciabot.cli.folder import CorpusOption, bytes_of, extra_rules, write
from sciabot.errors import SciabotError
from sciabot.evaluation import (
    Figure,
    Judged,
    Provenance,
    judge,
    misses,
    other_points,
    point_of,
    read_rows,
    render,
    rules_digest,
    sha256,
    tally,
)
from sciabot.evaluation.report import bounds, percent
from sciabot.safety import load_rules
from sciabot.settings import read_settings

app = typer.Typer(no_args_is_help=True)
_out = Console(soft_wrap=True)

GROUPS = ("false", "flag:", "lang:", "slice:")  # figures whose names begin so stand together


@app.callback()
def _evaluate() -> None:
    """Measure on labelled files how well the parts do what they must."""


@app.command()
def triage(
    file: Annotated[Path, typer.Argument(help="Labelled messages, one JSON object a line.")],
    corpus: CorpusOption = None,
    report: Annotated[
        Path | None, typer.Option("--report", help="Also write a page to print and sign.")
    ] = None,
    show_misses: Annotated[
        bool, typer.Option("--show-misses", help="Show the messages that were judged wrongly.")
    ] = False,
) -> None:
    """Measure the red-flag check: danger that it misses, alarms without need."""
    if report is not None and report.resolve() == file.resolve():
        raise SciabotError(f"{report} is the file of messages: give --report another name.")
    data = bytes_of(file)
    rows = read_rows(file.name, data)
    extra = extra_rules(read_settings(corpus=corpus).corpus)
    rules = load_rules(extra)
    judged = judge(rows, rules)
    tested = Provenance(
        file=file.name,
        sha256=sha256(data),
        date=datetime.date.today(),
        version=__version__,
        rules=rules_digest(extra),
        has_extra=extra is not None,
        flags=rules.flags,
    )
    _show(tested, judged)
    if show_misses:
        _show_misses(judged)
    if report is not None:
        _out.print("The report compares other settings: each message is read some times more.")
        shipped = point_of(judged, label="the check as it is", is_shipped=True)
        curve = [shipped, *other_points(rows, rules)]
        write(report, render(tested, judged, curve, show_misses=show_misses))
        _out.print(f"[green]written[/] {escape(str(report))}")


def _show(tested: Provenance, judged: Sequence[Judged]) -> None:
    _out.print(f"{len(judged)} messages of {escape(tested.file)}, SHA-256 {tested.sha256}")
    _out.print(f"sciabot {tested.version}, rules SHA-256 {tested.rules}")
    _out.print(_table(tally(judged)))
    if broken := sum(one.broke for one in judged):
        told = "The check itself failed; that counts as an emergency and hides what it missed:"
        _out.print(f"[bold red]{told}[/] {broken} messages.")


def _table(figures: Mapping[str, Figure]) -> Table:
    table = Table("figure", box=SIMPLE)
    for heading in ("count", "rate", "95% interval"):
        table.add_column(heading, justify="right", no_wrap=True)
    for group in _grouped(figures):
        table.add_section()
        for name in group:
            figure = figures[name]
            count = f"{figure.hits}/{figure.total}"
            table.add_row(_harmless(name), count, percent(figure.rate), bounds(figure))
    return table


def _grouped(figures: Mapping[str, Figure]) -> Iterator[list[str]]:
    """The names as they are printed: danger that was met or missed first."""
    yield [name for name in figures if not name.startswith(GROUPS)]
    for start in GROUPS:
        yield [name for name in figures if name.startswith(start)]


def _show_misses(judged: Sequence[Judged]) -> None:
    for one in misses(judged):
        row = one.row
        about = _harmless(f" {row.flag}" if row.flag else "")
        _out.print(f"[bold]{_harmless(row.id)}[/]{about}: {row.level}, got {one.level}")
        for said in row.conversation:
            _out.print(f"    {_harmless(said)}")


def _harmless(text: str) -> str:
    """`text` without what a terminal would obey instead of showing."""
    shown = (char if category(char) != "Cc" else " " for char in text.replace("\n", " / "))
    return escape("".join(shown))
