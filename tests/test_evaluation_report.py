"""The page to sign: complete, honest about what it is, and safe to open anywhere."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from sciabot.evaluation import (
    Judged,
    Point,
    Provenance,
    Row,
    point_of,
    render,
    rules_digest,
    sha256,
)
from sciabot.safety import Rules, Urgency, find_forbidden
from tests.readability import grade

NONE, URGENT, EMERGENCY = Urgency
HOSTILE = "<script>alert(1)</script><img src=//x.example> & my leg"


def row(id: str, level: Urgency, *slices: str, lang: str = "en", flag: str = "dvt") -> Row:
    return Row(id, HOSTILE, ("Before",), level, "" if level is NONE else flag, lang, slices)


JUDGED = (
    Judged(row("a1", EMERGENCY, "typo"), EMERGENCY),
    Judged(row("a2", EMERGENCY, "typo", lang="es"), NONE),
    Judged(row("a3", URGENT, flag="made_up"), URGENT),
    Judged(row("a4", NONE, "lookalike"), NONE),
    Judged(row("a5", NONE, "<i>odd</i>", lang="mixed"), URGENT),
)
SHIPPED = point_of(JUDGED, label="the check as it is", is_shipped=True)


@pytest.fixture
def tested(rules: Rules) -> Provenance:
    return Provenance(
        file="<b>held</b>.jsonl",
        sha256=sha256(b"the file"),
        date=datetime.date(2026, 11, 23),
        version="9.9.9",
        rules=rules_digest(),
        has_extra=False,
        flags=rules.flags,
    )


def body(page: str) -> html.HtmlElement:
    found = html.document_fromstring(page).find("body")
    assert isinstance(found, html.HtmlElement)
    return found


def elements(root: html.HtmlElement, *tags: str) -> list[html.HtmlElement]:
    return [found for found in root.iter(*tags) if isinstance(found, html.HtmlElement)]


def words(page: str) -> str:
    return text_of(body(page))


def text_of(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def spaced(element: html.HtmlElement) -> str:
    """As `text_of`, with a blank between one element and the next."""
    return " ".join(" ".join(str(text).split()) for text in element.itertext() if str(text).strip())


def test_the_page_says_what_was_tested_and_who_reviewed_it(tested: Provenance) -> None:
    text = words(render(tested, JUDGED, [SHIPPED]))
    for said in ("5 in <b>held</b>.jsonl", tested.sha256, tested.rules, "2026-11-23", "9.9.9"):
        assert said in text
    assert f"no clinician has signed any of the {len(tested.flags)} warning signs" in text
    assert text.count("not reviewed yet") == len(tested.flags)
    assert "rules that the corpus adds" not in text
    assert "rules that the corpus adds" in words(
        render(replace(tested, has_extra=True), JUDGED, [SHIPPED])
    )


def test_a_review_is_named_with_its_date(tested: Provenance) -> None:
    signed = [replace(flag, reviewed_by="A. Physician", reviewed_on="") for flag in tested.flags]
    signed[0] = replace(signed[0], reviewed_on="2026-10-01")
    text = words(render(replace(tested, flags=tuple(signed)), JUDGED, [SHIPPED]))
    assert "A. Physician, 2026-10-01" in text
    assert f"All {len(signed)} warning signs were reviewed" in text
    some = (*signed[:1], *tested.flags[1:])
    text = words(render(replace(tested, flags=some), JUDGED, [SHIPPED]))
    assert f"1 of {len(signed)} warning signs were reviewed" in text


def test_missed_danger_and_false_alarms_stand_side_by_side_with_their_intervals(
    tested: Provenance,
) -> None:
    page = body(render(tested, JUDGED, [SHIPPED]))
    under, over = page.find_class("panel")
    assert "Emergencies that got a card 50.0% 1 of 2, 9.5% to 90.5%" in spaced(under)
    assert "Needed none and got a card 50.0% 1 of 2, 9.5% to 90.5%" in spaced(over)
    assert "false alarm:ordinary" not in spaced(over)


def test_every_sign_of_the_rules_and_of_the_file_has_its_line(tested: Provenance) -> None:
    page = body(render(tested, JUDGED, [SHIPPED]))
    table = next(t for t in elements(page, "table") if "Worst level" in text_of(t))
    lines = [spaced(line) for line in elements(table, "tr")][1:]
    assert len(lines) == len(tested.flags) + 1
    assert "not in this set" in lines[0]
    assert lines[-1].startswith("made_up no such rule 100.0%")


def test_levels_languages_and_slices_have_their_tables(tested: Provenance) -> None:
    page = body(render(tested, JUDGED, [SHIPPED]))
    lines = [spaced(line) for line in elements(page, "tr")]
    assert "Emergency 2 1 0 1" in lines
    assert "None 2 0 1 1" in lines
    for name in ("English 3", "Spanish 1", "mixed 1", "typo 2", "lookalike 1"):
        assert any(line.startswith(name) for line in lines), name
    plain = [Judged(row("a1", NONE), NONE)]
    assert "By kind of message" not in words(render(tested, plain, [SHIPPED]))


def test_the_plot_marks_what_ships_and_tells_it_in_words(tested: Provenance) -> None:
    curve = [SHIPPED, Point(0.1, 0.2, "rules alone"), Point(0.9, 0.99)]
    page = body(render(tested, JUDGED, curve))
    (svg,) = elements(page, "svg")
    assert len(svg.find_class("shipped")) == 1
    assert len(svg.find_class("named")) == 1
    assert len(svg.find_class("dot")) == 1
    assert len(list(svg.iter("polyline"))) == 1
    assert svg.get("aria-labelledby") == "plot-title plot-desc"
    description = str(svg.findtext("desc"))
    assert "A, rules alone: 20.0% of emergencies" in description
    assert "B, the check as it is (ships): 50.0% of emergencies" in description


def test_one_setting_is_a_point_without_a_curve(tested: Provenance) -> None:
    page = body(render(tested, JUDGED, [SHIPPED]))
    assert len(page.find_class("shipped")) == 1
    assert not list(page.iter("polyline"))


@pytest.mark.parametrize("level", [*Urgency])
def test_a_set_of_one_level_makes_a_page_without_a_plot(tested: Provenance, level: Urgency) -> None:
    page = render(tested, [Judged(row("a1", level), level)], [SHIPPED])
    assert "<svg" not in page
    assert "No such message in this set." in page


def test_messages_stand_in_the_page_only_if_asked_for_and_never_as_markup(
    tested: Provenance,
) -> None:
    assert "my leg" not in render(tested, JUDGED, [SHIPPED])
    page = render(tested, JUDGED, [SHIPPED], show_misses=True)
    assert words(page).count(HOSTILE) == 2
    tree = body(page)
    assert not list(tree.iter("script", "img", "i"))
    said = [cell for cell in elements(tree, "td") if HOSTILE in text_of(cell)]
    assert [cell.get("lang") for cell in said] == ["es", None]


def test_nothing_is_loaded_from_anywhere(tested: Provenance) -> None:
    page = render(tested, JUDGED, [SHIPPED])
    assert not re.search(r"https?:|//\w|url\(|@import|\bsrc=|\bhref=|<script|<link|\bon\w+=", page)


def test_every_table_and_region_has_its_names(tested: Provenance) -> None:
    page = render(tested, JUDGED, [SHIPPED], show_misses=True)
    tree = body(page)
    assert '<html lang="en">' in page
    assert all(cell.get("scope") in {"row", "col"} for cell in tree.iter("th"))
    ids = [str(element.get("id")) for element in tree.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)
    for element in tree.iter():
        for id in (element.get("aria-labelledby") or "").split():
            assert id in ids


def test_a_check_that_broke_is_told_before_any_figure(tested: Provenance) -> None:
    assert "The check itself failed" not in render(tested, JUDGED, [SHIPPED])
    broken = [*JUDGED, Judged(row("a9", EMERGENCY), EMERGENCY, broke=True)]
    text = words(render(tested, broken, [SHIPPED]))
    assert "The check itself failed on 1 of 6 messages." in text
    assert text.index("failed on 1") < text.index("The figures in short")


def test_what_the_figures_do_not_say_and_where_to_sign_are_there(tested: Provenance) -> None:
    text = words(render(tested, JUDGED, [SHIPPED]))
    for said in ("authors, not from patients", "No card does not mean no danger", "Signature"):
        assert said in text


def test_the_pages_own_words_are_plain_and_never_reassure(tested: Provenance) -> None:
    broken = [*JUDGED, Judged(row("a9", EMERGENCY), EMERGENCY, broke=True)]
    page = body(render(tested, broken, [SHIPPED]))
    assert find_forbidden(text_of(page)) == ()
    told = [text_of(part) for part in elements(page, "p", "li", "caption", "figcaption")]
    assert grade("\n".join(told)) <= 8


def test_the_digest_changes_with_rules_that_a_corpus_adds(tmp_path: Path) -> None:
    extra = tmp_path / "red_flags.toml"
    extra.write_text("# one\n")
    first = rules_digest(extra)
    extra.write_text("# two\n")
    assert len({rules_digest(), first, rules_digest(extra)}) == 3
    assert rules_digest() == rules_digest()
