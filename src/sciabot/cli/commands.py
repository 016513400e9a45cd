"""The commands, each wired from the parts that it needs.

`serve` hands its settings to the workers through the environment, because each worker is a
process that builds its own bot with `build_app`.
"""

import dataclasses
import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from fastapi import FastAPI
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from sciabot import __version__
from sciabot.bot import Bot, Clinic, Outcome, Reply
from sciabot.cli import evaluate
from sciabot.cli.emergency_page import emergency_page
from sciabot.cli.folder import CorpusOption, bytes_of, rules_of, write
from sciabot.corpus import Corpus, Document, parse, read_corpus, read_folder, split
from sciabot.errors import Problem, RulesError, SciabotError
from sciabot.ingest import Ingested, Receipt, ingest
from sciabot.server.app import create_app
from sciabot.server.run import address, listen, run
from sciabot.settings import Settings, read_settings, shipped

app = typer.Typer(
    help="Answers to health questions from a clinic's own articles, word for word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(evaluate.app, name="evaluate")
app.command()(emergency_page)
_out = Console(soft_wrap=True)
_err = Console(stderr=True, soft_wrap=True)


def main() -> None:
    """Run a command; a fault that was foreseen is told in words, with exit status 1."""
    try:
        app()
    except SciabotError as error:
        _err.print(f"[bold red]error:[/] {escape(str(error))}")
        sys.exit(1)


@app.callback(invoke_without_command=True)
def _version(
    show: Annotated[bool, typer.Option("--version", help="Show the version and stop.")] = False,
) -> None:
    if show:
        _out.print(f"sciabot {__version__}")
        raise typer.Exit


@app.command()
def serve(
    corpus: CorpusOption = None,
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder for what the service keeps.")
    ] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one.")] = None,
    workers: Annotated[int | None, typer.Option(help="Number of server processes.")] = None,
) -> None:
    """Serve the answer endpoint, the chat page and the widget."""
    settings = read_settings(corpus=corpus, data=data, host=host, port=port, workers=workers)
    served = read_corpus(settings.corpus)  # both are refused here, before anything listens
    rules_of(settings.corpus)
    if settings.rate_limit != "off":
        _err.print("SCIABOT_RATE_LIMIT is set, but this version limits nobody; a proxy can.")
    listener = listen(settings.host, settings.port)
    os.environ["SCIABOT_CORPUS"] = str(settings.corpus.resolve())
    os.environ["SCIABOT_DATA"] = str(settings.data.resolve())
    _out.print(f"sciabot {__version__}: {_counted(served)} on {address(listener)}")
    _out.print(f"A page to try it: {address(listener)}/   Stop with Ctrl+C.")
    run("sciabot.cli:build_app", listener, workers=settings.workers)


def build_app() -> FastAPI:
    """The application that a server process runs, from the environment alone."""
    settings = read_settings()
    return create_app(_bot(settings), settings, web=shipped("web"))


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="What a visitor would type.")],
    corpus: CorpusOption = None,
    history: Annotated[
        list[str] | None,
        typer.Option("--history", help="An earlier message of the visitor; oldest first."),
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of the frame: en or es; told from the question.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the reply as the endpoint sends it.")
    ] = False,
) -> None:
    """Ask one question and show the reply of the endpoint."""
    if language not in {None, "en", "es"}:
        raise typer.BadParameter("must be en or es", param_hint="--language")
    if not question.strip():
        raise typer.BadParameter("write a question", param_hint="QUESTION")
    bot = _bot(read_settings(corpus=corpus))
    reply = bot.reply(question, history or (), language=language)
    if as_json:
        typer.echo(json.dumps(dataclasses.asdict(reply), ensure_ascii=False, indent=2))
    else:
        _show(reply)


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(help="Markdown, text or HTML files.")],
    corpus: CorpusOption = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Overwrite an article of the same name.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be written, write nothing.")
    ] = False,
) -> None:
    """Read files as the clinic has them and write them into the corpus folder as articles."""
    folder = read_settings(corpus=corpus).corpus
    failed = 0
    for file in files:
        try:
            _add_one(file, folder, replace=replace, dry_run=dry_run)
        except SciabotError as error:
            failed += 1
            _err.print(f"[bold red]not added:[/] {escape(str(error))}")
    if failed:
        raise typer.Exit(1)


@app.command()
def check(corpus: CorpusOption = None) -> None:
    """Check every article and rule file of a corpus; exit status 1 if one cannot be served."""
    settings = read_settings(corpus=corpus)
    reading = read_folder(settings.corpus)
    problems = reading.problems + _rule_problems(settings.corpus)
    for problem in problems:
        _out.print(_told(problem))
    fatal = sum(problem.fatal for problem in problems)
    warned = len(problems) - fatal
    _out.print(f"{len(reading.documents)} articles, {fatal} problems, {warned} warnings")
    if fatal:
        raise typer.Exit(1)


def _bot(settings: Settings) -> Bot:
    clinic = Clinic(settings.clinic_name, settings.clinic_phone, settings.clinic_url)
    return Bot(read_corpus(settings.corpus), rules_of(settings.corpus), clinic=clinic)


def _rule_problems(folder: Path) -> list[Problem]:
    try:
        rules_of(folder)
    except RulesError as error:
        return list(error.problems)
    return []


def _counted(corpus: Corpus) -> str:
    return f"{len(corpus.documents)} articles, {len(corpus.passages)} passages"


def _told(problem: Problem) -> str:
    mark = "[bold red]problem[/]" if problem.fatal else "[yellow]warning[/]"
    return f"{mark} {escape(str(problem))}"


def _show(reply: Reply) -> None:
    colour = {Outcome.ANSWER: "green", Outcome.REFERRAL: "bold red"}.get(reply.outcome, "yellow")
    why = f" ({reply.reason})" if reply.reason else ""
    flags = f" {', '.join(reply.red_flags)}" if reply.red_flags else ""
    _out.print(f"[{colour}]{reply.outcome}{why}{flags}[/]\n")
    _out.print(escape(reply.text))
    for action in reply.actions:
        _out.print(f"[bold]{escape(action.label)}[/] {escape(action.href)}")


def _add_one(file: Path, folder: Path, *, replace: bool, dry_run: bool) -> None:
    """Everything is checked before anything is written, and written at once or not at all."""
    read = ingest(file.name, bytes_of(file))
    if file.resolve().parent == folder.resolve():
        raise SciabotError(f"{file} is in the corpus already and is served as it is.")
    target = folder / f"{file.stem}.md"
    document = parse(read.markdown, target.name)
    _show_receipt(file.name, read)
    _show_passages(document)
    if dry_run:
        return
    if target.exists() and not replace:
        raise SciabotError(f"{target} exists; give --replace to overwrite it. Nothing was written.")
    write(target, read.markdown)
    _out.print(f"[green]written[/] {escape(str(target))}; it is served after a restart\n")


def _show_receipt(name: str, read: Ingested) -> None:
    receipt: Receipt = read.receipt
    _out.print(f"[bold]{escape(name)}[/]: {escape(receipt.title)}")
    for leftover in receipt.left_out:
        _out.print(f"  left out, line {leftover.line}: {escape(_short(leftover.text))}", end="")
        _out.print(f" [dim]({escape(leftover.reason)})[/]")
    for doubt in receipt.doubtful:
        _out.print(f"  [yellow]look at line {doubt.line}[/]: {escape(_short(doubt.text))}", end="")
        _out.print(f" [dim]({escape(doubt.what)})[/]")


def _show_passages(document: Document) -> None:
    table = Table("section", "passage", "cautions", title=f"Passages of {escape(document.id)}")
    for passage in split(document):
        heading = " › ".join(passage.section.path) or document.title
        text = _short(passage.text.replace("\n", " / "))
        table.add_row(escape(heading), escape(text), str(len(passage.cautions)))
    _out.print(table)


def _short(text: str, most: int = 90) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
