"""The server process: a listening socket, and one or more workers that answer on it.

The socket is made here because uvicorn's own has two traps: it says no more than an error number
when the port is taken, and with several workers it leaves out the protocol, so that without
uvloop every second packet waits 44 ms for the first to be acknowledged.

Nothing a visitor sends is logged: there is no access log, and the app answers its own crashes.
"""

import errno
import os
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from uvicorn import Config, Server
from uvicorn.importer import import_from_string
from uvicorn.supervisors import Multiprocess

from sciabot.errors import SettingsError

_BACKLOG = 2048
_GRACE = 10  # seconds that an open request has to finish when the service is stopped
_LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}


def run(app_factory: str, listener: socket.socket, *, workers: int) -> None:
    """Serve until stopped. `app_factory` is "module:function"; every worker calls it for itself.

    It is called here first and what it raises is raised on: a worker that fails at its start
    would be started again for ever.
    """
    app = import_from_string(app_factory)()
    with suppress(KeyboardInterrupt):
        if workers == 1:
            Server(server_config(app)).run(sockets=[listener])
        else:
            config = server_config(app_factory, workers=workers)
            Multiprocess(config, sockets=[listener]).run()


def listen(host: str, port: int) -> socket.socket:
    """A socket that already listens; port 0 takes a free one.

    Raises SettingsError naming the setting to change.
    """
    try:
        found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
        )
        family, kind, protocol, _, place = found[0]
        return _listening(socket.socket(family, kind, protocol), place)
    except (OSError, ValueError) as error:
        raise SettingsError(_what_to_change(error, host, port)) from error


def address(listener: socket.socket) -> str:
    """Where a browser on this machine finds the service."""
    host, port = listener.getsockname()[:2]
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{reachable}]:{port}" if ":" in reachable else f"http://{reachable}:{port}"


def server_config(app: str | Callable[..., Any], *, workers: int = 1) -> Config:
    """How the service is run; an `app` that is a string names the function that makes it."""
    return Config(
        app,
        factory=isinstance(app, str),
        workers=workers,
        loop="auto",  # uvloop and httptools where they exist: half as much again for each worker
        http="auto",
        ws="none",
        access_log=False,
        log_config=_LOGGING,
        server_header=False,
        backlog=_BACKLOG,
        timeout_graceful_shutdown=_GRACE,
    )


def _listening(sock: socket.socket, place: Any) -> socket.socket:
    try:
        if os.name == "posix":  # elsewhere this would let two services share a port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(place)
        sock.listen(_BACKLOG)
    except OSError:
        sock.close()
        raise
    return sock


def _what_to_change(error: Exception, host: str, port: int) -> str:
    reason = error.errno if isinstance(error, OSError) else None
    if reason == errno.EADDRINUSE:
        return (
            f"SCIABOT_PORT is {port}, but another program already listens there. Stop it, or "
            "choose another port; 0 takes any free one."
        )
    if reason == errno.EACCES:
        return (
            f"SCIABOT_PORT is {port}, and this user may not listen there. Choose a port above 1023."
        )
    return (
        f"SCIABOT_HOST is {host!r}, which is not an address of this machine. Use 127.0.0.1 for "
        "this machine only, or 0.0.0.0 for every network it is on."
    )
