"""What ingest says about a file beside its text: what was left out and why, and what to look at.

Nothing is dropped in silence: whoever adds an article reads here what the visitors will not see.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leftover:
    """Text of the file that is not in the article."""

    text: str
    reason: str
    line: int  # 1-based, in the file as it came


@dataclass(frozen=True, slots=True)
class Doubt:
    """Text that was read one way and could be meant another."""

    text: str
    what: str
    line: int  # 1-based; 0 where the whole file is meant


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a file."""

    title: str
    kept: tuple[str, ...]  # the headings, in order
    left_out: tuple[Leftover, ...]
    doubtful: tuple[Doubt, ...]
