"""Trains the second reader of the red-flag check and writes it where it ships.

    .venv/bin/python -m bench.triage.train [--out FILE]

A softmax regression over the n-grams of the messages in messages/, weighted by their rarity. The
loss is convex, so the same messages give the same model, without a seed. One or two minutes on two
cores.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from zlib import crc32

import numpy as np
from bench.triage.training_set import Labelled, read_training_set
from scipy.sparse import csr_array
from sklearn.linear_model import LogisticRegression

from sciabot.safety import Rules, load_rules
from sciabot.safety.conversation import MessageReading, read_message
from sciabot.safety.ngrams import ngrams
from sciabot.safety.reading import Reading
from sciabot.safety.second_reader import NO_CARD, Model

OUT = Path(str(files("sciabot.safety").joinpath("data", "second_reader.npz")))
MIN_MESSAGES = 2  # in which an n-gram must stand
INVERSE_REGULARISATION = 30.0
MOST_STEPS = 300
INT8 = 127


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=OUT)
    out: Path = parser.parse_args().out
    rules = load_rules()
    messages = read_training_set()
    levels = Counter(message.level for message in messages)
    print(", ".join(f"{count} {level}" for level, count in levels.most_common()))
    model = train(messages, rules)
    model.save(out)
    print(
        f"{len(model.checksums)} n-grams, {len(model.classes)} classes, {out.stat().st_size} bytes"
    )


def train(messages: Sequence[Labelled], rules: Rules) -> Model:
    """Shape of the work: messages → n-grams → a sparse matrix → weights in eight bits."""
    documents = [ngrams(sentences_of(message.turns, rules)) for message in messages]
    vocabulary = _vocabulary(documents)
    counts = _matrix(documents, vocabulary)
    rarity = np.log(len(documents) / counts.sum(axis=0))
    regression = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=MOST_STEPS)
    regression.fit(_normalised(counts * rarity), [class_of(message) for message in messages])
    weights = regression.coef_.T * rarity[:, None]
    scale = np.abs(weights).max(axis=0) / INT8
    return Model(
        checksums=np.array(sorted(vocabulary), dtype=np.uint32),
        rarity=rarity.astype(np.float32),
        weights=np.rint(weights / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=regression.intercept_.astype(np.float32),
        classes=tuple(regression.classes_),
        made_from=digest(messages, rules),
    )


def sentences_of(turns: Sequence[str], rules: Rules) -> list[Reading]:
    """The sentences of a conversation, read as `assess` reads them."""
    messages: list[MessageReading] = []
    for turn in turns:
        messages.append(read_message(turn, rules.lexicon, messages))
    return [sentence for message in messages for sentence in message.sentences]


def class_of(message: Labelled) -> str:
    return NO_CARD if message.level == NO_CARD else f"{message.level} {message.flag}"


def digest(messages: Sequence[Labelled], rules: Rules) -> str:
    """Changes with everything that the weights depend on: a stale model fails a test."""
    lexicon = rules.lexicon
    parts = [*map(repr, messages), *map(repr, lexicon.concepts.values())]
    parts += [repr(sorted(lexicon.shorthand.items())), str(INVERSE_REGULARISATION)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _vocabulary(documents: Sequence[set[str]]) -> dict[int, int]:
    """The column of each checksum that stands in enough messages, in ascending order."""
    seen = Counter(checksum for found in documents for checksum in _checksums(found))
    kept = sorted(checksum for checksum, count in seen.items() if count >= MIN_MESSAGES)
    return {checksum: column for column, checksum in enumerate(kept)}


def _matrix(documents: Sequence[set[str]], vocabulary: dict[int, int]) -> csr_array:
    """Messages × n-grams, 1 where the message has the n-gram."""
    columns = [
        sorted(vocabulary[checksum] for checksum in _checksums(found) if checksum in vocabulary)
        for found in documents
    ]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate([np.array(row, dtype=np.int64) for row in columns])
    shape = (len(documents), len(vocabulary))
    return csr_array((np.ones(len(flat)), flat, ends), shape=shape)


def _normalised(rows: csr_array) -> csr_array:
    length = np.sqrt((rows * rows).sum(axis=1))
    scaled: csr_array = rows * (1 / np.maximum(length, 1e-9))[:, None]
    return scaled.tocsr()


def _checksums(found: set[str]) -> set[int]:
    return {crc32(name.encode()) for name in found}


if __name__ == "__main__":
    main()
