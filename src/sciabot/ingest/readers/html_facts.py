"""What the head of a web page states about it, as far as it states it unmistakably."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

from sciabot.ingest.dates import date_of
from sciabot.ingest.names import is_name
from sciabot.ingest.page import Facts
from sciabot.ingest.wording import collapse

_ARTICLE_TYPES = ("Article", "BlogPosting", "WebPage")
_SEPARATORS = (" | ", " – ", " — ", " » ", " · ", " - ")


def facts_of(root: HtmlElement) -> Facts:
    data = next(_articles(root), {})
    return Facts(
        url=_url(root),
        author=_name(data.get("author")) or _only_name(_meta(root, "author")),
        reviewer=_name(data.get("reviewedBy")),
        published=date_of(_meta(root, "article:published_time") or _text(data, "datePublished")),
        reviewed=date_of(_text(data, "lastReviewed")),
    )


def titles_of(root: HtmlElement) -> tuple[str, ...]:
    """What can serve as the title where the main text has no h1, best first."""
    site = _meta(root, "og:site_name")
    in_head = _without_site(collapse(root.findtext(".//head/title") or ""), site)
    elsewhere = [collapse(h1.text_content()) for h1 in root.iter("h1")]
    found = (_without_site(_meta(root, "og:title"), site), in_head, *elsewhere)
    return tuple(title for title in found if title)


def _without_site(title: str, site: str) -> str:
    if site and title.endswith(site) and title != site:
        return title[: -len(site)].rstrip(" |–—»·-")
    if site:
        return title
    for separator in _SEPARATORS:
        if separator in title:
            return title.rpartition(separator)[0]
    return title


def _meta(root: HtmlElement, name: str) -> str:
    for meta in root.iter("meta"):
        if name in (meta.get("property"), meta.get("name")):
            return collapse(meta.get("content") or "")
    return ""


def _url(root: HtmlElement) -> str:
    links = [link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"]
    for url in (*links, _meta(root, "og:url")):
        if url.startswith(("http://", "https://")) and not set(url) & set(' <>"\\\n\t'):
            return url
    return ""


def _articles(root: HtmlElement) -> Iterator[Mapping[str, Any]]:
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            yield from (item for item in _objects(script.text or "") if _is_article(item))


def _objects(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):  # broken by the site; the page can be read without it
        return
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            graph = item.get("@graph")
            yield from (i for i in graph if isinstance(i, dict)) if isinstance(graph, list) else ()
            yield item


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind.endswith(_ARTICLE_TYPES) for kind in kinds)


def _name(person: object) -> str:
    if isinstance(person, list):
        person = person[0] if person else ""
    name = person.get("name") if isinstance(person, dict) else person
    return _only_name(collapse(name)) if isinstance(name, str) else ""


def _only_name(text: str) -> str:
    return text if is_name(text) else ""


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""
