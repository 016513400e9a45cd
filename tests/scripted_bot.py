"""A bot that answers by rote, so that the server and its pages are tested without a corpus.

"how ..." gets an answer with a heading, steps and a caution, "numb ..." an emergency referral,
"hi" smalltalk, "break" raises, and anything else, such as "what does it cost?", an abstention.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from sciabot.answering.answer import Citation, Quote, QuoteKind, Reason
from sciabot.bot import Bot, Notice, Outcome, Reply
from sciabot.corpus.document import Block, BlockKind, Document, Section, Span
from sciabot.safety.triage import Action, Urgency
from tests.safety_messages import shipped_rules

TITLE = "Moving with a sore back"
INTRO = "Most people feel better when they keep moving. Long rest in bed does not help."
HEADING = "Knee to chest"
LEAD = "Do this on a bed or on a mat:"
STEPS = (
    "Lie on your back with both knees bent.",
    "Pull one knee to your chest and hold it for 10 seconds.",
    "Let go slowly, then change legs.",
)
CAUTION = "Stop if the pain in your leg gets worse."
LIST_HEADING = "What to have at hand"
ITEMS = ("A firm mat", "A chair with arms & a straight back")

TEXT = "\n\n".join(
    (TITLE, INTRO, HEADING, LEAD, "\n".join(STEPS), CAUTION, LIST_HEADING, "\n".join(ITEMS))
)


def span(part: str) -> Span:
    start = TEXT.index(part)
    return Span(start, start + len(part))


def block(kind: BlockKind, *parts: str) -> Block:
    spans = tuple(span(part) for part in parts)
    return Block(kind, Span(spans[0].start, spans[-1].end), spans)


ARTICLE = Document(
    id="moving",
    title=TITLE,
    text=TEXT,
    sections=(
        Section(
            TITLE,
            1,
            (),
            span(TITLE),
            (
                block(
                    BlockKind.PARAGRAPH,
                    "Most people feel better when they keep moving.",
                    "Long rest in bed does not help.",
                ),
            ),
        ),
        Section(
            HEADING,
            2,
            (HEADING,),
            span(HEADING),
            (
                block(BlockKind.PARAGRAPH, LEAD),
                block(BlockKind.STEPS, *STEPS),
                block(BlockKind.CAUTION, CAUTION),
            ),
        ),
        Section(
            LIST_HEADING,
            3,
            (HEADING, LIST_HEADING),
            span(LIST_HEADING),
            (block(BlockKind.LIST, *ITEMS),),
        ),
    ),
    revision="a" * 64,
    author="Alex Sample",
    reviewed=datetime.date(2026, 3, 1),
    sample=True,
)
LINKED = Document(
    id="sitting",
    title="Sitting at work",
    text="Sitting at work",
    sections=(Section("Sitting at work", 1, (), Span(0, 15), ()),),
    revision="b" * 64,
    url="https://clinic.example/sitting",
)


class ScriptedBot(Bot):
    """Every kind of reply on demand; `asked` is what it was last called with."""

    def __init__(self, documents: tuple[Document, ...] = (ARTICLE, LINKED)) -> None:
        self.documents = documents
        self.rules = shipped_rules()
        self.corpus_version = "scripted-1"
        self.asked: tuple[str, tuple[str, ...], str | None] = ("", (), None)

    def reply(
        self, question: str, history: Sequence[str] = (), *, language: str | None = None
    ) -> Reply:
        self.asked = (question, tuple(history), language)
        words = question.lower()
        if "break" in words:
            raise RuntimeError(f"cannot answer {question}")
        return replace(_scripted(words, history), language=language or "en")

    def starters(self, language: str) -> tuple[str, ...]:
        return ("How do I do the knee to chest stretch?", "How long should I rest?")


def _scripted(words: str, history: Sequence[str]) -> Reply:
    if "numb" in " ".join((*history, words)).lower():
        return _REFERRAL
    if words.startswith("how"):
        return _ANSWER
    return _BASE if words == "hi" else _ABSTENTION


def _quote(kind: QuoteKind, text: str) -> Quote:
    place = span(text)
    return Quote(text, kind, citation=0, start=place.start, end=place.end)


_QUOTES = (
    _quote(QuoteKind.HEADING, HEADING),
    _quote(QuoteKind.PARAGRAPH, LEAD),
    *(_quote(QuoteKind.STEP, step) for step in STEPS),
    _quote(QuoteKind.CAUTION, CAUTION),
)
_BASE = Reply(
    outcome=Outcome.SMALLTALK,
    reason=None,
    urgency=Urgency.NONE,
    red_flags=(),
    text="Hello. Ask me about sciatica.",
    message="Hello. Ask me about sciatica.",
    highlight=None,
    quotes=(),
    citations=(),
    notices=(),
    actions=(),
    suggestions=("How long should I rest?",),
    disclaimer="This is general information, not medical advice.",
    confidence=0.0,
    language="en",
    corpus_version="scripted-1",
)
_ANSWER = replace(
    _BASE,
    outcome=Outcome.ANSWER,
    text="\n".join(("From the clinic's articles:", *(quote.text for quote in _QUOTES))),
    message="From the clinic's articles:",
    highlight=STEPS[1],
    quotes=_QUOTES,
    citations=(
        Citation(
            document="moving",
            title=TITLE,
            section=HEADING,
            url="/articles/moving#knee-to-chest",
            revision="a" * 64,
            author="Alex Sample",
            reviewed="2026-03-01",
            language="en",
            sample=True,
        ),
    ),
    notices=(Notice("sample", "Sample content, not reviewed by a clinician."),),
    suggestions=(),
    confidence=0.75,
)
_ABSTENTION = replace(
    _BASE,
    outcome=Outcome.ABSTENTION,
    reason=Reason.NOT_COVERED,
    text="The articles do not say what it costs.",
    message="The articles do not say what it costs.",
    actions=(Action("Call the clinic", "tel:+17275550100"),),
    suggestions=("How do I do the knee to chest stretch?",),
)
_REFERRAL = replace(
    _BASE,
    outcome=Outcome.REFERRAL,
    urgency=Urgency.EMERGENCY,
    red_flags=("cauda_equina",),
    text="Call 911 now.\n\nDo not drive yourself.",
    message="Call 911 now.\n\nDo not drive yourself.",
    actions=(Action("Call 911", "tel:911"),),
    suggestions=(),
)
