"""Bytes → text, or a refusal that says what to do. Nothing is repaired by guessing in silence."""

import codecs
import re
from pathlib import PurePath

from sciabot.errors import UnreadableFile
from sciabot.ingest.receipt import Doubt

MOST_BYTES = 2 * 1024 * 1024
MARKDOWN = (".md", ".markdown")
PLAIN = (".txt", ".text")
HTML = (".html", ".htm")

_SUPPORTED = "Supported are .md, .markdown, .txt, .text, .html and .htm."
_NOT_YET = {".docx": "Word documents", ".doc": "Word documents", ".pdf": "PDF files"}
_SIGNATURES = (
    (b"%PDF", "PDF file"),
    (b"PK\x03\x04", "zip archive or Word document"),
    (b"\xd0\xcf\x11\xe0", "old Word document"),
    (b"{\\rtf", "rich-text document"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"\x1f\x8b", "compressed file"),
)
_AS_TEXT = "Open it where it was written, save it as plain text (UTF-8) or HTML, and add that."
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.02  # of the characters; more is no text
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset=[\"']?\s*(iso-8859-1|latin-?1|windows-1252|cp1252|macintosh)\b",
    re.IGNORECASE,
)
_WESTERN = ["cp1252", "mac_roman", "cp850"]  # what pages in English and Spanish were written in

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TAG = re.compile(r"</?(?:p|div|h[1-6]|[uo]l|li|table|article|section|br|span)\b", re.I)


def ending_of(name: str) -> str:
    """The ending, lower case; refused if it is not one that a reader knows."""
    ending = PurePath(name).suffix.lower()
    if ending in (*MARKDOWN, *PLAIN, *HTML):
        return ending
    if ending in _NOT_YET:
        raise UnreadableFile(
            name, f"{_NOT_YET[ending]} cannot be read yet.", f"{_AS_TEXT} {_SUPPORTED}"
        )
    reason = f"Files that end in {ending!r} cannot be read." if ending else "It has no ending."
    raise UnreadableFile(name, reason, f"{_SUPPORTED} Save it as one of these.")


def decode(name: str, data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    _refuse_by_size(name, data)
    _refuse_other_formats(name, data)
    text, doubts = _decoded(name, data)
    if "\x00" in text or len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text):
        raise UnreadableFile(name, "It holds bytes that no text has.", _AS_TEXT)
    return text, doubts


def _refuse_by_size(name: str, data: bytes) -> None:
    if len(data) > MOST_BYTES:
        size = f"It is larger than {MOST_BYTES // 1024 // 1024} MB ({len(data):,} bytes)."
        raise UnreadableFile(name, size, "An article is text: split it, or take the pictures out.")
    if not data.strip():
        raise UnreadableFile(name, "It is empty.", "Check that the article was saved in it.")


def _refuse_other_formats(name: str, data: bytes) -> None:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(name, f"It is a {kind}, whatever its ending says.", _AS_TEXT)


def _decoded(name: str, data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(name, data, "utf-16"), ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return _in_an_old_encoding(name, data)


def _strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"It says that it is {encoding.upper()} and is not, from byte {error.start} on."
        raise UnreadableFile(name, reason, "Save it again as UTF-8.") from error


def _in_an_old_encoding(name: str, data: bytes) -> tuple[str, tuple[Doubt, ...]]:
    if b"\x00" in data:
        raise UnreadableFile(name, "It holds bytes that no text has.", _AS_TEXT)
    declared = _DECLARED.search(data[:4096])
    if declared:
        is_mac = declared[1].lower() == b"macintosh"
        text = _declared(data, "mac_roman" if is_mac else "cp1252")  # as browsers read Latin 1
        if text is not None:
            return text, ()
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    best = from_bytes(data, cp_isolation=_WESTERN).best()
    if best is None:
        raise UnreadableFile(name, "Its encoding cannot be told.", "Save it as UTF-8.")
    what = f"the encoding was guessed ({best.encoding}): check accents and quotation marks"
    return str(best), (Doubt("", what, 0),)


def _declared(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def is_html(text: str, ending: str) -> bool:
    """A whole page is one whatever its ending; a fragment needs the ending to say so."""
    return bool(_HTML.match(text)) or (ending in HTML and bool(_ANY_TAG.search(text)))
