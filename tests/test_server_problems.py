"""Every fault: its JSON, its page, and that the two go together."""

from pathlib import Path

import pytest
from fastapi import APIRouter, FastAPI
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException

from sciabot.server.faults import EMERGENCY_LINE, FAULTS, TOO_LARGE, UNREADABLE, Fault
from sciabot.server.problems import Responder, documented, handlers
from sciabot.server.templating import page_templates
from tests.scripted_app import client

PAGE = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.slug)
def test_the_type_of_a_fault_leads_to_a_page_that_says_how_to_mend_it(fault: Fault) -> None:
    page = client().get(fault.type, headers=PAGE)

    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert f"<h1>{fault.title}</h1>" in page.text
    assert "What to do" in page.text
    assert (EMERGENCY_LINE in page.text) is fault.urgent


@pytest.mark.parametrize("path", ["/problems", "/problems/"])
def test_all_faults_are_listed(path: str) -> None:
    page = client().get(path).text

    assert all(f'href="{fault.type}"' in page for fault in FAULTS)


def test_an_unknown_fault_is_not_found() -> None:
    assert client().get("/problems/bad-luck").status_code == 404


@pytest.mark.parametrize("path", ["/nowhere", "/v1/nowhere", "/static/no.js", "/widget/no.js"])
def test_an_unknown_address_is_a_problem(path: str) -> None:
    response = client().get(path)

    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json() == {
        "type": "/problems/not-found",
        "title": "There is nothing at this address",
        "status": 404,
        "detail": "This service has no page and no endpoint at this address.",
    }


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("PUT", "/v1/answer", {"POST"}),
        ("POST", "/v1/documents", {"GET"}),
        ("DELETE", "/docs", {"GET"}),
        ("POST", "/static/base.css", {"GET", "HEAD"}),
    ],
)
def test_a_wrong_method_is_a_problem_that_names_the_right_ones(
    method: str, path: str, allowed: set[str]
) -> None:
    response = client().request(method, path)

    assert response.status_code == 405
    assert response.json()["type"] == "/problems/method-not-allowed"
    assert set(response.headers["allow"].split(", ")) == allowed


def test_a_browser_gets_a_fault_as_a_page() -> None:
    response = client().get("/nowhere", headers=PAGE)

    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "<h1>There is nothing at this address</h1>" in response.text


def test_an_endpoint_answers_with_json_whoever_asks() -> None:
    response = client().get("/v1/nowhere", headers=PAGE)

    assert response.headers["content-type"] == "application/problem+json"


def test_a_fault_without_a_name_of_its_own_keeps_its_status() -> None:
    response = _app_that_raises(HTTPException(418)).get("/")

    assert response.status_code == 418
    assert response.json()["type"] == "about:blank"
    assert response.json()["title"] == "I'm a Teapot"


@pytest.mark.parametrize(("status", "fault"), [(400, UNREADABLE), (413, TOO_LARGE)])
def test_what_the_framework_raises_is_one_of_ours(status: int, fault: Fault) -> None:
    response = _app_that_raises(HTTPException(status, "their words")).get("/")

    assert response.json()["type"] == fault.type
    assert "their words" not in response.text


def test_a_fault_without_a_name_is_a_page_too() -> None:
    response = _app_that_raises(HTTPException(418)).get("/", headers=PAGE)

    assert response.status_code == 418
    assert "<h1>I&#39;m a Teapot</h1>" in response.text


def test_a_crash_of_the_page_itself_is_still_answered(tmp_path: Path) -> None:
    (tmp_path / "problem.html").write_text("{{ missing.name }}")
    respond = Responder(page_templates(tmp_path, clinic=""))
    app = FastAPI()
    app.add_route("/", respond.crashed)

    response = TestClient(app).get("/", headers=PAGE)

    assert response.status_code == 500
    assert EMERGENCY_LINE in response.json()["detail"]


def test_the_faults_of_one_status_are_documented_together() -> None:
    twin = Fault("twin", 400, "A twin", "It is like the other.", "")

    told = documented(UNREADABLE, twin)

    assert told[400]["description"] == "The request could not be read / A twin"
    examples = told[400]["content"]["application/problem+json"]["examples"]
    assert list(examples) == ["unreadable", "twin"]
    assert "default" in told


def _app_that_raises(error: HTTPException) -> TestClient:
    templates = Path(__file__).parents[1] / "web" / "templates"
    routes = APIRouter()

    @routes.get("/")
    async def fail() -> None:
        raise error

    app = FastAPI(exception_handlers=handlers(Responder(page_templates(templates, clinic=""))))
    app.include_router(routes)
    return TestClient(app)
