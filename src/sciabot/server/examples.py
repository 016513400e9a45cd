"""The examples in /openapi.json and /docs: one question and one reply for each outcome.

They are made of the same types as real replies, so they cannot drift from the contract. The
article they quote does not exist.
"""

from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from sciabot.answering.answer import Citation, Quote, QuoteKind, Reason
from sciabot.bot import Notice, Outcome, Reply
from sciabot.safety.triage import Action, Urgency

ARTICLE = """\
Moving with a sore back

Knee to chest

Lie on your back with both knees bent.
Pull one knee to your chest and hold it for 10 seconds.

Stop if the pain in your leg gets worse."""

QUESTIONS: dict[str, dict[str, Any]] = {
    "first": {
        "summary": "A first question",
        "value": {"question": "How do I stretch my lower back?"},
    },
    "follow_up": {
        "summary": "A later question, in Spanish",
        "value": {
            "question": "¿Y cuántos segundos?",
            "history": ["¿Cómo estiro la espalda baja?"],
            "language": "es",
        },
    },
}


def replies() -> dict[str, dict[str, Any]]:
    """An example reply for each outcome, as OpenAPI wants its examples."""
    as_json = TypeAdapter(Reply)
    told = {
        "Sentences of an article, each with its place": _answer(),
        "The articles do not say": _abstention(),
        "A warning sign: where to go now, and nothing else": _referral(),
        "A greeting": _smalltalk(),
    }
    return {
        reply.outcome.value: {
            "summary": summary,
            "value": as_json.dump_python(reply, mode="json"),
        }
        for summary, reply in told.items()
    }


def _smalltalk() -> Reply:
    greeting = "Hello. Ask me what this clinic's articles say about sciatica."
    return Reply(
        outcome=Outcome.SMALLTALK,
        reason=None,
        urgency=Urgency.NONE,
        red_flags=(),
        text=greeting,
        message=greeting,
        highlight=None,
        quotes=(),
        citations=(),
        notices=(),
        actions=(),
        suggestions=("How do I stretch my lower back?",),
        disclaimer="This is general information from the clinic's articles, not medical advice.",
        confidence=0.0,
        language="en",
        corpus_version="2f1c9a7d0b34",
    )


def _answer() -> Reply:
    heading, first, second, caution = ARTICLE.split("\n\n", 1)[1].replace("\n\n", "\n").split("\n")
    quotes = (
        _quote(QuoteKind.HEADING, heading),
        _quote(QuoteKind.STEP, first),
        _quote(QuoteKind.STEP, second),
        _quote(QuoteKind.CAUTION, caution),
    )
    message = "This is what the clinic's articles say:"
    return replace(
        _smalltalk(),
        outcome=Outcome.ANSWER,
        text="\n\n".join((message, *(quote.text for quote in quotes))),
        message=message,
        highlight=second,
        quotes=quotes,
        citations=(_CITATION,),
        notices=(Notice("not_reviewed", "No clinician's review of this article is on record."),),
        actions=(Action("Call the clinic", "tel:+17275550100"),),
        suggestions=("When should I stop?",),
        confidence=0.82,
    )


_CITATION = Citation(
    document="moving",
    title="Moving with a sore back",
    section="Knee to chest",
    url="https://clinic.example/moving#:~:text=Pull%20one%20knee",
    revision="9b74c9897bac770ffc029102a200c5de4e2a3d9f4e0f0a0c2b7d0f7a3a1f5c11",
    author="Alex Sample",
    reviewed=None,
    language="en",
    sample=False,
)


def _quote(kind: QuoteKind, text: str) -> Quote:
    start = ARTICLE.index(text)
    return Quote(text, kind, citation=0, start=start, end=start + len(text))


def _abstention() -> Reply:
    message = "The clinic's articles do not answer this. People can: call the clinic."
    return replace(
        _smalltalk(),
        outcome=Outcome.ABSTENTION,
        reason=Reason.NOT_COVERED,
        text=message,
        message=message,
        actions=(Action("Call the clinic", "tel:+17275550100"),),
    )


def _referral() -> Reply:
    message = "Call 911 or go to an emergency room now. Do not drive yourself."
    return replace(
        _smalltalk(),
        outcome=Outcome.REFERRAL,
        urgency=Urgency.EMERGENCY,
        red_flags=("cauda_equina",),
        text=message,
        message=message,
        actions=(Action("Call 911", "tel:911"),),
        suggestions=(),
    )
