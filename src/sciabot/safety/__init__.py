"""A conversation in, a Triage out, before anything is looked up.

Words → sentences → concepts (lexicon.toml) → what is said of whom and when → flags (flags.toml)
→ the worst level, pinned until it is taken back. Retrieval can never influence it.
"""

from sciabot.safety.assessment import assess
from sciabot.safety.forbidden import find_forbidden
from sciabot.safety.rules import RedFlag, Rules, load_rules
from sciabot.safety.triage import Action, Card, Evidence, Limit, Triage, Urgency

__all__ = [
    "Action",
    "Card",
    "Evidence",
    "Limit",
    "RedFlag",
    "Rules",
    "Triage",
    "Urgency",
    "assess",
    "find_forbidden",
    "load_rules",
]
