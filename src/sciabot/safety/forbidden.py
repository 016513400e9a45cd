"""What the program never says in its own words: it does not diagnose, reassure, dose or promise.

A lint, not a filter: tests run it over every card, template and message. Words of the articles
are quoted as they are and never pass through here.
"""

import re

_NEVER = re.compile(
    r"\byou (?:probably|likely|may|might) have\b"
    r"|\bsounds like\b"
    r"|\bit(?:['’]s| is) (?:just|only|probably|likely)\b"
    r"|\bnothing to worry|\b(?:don['’]t|do not) worry\b"
    r"|\bnot (?:serious|an emergency|dangerous)\b"
    r"|\bno red flags?\b"
    r"|\byou(?:['’]re| are) (?:fine|safe|ok(?:ay)?)\b|\bsafe for you\b"
    r"|\byou (?:should|can|could) (?:take|stop)\b"
    r"|\b\d+ ?(?:mg|ml|mcg|tablets?|pills?)\b"
    r"|\bguarantee\w*|\bcure[sd]?\b|\bproven\b"
    r"|\bfda[- ](?:approved|cleared|compliant)\b"
    r"|\bbest\b|#1\b|\bleading\b|\bbetter than surgery\b|\bstem cells?\b"
    r"|\bdiagnos(?:e[sd]?|ed|is)\b"
    r"|\bi understand how you feel\b|\bas your doctor\b|\bsomeone will call you\b"
    r"|\b(?:probablemente|seguramente|quiz[aá]s?) (?:tiene|tienes|sea|es)\b|\bparece ser\b"
    r"|\bno se preocupe\b|\bno es (?:grave|una emergencia|peligroso)\b|\best[aá] (?:bien|a salvo)\b"
    r"|\b(?:puede|debe|debería) (?:tomar|dejar de tomar)\b|\bgarantiza\w*|\bcura(?:r|mos|do)?\b"
    r"|\bel mejor\b|\bcélulas madre\b|\bdiagn[oó]stic\w+",
    re.IGNORECASE,
)


def find_forbidden(text: str) -> tuple[str, ...]:
    """The forbidden phrases in `text`, in order, as they stand there."""
    return tuple(match[0] for match in _NEVER.finditer(text))
