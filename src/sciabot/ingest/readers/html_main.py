"""Which element of a web page holds its main text.

trafilatura finds the text, the element is the lowest that holds it; the site's own `<article>` or
`<main>` around that is trusted more, and without one we climb while a neighbour is text as well.
"""

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from sciabot.ingest.readers.html_rules import furniture_of, is_page_part, text_of
from sciabot.ingest.wording import collapse, words

_MAIN = ("article", "main")
_CONTAINERS = ("article", "body", "div", "html", "main", "section", "td")
_ENOUGH = 0.9  # of the characters that trafilatura found
_MOST = 0.6
_SHORTEST_LINE = 20  # characters: shorter ones stand in menus as well
_MOST_LINES = 200  # a sample is enough to point at an element
_NEIGHBOUR_TEXT = 20  # words outside links that make a neighbour part of the text


def main_element(root: HtmlElement, text: str) -> HtmlElement:
    body = next(root.iter("body"), root)
    everything = _squeezed(body)
    lines = [line for line in _main_lines(text) if line in everything]
    if not lines:
        marked = _only_marked(body)
        return body if marked is None else marked
    pointed = _container(_lowest_holding(body, lines))
    for element in (pointed, *pointed.iterancestors()):
        if _is_main(element):
            return element
    inside = _only_marked(pointed)
    if inside is not None and _share(inside, lines) >= _MOST:
        return inside
    return _climbed(pointed, body)


def _container(element: HtmlElement) -> HtmlElement:
    """A paragraph or a list that says it all still stands in something that holds its like."""
    while element.tag not in _CONTAINERS and (parent := element.getparent()) is not None:
        element = parent
    return element


def _main_lines(text: str) -> Iterator[str]:
    from trafilatura import extract  # slow to import; only web pages need it

    found = extract(text, include_comments=False, include_tables=True, favor_recall=True) or ""
    lines = [line.lstrip("-# |") for line in found.splitlines()]
    long_enough = [_without_spaces(line) for line in lines if len(line) >= _SHORTEST_LINE]
    step = len(long_enough) // _MOST_LINES + 1
    yield from long_enough[::step]


def _lowest_holding(body: HtmlElement, lines: Sequence[str]) -> HtmlElement:
    element = body
    while True:
        inner = next(
            (child for child in _elements(element) if _share(child, lines) >= _ENOUGH), None
        )
        if inner is None:
            return element
        element = inner


def _share(element: HtmlElement, lines: Sequence[str]) -> float:
    text = _squeezed(element)
    held = sum(len(line) for line in lines if line in text)
    return held / (sum(map(len, lines)) or 1)


def _climbed(pointed: HtmlElement, body: HtmlElement) -> HtmlElement:
    element = pointed
    while element is not body:
        parent = element.getparent()
        if parent is None or not any(
            _is_text(sibling) for sibling in _elements(parent) if sibling is not element
        ):
            return element
        element = parent
    return element


def _is_text(element: HtmlElement) -> bool:
    if is_page_part(element) or furniture_of(element):
        return False
    in_links = sum(len(words(link.text_content())) for link in element.iter("a"))
    return len(words(text_of(element))) - in_links >= _NEIGHBOUR_TEXT


def _only_marked(body: HtmlElement) -> HtmlElement | None:
    for tag in _MAIN:
        found = list(body.iter(tag))
        if len(found) == 1:
            return found[0]
    return None


def _is_main(element: HtmlElement) -> bool:
    return element.tag in _MAIN or element.get("role") == "main"


def _elements(element: HtmlElement) -> list[HtmlElement]:
    return [child for child in element if isinstance(child.tag, str)]


def _squeezed(element: HtmlElement) -> str:
    return _without_spaces(text_of(element))


def _without_spaces(text: str) -> str:
    return collapse(text).replace(" ", "")
