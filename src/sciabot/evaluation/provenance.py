"""What exactly was tested: a signature under figures is worth no more than this says."""

import datetime
import hashlib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from sciabot.safety import RedFlag


@dataclass(frozen=True, slots=True)
class Provenance:
    """The messages and the check, named so that both can be found again."""

    file: str
    sha256: str  # of the file
    date: datetime.date
    version: str  # of sciabot
    rules: str  # digest of every rule, card and model
    has_extra: bool  # the corpus brought rules of its own
    flags: tuple[RedFlag, ...]

    @property
    def reviewed(self) -> int:
        return sum(bool(flag.reviewed_by) for flag in self.flags)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def rules_digest(extra: Path | None = None) -> str:
    """Changes when a word of the shipped rules does, or of those that a corpus adds."""
    digest = hashlib.sha256()
    shipped = list(files("sciabot.safety").joinpath("data").iterdir())
    for file in sorted(shipped, key=lambda file: file.name):
        if file.is_file() and not file.name.endswith(".md"):
            digest.update(f"{file.name}\n{sha256(file.read_bytes())}\n".encode())
    if extra is not None:
        digest.update(f"{sha256(extra.read_bytes())}\n".encode())
    return digest.hexdigest()
