"""One TOML file of rules, with the line of everything in it, so that a mistake can be found.

A rule that is wrong must stop the start; so every reader below collects Problems and raises them
together, each with its file, its line and what to do.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sciabot.errors import Problem, RulesError

Table = Mapping[str, Any]

_TOML_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """The parsed file, its text, and the problems found in it so far."""

    name: str
    text: str
    table: Table
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def parse(cls, name: str, text: str) -> "RuleFile":
        try:
            return cls(name, text, tomllib.loads(text))
        except tomllib.TOMLDecodeError as cause:
            line = _TOML_LINE.search(str(cause))
            place = int(line[1]) if line else 0
            problem = Problem(name, place, f"is not valid TOML: {cause}. Mend that line.")
            raise RulesError([problem]) from cause

    @staticmethod
    def unreadable(name: str, text: str) -> Problem:
        return Problem(name, 0, text)

    def line_of(self, *landmarks: str) -> int:
        """The line where each landmark in turn was found after the one before; 0 if not found."""
        at = 0
        for landmark in landmarks:
            at = self.text.find(landmark, at)
            if at < 0:
                return 0
        return self.text.count("\n", 0, at) + 1

    def object_to(self, text: str, *landmarks: str) -> None:
        self.problems.append(Problem(self.name, self.line_of(*landmarks), text))

    def finish(self) -> None:
        """Raises what was found, if anything."""
        if self.problems:
            raise RulesError(self.problems)

    def only_fields(self, entry: Table, allowed: Collection[str], place: str) -> None:
        for unknown in entry.keys() - set(allowed):
            self.object_to(
                f'{place} has a field "{unknown}" that means nothing here. '
                f"Use only {', '.join(sorted(allowed))}.",
                unknown,
            )

    def words(self, entry: Table, name: str, place: str) -> str:
        """A text that must be there and not empty."""
        value = entry.get(name)
        if isinstance(value, str) and value.strip():
            return value
        self.object_to(f'{place} needs "{name}": a text in quotes.', place)
        return ""

    def optional_words(self, entry: Table, name: str, place: str) -> str:
        value = entry.get(name, "")
        if isinstance(value, str):
            return value
        self.object_to(f'"{name}" of {place} must be a text in quotes.', place)
        return ""

    def word_list(self, entry: Table, name: str, place: str) -> tuple[str, ...]:
        """A list of texts; () where the field is left out."""
        value = entry.get(name, [])
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self.object_to(f'"{name}" of {place} must be a list of texts in quotes.', place)
        return ()

    def flag(self, entry: Table, name: str, place: str) -> bool:
        """True or false; false where the field is left out."""
        value = entry.get(name, False)
        if isinstance(value, bool):
            return value
        self.object_to(f'"{name}" of {place} must be true or false, without quotes.', place)
        return False

    def tables(self, entry: Table, name: str, place: str) -> list[Table]:
        """A list of tables ([[name]]); [] where there is none."""
        value = entry.get(name, [])
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return value
        self.object_to(f'"{name}" of {place} must be written as [[{name}]] tables.', name)
        return []
