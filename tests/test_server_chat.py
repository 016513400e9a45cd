"""The chat page as a browser without scripts gets it, and the fragments that its script gets."""

import re
import tomllib
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from fastapi.templating import Jinja2Templates
from httpx2 import Response
from jinja2 import Environment
from lxml import html

from sciabot.bot import Reply
from sciabot.safety.triage import Action
from sciabot.server import safety_page
from sciabot.server.chat import FRAGMENT, read_words
from sciabot.settings import shipped
from tests.browser.visitor_bot import COST, HEALED, HOW, LONG, NUMB, TODAY, VisitorBot
from tests.scripted_app import client
from tests.scripted_bot import ARTICLE, CAUTION, HEADING, LINKED, STEPS, ScriptedBot

TEMPLATES = shipped("web") / "templates"
STRINGS: dict[str, Any] = tomllib.loads((TEMPLATES / "strings.toml").read_text("utf-8"))


def post(*messages: str, headers: dict[str, str] | None = None, **more: Any) -> Response:
    *history, question = messages
    fields: dict[str, Any] = {"question": question, "history": history, "lang": "en"}
    response = client(VisitorBot()).post("/chat", data=fields | more, headers=headers or {})
    assert response.status_code == 200
    return response


def parsed(text: str) -> Any:
    return html.fromstring(text)


def page(*messages: str, **more: Any) -> Any:
    return parsed(post(*messages, **more).text)


def fragment(*messages: str, **more: Any) -> Any:
    return parsed(post(*messages, headers={FRAGMENT: "turn"}, **more).text)


def start(path: str = "/chat", **headers: str) -> Any:
    return parsed(client().get(path, headers=headers).text)


def texts(tree: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.xpath(path)]


# The first view


def test_the_first_view_says_what_this_is_before_anything_is_typed() -> None:
    intro = " ".join(texts(start(), "//li[@class='intro']"))

    for said in ("automated", "not a doctor", "Nothing you type is kept", "call 911", "private"):
        assert said in intro


def test_starters_are_buttons_that_ask_themselves() -> None:
    values = [str(value) for value in start().xpath("//button[@name='ask']/@value")]

    assert values == list(ScriptedBot().starters("en"))
    assert not page(HOW).xpath("//*[@id='start']")


def test_the_page_keeps_nothing_in_the_browser() -> None:
    response = post(HOW)

    assert "set-cookie" not in response.headers
    assert response.headers["cache-control"] == "no-store"
    assert page(HOW).xpath("//textarea/@autocomplete") == ["off"]


def test_nothing_on_the_pages_is_inline_or_from_elsewhere() -> None:
    for tree in (start(), start("/"), page(NUMB, HOW)):
        assert not tree.xpath("//style | //script[not(@src)] | //@style | //@onclick")
        assert all(str(address).startswith("/") for address in tree.xpath("//script/@src"))


def test_an_embedded_page_has_no_way_back_and_stays_embedded() -> None:
    assert start("/chat").xpath("//a[@class='home']")
    assert not start("/chat?embedded=1").xpath("//a[@class='home']")
    assert not page(HOW, embedded="1").xpath("//a[@class='home']")
    assert page(HOW, embedded="1").xpath("//input[@name='embedded']")


# The language


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/chat", "", "en"),
        ("/chat", "es-MX,es;q=0.9,en;q=0.8", "es"),
        ("/chat", "en;q=0.2, es;q=0.7", "es"),
        ("/chat", "es;q=0, en", "en"),
        ("/chat", "es;q=often", "en"),
        ("/chat", "fr, de;q=0.5", "en"),
        ("/chat?lang=en", "es", "en"),
        ("/chat?lang=es", "en", "es"),
        ("/chat?lang=fr", "es", "es"),
    ],
)
def test_the_page_is_in_the_wanted_language(path: str, accepted: str, language: str) -> None:
    tree = start(path, **{"Accept-Language": accepted})

    assert tree.xpath("/html/@lang") == [language]
    assert texts(tree, "//h1") == [STRINGS[language]["title"]]


def test_the_language_reaches_the_bot_and_the_next_post() -> None:
    bot = VisitorBot()
    response = client(bot).post("/chat", data={"question": HOW, "lang": "es"})

    assert bot.asked == (HOW, (), "es")
    assert parsed(response.text).xpath("//input[@name='lang']/@value") == ["es"]


def test_a_spanish_page_says_that_the_articles_are_english_and_marks_their_language() -> None:
    said = STRINGS["es"]["articles_language"]

    assert said in start("/chat?lang=es").text_content()
    assert said not in start("/chat?lang=en").text_content()
    assert page(HOW, lang="es").xpath("//blockquote/@lang") == ["en"]
    assert not page(HOW).xpath("//blockquote/@lang")


def test_both_languages_have_every_string() -> None:
    english, spanish = (shape(STRINGS[language]) for language in ("en", "es"))

    assert english == spanish


def test_every_string_is_used() -> None:
    used = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.html"))
    used += (shipped("web").parent / "src/sciabot/server/turns.py").read_text("utf-8")
    used += (shipped("web").parent / "src/sciabot/server/safety_page.py").read_text("utf-8")
    by_level = {"emergency", "urgent"}  # words[reply.urgency]
    by_level |= {f"safety_{level}" for level in (*by_level, "both")}  # safety_page.py
    elsewhere = {"home_clinic", *(f"safety_{id}" for id in safety_page.BESIDE)}

    unused = [key for key in STRINGS["en"] if not re.search(rf"words(\.|\[\"){key}\b", used)]
    assert set(unused) == by_level | elsewhere


# Replies


def test_an_answer_shows_steps_in_order_the_caution_the_source_and_the_disclaimer() -> None:
    tree = page(HOW)

    assert texts(tree, "//blockquote/h3") == [HEADING]
    assert texts(tree, "//blockquote/ol/li") == list(STEPS)
    assert texts(tree, "//blockquote//mark") == [STEPS[1]]
    assert texts(tree, "//blockquote/*[@class='caution']") == [f"⚠ Caution {CAUTION}"]
    (source,) = texts(tree, "//figcaption")
    assert source.startswith("Source: Moving with a sore back, “Knee to chest” (opens in a new")
    assert "By Alex Sample, reviewed March 1, 2026." in source
    assert "sample content, not reviewed by a clinician" in source
    assert texts(tree, "//*[@class='disclaimer']") == [ScriptedBot().reply(HOW).disclaimer]


def test_the_source_opens_elsewhere_and_tells_nobody_where_it_was() -> None:
    (link,) = page(HOW).xpath("//figcaption//a")

    assert link.get("target") == "_blank"
    assert link.get("rel") == "noopener noreferrer"


def test_an_abstention_shows_its_words_the_way_to_people_and_suggestions() -> None:
    tree = page(COST)

    assert "The articles do not say" in texts(tree, "//*[@class='message']")[0]
    assert tree.xpath("//section[contains(@class, 'reply')]//a/@href") == ["tel:+17275550100"]
    assert tree.xpath("//button[@name='ask']/@value")
    assert not tree.xpath("//blockquote")


def test_a_card_shows_nothing_but_itself_and_the_disclaimer() -> None:
    for tree in (page(NUMB), fragment(NUMB)):
        (card,) = tree.xpath("//section[@role='alert']")
        assert texts(card, "./p[@class='level']") == ["⚠ Emergency"]
        assert texts(card, "./h2") == ["Call 911 now."]
        assert card.xpath(".//a/@href") == ["tel:911"]
        assert texts(card, "./p[not(@class)]") == ["Do not drive yourself."]
        assert not tree.xpath("//blockquote | //button[@name='ask'] | //figcaption")


def test_calls_leave_the_frame_for_a_host_page_would_block_them_in_it() -> None:
    for tree in (start(), page(NUMB), page(COST)):
        assert set(tree.xpath("//a[starts-with(@href, 'tel:')]/@target")) == {"_top"}


def test_a_web_address_among_the_actions_opens_a_new_tab() -> None:
    class Reachable(ScriptedBot):
        def reply(self, *asked: Any, **more: Any) -> Reply:
            action = Action("Write to us", "https://clinic.example/contact")
            return replace(super().reply(*asked, **more), actions=(action,))

    response = client(Reachable()).post("/chat", data={"question": COST})
    (link,) = parsed(response.text).xpath("//a[@href='https://clinic.example/contact']")

    assert (link.get("target"), link.get("rel")) == ("_blank", "noopener noreferrer")


def test_what_was_typed_is_shown_as_text() -> None:
    typed = "<script>alert('1')</script> & \"more\"\nsecond line"
    tree = page(typed, HOW)

    assert [e.text_content() for e in tree.xpath("//*[@class='said' and not(@id)]")] == [typed, HOW]
    assert tree.xpath("//input[@name='history']/@value") == [typed, HOW]
    assert not tree.xpath("//script[not(@src)]")


def test_what_was_typed_is_in_no_address_and_not_in_the_title() -> None:
    tree = page("zebra", "zebra crossing")

    addresses = tree.xpath("//@href | //@action | //@src")
    assert not [address for address in addresses if "zebra" in str(address)]
    assert "zebra" not in texts(tree, "//title")[0]


# The history that travels


def test_every_message_goes_back_with_the_next_post_in_order() -> None:
    tree = page("hi", HOW, COST)

    assert tree.xpath("//input[@name='history']/@value") == ["hi", HOW, COST]
    assert set(tree.xpath("//input[@name='history']/@form")) == {"composer"}


def test_each_earlier_turn_is_answered_from_its_own_history() -> None:
    tree = page(HOW, NUMB, COST)

    assert len(tree.xpath("//section[contains(@class, 'answer')]")) == 1
    assert len(tree.xpath("//section[@role='alert']")) == 2
    assert texts(tree, "//*[@id='latest']") == ["Call 911 now."]


def test_only_the_last_turn_offers_suggestions() -> None:
    assert len(page(COST, "hi", COST).xpath("//*[@class='suggestions']")) == 1


def test_line_ends_and_blank_edges_do_not_change_a_message() -> None:
    bot = VisitorBot()
    client(bot).post("/chat", data={"question": " a\r\nb \r\n", "history": ["c\r\nd"]})

    assert bot.asked == ("a\nb", ("c\nd",), "en")


def test_a_long_conversation_is_cut_on_the_page_and_counts_in_full() -> None:
    bot = VisitorBot()
    history = [f"message {number}" for number in range(40)]
    response = client(bot).post("/chat", data={"question": HOW, "history": history})
    tree = parsed(response.text)

    assert bot.asked[1] == tuple(history)
    assert bot.count == len(tree.xpath("//li[@class='turn']")) == 20
    assert tree.xpath("//input[@name='history']/@value") == [*history, HOW]
    assert STRINGS["en"]["earlier"] in tree.text_content()


def test_a_pressed_suggestion_is_asked_and_the_draft_stays_in_the_box() -> None:
    tree = page("half a ques", ask=HOW)

    assert texts(tree, "//li[@class='turn']/p[@class='said']") == [HOW]
    assert texts(tree, "//textarea") == ["half a ques"]
    assert texts(page(HOW), "//textarea") == [""]


def test_a_question_without_words_asks_nothing_and_loses_nothing() -> None:
    tree = page(HOW, " \r\n ")

    assert texts(tree, "//li[@class='turn']/p[@class='said']") == [HOW]
    assert texts(tree, "//*[@role='status']") == [STRINGS["en"]["empty"]]
    assert STRINGS["en"]["empty"] in fragment(HOW, " ").text_content()
    assert texts(page(HOW), "//*[@role='status']") == [""]


def test_a_question_that_is_too_long_stays_in_the_box() -> None:
    assert texts(page(LONG), "//textarea") == [LONG]
    assert fragment(LONG).xpath("//li/@data-keep") == [""]
    assert not fragment(HOW).xpath("//li/@data-keep")


# The pinned card


def test_a_card_is_pinned_from_the_next_turn_on() -> None:
    first, later = page(NUMB), page(NUMB, COST, raised="0")

    assert pinned(first) is None
    assert first.xpath("//input[@name='raised']/@value") == ["0"]
    assert pinned(later) == "⚠ Emergency Call 911 now. Call 911"


def test_a_withdrawn_card_stays_pinned_above_new_answers() -> None:
    for tree in (
        page(NUMB, HEALED, HOW, raised="0"),
        fragment(NUMB, HEALED, HOW, raised="0"),
    ):
        assert texts(tree, "//blockquote/ol/li") == list(STEPS)
        assert pinned(tree) == "⚠ Emergency Call 911 now. Call 911"
        assert tree.xpath("//input[@name='raised']/@value") == ["0"]


def test_an_emergency_takes_the_place_of_an_urgent_card_and_not_the_other_way() -> None:
    risen = page(TODAY, NUMB, raised="0")
    sunk = page(NUMB, HEALED, TODAY, raised="0")

    assert risen.xpath("//input[@name='raised']/@value") == ["1"]
    assert sunk.xpath("//input[@name='raised']/@value") == ["0"]
    assert texts(page(TODAY), "//p[@class='level']") == ["⚠ Urgent"]


@pytest.mark.parametrize("raised", ["5", "-1", "0"])
def test_a_position_that_raised_nothing_pins_nothing(raised: str) -> None:
    assert pinned(page("hi", HOW, raised=raised)) is None


def pinned(tree: Any) -> str | None:
    shown = texts(tree, "//*[@id='pin' and not(@hidden)]")
    return shown[0] if shown else None


# Fragments


def test_a_fragment_is_the_turn_that_the_page_would_show() -> None:
    whole = post(HOW).text
    (turn,) = fragment(HOW).xpath("//li[@class='turn']")

    assert "<html" not in post(HOW, headers={FRAGMENT: "turn"}).text
    assert unescape(html.tostring(turn.xpath(".//blockquote")[0], encoding="unicode")).strip() in (
        unescape(whole)
    )
    assert not turn.xpath("//*[@id='latest']")


def test_a_fragment_says_so_in_a_header() -> None:
    assert post(HOW, headers={FRAGMENT: "turn"}).headers[FRAGMENT] == "turn"
    assert FRAGMENT not in post(HOW).headers


# The sample clinic's page


def test_the_sample_page_embeds_the_widget_with_one_script_and_a_link_for_everybody_else() -> None:
    tree = start("/")

    assert tree.xpath("//sciabot-chat/a/@href") == ["/chat?lang=en"]
    assert tree.xpath("//script/@src") == ["/widget/sciabot.js"]


def test_the_sample_page_lists_the_articles_and_says_that_they_are_a_sample() -> None:
    tree = start("/")
    bare = parsed(client(ScriptedBot((LINKED,))).get("/").text)

    assert tree.xpath("//main//li/a/@href") == [f"/articles/{d.id}" for d in (ARTICLE, LINKED)]
    assert STRINGS["en"]["sample"] in tree.text_content()
    assert STRINGS["en"]["sample"] not in bare.text_content()


def test_the_sample_page_without_articles_says_so() -> None:
    tree = parsed(client(ScriptedBot(())).get("/").text)

    assert STRINGS["en"]["home_none"] in tree.text_content()


def test_the_clinics_name_stands_on_its_pages() -> None:
    named = parsed(client(clinic_name="Hill Road Clinic").get("/").text)

    assert texts(named, "//header") == ["Hill Road Clinic"]
    assert texts(start("/"), "//header") == ["Sample clinic"]


def test_templates_without_a_loader_are_refused() -> None:
    with pytest.raises(ValueError, match="no loader"):
        read_words(Jinja2Templates(env=Environment(autoescape=True)))


def shape(value: Any) -> Any:
    """Keys and lengths, without the words."""
    if isinstance(value, dict):
        return {key: shape(entry) for key, entry in value.items() if key != "articles_language"}
    return [shape(entry) for entry in value] if isinstance(value, list) else type(value)
