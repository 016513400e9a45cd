"""Text → terms: one path for passages and questions."""

from sciabot.language.detect import detect as detect
from sciabot.language.slugs import slug as slug
from sciabot.language.spelling import Speller as Speller
from sciabot.language.thesaurus import LONGEST_WORDING as LONGEST_WORDING
from sciabot.language.thesaurus import Match as Match
from sciabot.language.thesaurus import Thesaurus as Thesaurus
from sciabot.language.thesaurus import Wording as Wording
from sciabot.language.thesaurus import shipped_thesaurus as shipped_thesaurus
from sciabot.language.tokens import fold as fold
from sciabot.language.tokens import function_stems as function_stems
from sciabot.language.tokens import sentences as sentences
from sciabot.language.tokens import stem as stem
from sciabot.language.tokens import stop_words as stop_words
from sciabot.language.tokens import terms as terms
from sciabot.language.tokens import word_spans as word_spans
from sciabot.language.tokens import words as words
from sciabot.language.words import word_counts as word_counts
