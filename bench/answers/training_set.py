"""The articles and questions of our own to learn ranking from: which sentence answers, or none.

    === article                      file name in articles/, without .md
    @ exact words || other words     a sentence, item, step or heading that answers
    a question
    earlier message >> a question that needs it
    @@ first words && last words     an answer must hold all of these
    @none what is missing            the article does not answer these
    @offtopic                        nor these: they are about something else

Lines that begin with "#" are remarks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sciabot.corpus import Document, parse
from sciabot.ingest import ingest

HERE = Path(__file__).parent
ARTICLES = HERE / "articles"
QUESTIONS = HERE / "questions"

Evidence = tuple[tuple[str, ...], ...]  # of each group any one, and all groups


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to one article, and what answers it: no evidence where nothing does."""

    article: str
    author: str
    question: str
    history: tuple[str, ...]
    evidence: Evidence
    off_topic: bool = False


def read_articles(folder: Path = ARTICLES) -> dict[str, Document]:
    """Each article as a clinic's file becomes a document, by file name."""
    documents = {}
    for path in sorted(folder.glob("*.md")):
        taken = ingest(path.name, path.read_bytes())
        documents[path.stem] = parse(taken.markdown, path.name)
    return documents


def read_questions(folder: Path = QUESTIONS) -> list[Asked]:
    """All questions, each once, in the order of the files; ValueError for a line out of place."""
    files = sorted(folder.glob("*.txt"))
    return list(dict.fromkeys(row for path in files for row in _read(path)))


def _read(path: Path) -> Iterator[Asked]:
    article, evidence, off_topic = "", None, False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("==="):
            article, evidence = line.removeprefix("===").strip(), None
        elif line.startswith("@"):
            off_topic = line.startswith("@offtopic")
            evidence = _evidence(line)
        elif not article or evidence is None:
            raise ValueError(f"{path.name}:{number}: a question before its article or answer")
        else:
            *history, question = (turn.strip() for turn in line.split(">>"))
            yield Asked(article, path.stem, question, tuple(history), evidence, off_topic)


def _evidence(line: str) -> Evidence:
    if line.startswith(("@none", "@offtopic")):
        return ()
    groups = line.lstrip("@").split("&&")
    return tuple(tuple(_span(span) for span in group.split("||")) for group in groups)


def _span(text: str) -> str:
    return text.strip().replace("*", "").replace("_", "")
