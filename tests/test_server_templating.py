"""The environment of every page."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from sciabot.server.templating import page_templates, with_code


def test_what_stands_between_backticks_is_code_and_the_rest_is_escaped() -> None:
    assert with_code("Send `a < b` & wait.") == "Send <code>a &lt; b</code> &amp; wait."


def test_a_single_backtick_is_left_alone() -> None:
    assert with_code("a ` b") == "a ` b"


def test_a_clinic_with_a_name_is_named() -> None:
    template = "{{ clinic|default('nobody') }}"

    named = page_templates(Path(), clinic="Harbor Spine").env.from_string(template)
    unnamed = page_templates(Path(), clinic="").env.from_string(template)

    assert (named.render(), unnamed.render()) == ("Harbor Spine", "nobody")


def test_a_value_that_was_forgotten_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        page_templates(Path(), clinic="").env.from_string("{{ forgotten }}").render()


def test_everything_is_escaped() -> None:
    template = page_templates(Path(), clinic="").env.from_string("{{ said }}")

    assert template.render(said="<b>") == "&lt;b&gt;"
