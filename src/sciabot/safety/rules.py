"""Everything that the red-flag check knows, as one value: flags, patterns, cards, fixed texts.

It is read from data files inside the package, which a clinician can read and sign. A corpus may
bring a red_flags.toml of its own that adds flags or raises levels; nothing can be taken away.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from sciabot.errors import RulesError
from sciabot.safety.cards import Texts, read_cards
from sciabot.safety.flag_files import (
    FlagFile,
    RedFlag,
    joined,
    read_extra,
    read_flags,
    read_limits,
)
from sciabot.safety.lexicon import Concept, Lexicon
from sciabot.safety.lexicon_files import read_concepts, read_spelling
from sciabot.safety.matching import Matcher, Pattern
from sciabot.safety.rule_file import RuleFile
from sciabot.safety.second_reader import Model, SecondReader, read_thresholds
from sciabot.safety.spelling import Spelling
from sciabot.safety.triage import Card

GENERIC_CARD = "generic"
_LEXICON = (
    "words.toml",
    "lexicon_shared.toml",
    "lexicon_nerve.toml",
    "lexicon_body.toml",
    "lexicon_crisis.toml",
    "lexicon_limits.toml",
)
_FLAGS = ("flags_nerve.toml", "flags_body.toml", "flags_crisis.toml")

__all__ = ["RedFlag", "Rules", "load_rules"]


@dataclass(frozen=True, slots=True)
class Rules:
    """Valid and complete: everything a pattern names is there."""

    flags: tuple[RedFlag, ...]
    patterns: tuple[Pattern, ...]
    limits: tuple[Pattern, ...]
    lexicon: Lexicon
    matcher: Matcher
    texts: Texts
    second_reader: SecondReader | None = None  # without one, the rules decide alone

    def card(self, id: str, language: str) -> Card:
        """The card with this id; English where the language is not "es"."""
        return self.texts.card(id, language)

    def notice(self, id: str, language: str) -> str:
        """A fixed safety text: safety_net, medication, diagnosis, pregnancy, ..."""
        return self.texts.notice(id, language)


def load_rules(extra: Path | None = None) -> Rules:
    """The shipped rules, and those of a corpus where it has any; RulesError if any is invalid."""
    concepts = read_concepts([_shipped(name) for name in _LEXICON])
    spelling = read_spelling(_shipped("spelling.toml"))
    texts = read_cards(_shipped("cards.toml"))
    flags = joined([read_flags(_shipped(name), concepts, texts) for name in _FLAGS])
    if extra is not None:
        concepts, flags = read_extra(_given(extra), concepts, flags, texts)
    limits = read_limits(_shipped("limits.toml"), concepts)
    return _assemble(concepts, spelling, flags, limits, texts)


def _assemble(
    concepts: Mapping[str, Concept],
    spelling: Spelling,
    flags: FlagFile,
    limits: tuple[Pattern, ...],
    texts: Texts,
) -> Rules:
    lexicon = Lexicon(tuple(concepts.values()), spelling)
    return Rules(
        flags=flags.flags,
        patterns=flags.patterns,
        limits=limits,
        lexicon=lexicon,
        matcher=Matcher(lexicon),
        texts=texts,
        second_reader=_second_reader(),
    )


def _second_reader() -> SecondReader:
    with as_file(files("sciabot.safety").joinpath("data", "second_reader.npz")) as path:
        model = Model.load(path)
    thresholds = read_thresholds(_shipped("second_reader.toml"))
    return SecondReader(model, thresholds)


def _shipped(name: str) -> RuleFile:
    source = files("sciabot.safety").joinpath("data", name)
    return RuleFile.parse(name, source.read_text(encoding="utf-8"))


def _given(path: Path) -> RuleFile:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as cause:
        raise RulesError(
            [RuleFile.unreadable(path.name, f"cannot be read ({cause}). Save it as UTF-8.")]
        ) from cause
    return RuleFile.parse(path.name, text)
