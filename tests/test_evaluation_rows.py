"""A file of labelled messages is read whole, or refused with every line that is wrong."""

import json
from pathlib import Path

import pytest

from sciabot.errors import SciabotError
from sciabot.evaluation import Row, read_rows
from sciabot.safety import Urgency

SAMPLE = Path(__file__).parent / "data" / "triage_sample.jsonl"
GOOD = {
    "id": "a1",
    "message": "My toes tingle",
    "history": ["Hello"],
    "level": "none",
    "flag": "",
    "lang": "en",
}


def line(**changes: object) -> str:
    return json.dumps({**GOOD, **changes})


def refusal(*lines: str) -> str:
    with pytest.raises(SciabotError) as refused:
        read_rows("messages.jsonl", "\n".join(lines).encode())
    return str(refused.value)


def test_a_row_is_a_message_with_what_was_said_before_and_what_it_needs() -> None:
    text = line(level="urgent", flag="dvt", slice=["typo"])
    assert read_rows("messages.jsonl", text.encode()) == (
        Row("a1", "My toes tingle", ("Hello",), Urgency.URGENT, "dvt", "en", ("typo",)),
    )


def test_the_conversation_ends_with_the_message() -> None:
    row = read_rows("messages.jsonl", line().encode())[0]
    assert row.conversation == ("Hello", "My toes tingle")


def test_a_message_without_danger_needs_no_flag_and_no_row_needs_slices() -> None:
    for flag in ("", None):
        row = read_rows("messages.jsonl", line(flag=flag).encode())[0]
        assert (row.flag, row.slices) == ("", ())


def test_blank_lines_a_mark_at_the_start_and_other_fields_do_not_matter() -> None:
    text = "﻿" + line(note="by M.") + "\r\n\n" + line(id="a2") + "\n"
    assert [row.id for row in read_rows("messages.jsonl", text.encode())] == ["a1", "a2"]


def test_a_line_separator_inside_a_message_does_not_end_the_row() -> None:
    text = json.dumps({**GOOD, "message": "one\u2028two"}, ensure_ascii=False)
    assert read_rows("messages.jsonl", text.encode())[0].message == "one\u2028two"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"level": "severe"}, '"level" is "severe": write one of "none", "urgent", "emergency"'),
        ({"level": None}, '"level" is null'),
        ({"level": ["urgent"]}, '"level" is ["urgent"]'),
        ({"id": 7}, '"id" is missing or empty'),
        ({"message": " "}, '"message" is missing or empty'),
        ({"history": "before"}, '"history" must be a list of texts'),
        ({"history": [1]}, '"history" must be a list of texts'),
        ({"level": "urgent", "flag": None}, '"flag" is missing or empty'),
        ({"lang": ""}, '"lang" is missing or empty'),
        ({"slice": "typo"}, '"slice" must be a list of texts'),
        ({"message": "\ud83d"}, "holds half a character"),
    ],
)
def test_a_field_that_cannot_be_used_is_named_with_its_line(
    changes: dict[str, object], told: str
) -> None:
    text = refusal(line(id="a0"), line(**changes))
    assert f"messages.jsonl:2: {told}" in text
    assert "Nothing was measured." in text


@pytest.mark.parametrize("broken", ['{"id": "a1",', "[" * 100_000, "plainly not"])
def test_a_line_that_is_not_json_is_named(broken: str) -> None:
    assert "messages.jsonl:2: is not JSON" in refusal(line(), broken)


def test_a_line_that_is_no_object_is_named() -> None:
    assert "messages.jsonl:1: is not a JSON object" in refusal('["a1"]')


def test_every_wrong_line_is_told_at_once_up_to_a_limit() -> None:
    text = refusal(*(line(id=f"a{number}", lang="") for number in range(30)))
    assert text.count('"lang" is missing') == 20
    assert "... and 10 more." in text


def test_a_row_that_stands_twice_is_refused() -> None:
    assert 'messages.jsonl:3: "id" "a1" stands twice' in refusal(line(), line(id="a2"), line())


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_a_file_without_messages_is_refused(data: bytes) -> None:
    with pytest.raises(SciabotError, match=r"messages\.jsonl: holds no messages"):
        read_rows("messages.jsonl", data)


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    data = line().encode() + b"\n" + line(id="a2", message="x").encode()[:-1] + b"\xff}"
    with pytest.raises(SciabotError, match=r"messages\.jsonl:2: is not UTF-8"):
        read_rows("messages.jsonl", data)


def test_the_sample_is_a_good_file() -> None:
    rows = read_rows(SAMPLE.name, SAMPLE.read_bytes())
    assert {row.level for row in rows} == {*Urgency}
