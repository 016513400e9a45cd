"""flags.toml and limits.toml → red flags and the patterns that raise them; a corpus's own on top.

What a corpus brings can only make the check more careful: `[[flag]]` adds patterns or flags,
`[[raise]]` lifts a level. Anything that would remove or lower is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sciabot.safety.cards import Texts
from sciabot.safety.lexicon_files import Concepts, read_concepts
from sciabot.safety.matching import Pattern, Within
from sciabot.safety.reading import Doubt
from sciabot.safety.rule_file import RuleFile, Table
from sciabot.safety.triage import Urgency

ORDER = (Urgency.NONE, Urgency.URGENT, Urgency.EMERGENCY)
FLAG_FIELDS = (
    "id", "title", "looks_for", "title_es", "looks_for_es",
    "guideline", "card", "reviewed_by", "reviewed_on", "when",
)  # fmt: skip
PATTERN_FIELDS = ("name", "level", "together", "within", "unless", "even_if", "card", "broad")


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A warning sign as a page lists it."""

    id: str
    level: Urgency  # the worst that it can raise
    title: str
    looks_for: str
    guideline: str
    reviewed_by: str  # empty until a clinician has
    reviewed_on: str
    card: str
    title_es: str = ""  # a corpus's own flags may leave out the Spanish
    looks_for_es: str = ""


@dataclass(frozen=True, slots=True)
class FlagFile:
    """Flags in order, worst first where levels are equal, and their patterns."""

    flags: tuple[RedFlag, ...]
    patterns: tuple[Pattern, ...]


def read_flags(source: RuleFile, concepts: Concepts, texts: Texts) -> FlagFile:
    source.only_fields(source.table, ("flag",), source.name)
    read = [
        _read_flag(source, entry, concepts, texts)
        for entry in source.tables(source.table, "flag", source.name)
    ]
    ids = [flag.id for flag, _ in read]
    for id in {id for id in ids if ids.count(id) > 1}:
        source.object_to(f'flag "{id}" stands twice: put its patterns together.', f'"{id}"')
    if not read:
        source.object_to("has no flag.")
    source.finish()
    patterns = tuple(pattern for _, found in read for pattern in found)
    return FlagFile(tuple(flag for flag, _ in read), patterns)


def joined(files: Sequence[FlagFile]) -> FlagFile:
    """Several files as one, in order."""
    return FlagFile(
        tuple(flag for file in files for flag in file.flags),
        tuple(pattern for file in files for pattern in file.patterns),
    )


def read_limits(source: RuleFile, concepts: Concepts) -> tuple[Pattern, ...]:
    """Patterns of questions that are never answered; their flag is the limit's name."""
    source.only_fields(source.table, ("limit",), source.name)
    found: list[Pattern] = []
    for entry in source.tables(source.table, "limit", source.name):
        id = source.words(entry, "id", "a limit")
        for when in source.tables(entry, "when", f'limit "{id}"'):
            found.append(_read_pattern(source, {**when, "level": "none"}, (id, ""), concepts))
    source.finish()
    return tuple(found)


def read_extra(
    source: RuleFile, concepts: Concepts, shipped: FlagFile, texts: Texts
) -> tuple[Concepts, FlagFile]:
    """What is shipped and what a corpus adds to it."""
    source.only_fields(source.table, ("concept", "flag", "raise"), source.name)
    source.finish()
    own = replace(source, table=source.table.get("concept", {}))
    concepts = read_concepts([own], concepts)
    known = {flag.id: flag for flag in shipped.flags}
    flags, patterns = dict(known), list(shipped.patterns)
    for entry in source.tables(source.table, "flag", source.name):
        flag, added = _read_flag(source, _filled(entry, known), concepts, texts)
        before = known.get(flag.id)
        flags[flag.id] = replace(before, level=_worse(before.level, flag.level)) if before else flag
        patterns.extend(added)
    raised = _read_raises(source, flags)
    source.finish()
    return concepts, _raise(FlagFile(tuple(flags.values()), tuple(patterns)), raised)


def _filled(entry: Table, known: Mapping[str, RedFlag]) -> Table:
    """A pattern added to a flag that is there need not repeat what that flag is."""
    flag = known.get(str(entry.get("id")))
    if flag is None:
        return entry
    given = {"title": flag.title, "looks_for": flag.looks_for}
    return {**given, "guideline": flag.guideline, "card": flag.card, **entry}


def _read_flag(
    source: RuleFile, entry: Table, concepts: Concepts, texts: Texts
) -> tuple[RedFlag, list[Pattern]]:
    id = source.words(entry, "id", "a flag")
    place = f'flag "{id}"'
    source.only_fields(entry, FLAG_FIELDS, place)
    card = source.words(entry, "card", place)
    whens = source.tables(entry, "when", place)
    patterns = [_read_pattern(source, when, (id, card), concepts) for when in whens]
    if not patterns:
        source.object_to(f"{place} has no [[flag.when]]: it could never be raised.", f'"{id}"')
    for used in {card, *(pattern.card for pattern in patterns)} - texts.card_ids:
        source.object_to(f'{place} wants a card "{used}" that is not there.', f'"{id}"')
    flag = RedFlag(
        id=id,
        level=max((pattern.level for pattern in patterns), key=ORDER.index, default=Urgency.NONE),
        title=source.words(entry, "title", place),
        looks_for=source.words(entry, "looks_for", place),
        guideline=source.words(entry, "guideline", place),
        reviewed_by=source.optional_words(entry, "reviewed_by", place),
        reviewed_on=source.optional_words(entry, "reviewed_on", place),
        card=card,
        title_es=source.optional_words(entry, "title_es", place),
        looks_for_es=source.optional_words(entry, "looks_for_es", place),
    )
    return flag, patterns


def _read_pattern(
    source: RuleFile, entry: Table, owner: tuple[str, str], concepts: Concepts
) -> Pattern:
    id, card = owner
    name = source.words(entry, "name", f'a pattern of "{id}"')
    place = f'"{name}" of "{id}"'
    source.only_fields(entry, PATTERN_FIELDS, place)
    together = tuple(
        frozenset(part.replace("|", " ").split())
        for part in source.word_list(entry, "together", place)
    )
    unless = frozenset(source.word_list(entry, "unless", place))
    if not together:
        source.object_to(f'{place} needs "together": the concepts that must meet.', name)
    for concept in sorted(unless.union(*together) - concepts.keys()):
        source.object_to(f'{place} uses a concept "{concept}" that is not there.', name)
    return Pattern(
        flag=id,
        name=name,
        level=_level(source, entry, place),
        card=source.optional_words(entry, "card", place) or card,
        together=together,
        within=_within(source, entry, place),
        unless=unless,
        even_if=_even_if(source, entry, place),
        is_broad=source.flag(entry, "broad", place),
    )


def _level(source: RuleFile, entry: Table, place: str) -> Urgency:
    level = source.words(entry, "level", place)
    if level in [*Urgency]:
        return Urgency(level)
    source.object_to(f'{place} needs a level: "urgent" or "emergency".', str(entry.get("name")))
    return Urgency.EMERGENCY


def _within(source: RuleFile, entry: Table, place: str) -> Within:
    within = source.optional_words(entry, "within", place) or Within.PHRASE
    if within in [*Within]:
        return Within(within)
    source.object_to(f'"within" of {place} must be one of {", ".join(Within)}.', within)
    return Within.PHRASE


def _even_if(source: RuleFile, entry: Table, place: str) -> frozenset[Doubt]:
    given = source.word_list(entry, "even_if", place)
    for unknown in set(given) - {*Doubt}:
        source.object_to(f'{place}: "even_if" knows only {", ".join(Doubt)}.', unknown)
    return frozenset(Doubt(doubt) for doubt in given if doubt in [*Doubt])


def _read_raises(source: RuleFile, flags: Mapping[str, RedFlag]) -> dict[str, Urgency]:
    raised: dict[str, Urgency] = {}
    for entry in source.tables(source.table, "raise", source.name):
        id = source.words(entry, "id", "a [[raise]]")
        source.only_fields(entry, ("id", "level"), f'the raise of "{id}"')
        level = _level(source, {**entry, "name": id}, f'the raise of "{id}"')
        if id not in flags:
            source.object_to(f'there is no flag "{id}" to raise.', f'"{id}"')
        elif _worse(level, flags[id].level) is not level:
            source.object_to(
                f'"{id}" is {flags[id].level}: a corpus may raise a level, never lower it.',
                "[[raise]]",
                f'"{id}"',
            )
        raised[id] = level
    return raised


def _raise(file: FlagFile, raised: Mapping[str, Urgency]) -> FlagFile:
    flags = tuple(
        replace(flag, level=_worse(flag.level, raised.get(flag.id, Urgency.NONE)))
        for flag in file.flags
    )
    patterns = tuple(
        replace(pattern, level=_worse(pattern.level, raised.get(pattern.flag, Urgency.NONE)))
        for pattern in file.patterns
    )
    return FlagFile(flags, patterns)


def _worse(one: Urgency, other: Urgency) -> Urgency:
    return max(one, other, key=ORDER.index)
