"""The server process: where it listens, what it says when it cannot, that it answers at once."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from sciabot.errors import CorpusError, Problem, SettingsError
from sciabot.server.run import address, listen, run, server_config

APP = "tests.scripted_app:build_app"
SERVE = """
from sciabot.server.run import address, listen, run
listener = listen("127.0.0.1", 0)
print(address(listener), flush=True)
run({app!r}, listener, workers={workers})
"""
SECRET = "how breadcrumbs"


class Served:
    """A service in a process of its own; `written` is all that it wrote, once it has ended."""

    def __init__(self, *, workers: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", SERVE.format(app=APP, workers=workers)],
            cwd=Path(__file__).parents[1],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,  # so that its workers can be ended with it
        )
        assert self._process.stdout is not None
        port = int(self._process.stdout.readline().rpartition(":")[2])
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.written = ""

    def ask(self, question: str) -> dict[str, object]:
        body = json.dumps({"question": question})
        self._connection.request("POST", "/v1/answer", body, {"Content-Type": "application/json"})
        reply: dict[str, object] = json.load(self._connection.getresponse())
        return reply

    def stop(self) -> None:
        self._connection.close()
        self._process.send_signal(signal.SIGINT)
        try:
            self.written = "".join(self._process.communicate(timeout=20))
        finally:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)


@contextmanager
def served(*, workers: int) -> Iterator[Served]:
    service = Served(workers=workers)
    try:
        yield service
    finally:
        service.stop()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_server_process_answers_and_writes_down_nothing_of_it(workers: int) -> None:
    with served(workers=workers) as service:
        assert service.ask(SECRET)["outcome"] == "answer"
        assert service.ask(f"{SECRET} break")["type"] == "/problems/server-error"

    assert "RuntimeError at " in service.written
    assert "breadcrumbs" not in service.written
    assert "127.0.0.1" not in service.written
    assert "Traceback" not in service.written


def test_two_workers_do_not_wait_for_acknowledgements() -> None:
    """Where Nagle's algorithm is left on, each of these takes 44 ms: 2.6 s in all."""
    with served(workers=2) as service:
        service.ask("how?")
        started = time.monotonic()
        for _ in range(60):
            service.ask("how?")

        assert time.monotonic() - started < 2


def test_a_large_body_is_refused_before_it_is_read_and_the_connection_lives() -> None:
    with served(workers=1) as service:
        refused = service.ask("a" * 3_000_000)

        assert refused["type"] == "/problems/too-large"
        assert service.ask("how?")["outcome"] == "answer"


def test_the_socket_is_one_on_which_nagles_algorithm_gets_switched_off() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop does not run on Windows")
def test_the_fast_loop_and_parser_are_used() -> None:
    config = server_config(APP, workers=2)
    config.load()

    loop = config.get_loop_factory()
    assert loop is not None
    assert loop.__module__.startswith("uvloop")
    assert "httptools" in config.http_protocol_class.__module__


def test_there_is_no_access_log_and_no_server_header() -> None:
    config = server_config(APP)

    assert config.access_log is False
    assert config.server_header is False


def test_port_0_takes_a_free_one_and_tells_it() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert address(listener) == f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_every_network_is_reached_at_this_machine() -> None:
    with listen("0.0.0.0", 0) as listener:
        assert address(listener).startswith("http://127.0.0.1:")


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="needs IPv6")
def test_an_ipv6_address_is_written_in_brackets() -> None:
    with listen("::1", 0) as local, listen("::", 0) as everywhere:
        assert address(local).startswith("http://[::1]:")
        assert address(everywhere).startswith("http://[::1]:")


def test_a_port_in_use_is_refused_by_name() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SettingsError, match=f"SCIABOT_PORT is {port}, but another program"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["203.0.113.7", "no such host", "", "a..b", "x" * 300])
def test_a_host_that_is_not_this_machine_is_refused_by_name(host: str) -> None:
    with pytest.raises(SettingsError, match="SCIABOT_HOST"):
        listen(host, 0)


def test_a_port_that_is_forbidden_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbid(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(socket.socket, "bind", forbid)

    with pytest.raises(SettingsError, match="SCIABOT_PORT is 80, and this user may not"):
        listen("127.0.0.1", 80)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_app_that_cannot_be_made_stops_the_start_with_its_own_error(workers: int) -> None:
    with listen("127.0.0.1", 0) as listener, pytest.raises(CorpusError, match="no title"):
        run("tests.test_server_run:build_broken_app", listener, workers=workers)


def build_broken_app() -> None:
    raise CorpusError([Problem("a.md", 3, "no title")])
