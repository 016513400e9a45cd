"""A file as the clinic has it → canonical Markdown, and a receipt of what was left out and why."""

from sciabot.ingest.intake import Ingested, ingest, is_canonical
from sciabot.ingest.receipt import Doubt, Leftover, Receipt

__all__ = ["Doubt", "Ingested", "Leftover", "Receipt", "ingest", "is_canonical"]
