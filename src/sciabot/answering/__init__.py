"""A question → Answer in the documents' own words, or Abstention."""

from sciabot.answering.answer import Abstention as Abstention
from sciabot.answering.answer import Answer as Answer
from sciabot.answering.answer import Citation as Citation
from sciabot.answering.answer import Quote as Quote
from sciabot.answering.answer import QuoteKind as QuoteKind
from sciabot.answering.answer import Reason as Reason
from sciabot.answering.answerer import LONGEST_QUESTION as LONGEST_QUESTION
from sciabot.answering.answerer import Answerer as Answerer
