"""The whole check: every message of a visitor, oldest first → one Triage.

The rules read first; then the second reader, which can add a flag or lift a level, never lower one.
A flag that was raised stays raised for the rest of the conversation, until it is taken back in
plain words. Whatever fails in here, the visitor is sent to help: an exception is an emergency.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sciabot.safety.conversation import MessageReading, read_message
from sciabot.safety.limits import limit_of, notices_of
from sciabot.safety.matching import Match, Pattern, Within
from sciabot.safety.reading import Doubt
from sciabot.safety.rules import GENERIC_CARD, Rules
from sciabot.safety.second_reader import Heard
from sciabot.safety.triage import Evidence, Triage, Urgency

CHECK_FAILED = "check_failed"
SECOND_READER = "second reader"  # in place of a rule's name
TODAY_CARD = "today"
SAME_CARD = ("overdose",)  # Poison Help takes the call, however urgent it is
RECALLED = 3  # earlier messages that the second reader reads with the latest one
MAX_EVIDENCE = 20
NEVER_DENIED = ("suicide", "overdose")  # "I never said that" is no reason to stop offering help

_ORDER = (Urgency.NONE, Urgency.URGENT, Urgency.EMERGENCY)
_ONLY_NAMED = {Doubt.ASKED, Doubt.SUPPOSED}


def assess(messages: Sequence[str], rules: Rules) -> Triage:
    """What all of a visitor's messages come to; the last is the current one."""
    try:
        return _Conversation(rules).follow(messages)
    except Exception:  # a check that breaks must send people to help, whatever broke
        return Triage(Urgency.EMERGENCY, (CHECK_FAILED,), GENERIC_CARD, raised_now=True)


def _named(
    reading: MessageReading, earlier: Sequence[MessageReading]
) -> dict[Within, frozenset[str]]:
    """The concepts that a pattern may put together, by how far it reaches."""
    near = reading.concepts | reading.recalled
    return {
        Within.PHRASE: near,
        Within.SENTENCE: near,
        Within.MESSAGE: reading.concepts,
        Within.CONVERSATION: reading.concepts.union(*(one.concepts for one in earlier)),
    }


def _may_match(pattern: Pattern, reading: MessageReading, there: frozenset[str]) -> bool:
    """A quick look, before anything is searched: are the concepts there, and is one of them new?"""
    return (
        not any(map(there.isdisjoint, pattern.together))
        and not all(map(reading.concepts.isdisjoint, pattern.together))
        and not _is_excused(pattern, reading)
    )


def _is_excused(pattern: Pattern, reading: MessageReading) -> bool:
    """In patterns that reach over sentences; the others look at the sentence itself."""
    wide = pattern.within in (Within.MESSAGE, Within.CONVERSATION)
    return wide and reading.excuses(pattern.unless)


def _raises(match: Match) -> bool:
    return match.pattern.level is not Urgency.NONE


def _only_names(match: Match) -> bool:
    """A question about a sign; a pattern of level "none" is one however it is put."""
    return match.doubts <= _ONLY_NAMED and (bool(match.doubts) or not _raises(match))


@dataclass(slots=True)
class _Raised:
    """A flag that stands, at its worst so far."""

    level: Urgency
    card: str
    is_sure: bool = False  # decided by a rule alone, without the second reader
    evidence: list[Evidence] = field(default_factory=list)


class _Conversation:
    """What stands raised while the messages are followed, one after the other."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._raised: dict[str, _Raised] = {}
        self._withdrawn = False
        self._raised_now = False
        self._names_a_sign = False

    def follow(self, messages: Sequence[str]) -> Triage:
        earlier: list[MessageReading] = []
        for number, message in enumerate(messages):
            reading = read_message(message, self._rules.lexicon, earlier)
            matches = self._matches(reading, earlier)
            heard = self._second_reading(reading, earlier)
            stated = [match for match in matches if match.is_stated and _raises(match)]
            holding = [match for match in stated if self._holds(match, heard)]
            self._raised_now = bool(holding)
            self._names_a_sign = len(holding) < len(stated) or any(map(_only_names, matches))
            for match in holding:
                self._raise_by(match, number)
            if not holding and self._takes_back(reading, heard):
                earlier.clear()
            elif heard:
                self._lift(heard, number)
            earlier.append(reading)
        return self._triage(earlier)

    def _matches(self, reading: MessageReading, earlier: Sequence[MessageReading]) -> list[Match]:
        """The best match of every pattern that the latest message meets, alone or with others."""
        spoken = [sentence for one in earlier for sentence in one.sentences]
        named = _named(reading, earlier)
        found: list[Match] = []
        for pattern in self._rules.patterns:
            if not _may_match(pattern, reading, named[pattern.within]):
                continue
            wide = pattern.within is Within.CONVERSATION
            sentences = spoken + reading.sentences if wide else reading.all_sentences
            matches = self._rules.matcher.matches(pattern, sentences)
            best = min(matches, key=lambda match: len(match.doubts), default=None)
            if best is not None:
                found.append(best)
        return found

    def _second_reading(
        self, latest: MessageReading, earlier: Sequence[MessageReading]
    ) -> Heard | None:
        reader = self._rules.second_reader
        return reader.worst([*earlier[-RECALLED:], latest]) if reader else None

    def _holds(self, match: Match, heard: Heard | None) -> bool:
        """A broad rule needs the second reader, who finds some of what it meets harmless."""
        reader = self._rules.second_reader
        if not match.pattern.is_broad:
            return True
        return reader is not None and heard is not None and reader.agrees(heard.opinion)

    def _lift(self, heard: Heard, number: int) -> None:
        """What the second reader adds; it lowers nothing."""
        reader = self._rules.second_reader
        if reader is None:
            return
        opinion = heard.opinion
        self._names_a_sign |= opinion.card >= reader.thresholds.safety_line
        level = reader.level(opinion)
        if self._lifts(level):
            words = ", ".join(reader.heaviest(heard))
            evidence = Evidence(opinion.flag, number, words, SECOND_READER)
            self._raise(level, self._card_of(opinion.flag, level), evidence)
            self._raised_now = True

    def _lifts(self, level: Urgency) -> bool:
        standing = (one.level for one in self._raised.values())
        return _ORDER.index(level) > max(map(_ORDER.index, standing), default=0)

    def _card_of(self, flag: str, level: Urgency) -> str:
        if level is not Urgency.EMERGENCY and flag not in SAME_CARD:
            return TODAY_CARD
        cards = {one.id: one.card for one in self._rules.flags}
        return cards.get(flag, GENERIC_CARD)

    def _raise_by(self, match: Match, number: int) -> None:
        pattern = match.pattern
        evidence = Evidence(pattern.flag, number, match.words, pattern.name)
        self._raise(pattern.level, pattern.card, evidence)
        self._raised[pattern.flag].is_sure |= not pattern.is_broad

    def _raise(self, level: Urgency, card: str, evidence: Evidence) -> None:
        raised = self._raised.setdefault(evidence.flag, _Raised(level, card))
        if _ORDER.index(level) > _ORDER.index(raised.level):
            raised.level, raised.card = level, card
        if len(raised.evidence) < MAX_EVIDENCE:
            raised.evidence.append(evidence)

    def _takes_back(self, reading: MessageReading, heard: Heard | None) -> bool:
        """Withdraws what the message says was long ago, an animal's or a misunderstanding."""
        if reading.says("taken_back"):
            kept: dict[str, _Raised] = {}
        elif reading.says("denied_later"):
            kept = {id: one for id, one in self._raised.items() if id in NEVER_DENIED}
        elif self._explains(reading, heard):
            kept = {
                id: one for id, one in self._raised.items() if one.is_sure or id in NEVER_DENIED
            }
        else:
            return False
        taken_back = len(kept) < len(self._raised)
        self._withdrawn = taken_back or self._withdrawn
        self._raised = kept
        return taken_back

    def _explains(self, reading: MessageReading, heard: Heard | None) -> bool:
        """Gives a plain reason after the fact, and read together with it nothing is left."""
        reader = self._rules.second_reader
        if reader is None or heard is None or not reading.says("explained_later"):
            return False
        return heard.opinion.card < reader.thresholds.agreement

    def _triage(self, readings: Sequence[MessageReading]) -> Triage:
        last = readings[-1] if readings else None
        ranked = self._ranked()
        worst = self._raised[ranked[0]] if ranked else None
        return Triage(
            urgency=worst.level if worst else Urgency.NONE,
            red_flags=ranked,
            card=worst.card if worst else "",
            evidence=tuple(item for id in ranked for item in self._raised[id].evidence),
            raised_now=self._raised_now,
            withdrawn=self._withdrawn,
            names_a_sign=self._names_a_sign,
            limit=limit_of(last, self._rules) if last else None,
            notices=notices_of(last) if last and not ranked else (),
        )

    def _ranked(self) -> tuple[str, ...]:
        """Flags worst first; among equals, in the order of the rules."""
        place = {flag.id: number for number, flag in enumerate(self._rules.flags)}
        return tuple(
            sorted(
                self._raised,
                key=lambda id: (-_ORDER.index(self._raised[id].level), place.get(id, len(place))),
            )
        )
