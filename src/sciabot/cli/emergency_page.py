"""`sciabot emergency-page`: the cards as one file for a web server that stays up."""

from pathlib import Path
from typing import Annotated

import typer

from sciabot.cli.folder import rules_of, write
from sciabot.safety import load_rules
from sciabot.server.emergency_page import build
from sciabot.settings import shipped


def emergency_page(
    file: Annotated[
        Path | None, typer.Argument(help="Where to write it; standard output if not given.")
    ] = None,
    corpus: Annotated[
        Path | None,
        typer.Option("--corpus", help="Folder whose own red_flags.toml is on the page too."),
    ] = None,
) -> None:
    """Write the emergency cards as one page, in both languages, that needs nothing else."""
    page = build(rules_of(corpus) if corpus else load_rules(), shipped("web"))
    if file is None:
        typer.echo(page, nl=False)
    else:
        write(file, page)
