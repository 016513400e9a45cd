"""Which lists say what to do, in order.

A list of causes must never like an instruction, and an exercise must never be cut in two. A
numbered list is steps when most of it are orders; a bulleted one only if it also reads like an
exercise: something is held, repeated or counted. "Relax your shoulders" alone is advice.
"""

import re
from collections.abc import Sequence

from sciabot.ingest.wording import word_set, words

_ENGLISH_ORDERS = word_set(
    """
    add adjust aim allow align alternate apply ask avoid balance begin bend book bounce brace
    breathe bring brush call carry change check choose clasp clench climb close come complete
    contract continue count cover cross curl cushion cycle discontinue do don't draw drink drive
    drop ease elevate engage ensure exhale extend feel fill finish find flatten flex focus
    fold follow get give glide go grab grasp grip hang hinge hold hook hug increase inhale
    interlace keep kick kneel lean leave let lie lift limit lock look loop lower lunge
    maintain make massage measure move never nod note open pause pay perform pick place plant
    position practice press prop pull pump push put raise reach read recline relax
    release remain remember remove repeat rest return rise rock roll rotate scan schedule scoop
    set shift shrug sit skip slide slip soak spread squat squeeze stabilize stand start
    stay step stop straighten straddle stretch suck support swap sway swing switch take tense
    tie tighten tilt touch try tuck turn twist use visit wait walk warm wear wrap write
    """
)
_SPANISH_ORDERS = word_set(
    """
    abra abrace acerque acueste acuéstese acuéstate apoye apoya apriete aprieta arrodíllese
    arrodíllate baje baja camine camina coloque coloca coja coge comience comienza contraiga
    contrae cruce cruza cuente cuenta deje deja descanse descansa deslice desliza doble dobla
    empiece empieza empuje empuja enderece endereza estire estira evite evita exhale exhala
    extienda extiende flexione flexiona gire gira haga haz inclínese inclínate incline inclina
    inhale inhala levante levanta levántese levántate lleve lleva llame llama
    mantenga mantén mueva mueve párese párate permanezca pise pon ponga póngase ponte presione
    presiona realice realiza regrese regresa relaje relaja relájese relájate repita repite
    respire respira ruede rueda separe separa siga sigue siéntese siéntate sostenga sostén
    sujete sujeta suba sube suelte suelta suspenda tome toma tumbe túmbese túmbate tire tira use
    usa utilice utiliza vuelva vuelve acostarse apoyar bajar colocar doblar estirar flexionar
    girar levantar mantener mover repetir respirar sentarse sostener tumbarse volver
    """
)
_ORDERS = _ENGLISH_ORDERS | _SPANISH_ORDERS
_LEADS_TO_ORDER = word_set(
    """
    slowly gently now then next first finally carefully lightly firmly simply always please
    again while with without for if from once when as after before on in keeping lying sitting
    standing kneeling using your both despacio suavemente lentamente luego después ahora con
    mientras si desde al para por sin primero finalmente
    """
)
_SUBJECTS = word_set("you i we they he she it people patients usted")
_SECONDS = r"\d+|two|three|five|ten|fifteen|twenty|thirty|diez|quince|veinte|treinta"
_SEQUENCE = re.compile(
    rf"""\b(?:hold|repeat|reps?|repetitions?|sets?\ of|return\ (?:slowly\ )?to|starting\ position
    |(?:{_SECONDS})\ (?:more\ )?(?:seconds?|minutes?|times|breaths|segundos?|minutos?|veces)
    |each\ (?:leg|side|arm|foot)|other\ (?:leg|side|arm|foot)
    |repita|repite|repeticiones|mantenga|mantén|sostenga|vuelva\ a|vuelve\ a|posición\ inicial
    |cada\ (?:pierna|lado)|otra\ pierna|otro\ lado)\b""",
    re.IGNORECASE | re.VERBOSE,
)


def are_steps(items: Sequence[str], *, numbered: bool) -> bool:
    """Whether the items are one sequence of orders."""
    orders = sum(is_order(item) for item in items)
    mostly_orders = orders * 2 > len(items)
    return mostly_orders and (numbered or (len(items) > 1 and _reads_as_sequence(items)))


def reads_as_exercise(paragraph: str) -> bool:
    """Whether running text tells how to do an exercise."""
    return is_order(paragraph) and bool(_SEQUENCE.search(paragraph))


def is_order(item: str) -> bool:
    """Whether a text begins by telling the reader to do something."""
    found = words(item)
    if not found:
        return False
    if found[0] in _ORDERS:
        return True
    return found[0] in _LEADS_TO_ORDER and _turns_to_order(item, found)


def _turns_to_order(item: str, found: Sequence[str]) -> bool:
    """ "Slowly squeeze ...", "If you find a tender spot, keep ...", "With your knee bent, lift"."""
    if found[1:2] and found[1] in _ORDERS:
        return True
    for clause in item.split(",")[1:]:
        beginning = [word for word in words(clause)[:3] if word not in _LEADS_TO_ORDER]
        if beginning and beginning[0] in _ORDERS:
            return True
    opening = found[:12]
    return not _SUBJECTS & set(opening[1:3]) and any(
        word in _ORDERS for word in words(item.partition(",")[2])[:4]
    )


def _reads_as_sequence(items: Sequence[str]) -> bool:
    return any(_SEQUENCE.search(item) for item in items)
