"""Everything that sciabot raises on purpose.

    SciabotError
    ├── SettingsError        a setting has a value that cannot be used
    ├── UnreadableFile       ingest cannot make text of a file; says why and what to do
    ├── CorpusError          a folder of articles cannot be served; carries every Problem
    └── RulesError           the red-flag rules or cards are invalid: the service must not start

An abstention is not here: not knowing is a value, not an exception.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class SciabotError(Exception):
    """The root of the tree: its text is meant for a person and says what to do."""


class SettingsError(SciabotError):
    """A setting has a value that cannot be used; the message names it."""


class UnreadableFile(SciabotError):
    """A file that no text can be made of."""

    def __init__(self, name: str, reason: str, remedy: str) -> None:
        super().__init__(f"{name}: {reason} {remedy}")
        self.name = name
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in one place of one file, in words that say how to mend it."""

    file: str
    line: int  # 1-based; 0 where the whole file is meant
    text: str
    fatal: bool = True  # False: a warning, the file is served all the same

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.text}"


class _WithProblems(SciabotError):
    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class CorpusError(_WithProblems):
    """Articles that cannot be served."""


class RulesError(_WithProblems):
    """Red-flag rules or cards that cannot be trusted."""
