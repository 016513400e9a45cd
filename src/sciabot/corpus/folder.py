"""A folder of articles → Corpus: each file through ingest, which leaves canonical ones as they are.

Nothing in the folder is ever changed. A folder with a fatal problem is refused whole, with every
problem in the message, so that nobody is left with half of their articles and does not know it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sciabot.corpus import markdown
from sciabot.corpus.document import Block, BlockKind, Document, Section
from sciabot.corpus.passages import Passage, split
from sciabot.corpus.synonyms import read_synonyms
from sciabot.errors import CorpusError, Problem, UnreadableFile
from sciabot.ingest import ingest

_LONGEST = 900  # characters: what is longer is hard to follow


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every article of a folder, its passages, and the synonyms of its own."""

    documents: tuple[Document, ...] = ()
    passages: tuple[Passage, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    version: str = ""


@dataclass(slots=True)
class FolderReading:
    """What reading a folder found, with its problems."""

    documents: list[Document] = field(default_factory=list)
    synonyms: list[tuple[str, ...]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)  # id → the file it was read from
    rules: bytes = b""  # the corpus's own red flags, which replies depend on too

    def corpus(self) -> Corpus:
        """Raises CorpusError where a problem is fatal."""
        fatal = [problem for problem in self.problems if problem.fatal]
        if fatal:
            raise CorpusError(fatal)
        return assemble(self.documents, self.synonyms, self.rules)


def assemble(
    documents: Sequence[Document], synonyms: Sequence[tuple[str, ...]] = (), rules: bytes = b""
) -> Corpus:
    """A corpus of documents that have been read already, in order of id."""
    ordered = tuple(sorted(documents, key=lambda document: document.id))
    passages = tuple(passage for document in ordered for passage in split(document))
    named = [f"{document.id}={document.revision}" for document in ordered]
    digest = hashlib.sha256("\n".join([*named, repr(tuple(synonyms))]).encode() + rules)
    return Corpus(ordered, passages, tuple(synonyms), digest.hexdigest()[:16])


def read_corpus(folder: Path) -> Corpus:
    """The corpus in `folder`. Raises CorpusError with every fatal problem."""
    return read_folder(folder).corpus()


def read_folder(folder: Path) -> FolderReading:
    """Everything in `folder`, with its problems."""
    reading = FolderReading()
    if not folder.is_dir():
        text = "there is no such folder; name one with --corpus or SCIABOT_CORPUS."
        reading.problems.append(Problem(str(folder), 0, text))
        return reading
    for path in sorted(folder.iterdir()):
        if not path.name.startswith("."):
            _read_path(path, reading)
    if not reading.documents and not reading.problems:
        text = "the folder holds no article; put .md, .txt or .html files there."
        reading.problems.append(Problem(str(folder), 0, text))
    return reading


def _read_path(path: Path, reading: FolderReading) -> None:
    if path.is_dir():
        text = "folders inside the corpus are not read; move its articles up."
        reading.problems.append(Problem(path.name, 0, text, fatal=False))
        return
    try:
        _read_file(path, reading)
    except UnreadableFile as error:
        reading.problems.append(Problem(path.name, 0, f"{error.reason} {error.remedy}"))
    except OSError as error:
        reading.problems.append(Problem(path.name, 0, f"cannot be read: {error.strerror}."))


def _read_file(path: Path, reading: FolderReading) -> None:
    data = path.read_bytes()
    if path.name == "red_flags.toml":
        reading.rules = data  # safety reads and checks it
    elif path.name == "synonyms.toml":
        groups, problems = read_synonyms(data, path.name)
        reading.synonyms += groups
        reading.problems += problems
    elif path.suffix.lower() != ".toml":
        _read_article(path.name, data, reading)


def _read_article(name: str, data: bytes, reading: FolderReading) -> None:
    ingested = ingest(name, data)
    document, problems = markdown.inspect(ingested.markdown, name)
    if twin := reading.files.get(document.id):
        text = f"has the id {document.id!r}, which {twin} has too; change one or remove a file."
        problems.append(Problem(name, 0, text))
    reading.files[document.id] = name
    reading.documents.append(document)
    reading.problems += problems + warnings(document, name)
    for doubt in ingested.receipt.doubtful:
        text = f"{doubt.what} {doubt.text}".strip()
        reading.problems.append(Problem(name, doubt.line, text, fatal=False))


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
            found += _too_long(section, block)
    return [Problem(file, 0, text, fatal=False) for text in found]


_HOW_SHOWN = {
    BlockKind.STEPS: "the steps under {} have {} characters; they are quoted whole",
    BlockKind.LIST: "the list under {} has {} characters; only items around the answer are quoted",
    BlockKind.PARAGRAPH: "a sentence under {} has {} characters; it is quoted whole",
    BlockKind.CAUTION: "a caution under {} has {} characters; it is quoted whole",
}


def _too_long(section: Section, block: Block) -> Iterator[str]:
    spans = block.parts if block.kind is BlockKind.PARAGRAPH else [block.span]
    for span in spans:
        length = span.end - span.start
        if length > _LONGEST:
            told = _HOW_SHOWN[block.kind].format(repr(section.heading), length)
            yield f"{told}, and over {_LONGEST} is hard to read on a phone."
