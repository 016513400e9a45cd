"""cards.toml → the fixed texts that are shown in place of an answer, or beside one.

They are no part of the corpus: whatever articles are served, these are there, in English and
Spanish. A card that lacks a language or an action stops the start.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files

from sciabot.safety.rule_file import RuleFile, Table
from sciabot.safety.triage import Action, Card

LANGUAGES = ("en", "es")
NOTICES = (
    "safety_net",
    "medication",
    "diagnosis",
    "pregnancy",
    "automated",
    "emergency",
    "unreachable",
    "do_not_wait",
    "disclaimer",
)
SCHEMES = ("tel:", "sms:", "https:")
CARD_FIELDS = ("id", "version", *LANGUAGES)
TEXT_FIELDS = ("heading", "paragraphs", "actions")


@dataclass(frozen=True, slots=True)
class HelpLine:
    """Whom to call when no card can come: what for, and what to press."""

    text: str
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """All cards and notices, by id and language, in the order of the file."""

    cards: Mapping[tuple[str, str], Card]  # as they stand outside a chat
    notices: Mapping[tuple[str, str], str]
    help_lines: Mapping[str, tuple[HelpLine, ...]]  # by language

    def card(self, id: str, language: str) -> Card:
        """The card as the chat shows it: it ends with what a chat cannot do."""
        card = self.cards[id, _served(language)]
        return replace(card, paragraphs=(*card.paragraphs, self.notice("automated", language)))

    def cards_in(self, language: str) -> tuple[Card, ...]:
        """Every card as it stands outside a chat."""
        return tuple(card for (_, spoken), card in self.cards.items() if spoken == language)

    def notice(self, id: str, language: str) -> str:
        return self.notices[id, _served(language)]

    @property
    def card_ids(self) -> frozenset[str]:
        return frozenset(id for id, _ in self.cards)


def load_texts() -> Texts:
    """The shipped texts alone, for what must be able to speak before any rule is read."""
    file = files("sciabot.safety").joinpath("data", "cards.toml")
    return read_cards(RuleFile.parse(file.name, file.read_text(encoding="utf-8")))


def read_cards(source: RuleFile) -> Texts:
    source.only_fields(source.table, ("card", "notice", "help_line"), source.name)
    cards = {
        (card.id, language): card
        for entry in source.tables(source.table, "card", source.name)
        for language, card in _read_card(source, entry)
    }
    notices = _read_notices(source)
    if ("generic", "en") not in cards:
        source.object_to('the card "generic" is missing: it is shown when all else fails.')
    source.finish()
    help_lines = {language: _read_help_lines(source, cards, language) for language in LANGUAGES}
    source.finish()
    return Texts(cards, notices, help_lines)


def _served(language: str) -> str:
    return "es" if language == "es" else "en"


def _read_card(source: RuleFile, entry: Table) -> list[tuple[str, Card]]:
    id = source.words(entry, "id", "a card")
    place = f'card "{id}"'
    source.only_fields(entry, CARD_FIELDS, place)
    version = source.words(entry, "version", place)
    found: list[tuple[str, Card]] = []
    for language in LANGUAGES:
        text = entry.get(language)
        if not isinstance(text, dict):
            source.object_to(f'{place} has no text in "{language}".', f'id = "{id}"')
            continue
        source.only_fields(text, TEXT_FIELDS, place)
        heading = source.words(text, "heading", place)
        paragraphs = source.word_list(text, "paragraphs", place)
        actions = _read_actions(source, text, place)
        if not paragraphs or not actions:
            source.object_to(f'{place} needs paragraphs and actions in "{language}".', id)
        found.append((language, Card(id, heading, paragraphs, actions, version)))
    return found


def _read_actions(source: RuleFile, text: Table, place: str) -> tuple[Action, ...]:
    actions: list[Action] = []
    for entry in source.tables(text, "actions", place):
        source.only_fields(entry, ("label", "href"), place)
        label = source.words(entry, "label", place)
        href = source.words(entry, "href", place)
        if not href.startswith(SCHEMES):
            source.object_to(f"{place}: an action must begin with {', '.join(SCHEMES)}.", href)
        actions.append(Action(label, href))
    return tuple(actions)


def _read_notices(source: RuleFile) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    entries = source.table.get("notice", {})
    for id in NOTICES:
        entry = entries.get(id, {})
        for language in LANGUAGES:
            found[id, language] = source.words(entry, language, f'notice "{id}"')
    for id in entries.keys() - set(NOTICES):
        source.object_to(f'notice "{id}" is not one that is ever shown: remove it.', id)
    return found


def _read_help_lines(
    source: RuleFile, cards: Mapping[tuple[str, str], Card], language: str
) -> tuple[HelpLine, ...]:
    lines: list[HelpLine] = []
    for entry in source.tables(source.table, "help_line", source.name):
        source.only_fields(entry, ("card", *LANGUAGES), "a help_line")
        card = cards.get((source.words(entry, "card", "a help_line"), language))
        text = source.words(entry, language, "a help_line")
        if card is None:
            source.object_to("a help_line names a card that is not there.", "[[help_line]]")
        else:
            lines.append(HelpLine(text, _not_offered(card.actions, lines)))
    if not lines:
        source.object_to("has no [[help_line]]: they are shown when nothing else can be.")
    return tuple(lines)


def _not_offered(actions: Sequence[Action], lines: Sequence[HelpLine]) -> tuple[Action, ...]:
    """Every number once: at the first line that has it."""
    offered = {action.href for line in lines for action in line.actions}
    return tuple(action for action in actions if action.href not in offered)
