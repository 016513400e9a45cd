"""The Jinja2 environment of every page: everything escaped, nothing silently undefined."""

import re
from pathlib import Path

from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape


def page_templates(directory: Path, *, clinic: str) -> Jinja2Templates:
    """The templates in `directory`; without a clinic's name, they use one of their own."""
    environment = Environment(
        loader=FileSystemLoader(directory),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["with_code"] = with_code
    if clinic:
        environment.globals["clinic"] = clinic
    return Jinja2Templates(env=environment)


def with_code(text: str) -> Markup:
    """`text` with what stands between backticks set as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))
