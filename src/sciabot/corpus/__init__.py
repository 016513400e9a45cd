"""Canonical Markdown → Document → Passage; pure, knows no database."""

from sciabot.corpus.document import Block as Block
from sciabot.corpus.document import BlockKind as BlockKind
from sciabot.corpus.document import CautionScope as CautionScope
from sciabot.corpus.document import Document as Document
from sciabot.corpus.document import Section as Section
from sciabot.corpus.document import Span as Span
from sciabot.corpus.folder import Corpus as Corpus
from sciabot.corpus.folder import assemble as assemble
from sciabot.corpus.folder import read_corpus as read_corpus
from sciabot.corpus.folder import read_folder as read_folder
from sciabot.corpus.markdown import parse as parse
from sciabot.corpus.markdown import render as render
from sciabot.corpus.passages import Passage as Passage
from sciabot.corpus.passages import split as split
