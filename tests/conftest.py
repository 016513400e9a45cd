"""A small world of its own: an invented clinic's articles, never the sample corpus."""

from pathlib import Path

import pytest

from sciabot.bot import Bot, Clinic
from sciabot.corpus import Corpus, read_corpus
from sciabot.safety import Rules, load_rules

CORPUS = Path(__file__).parent / "corpus"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return read_corpus(CORPUS)


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules()


@pytest.fixture(scope="session")
def bot(corpus: Corpus, rules: Rules) -> Bot:
    return Bot(corpus, rules, clinic=Clinic("Harbor Clinic", "+1 727 555 0100", ""))
