"""Static files and the widget, from a folder of their own."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from sciabot.server.files import Files, WidgetFiles


@pytest.fixture
def served(tmp_path: Path) -> TestClient:
    (tmp_path / "launch.js").write_text("export {}")
    app = FastAPI()
    app.mount("/static", Files(directory=tmp_path))
    app.mount("/widget", WidgetFiles(directory=tmp_path))
    return TestClient(app)


@pytest.mark.parametrize("folder", ["static", "widget"])
def test_a_file_is_kept_but_asked_for_each_time(served: TestClient, folder: str) -> None:
    first = served.get(f"/{folder}/launch.js")
    again = served.get(f"/{folder}/launch.js", headers={"if-none-match": first.headers["etag"]})

    assert first.headers["cache-control"] == again.headers["cache-control"] == "no-cache"
    assert first.headers["content-type"].startswith("text/javascript")
    assert (again.status_code, again.content) == (304, b"")


def test_any_site_may_load_the_widget_and_only_the_widget(served: TestClient) -> None:
    widget = served.get("/widget/launch.js", headers={"origin": "https://clinic.example"})
    static = served.get("/static/launch.js", headers={"origin": "https://clinic.example"})

    assert widget.headers["access-control-allow-origin"] == "*"
    assert widget.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "access-control-allow-origin" not in static.headers


def test_a_304_can_be_read_by_any_site_too(served: TestClient) -> None:
    etag = served.get("/widget/launch.js").headers["etag"]
    again = served.get("/widget/launch.js", headers={"if-none-match": etag})

    assert again.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "path", ["/static/../secret", "/static/%2e%2e/secret", "/static/%00", "/static/" + "a" * 300]
)
def test_nothing_outside_the_folder_is_served(
    served: TestClient, path: str, tmp_path: Path
) -> None:
    (tmp_path.parent / "secret").write_text("secret")

    assert served.get(path).status_code == 404
