"""Everything that the program says itself, by place: what a page, a reply or a fault may show.

Quotes of articles are not here. Neither is what the program only understands, such as the words
of the red-flag rules and of smalltalk.
"""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html

from sciabot.answering import suggesting
from sciabot.bot.messages import Clinic, load_messages
from sciabot.server.documentation import MEANINGS, SUMMARY
from sciabot.server.faults import FAULTS
from sciabot.settings import shipped
from tests.safety_messages import shipped_rules

WEB = shipped("web")
WIDGET = (WEB / "widget" / "sciabot.js").read_text("utf-8")
SHOWN_ATTRIBUTES = ("aria-label", "title", "alt", "placeholder", "value", "label")

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_LITERAL = re.compile(r"'((?:[^'\\\n]|\\.)*)'|\"((?:[^\"\\\n]|\\.)*)\"|`((?:[^`\\]|\\.)*)`")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:'\"])//[^\n]*", re.DOTALL)


@cache
def own_words() -> dict[str, str]:
    """Place → the words that stand there."""
    groups = (_safety(), _templates(), _strings(), _messages(), _scripts(), _faults(), _docs())
    return {place: text for group in groups for place, text in group}


def help_in_the_widget() -> Any:
    """What the launcher shows when the service is down, by language."""
    found = re.search(r"^const HELP = (\{.*?^\})$", WIDGET, re.DOTALL | re.MULTILINE)
    assert found
    return json.loads(found[1])


def _safety() -> Iterator[tuple[str, str]]:
    rules = shipped_rules()
    for (id, language), card in rules.texts.cards.items():
        labels = (action.label for action in card.actions)
        yield f"card {id} {language}", "\n".join((card.heading, *card.paragraphs, *labels))
    for (id, language), text in rules.texts.notices.items():
        yield f"notice {id} {language}", text
    for language, lines in rules.texts.help_lines.items():
        for number, line in enumerate(lines):
            yield f"help line {number} {language}", line.text
    for flag in rules.flags:
        yield f"flag {flag.id} en", f"{flag.title}\n{flag.looks_for}"
        yield f"flag {flag.id} es", f"{flag.title_es}\n{flag.looks_for_es}"


def _templates() -> Iterator[tuple[str, str]]:
    for path in sorted((WEB / "templates").glob("*.html")):
        yield path.name, _visible(_JINJA.sub(" ", path.read_text("utf-8")))
    built = WEB / "static" / "emergency.html"
    yield built.name, _visible(built.read_text("utf-8"))


def _visible(markup: str) -> str:
    tree: Any = html.fromstring(f"<div>{markup}</div>")
    for hidden in tree.xpath("//style | //script"):
        hidden.drop_tree()
    shown = [str(v) for name in SHOWN_ATTRIBUTES for v in tree.xpath(f"//@{name}")]
    return "\n".join([*(str(text) for text in tree.itertext()), *shown])


def _strings() -> Iterator[tuple[str, str]]:
    tables = tomllib.loads((WEB / "templates" / "strings.toml").read_text("utf-8"))
    for language, strings in tables.items():
        for key, value in strings.items():
            yield f"strings {key} {language}", "\n".join([value] if type(value) is str else value)


def _messages() -> Iterator[tuple[str, str]]:
    for language, texts in load_messages(Clinic()).texts.items():
        for id, text in texts.items():
            yield f"message {id} {language}", text
    tree = ast.parse(Path(suggesting.__file__).read_text("utf-8"))
    tables = [node for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    said = [
        node.value for table in tables for node in table.values if isinstance(node, ast.Constant)
    ]
    yield "suggestions", "\n".join(map(str, said))


def _scripts() -> Iterator[tuple[str, str]]:
    for path in sorted(WEB.glob("**/*.js")):
        yield path.name, _literals(_COMMENT.sub(" ", path.read_text("utf-8")))


def _literals(source: str) -> str:
    return "\n".join("".join(match.groups("")) for match in _LITERAL.finditer(source))


def _faults() -> Iterator[tuple[str, str]]:
    for fault in FAULTS:
        yield f"fault {fault.slug}", "\n".join((fault.title, fault.full_detail, fault.remedy))


def _docs() -> Iterator[tuple[str, str]]:
    meanings = (text for fields in MEANINGS.values() for text in fields.values())
    yield "documentation", "\n".join((SUMMARY, *meanings))
