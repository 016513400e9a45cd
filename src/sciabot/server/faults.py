"""Every fault the service answers with, as data: what happened, and how to mend it.

Where a fault may stand in the way of somebody who describes an emergency, it says whom to call.
"""

from dataclasses import dataclass

from sciabot.safety.cards import LANGUAGES, load_texts

_TEXTS = load_texts()  # now, so that a crash later needs no file
EMERGENCY_LINE = " ".join(_TEXTS.notice("emergency", language) for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault: `slug` is its address under /problems/."""

    slug: str
    status: int
    title: str
    detail: str
    remedy: str  # how to mend it, for its page
    urgent: bool = True  # what was refused may be a call for help

    @property
    def type(self) -> str:
        return f"/problems/{self.slug}" if self.slug else "about:blank"

    @property
    def full_detail(self) -> str:
        return f"{self.detail} {EMERGENCY_LINE}" if self.urgent else self.detail


UNREADABLE = Fault(
    "unreadable",
    400,
    "The request could not be read",
    "The body is not what its content type says.",
    "Send one JSON object in UTF-8, as a JSON library writes it, with the header "
    "Content-Type: application/json. Very deep nesting is refused too. The form of the chat is "
    "sent as application/x-www-form-urlencoded, in UTF-8.",
)
NOT_FOUND = Fault(
    "not-found",
    404,
    "There is nothing at this address",
    "This service has no page and no endpoint at this address.",
    "Compare the address with the ones under /docs. Addresses have no slash at the end.",
    urgent=False,
)
UNKNOWN_DOCUMENT = Fault(
    "unknown-document",
    404,
    "There is no article with this id",
    "No article that is served now has this id.",
    "GET /v1/documents lists every article with its id. An article that was withdrawn is gone.",
    urgent=False,
)
OLD_REVISION = Fault(
    "old-revision",
    404,
    "This revision of the article is not kept",
    "Only the current revision of an article is kept in this version of the service.",
    "Leave `revision` out to get the current text, and compare its `revision` with the one "
    "that you quoted.",
    urgent=False,
)
WRONG_METHOD = Fault(
    "method-not-allowed",
    405,
    "This address does not take this method",
    "The header Allow names the methods that it takes.",
    "Questions are sent with POST, so that what a visitor typed stands in no address and in no "
    "log. Everything else is read with GET.",
    urgent=False,
)
TOO_LARGE = Fault(
    "too-large",
    413,
    "The request is too large",
    "A request may have up to 64 KB.",
    "Shorten the question, or leave the oldest messages out of `history`; keep every message "
    "that raised a card. In the chat: open its page anew and begin again.",
)
WRONG_TYPE = Fault(
    "unsupported-media-type",
    415,
    "The request is not JSON",
    "This endpoint reads JSON only.",
    "Send the header Content-Type: application/json and a JSON object as the body.",
)
INVALID = Fault(
    "invalid-request",
    422,
    "The request has fields that cannot be used",
    "The list `errors` says which fields, and why.",
    'The body is {"question": text, "history": list of texts, "language": "en", "es" or '
    "null}; only `question` is required, and no other field is known.",
)
EMPTY_QUESTION = Fault(
    "empty-question",
    422,
    "The question is empty",
    "Write what you want to know in `question`.",
    "`question` needs at least one character that is not a space.",
)
CRASHED = Fault(
    "server-error",
    500,
    "The service failed",
    "Something went wrong on our side, and no answer was made.",
    "Try again. If it happens again, tell whoever runs the service the time it happened: the "
    "log says where it failed, but not what was asked.",
)
NO_DOCUMENTS = Fault(
    "no-documents",
    503,
    "There are no articles to answer from",
    "The service runs, but its corpus is empty.",
    "Add articles to the folder that SCIABOT_CORPUS names and start the service again.",
)

FAULTS = (
    UNREADABLE,
    NOT_FOUND,
    UNKNOWN_DOCUMENT,
    OLD_REVISION,
    WRONG_METHOD,
    TOO_LARGE,
    WRONG_TYPE,
    INVALID,
    EMPTY_QUESTION,
    CRASHED,
    NO_DOCUMENTS,
)
