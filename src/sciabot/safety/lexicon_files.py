"""Lexicons and words.toml → concepts; spelling.toml → shorthand. Checked before anything runs."""

from collections.abc import Mapping, Sequence
from typing import Any

from sciabot.safety.lexicon import Concept, Kind
from sciabot.safety.rule_file import RuleFile, Table
from sciabot.safety.spelling import Spelling
from sciabot.safety.wording import BadWording, concepts_in, parse

CONCEPT_FIELDS = ("kind", "means", "en", "es", "both")

Concepts = Mapping[str, Concept]


def read_concepts(sources: Sequence[RuleFile], known: Concepts | None = None) -> Concepts:
    """All concepts of `sources` on top of `known`; no concept may be defined twice."""
    concepts = dict(known or {})
    for source in sources:
        for name, entry in source.table.items():
            if name in concepts:
                source.object_to(f'concept "{name}" is defined twice: rename one.', f"[{name}]")
            elif not isinstance(entry, dict):
                source.object_to(f'"{name}" stands outside of any concept.', name)
            else:
                concepts[name] = read_concept(source, name, entry)
    uses: dict[str, set[str]] = {}
    for source in sources:
        uses |= _checked_references(source, concepts)
        source.finish()
    _check_circles(sources, uses)
    return concepts


def read_concept(source: RuleFile, name: str, entry: Table) -> Concept:
    place = f'concept "{name}"'
    source.only_fields(entry, CONCEPT_FIELDS, place)
    kind = source.words(entry, "kind", place)
    if kind not in [*Kind]:
        source.object_to(f"{place} needs a kind: {', '.join(Kind)}.", f"[{name}]")
        kind = Kind.WORD
    wordings = tuple(
        wording
        for language in ("both", "en", "es")
        for wording in source.word_list(entry, language, place)
    )
    if not wordings:
        source.object_to(f"{place} has no wording: nothing could ever match it.", f"[{name}]")
    means = source.words(entry, "means", place)
    return Concept(name, Kind(kind), means, wordings)


def read_spelling(source: RuleFile) -> Spelling:
    source.only_fields(source.table, ("shorthand", "real_words"), source.name)
    shorthand: Any = source.table.get("shorthand", {})
    for short, full in shorthand.items():
        if not isinstance(full, str) or not full:
            source.object_to(f'shorthand "{short}" must stand for words in quotes.', short)
    real_words = source.word_list(source.table, "real_words", source.name)
    source.finish()
    return Spelling(shorthand, frozenset(" ".join(real_words).split()))


def _checked_references(source: RuleFile, concepts: Concepts) -> dict[str, set[str]]:
    """Which concepts each concept of `source` is built from."""
    uses: dict[str, set[str]] = {}
    for name in source.table:
        concept = concepts.get(name)
        called = uses.setdefault(name, set())
        for wording in concept.wordings if concept else ():
            called |= _called(source, name, wording, concepts)
    return uses


def _called(source: RuleFile, name: str, wording: str, concepts: Concepts) -> set[str]:
    try:
        called = set(concepts_in(parse(wording)))
    except BadWording as cause:
        source.object_to(f'concept "{name}": {cause}', f"[{name}]", wording)
        return set()
    for inner in sorted(called - concepts.keys()):
        source.object_to(
            f'"{wording}" uses a concept "{inner}" that is not there.', f"[{name}]", wording
        )
    return called


def _check_circles(sources: Sequence[RuleFile], uses: Mapping[str, set[str]]) -> None:
    """No concept may be built from itself: looking it up would never end."""
    done = set[str]()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            source = next(source for source in sources if set(path) & source.table.keys())
            source.object_to(f'concept "{name}" is built from itself.', f"[{name}]")
            source.finish()
        if name not in done:
            for inner in sorted(uses.get(name, ())):
                visit(inner, (*path, name))
            done.add(name)

    for name in uses:
        visit(name, ())
