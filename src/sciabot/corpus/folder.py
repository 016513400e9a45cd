"""A folder of articles → Corpus: canonical Markdown as it is, everything else through ingest.

Nothing in the folder is ever changed. A folder with a fatal problem is refused whole, with every
problem in the message, so that nobody is left with half of their articles and does not know it.
"""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sciabot.corpus import markdown
from sciabot.corpus.document import BlockKind, Document
from sciabot.corpus.passages import Passage, split
from sciabot.errors import CorpusError, Problem, UnreadableFile
from sciabot.ingest import Receipt, ingest, is_canonical

_NOT_ARTICLES = {".toml"}
_LONGEST_STEPS = 900  # characters: a longer sequence is quoted whole, but it is hard to follow


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every article of a folder, its passages, and the synonyms of its own."""

    documents: tuple[Document, ...] = ()
    passages: tuple[Passage, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    version: str = ""


@dataclass(slots=True)
class Reading:
    """What reading a folder found: the corpus, its problems, and the receipts of raw files."""

    documents: list[Document] = field(default_factory=list)
    synonyms: list[tuple[str, ...]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    receipts: dict[str, Receipt] = field(default_factory=dict)

    def corpus(self) -> Corpus:
        """Raises CorpusError where a problem is fatal."""
        fatal = [problem for problem in self.problems if problem.fatal]
        if fatal:
            raise CorpusError(fatal)
        return assemble(self.documents, self.synonyms)


def assemble(documents: Sequence[Document], synonyms: Sequence[tuple[str, ...]] = ()) -> Corpus:
    """A corpus of documents that have been read already, in order of id."""
    ordered = tuple(sorted(documents, key=lambda document: document.id))
    passages = tuple(passage for document in ordered for passage in split(document))
    named = [f"{document.id}={document.revision}" for document in ordered]
    digest = hashlib.sha256("\n".join([*named, repr(tuple(synonyms))]).encode())
    return Corpus(ordered, passages, tuple(synonyms), digest.hexdigest()[:16])


def read_corpus(folder: Path) -> Corpus:
    """The corpus in `folder`. Raises CorpusError with every fatal problem."""
    return read_folder(folder).corpus()


def read_folder(folder: Path) -> Reading:
    """Everything in `folder`, with its problems; only a missing folder is fatal by itself."""
    reading = Reading()
    if not folder.is_dir():
        text = "there is no such folder; name one with --corpus or SCIABOT_CORPUS."
        reading.problems.append(Problem(str(folder), 0, text))
        return reading
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith("."):
            _read_file(path, reading)
    if not reading.documents and not reading.problems:
        text = "the folder holds no article; put .md, .txt or .html files there."
        reading.problems.append(Problem(str(folder), 0, text))
    _report_twins(reading)
    return reading


def _read_file(path: Path, reading: Reading) -> None:
    if path.name == "synonyms.toml":
        _read_synonyms(path, reading)
    if path.suffix.lower() in _NOT_ARTICLES:
        return
    try:
        text = _canonical(path, reading)
    except UnreadableFile as error:
        reading.problems.append(Problem(path.name, 0, f"{error.reason} {error.remedy}"))
        return
    except OSError as error:
        reading.problems.append(Problem(path.name, 0, f"cannot be read: {error.strerror}."))
        return
    document, problems = markdown.inspect(text, path.name)
    reading.documents.append(document)
    reading.problems += problems + warnings(document, path.name)


def _canonical(path: Path, reading: Reading) -> str:
    data = path.read_bytes()
    if path.suffix.lower() == ".md":
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = ""
        if is_canonical(text):
            return text
    ingested = ingest(path.name, data)
    reading.receipts[path.name] = ingested.receipt
    return ingested.markdown


def _read_synonyms(path: Path, reading: Reading) -> None:
    try:
        groups = tomllib.loads(path.read_text(encoding="utf-8")).get("group", [])
        reading.synonyms += [tuple(str(term) for term in group["terms"]) for group in groups]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        remedy = 'each entry is [[group]] with terms = ["...", "..."]'
        reading.problems.append(Problem(path.name, 0, f"cannot be read ({error}); {remedy}."))


def _report_twins(reading: Reading) -> None:
    seen: set[str] = set()
    for document in reading.documents:
        if document.id in seen:
            text = f"two articles have the id {document.id!r}; change one in its front matter."
            reading.problems.append(Problem(document.id, 0, text))
        seen.add(document.id)


def warnings(document: Document, file: str) -> list[Problem]:
    """What is served all the same, but should be looked at."""
    found = []
    if not document.reviewer:
        text = "not reviewed by a clinician: no reviewer is named."
        if document.sample:
            text = "sample content, not reviewed by a clinician."
        found.append(text)
    for section in document.sections:
        for block in section.blocks:
            length = block.span.end - block.span.start
            if block.kind is BlockKind.STEPS and length > _LONGEST_STEPS:
                found.append(
                    f"the steps under {section.heading!r} have {length} characters; they are "
                    f"quoted whole, and over {_LONGEST_STEPS} they are hard to follow on a phone."
                )
    return [Problem(file, 0, text, fatal=False) for text in found]
