"""What is a caution, what is none, and which exercises it holds for."""

import tomllib

import pytest

from sciabot.ingest import ingest
from sciabot.ingest.cautions import (
    has_caution,
    heads_cautions,
    holds_for_others,
    is_caution,
    split_cautions,
)

CAUTIONS = [
    "*Note: ask a doctor before you begin, or begin slowly.",
    "Note: Stop when a movement hurts.",
    "Warning: hot packs can burn.",
    "CAUTION - not for people with brittle bones.",
    "Important: do not stretch if you have a fever.",
    "Remember, if any of these hurt, discontinue them.",
    "Discontinue if your foot goes numb.",
    "Stop if it hurts.",
    "You should stop when the ache moves down the leg.",
    "If your leg tingles more, stop right away.",
    "If you feel dizzy, do not continue the exercise.",
    "Do not try this if you are pregnant.",
    "Don’t lift anything heavy unless your doctor agrees.",
    "Never twist without asking your therapist.",
    "Do not push through the pain.",
    "This move should not bring on a cramp.",
    "These stretches are not recommended after surgery.",
    "Avoid any movement that brings the pain back.",
    "Talk to your doctor before starting these exercises.",
    "Before you begin any program, check with your physician.",
    "If you have had surgery, ask your surgeon first.",
    "You should always consult your physician before a new regimen.",
    "Precaución: no todos los ejercicios son para todos.",
    "Advertencia: el calor puede quemar.",
    "Suspenda si el dolor aumenta.",
    "Si siente mareo, deténgase.",
    "Consulte a su médico antes de hacer estos ejercicios.",
    "Antes de empezar, hable con su fisioterapeuta.",
    "No haga este estiramiento si está embarazada.",
    "Este ejercicio no debe causar dolor.",
    "Evite cualquier movimiento que le cause dolor.",
]
NO_CAUTIONS = [
    "Your doctor will test your reflexes.",
    "A doctor may order a scan before treatment.",
    "If your back pain is severe, you should call your doctor.",
    "Many people stop exercising when they hurt.",
    "Doctors may ask you to stop a medicine.",
    "If you smoke, stop smoking.",
    "Do not worry if you miss a day.",
    "Don't hesitate to call if you have questions.",
    "Note: the clinic is closed on Mondays.",
    "Remember, progress takes time.",
    "Important: bring your insurance card.",
    "Do not let go until you have counted to ten.",
    "Stop when you have done ten.",
    "Avoid long drives if possible.",
    "Keep your back still at all times.",
    "El médico puede pedir una resonancia.",
    "Si el dolor no cede, pida una cita.",
    "Consulte nuestra lista de precios.",
    "La ciática no siempre debe operarse.",
]


@pytest.mark.parametrize("text", CAUTIONS)
def test_a_sentence_that_says_when_not_to_is_a_caution(text: str) -> None:
    assert is_caution(text)


@pytest.mark.parametrize("text", NO_CAUTIONS)
def test_a_sentence_that_only_sounds_like_one_is_none(text: str) -> None:
    assert not has_caution(text)


def test_a_paragraph_is_cut_where_the_caution_begins_and_ends() -> None:
    text = "Lift the leg. Stop if it hurts. Dr. Moss says ten lifts do."

    assert split_cautions(text) == [
        (False, "Lift the leg."),
        (True, "Stop if it hurts."),
        (False, "Dr. Moss says ten lifts do."),
    ]


def test_a_labelled_paragraph_is_a_caution_as_a_whole() -> None:
    text = "Warning: Ice burns. Wrap it. Ten minutes are enough."

    assert split_cautions(text) == [(True, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Stop if any of these movements hurt.",
        "These exercises are examples.",
        "Ask before starting a new fitness regimen.",
        "Do not start this program if you are ill.",
        "Stop if one of them hurts.",
        "Suspenda estos ejercicios si le duelen.",
        "Consulte antes de empezar un programa de ejercicios.",
    ],
)
def test_wording_in_the_plural_holds_for_other_exercises_too(text: str) -> None:
    assert holds_for_others(text)


@pytest.mark.parametrize(
    "text",
    ["Stop if this exercise hurts.", "Discontinue if you get a cramp.", "Suspenda este ejercicio."],
)
def test_wording_in_the_singular_holds_for_its_own_exercise(text: str) -> None:
    assert not holds_for_others(text)


def test_a_heading_can_say_that_cautions_follow() -> None:
    assert heads_cautions("Precautions")
    assert heads_cautions("Antes de empezar")
    assert not heads_cautions("Warning Signs of a Pinched Nerve")


PAGE = """Two Moves

Before you start

Pregnancy needs other moves, so do not guess.

Leg lift

• Lie down.
• Lift the leg and hold for five seconds.
• Stop if your calf cramps.

Wall sit

• Stand against a wall.
• Slide down and hold for ten seconds.
• Stop if your knee hurts.

Discontinue these exercises if the pain gets worse.
"""


def _cautions(text: str, name: str = "page.txt") -> object:
    return tomllib.loads(ingest(name, text.encode()).markdown.split("+++")[1]).get("cautions")


def test_the_table_names_the_exercises_that_a_caution_holds_for_besides_its_own() -> None:
    assert _cautions(PAGE) == {
        "Before you start": ["Leg lift", "Wall sit"],
        "Wall sit": {"Discontinue these exercises": ["Leg lift"]},
    }


def test_a_caution_of_one_exercise_needs_no_table() -> None:
    assert _cautions("A Move\n\nLeg lift\n\n• Lie.\n• Hold.\n• Stop if it hurts.") is None


def test_a_beginning_grows_until_it_is_the_only_one() -> None:
    page = """Two Moves

Leg lift

• Lie down.
• Hold for five seconds.

Wall sit

• Stand still.
• Hold for ten seconds.

Stop this exercise if it hurts.

Stop this exercise and these exercises above if you are dizzy.
"""

    assert _cautions(page) == {"Wall sit": {"Stop this exercise and": ["Leg lift"]}}


def test_a_caution_before_the_first_heading_goes_by_the_title() -> None:
    page = "Moves\n\nStop these exercises if they hurt.\n\nLeg lift\n\n• Lie.\n• Hold for a while."

    assert _cautions(page) == {"Moves": ["Leg lift"]}


def test_a_caution_and_its_list_stay_together() -> None:
    page = "Moves\n\nDo not do these if you have:\n\n• a fever\n• a fracture\n\nRest is fine too."
    markdown = ingest("a.txt", page.encode()).markdown

    assert "> Do not do these if you have: • a fever • a fracture\n" in markdown


def test_a_caution_that_ends_the_last_step_stands_after_the_steps() -> None:
    page = "Moves\n\nLeg lift\n\n1. Lie down.\n2. Hold for a while. Stop if it hurts.\n"

    assert "2. Hold for a while.\n\n> [!CAUTION]\n> Stop if it hurts." in (
        ingest("a.txt", page.encode()).markdown
    )


def test_a_caution_within_an_earlier_step_does_not_cut_the_steps() -> None:
    page = "Moves\n\nLeg lift\n\n1. Lie down.\n2. Lift it. Stop if it hurts.\n3. Rest.\n"

    assert "2. Lift it. Stop if it hurts.\n3. Rest." in ingest("a.txt", page.encode()).markdown
