"""A name for an address: lower-case ASCII letters and digits joined by single hyphens."""

import re

from sciabot.language.tokens import fold


def slug(text: str) -> str:
    """`Sciatica: What helps?` → `sciatica-what-helps`; "" where no letter or digit is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
