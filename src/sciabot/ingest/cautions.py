"""Which sentences are cautions, and for what else they hold.

A caution tells the reader when not to, when to stop, or whom to ask first. A sentence that merely
mentions a doctor is none. When in doubt about its reach, a caution holds for more, not for less.
"""

import re

from sciabot.ingest.wording import sentences

_WHO = (
    r"(?:doctor|physician|provider|therapist|specialist|surgeon|midwife|professional|clinician"
    r"|practitioner|team|médic[oa]|doctora?|fisioterapeuta|especialista|profesional|matrona)"
)
_MOVES = r"(?:exercise|movement|stretch(?:e)?|move|activit(?:y|ie)|position|pose)s?"
_OPENING = (
    r"^[\"“(*\s]*(?:(?:please|always|remember|importantly|also|and|but|however|immediately|instead"
    r"|por favor|siempre|recuerde|recuerda)[,:]?\s+)*"
    r"(?:(?:you|patients|people) (?:should|must|need to) (?:always |also |first )?)?"
)
_REASSURING = (
    r"(?!(?:do not|don['’]t|never)\s(?:worry|hesitate|panic|be\s|feel\s)"
    r"|(?:stop|quit|avoid)\ssmoking)"
)
_CONDITION = (
    r"\b(?:if(?! you can\b| possible\b)|unless|as soon as|at the first"
    r"|when(?! you (?:reach|have (?:done|counted)|get to|feel a (?:gentle |mild )?stretch))"
    rf"|until\b.{{0,60}}\b(?:{_WHO}|heal(?:ed|s)?|pain|cleared|surgeon))\b"
)
_STOP = r"(?:stop|discontinue|cease|pause)"
_ASK = r"(?:consult|talk|speak|check|ask|see|get (?:the )?(?:clearance|approval|permission))"
_BEFORE = r"(?:\bbefore\b|\bprior to\b|\bfirst\b)"
_STOP_ES = (
    r"(?:susp[eé]nd[ae](?:l[oa]s?)?|det[eé]n(?:gase|te)|pare|interrump[ae](?:l[oa]s?)?"
    r"|deje de|deja de|no (?:siga|continúe|continúes)|descontinúe(?:l[oa]s?)?)"
)
_ASK_ES = r"(?:consult[ae]|habl[ae] con|pregúnt[ae]le a|pregunt[ae] a)"


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


_CAUTION = _pattern(
    rf"{_OPENING}{_REASSURING}{_STOP}\b.{{0,100}}{_CONDITION}",
    rf"\b(?:if|when)\b.{{3,200}}?[,;]?\s(?:then |please |you should |you must |immediately )*"
    rf"(?!stop smoking){_STOP}\b",
    rf"{_OPENING}(?:{_STOP}|avoid|skip)\b.{{0,20}}\b(?:any|every|this|the|an?)\b.{{0,30}}"
    rf"\b{_MOVES}\b.{{0,20}}\b(?:that|which)\b",
    rf"{_OPENING}(?:{_STOP_ES}|evite)\b.{{0,20}}\b(?:cualquier|todo)\b.{{0,60}}\bque\b",
    r"\b(?:if|when)\b.{3,200}?[,;]\s(?:please )?(?:do not|don['’]t)"
    rf" (?:continue|do|try|perform|start)\b.{{0,60}}(?:{_MOVES}|\bit\b|\bthem\b|$)",
    rf"{_OPENING}{_REASSURING}(?:do not|don['’]t|never|avoid)\b.{{0,140}}"
    rf"(?:{_CONDITION}|\bwithout\b.{{0,40}}\b{_WHO}\b)",
    r"\b(?:do not|don['’]t|never)\b.{0,30}\b(?:push|force|work|exercise|stretch|continue|go)\b"
    r".{0,40}\b(?:pain|hurts?|discomfort)\b",
    r"\bshould(?: not|n['’]t| never)\b.{0,30}\b"
    r"(?:reproduce|produce|cause|increase|worsen|bring on|hurt|be painful|feel painful)\b",
    rf"\bshould(?: not|n['’]t| never)\b.{{0,60}}\b(?:this|these|any|the)\b.{{0,20}}\b{_MOVES}\b",
    rf"\b(?:this|these)\b.{{0,20}}\b{_MOVES} (?:(?:is|are) not (?:recommended|safe|suitable"
    r"|advised|for)|should not be)\b",
    rf"{_OPENING}{_ASK}\b.{{0,60}}\b(?:{_WHO}|us)\b.{{0,80}}{_BEFORE}",
    rf"\byou (?:should|must) (?:always )?{_ASK}\b.{{0,60}}\b{_WHO}\b.{{0,60}}{_BEFORE}",
    rf"\bbefore (?:you )?(?:start|begin|try|do|attempt|perform)\w*\b.{{0,100}},"
    rf" (?:please |always |you should )*{_ASK}\b.{{0,60}}\b(?:{_WHO}|us)\b",
    rf"\bif\b.{{3,160}}, {_ASK}\b.{{0,60}}\b(?:{_WHO}|us)\b.{{0,60}}{_BEFORE}",
    rf"{_OPENING}{_STOP_ES}\b.{{0,100}}\b(?:si|cuando|en cuanto)\b",
    rf"\b(?:si|cuando)\b.{{3,200}}?,?\s(?:por favor,? |debe )?{_STOP_ES}\b",
    rf"{_OPENING}(?:no|nunca) (?:haga|hagas|realice|realices|intente|intentes|practique|practiques"
    r"|continúe|fuerce|use|tome|levante|empiece|comience)\b.{0,140}"
    rf"\b(?:si|hasta|a menos que|cuando|sin (?:antes )?(?:consultar|hablar)|sin .{{0,40}}{_WHO})\b",
    rf"{_OPENING}evit[ae]\b.{{0,140}}\b(?:si|hasta|a menos que)\b(?! es posible| puede)",
    r"\bno (?:debe|debería|deben|deberían)\b.{0,30}\b"
    r"(?:causar|provocar|producir|doler|aumentar|reproducir|hacer(?:se)?)",
    rf"{_OPENING}{_ASK_ES}\b.{{0,60}}\b{_WHO}\b.{{0,80}}\bantes\b",
    rf"\bantes de\b.{{3,120}}, {_ASK_ES}\b.{{0,60}}\b{_WHO}\b",
    rf"\bdebe (?:siempre )?(?:consultar|hablar)\b.{{0,60}}\b{_WHO}\b.{{0,60}}\bantes\b",
)
_WARNING_LABEL = re.compile(
    r"^[*\s]*(?:warning|caution|precaution|contraindications?|advertencia|precaución|cuidado"
    r"|atención|contraindicaciones)s?\s*[:!—–-]",
    re.IGNORECASE,
)
_NOTE_LABEL = re.compile(
    r"^[*\s]*(?:please )?(?:note|important|remember|reminder|safety(?: note| tip| first)?"
    r"|disclaimer|nota|importante|recuerde|recuerda)\b(?: that| que)?\s*[:,!.—–-]?",
    re.IGNORECASE,
)
_ADVISES_CARE = re.compile(
    rf"\b{_STOP}\b|\bconsult|\b(?:do not|don['’]t|never|avoid)\b.*\bif\b|\b{_WHO}\b.*{_BEFORE}"
    rf"|\b(?:ask|talk to|check with)\b.*\b{_WHO}\b|{_STOP_ES}|\bhable con\b|medical advice",
    re.IGNORECASE,
)
_CAUTION_HEADING = re.compile(
    r"(?:a )?(?:word of )?(?:warnings?|cautions?|precautions?|contraindications?)"
    r"|(?:important )?safety(?: first| tips| notes?| precautions| information)?"
    r"|before you (?:start|begin|exercise)|when (?:not )?to stop|stay(?:ing)? safe"
    r"|advertencias?|precauci(?:ón|ones)|contraindicaciones|antes de (?:empezar|comenzar)"
    r"|seguridad",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"\b(?:{_STOP}|{_WHO}|pain|hurts?|injur\w+|not|never|avoid|dolor|no|evite|{_STOP_ES})\b",
    re.IGNORECASE,
)
_PLURAL = _pattern(
    r"\b(?:these|those|any(?: of (?:the|these|those))?(?: new)?|all(?: of)?(?: the| these)?|every"
    rf"|each of (?:the|these)|the (?:following|above|other))\s(?:[\w-]+\s){{0,2}}{_MOVES}\b",
    r"\b(?:exercise|stretching|fitness|workout|rehabilitation)\s(?:program|routine|regimen|plan)",
    r"\b(?:this|the)\s(?:\w+\s)?(?:program|routine|regimen|workout|series)\b",
    r"\b(?:new|any)\s(?:[\w-]+\s){0,2}(?:program|routine|regimen|workout)",
    r"\bexercis(?:es|ing)\b|\bstretches\b|\b(?:any|one|either) of (?:them|these)\b",
    r"\b(?:est[oa]s|es[oa]s|los|las|cualquier(?:a de)?|algun[oa] de|tod[oa]s|nuev[oa]s?)\s"
    r"(?:[\w-]+\s){0,2}(?:ejercicio|movimiento|estiramiento|postura|posici[oó]n)(?:e?s)?\b",
    r"\b(?:programa|rutina|plan) de (?:ejercicio|estiramiento)s?\b|\best[ea] (?:programa|rutina)\b",
)


def is_caution(text: str) -> bool:
    """Whether a paragraph or item is a caution as a whole."""
    return _is_labelled(text) or all(map(_is_caution_sentence, sentences(text)))


def has_caution(text: str) -> bool:
    return _is_labelled(text) or any(map(_is_caution_sentence, sentences(text)))


def split_cautions(text: str) -> list[tuple[bool, str]]:
    """The text in runs of sentences, each with whether it is a caution."""
    if _is_labelled(text):
        return [(True, text)]
    runs: list[tuple[bool, str]] = []
    for sentence in sentences(text):
        caution = _is_caution_sentence(sentence)
        if runs and runs[-1][0] == caution:
            runs[-1] = (caution, f"{runs[-1][1]} {sentence}")
        else:
            runs.append((caution, sentence))
    return runs


def heads_cautions(heading: str) -> bool:
    """ "Precautions", "Before you start": what stands below is to be read strictly."""
    return bool(_CAUTION_HEADING.fullmatch(heading.strip(" :!¡.")))


def is_loosely_caution(text: str) -> bool:
    """Enough for a caution where the heading says so already."""
    return bool(_LOOSE.search(text))


def holds_for_others(caution: str) -> bool:
    """Whether the wording means several exercises and not only the one it stands under."""
    return bool(_PLURAL.search(caution))


def _is_labelled(text: str) -> bool:
    if _WARNING_LABEL.match(text):
        return True
    return bool(_NOTE_LABEL.match(text) and _ADVISES_CARE.search(text))


def _is_caution_sentence(sentence: str) -> bool:
    return bool(_CAUTION.search(sentence))
