"""/openapi.json and /docs tell the whole contract, and nothing but."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import TypeAdapter

from sciabot.answering.answer import QuoteKind
from sciabot.bot import Outcome, Reply
from sciabot.server import examples
from sciabot.server.api import QuestionIn
from sciabot.server.documentation import MEANINGS
from sciabot.server.faults import FAULTS
from tests.scripted_app import client

SCHEMA: dict[str, Any] = client().get("/openapi.json").json()
SHAPES = {
    name: shape for name, shape in SCHEMA["components"]["schemas"].items() if "properties" in shape
}
OPERATIONS = [
    (path, operation)
    for path, operations in SCHEMA["paths"].items()
    for operation in operations.values()
]


def references(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (part["$ref"],) if isinstance(part.get("$ref"), str) else ()
        for inner in part.values():
            yield from references(inner)
    if isinstance(part, list):
        for inner in part:
            yield from references(inner)


@pytest.mark.parametrize("name", SHAPES)
def test_every_field_says_what_it_means(name: str) -> None:
    assert SHAPES[name]["description"]
    for field, told in SHAPES[name]["properties"].items():
        assert told.get("description"), f"{name}.{field}"


def test_no_field_is_described_that_does_not_exist() -> None:
    for name, meanings in MEANINGS.items():
        assert set(meanings) <= set(SHAPES[name]["properties"])


@pytest.mark.parametrize(("path", "operation"), OPERATIONS)
def test_every_endpoint_has_a_title_and_a_description(path: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert re.fullmatch("[a-z]+", operation["operationId"])
    assert all(told["description"] for told in operation.get("parameters", ()))
    assert all(told["description"] for told in operation["responses"].values())


def test_every_reference_leads_somewhere() -> None:
    names = {reference.removeprefix("#/components/schemas/") for reference in references(SCHEMA)}

    assert names
    assert names <= set(SCHEMA["components"]["schemas"])


def test_faults_are_told_in_our_shape_only() -> None:
    assert "HTTPValidationError" not in SCHEMA["components"]["schemas"]
    for _, operation in OPERATIONS:
        for status, told in operation["responses"].items():
            media = "application/json" if status == "200" else "application/problem+json"
            assert list(told["content"]) == [media]


def test_there_is_an_example_for_every_outcome_with_its_nulls() -> None:
    answered = SCHEMA["paths"]["/v1/answer"]["post"]["responses"]["200"]
    told = answered["content"]["application/json"]["examples"]

    assert set(told) == {outcome.value for outcome in Outcome}
    for outcome, example in told.items():
        assert example["summary"]
        assert list(example["value"]) == list(Reply.__dataclass_fields__)
        assert example["value"]["outcome"] == outcome
        TypeAdapter(Reply).validate_python(example["value"])
    assert told["answer"]["value"]["reason"] is None
    assert told["answer"]["value"]["citations"][0]["reviewed"] is None


def test_the_example_answer_keeps_the_promises() -> None:
    answer = examples.replies()["answer"]["value"]

    for quote in answer["quotes"]:
        assert examples.ARTICLE[quote["start"] : quote["end"]] == quote["text"]
    assert any(answer["highlight"] in quote["text"] for quote in answer["quotes"])
    assert {quote["kind"] for quote in answer["quotes"]} >= {QuoteKind.STEP, QuoteKind.CAUTION}


def test_the_example_questions_can_be_asked() -> None:
    asked = SCHEMA["paths"]["/v1/answer"]["post"]["requestBody"]["content"]["application/json"]

    assert len(asked["examples"]) == 2
    for example in asked["examples"].values():
        QuestionIn.model_validate(example["value"])
        assert client().post("/v1/answer", json=example["value"]).status_code == 200


def test_the_page_shows_every_endpoint_shape_and_fault() -> None:
    page = client().get("/docs").text

    for path, _ in OPERATIONS:
        assert f" {path}</code></h2>" in page
    for name, shape in SHAPES.items():
        assert f'<section id="{name}">' in page
        assert all(f"<dt><code>{field}</code>" in page for field in shape["properties"])
    shown = {fault for fault in FAULTS if f'href="{fault.type}"' in page}
    assert {fault.status for fault in set(FAULTS) - shown} <= {404, 405}


def test_the_page_shows_types_in_words() -> None:
    page = client().get("/docs").text

    assert "<code>quotes</code> list of Quote</dt>" in page
    assert "<code>highlight</code> string or null</dt>" in page
    assert "<code>status</code> &#34;ok&#34;</dt>" in page
    assert (
        "<code>urgency</code> &#34;none&#34; | &#34;urgent&#34; | &#34;emergency&#34;</dt>" in page
    )
    assert "<code>history</code> list of string, optional</dt>" in page


def test_the_page_shows_a_call_to_copy() -> None:
    page = client().get("/docs").text

    assert "curl -s http://127.0.0.1:8000/v1/answer -H" in page
    assert "curl -s http://127.0.0.1:8000/v1/documents</code>" in page


def test_every_link_inside_the_page_leads_somewhere() -> None:
    page = client().get("/docs").text
    targets = set(re.findall(r'id="([^"]+)"', page))

    links = re.findall(r'href="#([^"]+)"', page)
    assert links
    assert set(links) <= targets
