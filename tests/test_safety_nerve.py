"""Cauda equina, weakness, what is only named, what is never answered, what is taken back."""

import pytest

from sciabot.safety import Limit, Urgency
from tests.safety_messages import messages, triage

FILE = "triage_nerve.toml"
FLAGS = ("cauda_equina", "progressive_weakness")


def listed(expected: str, *sections: str) -> list[tuple[str, str]]:
    return [case for case in messages(FILE, expected) if case[0] in sections]


@pytest.mark.parametrize(("flag", "message"), messages(FILE, "emergency"))
def test_a_clear_sign_is_an_emergency(flag: str, message: str) -> None:
    found = triage(message)
    assert found.urgency is Urgency.EMERGENCY
    assert flag in found.red_flags


@pytest.mark.parametrize(("flag", "message"), messages(FILE, "urgent"))
def test_a_vague_sign_is_urgent(flag: str, message: str) -> None:
    found = triage(message)
    assert found.urgency is Urgency.URGENT
    assert flag in found.red_flags


@pytest.mark.parametrize(("flag", "message"), listed("none", *FLAGS))
def test_what_only_looks_like_a_sign_raises_nothing(flag: str, message: str) -> None:
    assert not {*FLAGS}.intersection(triage(message).red_flags)


@pytest.mark.parametrize(("_", "message"), listed("yes", "names_a_sign"))
def test_a_question_about_a_sign_names_it_and_raises_nothing(_: str, message: str) -> None:
    found = triage(message)
    assert found.urgency is Urgency.NONE
    assert found.names_a_sign


@pytest.mark.parametrize(("_", "message"), listed("no", "names_a_sign"))
def test_an_ordinary_question_names_no_sign(_: str, message: str) -> None:
    assert not triage(message).names_a_sign


@pytest.mark.parametrize(("limit", "message"), listed("yes", "medication", "diagnosis"))
def test_medicines_and_verdicts_are_out_of_bounds(limit: str, message: str) -> None:
    found = triage(message)
    assert found.urgency is Urgency.NONE
    assert found.limit is Limit(limit)


@pytest.mark.parametrize(("limit", "message"), listed("no", "medication", "diagnosis"))
def test_other_questions_are_within_bounds(limit: str, message: str) -> None:
    assert triage(message).limit is not Limit(limit)


@pytest.mark.parametrize(("_", "message"), listed("yes", "pregnancy"))
def test_a_pregnancy_is_noticed(_: str, message: str) -> None:
    assert triage(message).notices == ("pregnancy",)


@pytest.mark.parametrize(("_", "message"), listed("no", "pregnancy"))
def test_no_pregnancy_or_an_old_one_is_not(_: str, message: str) -> None:
    assert triage(message).notices == ()


@pytest.mark.parametrize(("_", "message"), listed("yes", "withdrawn"))
def test_plain_words_take_a_flag_back(_: str, message: str) -> None:
    found = triage(message)
    assert found.urgency is Urgency.NONE
    assert found.withdrawn


@pytest.mark.parametrize(("_", "message"), listed("no", "withdrawn"))
def test_playing_it_down_takes_nothing_back(_: str, message: str) -> None:
    found = triage(message)
    assert found.urgency is Urgency.EMERGENCY
    assert not found.withdrawn
    assert not found.raised_now
