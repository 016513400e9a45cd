"""Web pages: the main text and all of it, in order; nothing that nobody could see."""

import tomllib

import pytest

from sciabot.ingest import Receipt, ingest

TEXT = "The lower back carries most of the body, and it gets tired like any other part of it."
MORE = "Short walks are the easiest way back, and most people manage five minutes on the first day."


def body(html: str) -> str:
    return ingest("a.html", html.encode()).markdown.split("+++\n\n", 1)[1].strip()


def receipt(html: str) -> Receipt:
    return ingest("a.html", html.encode()).receipt


def reasons(html: str) -> dict[str, str]:
    return {left.text: left.reason for left in receipt(html).left_out}


def front(html: str) -> dict[str, object]:
    return tomllib.loads(ingest("a.html", html.encode()).markdown.split("+++")[1])


def page(content: str) -> str:
    return f"<html><body><article><h1>Sore Backs</h1><p>{TEXT}</p>{content}</article></body></html>"


def content(html: str) -> str:
    return body(page(html)).removeprefix(TEXT).strip()


def test_headings_keep_their_order_and_relative_level() -> None:
    html = "<h2>A</h2><p>a.</p><h4>B</h4><p>b.</p><h3>C</h3><p>c.</p><h2>D</h2><p>d.</p>"

    assert content(html) == "## A\n\na.\n\n### B\n\nb.\n\n### C\n\nc.\n\n## D\n\nd."


def test_nested_lists_become_one_list_in_order() -> None:
    html = "<ul><li>One<ul><li>two</li><li>three</li></ul></li><li><p>four</p><p>more</p></li></ul>"

    assert content(html) == "- One\n- two\n- three\n- four more"


def test_numbered_lists_of_orders_are_steps() -> None:
    assert (
        content("<ol><li>Sit down.</li><li>Lean back.</li></ol>") == "1. Sit down.\n2. Lean back."
    )


def test_inline_markup_is_dropped_and_its_text_kept() -> None:
    html = "<p>A <b>bold</b>, <i>slanted</i> <a href='/x'>link</a>&nbsp;with 5&lt;6 *stars*.</p>"

    assert content(html) == "A bold, slanted link with 5\\<6 \\*stars\\*."


def test_a_line_that_is_only_bold_is_a_heading_if_text_follows() -> None:
    assert content(f"<p><strong>Good shoes</strong></p><p>{MORE}</p>") == f"## Good shoes\n\n{MORE}"
    assert content(f"<p>{MORE}</p><p><b>Call any time</b></p>") == f"{MORE}\n\nCall any time"
    assert content(f"<p><b>Rest</b> helps.</p><p>{MORE}</p>") == f"Rest helps.\n\n{MORE}"


def test_breaks_make_paragraphs_items_and_bold_headings() -> None:
    html = f"<div><b>At night</b><br>{MORE}<br>• one<br>• two<br><br>The end<br>of it.</div>"

    assert content(html) == f"## At night\n\n{MORE}\n\n- one\n- two\n\nThe end of it."


@pytest.mark.parametrize(
    "html",
    [
        "<script>secret()</script>",
        "<style>.secret{}</style>",
        "<noscript>secret</noscript>",
        "<template><p>secret</p></template>",
        "<!-- secret -->",
        "<svg><text>secret</text></svg>",
        "<select><option>secret</option></select>",
        "<img src='x' alt='secret'>",
        "<iframe src='x'>secret</iframe>",
    ],
)
def test_what_is_no_text_never_comes_through(html: str) -> None:
    assert "secret" not in ingest("a.html", page(f"{html}<p>{MORE}</p>").encode()).markdown
    assert MORE in body(page(f"{html}<p>{MORE}</p>"))


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>Unseen words.</p>",
        "<p style='color:red; display: none'>Unseen words.</p>",
        "<p style='visibility:hidden'>Unseen words.</p>",
        "<p aria-hidden='true'>Unseen words.</p>",
        "<p><span class='screen-reader-text'>Unseen words.</span></p>",
    ],
)
def test_hidden_text_is_left_out_and_said_so(html: str) -> None:
    assert reasons(page(f"{html}<p>{MORE}</p>")) == {"Unseen words.": "hidden on the page"}


def test_long_hidden_text_is_doubted() -> None:
    found = receipt(page(f"<div hidden><p>{MORE} {MORE}</p></div>")).doubtful

    assert [doubt.text for doubt in found] == [f"{MORE} {MORE}"]


@pytest.mark.parametrize(
    "html",
    [
        f"<details><summary>How far?</summary>{MORE}</details>",
        f"<h2><button aria-controls='p1'>How far?</button></h2><div id='p1' hidden>{MORE}</div>",
        f"<button aria-controls='p1'>How far?</button><div id='p1' hidden><p>{MORE}</p></div>",
        "<div class='accordion-title'>How far?</div>"
        f"<div class='accordion-content' style='display:none'><p>{MORE}</p></div>",
        f"<dl><dt>How far?</dt><dd>{MORE}</dd></dl>",
    ],
)
def test_what_a_visitor_can_open_is_text_under_its_heading(html: str) -> None:
    assert content(html) == f"## How far?\n\n{MORE}"


def test_captions_of_pictures_are_left_out() -> None:
    html = "<figure><img src='x'><figcaption>A mat</figcaption></figure><p>End.</p>"

    assert reasons(page(html)) == {"A mat": "image caption"}


def test_a_table_of_facts_becomes_a_list_of_rows_and_is_doubted() -> None:
    html = (
        "<table><tr><th>Day</th><th>Walk</th></tr><tr><td>Hold</td><td>5 minutes</td></tr></table>"
    )

    assert content(html) == "- Day | Walk\n- Hold | 5 minutes"
    assert "table" in receipt(page(html)).doubtful[0].what


def test_a_table_that_only_lays_out_the_page_is_read_through() -> None:
    html = f"<table><tr><td><p>{MORE}</p></td><td><h2>Rest</h2><p>Sleep.</p></td></tr></table>"

    assert content(html) == f"{MORE}\n\n## Rest\n\nSleep."


def test_cards_in_a_list_keep_their_headings() -> None:
    assert content("<ul><li><h3>Rest</h3><p>Sleep.</p></li></ul>") == "## Rest\n\nSleep."


def test_a_box_that_the_site_marks_as_a_warning_is_a_caution() -> None:
    html = "<div class='alert alert-warning'><p>Ice burns the skin.</p></div>"

    assert content(html) == "> [!CAUTION]\n> Ice burns the skin."


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<nav>Elsewhere now</nav>", "navigation"),
        ("<aside>Elsewhere now</aside>", "beside the article"),
        ("<form>Elsewhere now</form>", "form"),
        ("<button>Elsewhere now</button>", "button"),
        ("<div class='social-share'>Elsewhere now</div>", "share buttons"),
        ("<div class='newsletter-box'>Elsewhere now</div>", "newsletter or e-book form"),
        ("<div id='comments'>Elsewhere now</div>", "comments"),
        ("<div class='related-posts'>Elsewhere now</div>", "links to other articles"),
    ],
)
def test_furniture_is_known_by_its_tag_or_class(html: str, reason: str) -> None:
    assert reasons(page(html)) == {"Elsewhere now": reason}


@pytest.mark.parametrize(
    "tag", ["div class='has-sidebar'", "form", "div class='related'", "div id='menu-page'"]
)
def test_an_element_with_real_text_is_no_furniture_whatever_its_name(tag: str) -> None:
    text = f"{MORE} {MORE} {MORE} {MORE}"

    assert content(f"<{tag}><p>{text}</p></{tag.split()[0]}>") == text


def test_an_aside_that_is_a_note_of_the_article_stays() -> None:
    assert content("<aside class='callout'><p>Rest is fine.</p></aside>") == "Rest is fine."


def test_an_author_box_outside_the_article_is_kept() -> None:
    html = (
        f"<html><body><article><h1>T</h1><p>{TEXT}</p><p>{MORE}</p></article>"
        "<div class='author-box'><h4>About the author</h4><p>Ann Lee, PT</p>"
        "<p>Ann Lee teaches movement.</p></div></body></html>"
    )
    assert body(html).endswith("## About the author\n\nAnn Lee, PT\n\nAnn Lee teaches movement.")


def test_text_outside_the_main_element_is_left_out_and_doubted_if_it_is_long() -> None:
    html = (
        f"<html><body><main><h1>T</h1><p>{TEXT}</p><p>{MORE}</p><p>{TEXT[4:]} {MORE}</p></main>"
        f"<div><p>Elm Street</p></div><div><p>{TEXT} {TEXT} Elm Street.</p></div></body></html>"
    )
    found = receipt(html)

    assert {left.reason for left in found.left_out} == {"outside the main text"}
    assert [doubt.text for doubt in found.doubtful] == [f"{TEXT} {TEXT} Elm Street."]


@pytest.mark.parametrize(
    "wrap", ["<div>{}</div>", "<section>{}</section>", "<center>{}</center>", "{}"]
)
def test_no_paragraph_is_lost_when_the_page_marks_no_main_element(wrap: str) -> None:
    texts = [f"Part {n} of this says something else. {TEXT} {MORE}" for n in range(6)]
    parts = "".join(wrap.format(f"<h2>Head {n}</h2><p>{text}</p>") for n, text in enumerate(texts))

    found = body(f"<html><body><div><h1>T</h1>{parts}</div></body></html>")
    assert found == "\n\n".join(f"## Head {n}\n\n{text}" for n, text in enumerate(texts))


def test_the_title_is_the_h1_of_the_text_or_else_that_of_the_head_without_the_site() -> None:
    head = "<head><title>Sore Backs | Elm Clinic</title></head>"
    site = "<meta property='og:site_name' content='Elm'>"
    own = f"<p>{TEXT}</p><p>{MORE}</p>"

    assert front(f"<html>{head}<h1>Backs</h1>{own}</html>")["title"] == "Backs"
    assert front(f"<html>{head}{own}</html>")["title"] == "Sore Backs"
    assert front(f"<html><title>A - B - Elm</title>{site}{own}</html>")["title"] == "A - B"
    assert front(f"<html><title>A - B</title>{site}{own}</html>")["title"] == "A - B"


def test_the_head_gives_what_it_states_unmistakably() -> None:
    data = """{"@graph": [{"@type": ["MedicalWebPage"], "author": [{"name": "Ann Lee"}],
        "reviewedBy": {"name": "Bo Ray"}, "lastReviewed": "2024-05-01",
        "datePublished": "soon"}]}"""
    head = (
        "<link rel='canonical' href='https://elm.example/a'>"
        f"<script type='application/ld+json'>{data}</script>"
    )
    found = front(f"<html><head>{head}</head><body><h1>T</h1><p>{TEXT}</p></body></html>")

    assert (found["url"], found["author"]) == ("https://elm.example/a", "Ann Lee")
    assert (found["reviewer"], str(found["reviewed"])) == ("Bo Ray", "2024-05-01")
    assert "published" not in found


@pytest.mark.parametrize(
    "head",
    [
        "<script type='application/ld+json'>{broken</script>",
        '<script type=\'application/ld+json\'>[1, {"@type": 5, "@graph": 7}]</script>',
        '<script type=\'application/ld+json\'>[{"@type": "Article", "author": 7}]</script>',
        "<meta name='author' content='admin'>",
        "<link rel='canonical' href='/relative'>",
        "<meta property='article:published_time' content='yesterday'>",
    ],
)
def test_a_head_that_states_nothing_usable_changes_nothing(head: str) -> None:
    found = front(f"<html><head>{head}</head><body><h1>T</h1><p>{TEXT}</p></body></html>")

    assert found.keys() == {"id", "title", "language"}


def test_a_page_nested_too_deeply_is_read_as_far_as_it_goes_and_doubted() -> None:
    html = f"<html><h1>T</h1><p>{TEXT}</p>{'<div>' * 300}The end."

    assert body(html) == f"{TEXT}\n\nThe end."
    assert "deep" in receipt(html).doubtful[0].what


def test_a_fragment_without_a_document_around_it_is_a_page_too() -> None:
    assert body(f"<h1>T</h1><p>{TEXT}</p>") == TEXT
