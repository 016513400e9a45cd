"""Which lists become steps: orders in a sequence, and nothing else."""

import pytest

from sciabot.ingest import ingest
from sciabot.ingest.steps import are_steps, is_order, reads_as_exercise

ORDERS = [
    "Lie on your back.",
    "Slowly squeeze the muscle.",
    "If you find a sore spot, keep the ball there.",
    "With your knee bent, lift the foot.",
    "While breathing out, press down.",
    "Mantenga la espalda recta.",
    "Lentamente levante la pierna.",
    "Con la rodilla doblada, gire el pie.",
]
NO_ORDERS = [
    "Pain in the calf",
    "Your hips stay on the floor.",
    "If you smoke, discs dry out sooner",
    "Numbness",
    "In some cases, the pain is strong",
    "Dolor en la pierna",
    "",
    "…",
]


@pytest.mark.parametrize("text", ORDERS)
def test_a_text_that_tells_what_to_do_is_an_order(text: str) -> None:
    assert is_order(text)


@pytest.mark.parametrize("text", NO_ORDERS)
def test_a_text_that_describes_is_no_order(text: str) -> None:
    assert not is_order(text)


def test_orders_with_a_hold_or_a_count_are_steps() -> None:
    assert are_steps(["Sit down.", "Cross one leg.", "Hold for ten seconds."], numbered=False)
    assert are_steps(["Siéntese.", "Repita diez veces."], numbered=False)


def test_advice_without_a_sequence_is_a_list() -> None:
    assert not are_steps(["Relax your shoulders", "Let your chin sink"], numbered=False)


def test_numbered_orders_are_steps_even_without_a_hold() -> None:
    assert are_steps(["Bend your knees.", "Roll over."], numbered=True)


def test_numbered_things_are_a_list() -> None:
    assert not are_steps(["Herniated disc", "Narrow canal", "Rest"], numbered=True)


def test_a_list_of_symptoms_with_a_length_is_a_list() -> None:
    items = ["Pain for ten minutes", "Tingling on the other side", "Hold-ups at work"]

    assert not are_steps(items, numbered=False)


def test_one_bullet_is_no_sequence() -> None:
    assert not are_steps(["Hold for ten seconds."], numbered=False)
    assert not are_steps([], numbered=True)


def test_running_text_can_be_an_exercise() -> None:
    assert reads_as_exercise("Lie down. Hold for ten seconds.")
    assert not reads_as_exercise("The doctor will hold your leg for ten seconds.")


def test_step_labels_are_markers_and_not_text() -> None:
    page = "Moves\n\nLeg lift\n\nStep 1: Lie down.\nStep 2: Lift the leg.\n"

    assert "1. Lie down.\n2. Lift the leg.\n" in ingest("a.txt", page.encode()).markdown


def test_numbered_causes_keep_no_numbers() -> None:
    page = "Back pain\n\nCauses\n\n1. Herniated disc\n2. Spinal stenosis\n"

    assert "- Herniated disc\n- Spinal stenosis\n" in ingest("a.txt", page.encode()).markdown
