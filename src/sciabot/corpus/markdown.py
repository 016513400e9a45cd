"""Canonical Markdown ↔ Document: the only place that knows both.

CommonMark is parsed by markdown-it-py with raw HTML switched off, so that whatever staff type is
either one of the few structures below or text. Writing escapes what would be markup, so reading
what was written gives the same text: `parse(render(d))` is `d`.
"""

import dataclasses
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from sciabot.corpus import front_matter
from sciabot.corpus.document import Block, BlockKind, Document, Section, Span
from sciabot.errors import CorpusError, Problem
from sciabot.language import sentences, slug

_ALERT = re.compile(r"\[!(?:CAUTION|WARNING)\]\s*", re.IGNORECASE)
_OTHER_ALERT = re.compile(r"\[!(?:NOTE|TIP|IMPORTANT)\]\s*", re.IGNORECASE)
_DEEPEST = 6  # level of a heading
_LISTS = {"bullet_list": BlockKind.LIST, "ordered_list": BlockKind.STEPS}


def parse(markdown: str, file: str) -> Document:
    """Read canonical Markdown. Raises CorpusError with every fatal problem, each with its line."""
    document, problems = inspect(markdown, file)
    fatal = [problem for problem in problems if problem.fatal]
    if fatal:
        raise CorpusError(fatal)
    return document


def inspect(markdown: str, file: str) -> tuple[Document, list[Problem]]:
    """The document as far as it can be read, and everything that is wrong with it."""
    toml, body, first_line = front_matter.split(_normal(markdown))
    matter = front_matter.read(toml, file) if toml is not None else front_matter.FrontMatter()
    nodes = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).parse(body)).children
    values = matter.values
    values.setdefault("id", slug(file.rpartition("/")[2].rpartition(".")[0]) or "article")
    if _is_title(nodes, values.get("title")):
        values["title"] = _inline(nodes[0])
        nodes = nodes[1:]
    values["title"] = values.get("title") or values["id"].replace("-", " ").capitalize()
    builder = _Builder(values["title"], values.get("language", "en"), _shift(nodes))
    builder.add(nodes)
    document = Document(text=builder.text, sections=builder.sections, revision="", **values)
    revision = hashlib.sha256(render(document).encode()).hexdigest()
    problems = matter.problems + _missing(document, file, first_line)
    return dataclasses.replace(document, revision=revision), problems


def _normal(markdown: str) -> str:
    return markdown.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _is_title(nodes: Sequence[SyntaxTreeNode], title: str | None) -> bool:
    if not nodes or nodes[0].type != "heading" or nodes[0].tag != "h1":
        return False
    heading = _inline(nodes[0])
    return bool(heading) and title in {None, "", heading}


def _shift(nodes: Sequence[SyntaxTreeNode]) -> int:
    """1 where sections begin at level 1, which is the title's: all move down by one."""
    return int(any(node.type == "heading" and node.tag == "h1" for node in nodes))


def _missing(document: Document, file: str, first_line: int) -> list[Problem]:
    """An article without text, and what the tables name but the article does not have."""
    problems = [Problem(file, 1, text) for text in _unmet(document)]
    if not any(section.blocks for section in document.sections):
        problems.append(Problem(file, first_line, "the article has no text under its title."))
    headings = {section.heading for section in document.sections}
    scopes = [scope for scopes in document.cautions.values() for scope in scopes]
    named = {
        "questions": set(document.questions),
        "companions": set(document.companions),
        "cautions": {*document.cautions, *(name for scope in scopes for name in scope.sections)},
    }
    for table, names in named.items():
        for name in sorted(names - headings):
            text = f"[{table}] names the heading {name!r}, which the article does not have."
            problems.append(Problem(file, 1, text))
    return problems


def _unmet(document: Document) -> Iterator[str]:
    """Beginnings that nothing begins with: what should go together would silently come apart."""
    said: dict[str, list[str]] = {}
    cautions: dict[str, list[str]] = {}
    for section in document.sections:
        for block in section.blocks:
            parts = [part.of(document.text) for part in block.parts]
            said.setdefault(section.heading, []).extend(parts)
            if block.kind is BlockKind.CAUTION:
                cautions.setdefault(section.heading, []).append(block.span.of(document.text))
    for heading, beginnings in document.companions.items():
        for begins in beginnings:
            if not begins or not any(text.startswith(begins) for text in said.get(heading, ())):
                yield f"[companions] no sentence under {heading!r} begins {begins!r}."
    for heading, scopes in document.cautions.items():
        for scope in scopes:
            if not any(text.startswith(scope.begins) for text in cautions.get(heading, ())):
                yield f"[cautions] no caution under {heading!r} begins {scope.begins!r}."


@dataclass(slots=True)
class _Builder:
    """Grows the text and notes where everything stands in it."""

    title: str
    language: str
    shift: int = 0
    text: str = ""
    _sections: list[Section] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._open(self.title, 1)

    @property
    def sections(self) -> tuple[Section, ...]:
        self._close()
        return tuple(self._sections)

    def add(self, nodes: Sequence[SyntaxTreeNode], kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        for node in nodes:
            if node.type == "heading":
                self._heading(node)
            elif node.type in _LISTS:
                self._items(node, kind)
            elif node.type == "blockquote":
                self._quote(node, kind)
            elif node.children or node.content:
                self._block(kind, [_inline(node)])

    def _heading(self, node: SyntaxTreeNode) -> None:
        if heading := _inline(node):
            self._close()
            self._open(heading, min(_DEEPEST, max(2, int(node.tag[1]) + self.shift)))

    def _items(self, node: SyntaxTreeNode, kind: BlockKind) -> None:
        """A list's items in order; items of lists inside it follow the item that holds them."""
        items = [text for item in node.children for text in _item_texts(item)]
        if kind is BlockKind.CAUTION:
            for item in items:
                self._block(kind, [item])
        else:
            self._block(_LISTS[node.type], items)
        for alert in (inner for inner in node.walk() if _is_alert(inner)):
            self._quote(alert, BlockKind.CAUTION)

    def _quote(self, node: SyntaxTreeNode, kind: BlockKind) -> None:
        if not _is_alert(node):
            self.add(node.children, kind)  # a note or a tip is a paragraph; its mark goes
            return
        first, *rest = node.children
        self._block(BlockKind.CAUTION, [_inline(first, skip_alert=True)])
        self.add(rest, BlockKind.CAUTION)

    def _open(self, heading: str, level: int) -> None:
        span = self._append(heading)
        path = _path(self._sections, heading, level)
        self._sections.append(Section(heading, level, path, span, ()))

    def _close(self) -> None:
        last = self._sections[-1]
        self._sections[-1] = dataclasses.replace(last, blocks=last.blocks + tuple(self._blocks))
        self._blocks.clear()

    def _block(self, kind: BlockKind, texts: Sequence[str]) -> None:
        texts = [text for text in texts if text]
        if not texts:
            return
        span = self._append("\n".join(texts))
        self._blocks.append(Block(kind, span, tuple(self._parts(kind, span, texts))))

    def _append(self, text: str) -> Span:
        start = len(self.text) + 2 if self.text else 0
        self.text = f"{self.text}\n\n{text}" if self.text else text
        return Span(start, start + len(text))

    def _parts(self, kind: BlockKind, span: Span, texts: Sequence[str]) -> Iterator[Span]:
        if kind in {BlockKind.PARAGRAPH, BlockKind.CAUTION}:
            for start, end in sentences(texts[0], self.language):
                yield Span(span.start + start, span.start + end)
            return
        position = span.start
        for text in texts:
            yield Span(position, position + len(text))
            position += len(text) + 1


def _path(earlier: Sequence[Section], heading: str, level: int) -> tuple[str, ...]:
    if level == 1:
        return ()
    for section in reversed(earlier):
        if section.level < level:
            return (*section.path, heading)
    return (heading,)


def _item_texts(item: SyntaxTreeNode) -> Iterator[str]:
    own = [c for c in item.children if c.type not in _LISTS and not _is_alert(c)]
    yield " ".join(text for child in own for text in _texts_below(child))
    for child in item.children:
        if child.type in _LISTS:
            for inner in child.children:
                yield from _item_texts(inner)


def _texts_below(node: SyntaxTreeNode) -> Iterator[str]:
    if node.children and node.children[0].type != "inline":
        for child in node.children:
            yield from _texts_below(child)
    elif text := _inline(node):
        yield text


def _is_alert(node: SyntaxTreeNode) -> bool:
    first = node.children[0] if node.type == "blockquote" and node.children else None
    return bool(first and first.type == "paragraph" and _ALERT.match(first.children[0].content))


def _inline(node: SyntaxTreeNode, *, skip_alert: bool = False) -> str:
    """What a reader sees of a heading, paragraph or code block, on one line."""
    if not node.children:
        return " ".join(node.content.split())
    mark = _ALERT if skip_alert else _OTHER_ALERT
    marked = mark.match(node.children[0].content)
    text = "".join(_visible(node.children[0]))
    return " ".join((mark.sub("", text, count=1) if marked else text).split())


def _visible(node: SyntaxTreeNode) -> Iterator[str]:
    for child in node.children:
        if child.type in {"softbreak", "hardbreak"}:
            yield " "
        elif child.type == "image":
            continue
        elif child.children:
            yield from _visible(child)
        else:
            yield child.content


def render(document: Document) -> str:
    """Canonical Markdown: what `sciabot add` writes and staff edit."""
    parts = [front_matter.write(document)]
    for section in document.sections:
        if section.level > 1:
            parts.append(f"{'#' * section.level} {_escaped(section.span.of(document.text))}")
        before: Block | None = None
        marker = 0
        for block in section.blocks:
            repeated = before is not None and before.kind is block.kind
            marker = 1 - marker if repeated else 0  # two lists in a row must not become one
            parts.append(_written(block, document.text, marker))
            before = block
    return "\n\n".join(parts) + "\n"


def _written(block: Block, text: str, marker: int) -> str:
    if block.kind is BlockKind.LIST:
        return "\n".join(f"{'-*'[marker]} {_escaped(part.of(text))}" for part in block.parts)
    if block.kind is BlockKind.STEPS:
        numbered = enumerate(block.parts, start=1)
        return "\n".join(f"{n}{'.)'[marker]} {_escaped(part.of(text))}" for n, part in numbered)
    content = _escaped(block.span.of(text))
    return content if block.kind is BlockKind.PARAGRAPH else f"> [!CAUTION]\n> {content}"


def _escaped(text: str) -> str:
    text = re.sub(r"([\\`*_\[\]<>&#])", r"\\\1", text)
    text = re.sub(r"^([-+=~])", r"\\\1", text)
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", text)
