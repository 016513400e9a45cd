"""What the tags, classes and attributes of a web page say about an element: data and pure tests."""

import re

from lxml.html import HtmlElement

from sciabot.ingest.wording import word_set, words

SILENT = word_set(
    """
    script style noscript template svg canvas object embed iframe audio video select input
    textarea option datalist map head meta link math
    """
)
INLINE = word_set(
    """
    a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q s samp
    small span strike strong sub sup time tt u var wbr
    """
)
BOLD = frozenset(("b", "strong"))

_PAGE_PARTS = {"nav": "navigation", "header": "header of the page", "footer": "footer of the page"}
_CONTENT = ("article", "main", "section")
_CLASSES = {
    "share buttons": r"share|sharing|sharedaddy|social|addtoany",
    "links to other articles": r"related|jp-relatedposts|recommended|recent-posts|post-navigation"
    r"|nav-links|pagination|read-next",
    "newsletter or e-book form": r"newsletter|subscribe|subscription|signup|optin|mailchimp",
    "comments": r"comments?|respond|disqus",
    "cookie notice": r"cookies?|gdpr|consent",
    "breadcrumbs": r"breadcrumbs?",
    "navigation": r"menu|navbar|navigation|toc|table-of-contents|skip-link",
    "beside the article": r"sidebar|widget-area|advert|advertisement|ads|promo",
    "image caption": r"wp-caption-text|image-caption|img-caption|photo-caption|caption-text",
}
_BY_CLASS = {
    reason: re.compile(rf"(?:^|[\s_])(?:[a-z0-9]+[-_]+)?(?:{rule})(?:[-_]\w+)?(?=$|\s)", re.I)
    for reason, rule in _CLASSES.items()
}
_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:author[-_]?(?:box|bio|info|card|profile|section)|about-(?:the-)?author)", re.I
)
_SOFT_HIDDEN = re.compile(r"(?:^|\s)(?:sr-only|screen-reader-text|visually-hidden)(?:$|\s)", re.I)
_OPENS = re.compile(r"accordion|collaps|panel|tab-?(?:content|pane)|toggle|faq|answer", re.I)
_PANEL_TITLE = re.compile(
    r"(?:accordion|faq|toggle|tab|collapse)[-_]*(?:title|head(?:er|ing)?|question|trigger)", re.I
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_WARNS = re.compile(r"(?:^|[\s_-])(?:warning|caution|danger|contraindications?)(?:$|[\s_-])", re.I)
_CALLOUT = re.compile(r"callout|notice|note|warning|caution|alert|tip|info|highlight|danger", re.I)
_TEXT_OF_ITS_OWN = 60  # words outside links: then a class name alone does not condemn an element
_LONGEST_WARNING = 120  # words


def is_page_part(element: HtmlElement) -> str:
    """The reason why a whole element is no part of an article; empty if it may be."""
    tag = str(element.tag)
    if tag == "nav" or element.get("role") in ("navigation", "search", "banner", "contentinfo"):
        return _PAGE_PARTS["nav"]
    if tag in ("header", "footer") and not any(a.tag in _CONTENT for a in element.iterancestors()):
        return _PAGE_PARTS[tag]
    if tag == "aside" and not _CALLOUT.search(_classes(element)):
        return "beside the article"
    return ""


def furniture_of(element: HtmlElement) -> str:
    """The reason that the class names give, unless the element holds real text."""
    names = _classes(element)
    reason = next((why for why, rule in _BY_CLASS.items() if rule.search(names)), "")
    return reason if reason and not _holds_text(element) else ""


def is_author_box(element: HtmlElement) -> bool:
    """Kept wherever it stands; one inside the site's header, footer or menu is met there too."""
    return bool(_AUTHOR.search(_classes(element)))


def is_form(element: HtmlElement) -> bool:
    """A form to fill in; some sites wrap the whole page in one."""
    return element.tag == "form" and not _holds_text(element)


def is_hidden(element: HtmlElement, opened: frozenset[str]) -> bool:
    """Whether no visitor can see it; what a button opens (its id is in `opened`) is."""
    if _SOFT_HIDDEN.search(_classes(element)):
        return True
    hidden = element.get("hidden", "until-found") != "until-found"
    unseen = hidden or element.get("aria-hidden") == "true"
    if not unseen and not _NOT_SHOWN.search(element.get("style", "")):
        return False
    return element.get("id") not in opened and not _OPENS.search(_classes(element))


def opened_by_buttons(root: HtmlElement) -> frozenset[str]:
    controls = (element.get("aria-controls", "") for element in root.iter("button", "a", "div"))
    return frozenset(name for names in controls for name in names.split())


def warns(element: HtmlElement) -> bool:
    """Whether the site itself sets the element apart as a warning."""
    short = len(words(element.text_content())) <= _LONGEST_WARNING
    return bool(_WARNS.search(element.get("class", ""))) and short


def titles_panel(element: HtmlElement) -> bool:
    """Whether pressing it opens the answer below: the title of one part of an accordion."""
    if element.tag == "button":
        return "aria-controls" in element.attrib or bool(_OPENS.search(_classes(element)))
    return bool(_PANEL_TITLE.search(element.get("class", "")))


def text_of(element: HtmlElement) -> str:
    """What is written in an element, scripts and styles left out."""
    return "".join(map(str, element.xpath(".//text()[not(ancestor::script or ancestor::style)]")))


def is_data_table(table: HtmlElement) -> bool:
    """A table of facts and not the layout of a page."""
    if any(True for _ in table.iterdescendants("table", "h1", "h2", "h3", "ul", "ol", "p", "div")):
        return False
    widths = [len(row.findall("td")) + len(row.findall("th")) for row in table.iter("tr")]
    if not widths or min(widths) < 2:
        return False
    cells = [cell.text_content() for cell in table.iter("td", "th")]
    return max(len(words(cell)) for cell in cells) <= 40


def _classes(element: HtmlElement) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}"


def _holds_text(element: HtmlElement) -> bool:
    if any(True for _ in element.iterdescendants("h1")):
        return True
    in_links = sum(len(words(link.text_content())) for link in element.iterdescendants("a"))
    return len(words(element.text_content())) - in_links >= _TEXT_OF_ITS_OWN
