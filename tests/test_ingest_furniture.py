"""What stands around an article goes with its reason; what only sounds like it stays."""

import pytest

from sciabot.ingest import ingest
from sciabot.ingest.furniture import line_reason

TEXT = "The lower back carries most of the body, and it gets tired like any other part of it."

FURNITURE = {
    "navigation": [
        "Skip to main content",
        "Toggle navigation",
        "Back to top",
        "Saltar al contenido",
    ],
    "breadcrumbs": ["Home » Blog » Backs", "Home > Backs", "You are here: Home / Backs"],
    "share buttons": [
        "Share this post",
        "Facebook Twitter LinkedIn",
        "Compartir en WhatsApp",
        "Tweet",
    ],
    "newsletter or e-book form": [
        "Subscribe to our updates",
        "Sign up for our newsletter and get tips every month.",
        "Download Our Free Back Pain Guide",
        "Email Address*",
        "Suscríbase a nuestro boletín",
        "Submit",
    ],
    "required-field note": [
        '"*" indicates required fields',
        "*Required",
        "Fields marked with an * are required",
    ],
    "form note": ["This field is for validation purposes and should be left unchanged."],
    "cookie notice": [
        "We use cookies to improve your visit.",
        "Accept all",
        "Utilizamos cookies propias.",
    ],
    "copyright line": [
        "© 2024 Elm Street",
        "Copyright Elm Street. All rights reserved.",
        "Privacy Policy",
    ],
    "link to another page": ["Read More »", "Continue reading…", "Leer más"],
    "tags and details of the post": [
        "Tags: back, leg",
        "No Comments",
        "5 min read",
        "Etiquetas: espalda",
    ],
    "advertisement": ["Advertisement", "Publicidad"],
}
ARTICLE = [
    "Share this exercise with your therapist.",
    "Print is not the only way to read.",
    "Close your eyes",
    "Home exercises help most people.",
    "Email is the quickest way to reach us.",
    "Search for a firm chair.",
    "Next, lift your leg.",
    "Reading more than an hour in bed strains the neck.",
    "Copy the position in the picture.",
    "Cookies and sweets feed inflammation in some people.",
    "Comments from others can hurt.",
    "X-ray",
    "Message your doctor.",
    "Subscribe only to what helps, says Ann, and we agree with her on that as on much else.",
]


@pytest.mark.parametrize(
    ("line", "reason"), [(line, reason) for reason, lines in FURNITURE.items() for line in lines]
)
def test_a_line_of_furniture_goes_with_its_reason(line: str, reason: str) -> None:
    result = ingest("a.txt", f"Sore Backs\n\n{TEXT}\n\n{line}\n\n{TEXT}".encode())

    assert [(left.text, left.reason) for left in result.receipt.left_out] == [(line, reason)]
    assert line not in result.markdown.splitlines()


@pytest.mark.parametrize("line", ARTICLE)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert line_reason(line) is None
    assert line in ingest("a.txt", f"Sore Backs\n\n{TEXT}\n\n{line}\n\n{TEXT}".encode()).markdown


def left_out(text: str, name: str = "a.txt") -> list[str]:
    return [left.text for left in ingest(name, text.encode()).receipt.left_out]


def headings(text: str, name: str = "a.txt") -> tuple[str, ...]:
    return ingest(name, text.encode()).receipt.kept


def test_a_menu_above_the_title_goes_whole() -> None:
    assert left_out(f"Home\nConditions\nOur Team\nContact\n\nSore Backs\n\n{TEXT}") == [
        "Home",
        "Conditions",
        "Our Team",
        "Contact",
    ]


def test_a_list_of_the_article_with_words_of_a_menu_stays() -> None:
    page = f"First Visit\n\nPlease bring:\n\n- Insurance\n- Patient forms\n- Reviews\n\n{TEXT}"

    assert left_out(page) == []


def test_related_posts_take_their_teasers_with_them() -> None:
    page = (
        f"Sore Backs\n\nWhat Helps\n\n{TEXT}\n\nRelated Posts\n\nGood Chairs\n\n"
        "Chairs can help the lower back if they\n\nRead More »\n\nBad Chairs\n\nSome chairs"
    )
    assert headings(page) == ("What Helps",)
    assert left_out(page)[0] == "Related Posts"
    assert left_out(page)[-1] == "Some chairs"


def test_the_article_goes_on_after_related_posts_in_its_midst() -> None:
    page = (
        f"Sore Backs\n\nWhat Helps\n\n{TEXT}\n\nRelated Posts\n\nGood Chairs\n\n"
        f"When to Rest\n\n{TEXT} {TEXT} {TEXT}\n"
    )
    assert headings(page) == ("What Helps", "When to Rest")


def test_an_author_box_after_related_posts_is_kept() -> None:
    page = (
        f"Sore Backs\n\n{TEXT}\n\nRelated Posts\n\nGood Chairs\n\nAbout the author\n\n"
        "Ann Lee, PT\n\nAnn Lee teaches."
    )
    assert headings(page) == ("About the author",)


def test_running_text_that_goes_with_a_section_is_doubted() -> None:
    page = f"# Sore Backs\n\n{TEXT}\n\n## Related topics\n\n{TEXT} {TEXT} {TEXT}"
    receipt = ingest("a.md", page.encode()).receipt

    assert [doubt.what for doubt in receipt.doubtful] == [
        "left out as related posts, but it is running text"
    ]


@pytest.mark.parametrize("line", ["Are You a Candidate?", "Book an Appointment", "Pida su cita"])
def test_an_invitation_without_text_goes(line: str) -> None:
    assert left_out(f"Sore Backs\n\nWhat Helps\n\n{TEXT}\n\n{line}") == [line]


def test_an_invitation_with_text_under_it_is_a_heading() -> None:
    assert headings(f"Sore Backs\n\nAre You a Candidate?\n\n{TEXT}") == ("Are You a Candidate?",)


def test_a_table_of_contents_goes_as_far_as_its_lines_come_again() -> None:
    page = (
        "Sore Backs\n\nIn this article\n\nWhat Helps\nBad Days\n\n"
        f"What Helps\n\n{TEXT}\n\nBad Days\n\n{TEXT}"
    )

    assert left_out(page) == ["In this article", "What Helps", "Bad Days"]
    assert headings(page) == ("What Helps", "Bad Days")


def test_a_section_of_the_site_in_markdown_ends_at_the_next_heading_of_its_level() -> None:
    page = f"# Sore Backs\n\n{TEXT}\n\n## Comments\n\n### Ann\n\nNice.\n\n## What Helps\n\n{TEXT}"

    assert left_out(page, "a.md") == ["Comments", "Ann", "Nice."]
    assert headings(page, "a.md") == ("What Helps",)


def test_a_form_goes_with_the_lines_before_its_last_field() -> None:
    page = (
        "Sore Backs\n\nOur newsletter\n\nTips every month.\n\nEmail address\n\nSubmit\n\n"
        f"Rest is fine too.\n\n{TEXT}"
    )
    assert left_out(page) == ["Our newsletter", "Tips every month.", "Email address", "Submit"]


def test_a_follow_us_block_takes_only_its_own_lines() -> None:
    page = f"Sore Backs\n\nFollow us\n\nFacebook\n\nWhat Helps\n\n{TEXT}"

    assert left_out(page) == ["Follow us", "Facebook"]
    assert headings(page) == ("What Helps",)
