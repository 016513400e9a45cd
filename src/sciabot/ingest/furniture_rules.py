"""The wording of what stands around an article, as data: English and Spanish.

Every rule must match a whole line. To add one, write the line as pages show it and the reason that
staff will read in the receipt.
"""

import re
from enum import Enum


class Extent(Enum):
    """How far what a heading begins goes on."""

    TEASERS = "until an article's own text comes again"
    FORM = "until the next heading or long text"
    TOC = "while the lines come again as headings"


def _rule(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in alternatives), re.IGNORECASE)


_NETWORK = (
    r"facebook|twitter|x|linked-?in|pinterest|instagram|you-?tube|whats-?app|tik-?tok|reddit"
    r"|e-?mail|print|imprimir|telegram|messenger|copy link|copiar enlace"
)
_SOME = r"(?:\S+\s+){0,8}\S+"  # at most nine words
_LETTER = r"(?:newsletter|mailing list|e-?mail list|bolet[ií]n(?: \w+)?|lista de correo)"

LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "navigation",
        _rule(
            r"(?:skip|jump) to (?:the )?(?:main |primary )?(?:content|navigation|search|footer)",
            r"(?:saltar|ir) al contenido(?: principal)?",
            r"(?:main |mobile |primary )?(?:menu|navigation)",
            r"(?:open|close|toggle) (?:the )?(?:menu|navigation|search|sidebar|nav)",
            r"menú(?: principal)?|(?:abrir|cerrar) menú",
            r"(?:back|return|scroll) to (?:the )?top|volver arriba|top of page",
            r"(?:previous|next|prev|older|newer)(?: (?:post|article|page)s?(?::.*)?)?",
            r"(?:«|←|‹|<) ?(?:previous|prev|older|back|anterior|volver).*",
            r"(?:entrada|artículo) (?:anterior|siguiente)(?::.*)?|anterior|siguiente",
            r"(?:view|see|show) (?:all|more)(?: \w+){0,3}|ver (?:todos?|todas?|más)(?: \w+){0,2}",
            r"(?:search|buscar)(?: (?:for|this site|en el sitio))?(?: ?…)?",
            r"(?:log|sign) ?in|iniciar sesión|patient (?:portal|login)|portal del paciente",
            r"page \d+ of \d+|english|español|en español|listen|escuchar",
        ),
    ),
    (
        "breadcrumbs",
        _rule(
            r"(?:you are here:? *)?(?:home(?:page)?|inicio) *[»›>/|→·\\] *.{1,120}",
            r"(?:you are here|usted está aquí|estás aquí):? .{1,120}",
        ),
    ),
    (
        "share buttons",
        _rule(
            r"(?:share|tweet|pin(?: it)?|like|post|compartir|comparte|comparta)"
            r"(?: (?:this|on|via|with|to|en|por|con|este|esta)"
            rf"(?: (?:{_NETWORK}|post|article|page|story|artículo|página|friends?|a friend))?)*",
            rf"(?:{_NETWORK})(?:[\s,|·•/]+(?:{_NETWORK}))*",
            r"(?:e-?mail|print) this(?: \w+)?|\d+ shares?|like us on .{3,30}",
        ),
    ),
    (
        "newsletter or e-book form",
        _rule(
            r"subscribe(?: (?:now|today|here))?[!.]?|suscr[ií]b[ae]se[!.]?|suscríbete[!.]?",
            rf"subscribe {_SOME}|(?:join|get|receive) (?:our|the) {_LETTER}.{{0,120}}",
            rf"sign up.{{0,60}}\b(?:{_LETTER}|e-?mails?|updates|tips)\b.{{0,120}}|sign up[!.]?",
            rf"suscr[ií]b[ae](?:se|te) {_SOME}|reciba nuestro {_LETTER}.{{0,120}}",
            rf"(?:download|get|grab|request)(?: \w+)? (?:our|your|the) free {_SOME}",
            r"(?:download|get|grab) .{0,60}\be-?book\b.{0,60}|free e-?book.{0,60}",
            rf"(?:descargue|descarga|obtenga) {_SOME} (?:gratis|gratuit[oa]).{{0,60}}",
            r"(?:enter )?your (?:best )?e-?mail(?: address)?(?: here)?[*.]?",
            r"(?:e-?mail(?: address)?|(?:first|last|full)? ?name|phone(?: number)?|zip(?: code)?"
            r"|message|website|comment|correo electrónico|nombre|apellidos?|teléfono|mensaje) ?"
            r"(?:\*|\(required\)|\(obligatorio\))",
            r"e-?mail address|first name|last name|phone number|zip code|correo electrónico",
            r"submit|send(?: message)?|enviar|subscribe now",
        ),
    ),
    (
        "required-field note",
        _rule(
            r"required(?: fields?)?|(?:campos? )?obligatorios?",
            r"[\"“]?\*[\"”]? ?(?:indicates|denotes|=)? ?(?:a )?required(?: fields?)?\.?",
            r"(?:required )?fields (?:are )?marked (?:with )?(?:an? )?[\"“]?(?:\*|asterisk).*",
            r"(?:your email address will not be published\. ?)?required fields are marked ?\*?",
            r"your email address will not be published.*",
            r"[\"“]?\*[\"”]? ?(?:indica )?(?:(?:los )?campos? )?obligatorios?\.?",
            r"los campos (?:obligatorios )?(?:están )?marcados (?:con|como) .{1,40}",
        ),
    ),
    (
        "form note",
        _rule(
            r"this field is for validation purposes and should be left unchanged",
            r"este campo es (?:un campo )?de validación y debe(?:ría)? quedar sin cambios",
            r"if you are (?:a )?human, leave this (?:field )?blank",
            r"this site is protected by recaptcha.{0,160}",
            r"we (?:will never|never|do not) (?:share|sell|spam) .{0,80}",
            r"by (?:submitting|signing up|subscribing|clicking) .{0,200}",
            r"(?:thank you|thanks)[!.,]? your (?:message|submission) .{0,120}",
            r"(?:no spam|unsubscribe) .{0,60}|captcha",
        ),
    ),
    (
        "cookie notice",
        _rule(
            r"(?:.{0,120}\W)?(?:uses?|using|utiliza(?:mos)?|usa(?:mos)?|store|accept) "
            r"(?:\w+ ){0,3}cookies\b.{0,400}",
            r"(?:accept|reject|decline|allow)(?: all)?(?: cookies)?|cookie (?:settings|policy)",
            r"manage (?:preferences|cookies|consent)|got it!?|i agree",
            r"aceptar(?: todas?)?(?: las cookies)?|rechazar(?: todas?)?|política de cookies",
        ),
    ),
    (
        "copyright line",
        _rule(
            r"(?:©|\(c\)|copyright\b|&copy;).{0,160}",
            r".{0,120}\b(?:all rights reserved|todos los derechos reservados)\b.{0,80}",
            r"(?:privacy policy|terms of (?:use|service)|site ?map|accessibility|hipaa notice"
            r"|política de privacidad|aviso legal|términos de uso)"
            r"(?:[\s|·•/]+(?:privacy policy|terms.{0,20}|site ?map|accessibility|contact))*",
            r"(?:website|site) (?:design(?:ed)?|by|powered) .{1,60}|powered by .{1,40}",
        ),
    ),
    (
        "link to another page",
        _rule(
            r"(?:read|learn|view|see|find out) (?:more|the full \w+|full \w+)"
            r"(?: about .{1,80})?",
            r"continue reading.{0,100}|keep reading|click here",
            r"leer más|leer artículo|seguir leyendo|continuar leyendo|ver más",
        ),
    ),
    (
        "tags and details of the post",
        _rule(
            r"(?:tags?|tagged|categor(?:y|ies)|filed under|posted in|topics?|etiquetas?"
            r"|categorías?|publicado en): ?.{0,160}",
            r"(?:no|\d+) (?:comments?|repl(?:y|ies)|comentarios?|views?|likes?)",
            r"\d+ ?(?:-|–)?(?:min(?:ute)?s?|minutos?)\.? (?:read|de lectura|reading)",
            r"(?:reading time|tiempo de lectura):? .{1,20}",
        ),
    ),
    (
        "advertisement",
        _rule(r"advertis(?:ement|ing)|sponsored(?: content)?|publicidad|ads?"),
    ),
)

WEAK_LINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "candidate quiz",
        _rule(
            r"(?:are you|am i) (?:an? )?(?:[\w®™-]+ ){0,5}candidate\b.{0,60}",
            r"(?:take|start|try) (?:the|our|a|this) (?:[\w®™-]+ ){0,4}(?:quiz|assessment)\b.{0,40}",
            r"(?:see|find out|check) if you(?:['’]re| are| qualify)\b.{0,60}",
            r"¿?(?:es|eres) (?:usted )?(?:un |una )?(?:buen |buena )?candidat[oa]\b.{0,60}",
        ),
    ),
    (
        "button",
        _rule(
            r"(?:book|request|schedule|make) (?:an?|your) (?:\w+ )?"
            r"(?:appointment|consultation|visit|evaluation)(?: (?:now|today|online|here))?!?",
            r"(?:book|call|schedule|contact us|get started|apply)(?: (?:now|online|today|here))!?",
            r"(?:book|request|schedule|get) (?:an?|your) free \w+(?: \w+)?!?",
            r"get started!?|contact us!?|learn more!?|more info(?:rmation)?|más información",
            r"(?:pida|pide|solicite|reserve|agende) (?:una|su|tu) (?:cita|consulta)"
            r"(?: (?:hoy|ahora|en línea))?!?",
            r"contáctenos|contacto|llámenos(?: hoy| ahora)?!?",
        ),
    ),
)

SECTIONS: tuple[tuple[str, re.Pattern[str], Extent], ...] = (
    (
        "related posts",
        _rule(
            r"(?:related|recent|latest|popular|recommended|featured|trending|other|similar)"
            r" (?:blog )?"
            r"(?:posts?|articles?|topics?|content|reading|stories|news|pages?|resources)",
            r"more (?:posts|articles|stories|news)(?: .{1,40})?",
            r"more from (?:our|the) (?:blog|site)",
            r"you (?:may|might) (?:also )?(?:like|be interested in|enjoy)",
            r"(?:artículos|entradas|temas|publicaciones|noticias|contenidos?)"
            r" (?:relacionad[oa]s?|recientes?|populares?)",
            r"(?:también )?(?:le|te) puede (?:también )?interesar",
            r"últim[oa]s (?:entradas|artículos)",
        ),
        Extent.TEASERS,
    ),
    (
        "comments",
        _rule(
            r"(?:leave|post|add|write) a (?:comment|reply)(?: .{1,40})?|comments?(?: \(\d+\))?",
            r"dej[ae] (?:un|su|tu) (?:comentario|respuesta)(?: .{1,40})?|comentarios?",
        ),
        Extent.TEASERS,
    ),
    (
        "archive of the site",
        _rule(r"archives?|categories|tags|tag cloud|archivos?|categorías|etiquetas"),
        Extent.TEASERS,
    ),
    (
        "links to social networks",
        _rule(
            r"(?:follow|connect with|find|join) us(?: .{1,40})?",
            r"stay connected|share(?: this(?: \w+)?)?",
            r"s[ií]g(?:a|ue)nos(?: en .{1,40})?|redes sociales",
        ),
        Extent.FORM,
    ),
    (
        "newsletter or e-book form",
        _rule(
            rf"subscribe(?: {_SOME})?|newsletter|sign up(?: {_SOME})?|stay in touch|get updates",
            rf"(?:join )?our {_LETTER}|suscr[ií]b[ae](?:se|te)(?: {_SOME})?|boletín(?: \w+)?",
        ),
        Extent.FORM,
    ),
    (
        "table of contents",
        _rule(
            r"(?:table of )?contents|(?:in|on) this (?:article|page|post)|jump to(?: section)?"
            r"|what['’]s (?:in|on) this (?:article|page)",
            r"(?:tabla de )?contenidos?|índice(?: de contenidos?)?"
            r"|en (?:este artículo|esta página)",
        ),
        Extent.TOC,
    ),
)

MENU = _rule(
    r"home|inicio|about(?: us)?|our (?:team|doctors|providers|staff|practice|clinic|story)"
    r"|services|treatments|conditions(?: treated| we treat)?|procedures|providers|physicians"
    r"|locations?|contact(?: us)?|blog|news|events|careers|faqs?|testimonials|reviews|resources"
    r"|patients?|new patients|for patients|patient (?:resources|forms|portal)|insurance|billing"
    r"|book (?:online|now)|appointments?|request an appointment|search|menu|log ?in|shop|store"
    r"|nosotros|quiénes somos|sobre nosotros|servicios|tratamientos|especialidades|ubicaciones"
    r"|sedes|contacto|contáctenos|noticias|citas|pacientes|equipo|nuestro equipo|seguros",
)

CORE_MENU = _rule(  # a menu has one of these; a list in an article has not
    r"home|inicio|about(?: us)?|contact us|contact|blog|careers|menu|log ?in|search|shop",
    r"nosotros|quiénes somos|sobre nosotros|contacto|contáctenos",
)
