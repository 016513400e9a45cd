"""What the program never says in its own words: it does not diagnose, reassure, dose or promise.

A lint, not a filter: tests run it over every card, template and message. Words of the articles
are quoted as they are and never pass through here. Each claim has its English and its Spanish.
"""

import re

_CLAIMS = {
    "judges the case": (
        r"\byou (?:probably|likely|may|might) have\b",
        r"\b(?:probablemente|seguramente|quiz[aá]s?|tal vez|puede que|es probable que|podría)"
        r" (?:usted )?(?:tiene|tienes|tenga|tener|sea|es|ser)\b",
    ),
    "guesses at it": (r"\bsounds like\b", r"\b(?:parece ser|suena a|suena como)\b"),
    "makes it small": (
        r"\bit(?:['’]s| is) (?:just|only|probably|likely)\b",
        r"\b(?:s[oó]lo|solamente|probablemente|simplemente) es\b"
        r"|\bes (?:s[oó]lo|solamente|probablemente|simplemente)\b|\bno es m[aá]s que\b",
    ),
    "calms": (
        r"\bnothing to worry|\b(?:don['’]t|do not|no need to) worry\b",
        r"\b(?:no (?:se|te) preocup\w+|no hay (?:de )?qu[eé] preocuparse|nada (?:de|por) qu[eé]"
        r" preocuparse|no hay (?:motivo|razón) para preocuparse)",
    ),
    "denies the danger": (
        r"\bnot (?:serious|an emergency|dangerous)\b",
        r"\bno (?:es|parece)(?: nada)? (?:grave|seri[oa]|peligros[oa]|una emergencia)\b",
    ),
    "says that nothing was found": (
        r"\bno red flags?\b",
        r"\b(?:no hay|sin|ninguna) (?:señal(?:es)? de (?:alarma|alerta)|banderas? rojas?)\b",
    ),
    "reassures": (
        r"\byou(?:['’]re| are) (?:fine|safe|ok(?:ay)?)\b",
        r"\b(?:usted |tú )?est[aá]s? (?:bien|a salvo|fuera de peligro)\b",
    ),
    "calls it safe": (r"\bsafe for you\b", r"\bsegur[oa]s? para (?:usted|ti)\b"),
    "lets wait": (
        r"\b(?:you can|safe to|ok(?:ay)? to|fine to) wait\b|\b(?:can|could) wait (?:until|till)\b",
        r"\bpuede(?:s)? esperar (?:a|hasta)\b|\b(?:es seguro|no pasa nada por) esperar\b",
    ),
    "keeps from the emergency room": (
        r"\bno need (?:for|to (?:call|go to)) (?:911|an?|the)\b"
        r"|\b(?:emergency rooms?|ERs?) (?:is|are) (?:\w+ )?(?:expensive|costly|crowded|busy)\b",
        r"\bno (?:hace falta|es necesario) (?:llamar|ir)\b"
        r"|\bemergencias? (?:es|son|está|están) (?:muy )?(?:car[ao]s?|llen[ao]s?)\b",
    ),
    "advises on medicines": (
        r"\byou (?:should|can|could) (?:take|stop)\b",
        r"\b(?:puedes?|debes?|debería[ns]?|podría[ns]?) (?:tomar|dejar de tomar|suspender)\b",
    ),
    "names a dose": (
        r"\b\d+ ?(?:mg|ml|mcg|tablets?|pills?)\b",
        r"\b\d+ ?(?:miligramos?|mililitros?|pastillas?|tabletas?|comprimidos?|píldoras?)\b",
    ),
    "guarantees": (r"\bguarantee\w*", r"\bgarant(?:iz|ic|í)\w*"),
    "cures": (r"\bcure[sd]?\b", r"\bcura(?:r|s|n|mos|do|da)?\b|\bse curó\b"),
    "proves": (r"\bproven\b", r"\b(?:com)?probad[oa]s?\b|\bdemostrad[oa]s?\b"),
    "names an approval": (
        r"\bfda[- ](?:approved|cleared|compliant)\b",
        r"\b(?:aprobad|autorizad|avalad)[oa]s? por la fda\b|\bla fda (?:lo |la )?aprobó\b",
    ),
    "praises": (
        r"\bbest\b|#1\b|\bnumber one\b|\bleading\b",
        r"\b(?:el|la|los|las|lo) mejor(?:es)?\b|\bn[uú]mero uno\b|\blíder(?:es)?\b",
    ),
    "belittles others": (
        r"\bbetter than (?:surgery|other clinics?|other doctors?)\b|\bunlike other clinics?\b",
        r"\bmejor(?:es)? que (?:la cirugía|una operación|otr[ao]s)\b"
        r"|\ba diferencia de otras clínicas\b",
    ),
    "speaks of stem cells": (r"\bstem cells?\b", r"\bcélulas madre\b"),
    "diagnoses": (r"\bdiagnos(?:e[sd]?|is)\b", r"\bdiagn[oó]stic\w+"),
    "estimates a risk": (
        r"\b\d+ ?(?:%|percent) (?:chance|risk|likely)\b|\b(?:un)?likely to be\b"
        r"|\byour risk (?:is|of)\b",
        r"\b\d+ ?% de (?:riesgo|probabilidad)\b|\bsu riesgo (?:es|de)\b|\bes (?:im)?probable que\b",
    ),
    "reads a report": (
        r"\byour (?:mri|x-?ray|scan)s? shows?\b",
        r"\bsu (?:resonancia|rayos x) muestra",
    ),
    "plays the feeling one": (
        r"\bi (?:understand|know) how you feel\b",
        r"\b(?:entiendo|comprendo|sé) cómo (?:se|te) (?:siente|sientes)\b",
    ),
    "plays the doctor": (r"\bas your doctor\b", r"\bcomo su (?:médic[oa]|doctor(?:a)?)\b"),
    "promises a reply": (
        r"\b(?:someone|somebody|we|a (?:nurse|doctor)) will (?:call|contact|write to) you\b",
        r"\b(?:alguien|un (?:médico|doctor)|una enfermera) (?:le|lo|la|te) (?:llamará|contactará)\b"
        r"|\b(?:le|lo|la|te) (?:llamaremos|contactaremos|escribiremos)\b",
    ),
    "tells of a patient": (
        r"\b(?:one of our|our|another) patients?\b",
        r"\b(?:uno de nuestros|una de nuestras|nuestr[ao]s|otr[ao]) pacientes?\b",
    ),
    "asks who somebody is": (
        r"\b(?:what(?:['’]s| is)|tell (?:me|us)|enter|give (?:me|us)) your"
        r" (?:name|age|sex|gender|phone|number|insurance|birth)|\bhow old are you\b",
        r"(?<!\bno )\b(?:cuál es|díganos|dígame|escriba|ingrese) su"
        r" (?:nombre|edad|sexo|teléfono|número|seguro|fecha)\b|\bcuántos años tiene\b",
    ),
}
_NEVER = re.compile("|".join(f"(?:{words})" for pair in _CLAIMS.values() for words in pair), re.I)


def find_forbidden(text: str) -> tuple[str, ...]:
    """The forbidden phrases in `text`, in order, as they stand there."""
    return tuple(match[0] for match in _NEVER.finditer(text))
