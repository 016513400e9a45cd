"""What several commands take from the disk or put there, and the faults that this has.

A file is written beside its place first, so that a crash leaves the old one or the new one.
"""

from pathlib import Path
from typing import Annotated

import typer

from sciabot.errors import SciabotError
from sciabot.safety import Rules, load_rules

CorpusOption = Annotated[
    Path | None,
    typer.Option("--corpus", help="Folder of articles; the sample corpus if not given."),
]


def extra_rules(folder: Path) -> Path | None:
    """The red-flag rules that a corpus brings itself, if it does."""
    extra = folder / "red_flags.toml"
    return extra if extra.is_file() else None


def rules_of(folder: Path) -> Rules:
    return load_rules(extra_rules(folder))


def bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SciabotError(f"{file}: cannot be read ({error.strerror}).") from error


def write(target: Path, text: str) -> None:
    beside = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(target)
    except OSError as error:
        raise SciabotError(f"{target}: cannot be written ({error.strerror}).") from error
