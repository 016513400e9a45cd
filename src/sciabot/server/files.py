"""Scripts, styles and pictures, sent as they lie in web/.

Their names never change, because a clinic's page cannot follow a new one; so browsers keep them
but ask each time, and get a 304 by the ETag that Starlette sets.
"""

from collections.abc import Mapping
from os import PathLike, stat_result
from typing import ClassVar

from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope


class Files(StaticFiles):
    """Kept by browsers, never used without asking."""

    headers: ClassVar[Mapping[str, str]] = {"Cache-Control": "no-cache"}

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers.update(self.headers)
        return response


class WidgetFiles(Files):
    """What the clinic's page loads: any site may, also with `integrity` or as a module."""

    headers: ClassVar[Mapping[str, str]] = {
        **Files.headers,
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
