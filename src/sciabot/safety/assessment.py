"""The whole check: every message of a visitor, oldest first → one Triage.

A flag that was raised stays raised for the rest of the conversation, until it is taken back in
plain words. Whatever fails in here, the visitor is sent to help: an exception is an emergency.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sciabot.safety.conversation import MessageReading, read_message
from sciabot.safety.limits import limit_of, notices_of
from sciabot.safety.matching import Match, Within
from sciabot.safety.reading import Doubt
from sciabot.safety.rules import GENERIC_CARD, Rules
from sciabot.safety.triage import Evidence, Triage, Urgency

CHECK_FAILED = "check_failed"
MAX_EVIDENCE = 20

_ORDER = (Urgency.NONE, Urgency.URGENT, Urgency.EMERGENCY)
_ONLY_NAMED = {Doubt.ASKED, Doubt.SUPPOSED}


def assess(messages: Sequence[str], rules: Rules) -> Triage:
    """What all of a visitor's messages come to; the last is the current one."""
    try:
        return _Conversation(rules).follow(messages)
    except Exception:  # a check that breaks must send people to help, whatever broke
        return Triage(Urgency.EMERGENCY, (CHECK_FAILED,), GENERIC_CARD, raised_now=True)


@dataclass(slots=True)
class _Raised:
    """A flag that stands, at its worst so far."""

    level: Urgency
    card: str
    evidence: list[Evidence] = field(default_factory=list)


class _Conversation:
    """What stands raised while the messages are followed, one after the other."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._raised: dict[str, _Raised] = {}
        self._withdrawn = False

    def follow(self, messages: Sequence[str]) -> Triage:
        earlier: list[MessageReading] = []
        matches: list[Match] = []
        for number, message in enumerate(messages):
            reading = read_message(message, self._rules.lexicon, earlier)
            matches = self._matches(reading, earlier)
            stated = [match for match in matches if match.is_stated]
            if not stated:
                self._take_back(reading)
            for match in stated:
                self._raise(match, number)
            earlier.append(reading)
        return self._triage(matches, earlier)

    def _matches(self, reading: MessageReading, earlier: Sequence[MessageReading]) -> list[Match]:
        """The best match of every pattern that the latest message meets, alone or with others."""
        spoken = [sentence for one in earlier for sentence in one.sentences]
        known = reading.concepts.union(*(one.concepts for one in earlier))
        found: list[Match] = []
        for pattern in self._rules.patterns:
            wide = pattern.within is Within.CONVERSATION
            there = known if wide else reading.concepts
            if any(part.isdisjoint(there) for part in pattern.together):
                continue
            if not any(part & reading.concepts for part in pattern.together):
                continue
            if reading.excuses(pattern.unless):
                continue
            sentences = spoken + reading.sentences if wide else reading.all_sentences
            matches = self._rules.matcher.matches(pattern, sentences)
            best = min(matches, key=lambda match: len(match.doubts), default=None)
            if best is not None:
                found.append(best)
        return found

    def _raise(self, match: Match, number: int) -> None:
        pattern = match.pattern
        raised = self._raised.setdefault(pattern.flag, _Raised(pattern.level, pattern.card))
        if _ORDER.index(pattern.level) > _ORDER.index(raised.level):
            raised.level, raised.card = pattern.level, pattern.card
        if len(raised.evidence) < MAX_EVIDENCE:
            raised.evidence.append(Evidence(pattern.flag, number, match.words, pattern.name))

    def _take_back(self, reading: MessageReading) -> None:
        if not self._raised:
            return
        if reading.says("taken_back"):
            self._withdrawn = True
            self._raised.clear()
        elif reading.says("denied_later"):
            kept = {id: one for id, one in self._raised.items() if id in ("suicide", "overdose")}
            self._withdrawn = len(kept) < len(self._raised) or self._withdrawn
            self._raised = kept

    def _triage(self, matches: Sequence[Match], readings: Sequence[MessageReading]) -> Triage:
        last = readings[-1] if readings else None
        ranked = self._ranked()
        worst = self._raised[ranked[0]] if ranked else None
        return Triage(
            urgency=worst.level if worst else Urgency.NONE,
            red_flags=ranked,
            card=worst.card if worst else "",
            evidence=tuple(item for id in ranked for item in self._raised[id].evidence),
            raised_now=any(match.is_stated for match in matches),
            withdrawn=self._withdrawn,
            names_a_sign=any(match.doubts and match.doubts <= _ONLY_NAMED for match in matches),
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
