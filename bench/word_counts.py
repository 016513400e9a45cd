"""Count the words of public health texts: src/sciabot/language/data/frequency_en.txt.

The texts lie outside the repository (../shared/data): MedQuAD (CC BY 4.0, Ben Abacha and
Demner-Fushman 2019), MedlinePlus (public domain) and WikiDoc patient information (CC BY-SA).
Only the counts of single words ship, none of the text.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sciabot.language import words

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
TARGET = ROOT / "src" / "sciabot" / "language" / "data" / "frequency_en.txt"
LEAST = 3  # a word seen less often may be a slip


def texts() -> Iterator[str]:
    for name in ("medquad/corpus.jsonl.gz", "wikidoc/corpus.docs.jsonl.gz"):
        with gzip.open(DATA / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield f"{row.get('title', '')} {row['text']}"
    for path in sorted((DATA / "medlineplus").glob("*.md")):
        yield path.read_text(encoding="utf-8")


def main() -> None:
    counts = Counter(word for text in texts() for word in words(text))
    kept = [
        (word, count)
        for word, count in counts.items()
        if count >= LEAST and word.isascii() and word.isalpha() and len(word) > 1
    ]
    kept.sort(key=lambda item: (-item[1], item[0]))
    head = (
        "# Words of public health texts and how often they were counted; see bench/word_counts.py\n"
    )
    TARGET.write_text(head + "".join(f"{word} {count}\n" for word, count in kept), encoding="utf-8")
    print(f"{len(kept)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
