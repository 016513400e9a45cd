"""What is never answered, whatever the articles say: medicines, and judging somebody's own case.

Not alarms: the bot declines with a fixed text. Beside them, the one notice for pregnancy.
"""

from sciabot.safety.conversation import MessageReading
from sciabot.safety.reading import Doubt
from sciabot.safety.rules import Rules
from sciabot.safety.triage import Limit

_NOT_PREGNANT = {Doubt.DENIED, Doubt.PAST, Doubt.NOBODY}


def limit_of(reading: MessageReading, rules: Rules) -> Limit | None:
    """The first limit that the message meets, in the order of limits.toml."""
    for pattern in rules.limits:
        if any(part.isdisjoint(reading.concepts) for part in pattern.together):
            continue
        if reading.concepts & pattern.unless:
            continue
        if any(True for _ in rules.matcher.matches(pattern, reading.sentences)):
            return Limit(pattern.flag)
    return None


def notices_of(reading: MessageReading) -> tuple[str, ...]:
    concept = frozenset({"pregnant"})
    said = any(
        sentence.doubts(sighting.span).isdisjoint(_NOT_PREGNANT)
        for sentence in reading.sentences
        for sighting in sentence.sightings(concept)
    )
    return ("pregnancy",) if said else ()
