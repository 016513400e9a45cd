"""A second reading of a conversation, by a linear model, that can only raise.

The rules decide first; this meets what nobody wrote a rule for. Comes after conversation.py, beside
matching.py. The model is a softmax over "no card" and every flag at every level, trained by
bench/triage/train.py on messages of our own. It ships as arrays without any code in them: each
n-gram is a 32-bit checksum, so that nothing has to be built at start; which n-grams weighed most
is told from the message itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import accumulate, chain, pairwise
from pathlib import Path
from zipfile import BadZipFile
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from sciabot.errors import Problem, RulesError
from sciabot.safety.conversation import MessageReading
from sciabot.safety.ngrams import ngrams, of_sentence, of_word
from sciabot.safety.reading import Reading
from sciabot.safety.rule_file import RuleFile
from sciabot.safety.triage import Urgency

NO_CARD = "none"
THRESHOLDS = ("card", "sentence", "emergency", "safety_line", "agreement")
HEAVIEST = 5  # n-grams that are told as the reason
MOST_AT_ONCE = 64  # parts of a message: bounds the memory that a long conversation takes

_KIND = 2  # letters of an n-gram that say of which kind it is

Rows = NDArray[np.intp]
Chances = NDArray[np.float64]  # of each class; before that, logits
_NONE: Rows = np.array([], dtype=np.intp)


@dataclass(frozen=True, slots=True)
class Model:
    """The arrays of the file; V n-grams, K classes."""

    checksums: NDArray[np.uint32]  # V, ascending
    rarity: NDArray[np.float32]  # V: inverse document frequency in training
    weights: NDArray[np.int8]  # V × K, each already times its rarity
    scale: NDArray[np.float32]  # K: what one step of a class's weights is worth
    bias: NDArray[np.float32]  # K
    classes: tuple[str, ...]  # K: "none", or level and flag: "emergency dvt"
    made_from: str  # digest of the messages and the lexicon that it was trained with

    @classmethod
    def load(cls, path: Path) -> "Model":
        """RulesError where the file is missing, damaged or not a model."""
        try:
            return cls._load(path)
        except (OSError, EOFError, ValueError, KeyError, BadZipFile) as cause:
            text = f"cannot be read as the second reader's model ({cause}). Install sciabot again."
            raise RulesError([Problem(path.name, 0, text)]) from cause

    @classmethod
    def _load(cls, path: Path) -> "Model":
        with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as arrays:
            return cls(
                checksums=arrays["checksums"],
                rarity=arrays["rarity"].astype(np.float32),
                weights=arrays["weights"],
                scale=arrays["scale"],
                bias=arrays["bias"],
                classes=tuple(str(arrays["classes"]).split("\n")),
                made_from=str(arrays["made_from"]),
            )

    def save(self, path: Path) -> None:
        np.savez_compressed(
            path,
            checksums=self.checksums,
            rarity=self.rarity.astype(np.float16),
            weights=self.weights,
            scale=self.scale,
            bias=self.bias,
            classes=np.array("\n".join(self.classes)),
            made_from=np.array(self.made_from),
        )


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which probability on something is done."""

    card: float  # a card is shown
    sentence: float  # a sentence is heeded alone, without those around it
    emergency: float  # share of the card's probability from which on it is an emergency's
    safety_line: float  # an answer gets the safety line beside it
    agreement: float  # a rule that is marked as broad raises its card
    card_for: Mapping[str, float] = field(default_factory=dict)  # a card, where this flag is meant


def read_thresholds(source: RuleFile) -> Thresholds:
    """From second_reader.toml; RulesError where one is missing or no probability."""
    source.only_fields(source.table, ("thresholds", "card_for"), source.name)
    entry = source.table.get("thresholds", {})
    source.only_fields(entry, THRESHOLDS, "thresholds")
    values = {name: _probability(source, name, entry.get(name)) for name in THRESHOLDS}
    card_for = {
        flag: _probability(source, flag, value)
        for flag, value in source.table.get("card_for", {}).items()
    }
    source.finish()
    return Thresholds(**values, card_for=card_for)


def _probability(source: RuleFile, name: str, value: object) -> float:
    if isinstance(value, float) and 0 < value < 1:
        return value
    source.object_to(f"{name} must be a number between 0.0 and 1.0.", name)
    return 1.0


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the model makes of some messages."""

    card: float  # probability that any card is due
    emergency: float  # probability that an emergency's is
    flag: str  # the likeliest flag


@dataclass(frozen=True, slots=True)
class Heard:
    """An opinion, and of which sentences."""

    opinion: Opinion
    sentences: Sequence[Reading]


class SecondReader:
    """A model and from where on it acts; reading changes nothing."""

    def __init__(self, model: Model, thresholds: Thresholds) -> None:
        self.thresholds = thresholds
        self._model = model

    def showing_cards_from(self, probability: float) -> "SecondReader":
        """The same reader with one other threshold for cards of every flag."""
        other = copy(self)
        other.thresholds = replace(self.thresholds, card=probability, card_for={})
        return other

    def worst(self, together: Sequence[MessageReading]) -> Heard:
        """Of the messages read as one, the last read alone, and its sentences: the worst opinion.

        A sign in a long story must not be drowned by what stands around it; so each sentence is
        read with its neighbour as well. On its own it counts only if there is little doubt, for
        what makes it harmless may stand beside it; so does a short message after others.
        """
        every = [sentence for message in together for sentence in message.sentences]
        parts = _parts(len(every), len(together[-1].sentences))
        chances = self._chances(parts, self._rows(every))
        none = self._model.classes.index(NO_CARD)
        cards = [1 - float(one[none]) for one in chances]
        sure = [
            at
            for at, card in enumerate(cards)
            if at == 0 or len(parts[at]) > 1 or card >= self.thresholds.sentence
        ]
        worst = max(sure, key=cards.__getitem__)
        return Heard(self._opinion(chances[worst]), [every[at] for at in parts[worst]])

    def _chances(self, parts: Sequence[range], rows: Sequence[Rows]) -> list[Chances]:
        """Of each part the probability of each class, its sentences read as one."""
        found: list[Chances] = []
        for start in range(0, len(parts), MOST_AT_ONCE):
            found.extend(_softmax(self._logits(parts[start : start + MOST_AT_ONCE], rows)))
        return found

    def _opinion(self, chances: Chances) -> Opinion:
        by_class = dict(zip(self._model.classes, chances.tolist(), strict=True))
        none = by_class.pop(NO_CARD)
        by_flag: dict[str, float] = {}
        for name, chance in by_class.items():
            flag = _flag(name)
            by_flag[flag] = by_flag.get(flag, 0.0) + chance
        emergency = sum(chance for name, chance in by_class.items() if _is_emergency(name))
        return Opinion(1 - none, emergency, max(by_flag, key=by_flag.__getitem__))

    def agrees(self, opinion: Opinion) -> bool:
        """Whether a broad rule that was met may raise its card."""
        return opinion.card >= self.thresholds.agreement

    def level(self, opinion: Opinion) -> Urgency:
        if opinion.card < self.thresholds.card_for.get(opinion.flag, self.thresholds.card):
            return Urgency.NONE
        emergency = opinion.emergency >= self.thresholds.emergency * opinion.card
        return Urgency.EMERGENCY if emergency else Urgency.URGENT

    def heaviest(self, heard: Heard) -> tuple[str, ...]:
        """The n-grams that spoke most for a card with this flag, the heaviest first."""
        names, flag = sorted(ngrams(heard.sentences)), heard.opinion.flag
        rows, known = self._find(_checksums(names))
        worth = self._model.weights[rows] * self._model.scale
        classes = self._model.classes
        for_flag = worth[:, [_flag(name) == flag for name in classes]].max(axis=1)
        gain = np.where(known, for_flag - worth[:, classes.index(NO_CARD)], -np.inf)
        best = np.argsort(-gain, kind="stable")[:HEAVIEST]
        return tuple(names[at][_KIND:] for at in best if gain[at] > 0)

    def _rows(self, sentences: Sequence[Reading]) -> list[Rows]:
        """Of each sentence; a word's letters are looked up once, however often it is said."""
        words = list({word for sentence in sentences for word in sentence.words})
        found = self._known([*map(of_word, words), *map(of_sentence, sentences)])
        letters = dict(zip(words, found, strict=False))
        return [
            np.concatenate([rows, *(letters[word] for word in set(sentence.words))])
            for sentence, rows in zip(sentences, found[len(words) :], strict=True)
        ]

    def _known(self, names: Sequence[Sequence[str]]) -> list[Rows]:
        """Of each list of n-grams those that the model knows, all looked up in one go."""
        rows, known = self._find(_checksums(chain.from_iterable(names)))
        before = np.concatenate([[0], np.cumsum(known)])
        edges = before[list(accumulate(map(len, names), initial=0))].tolist()
        kept = rows[known]
        return [kept[start:end] for start, end in pairwise(edges)]

    def _find(self, checksums: Sequence[int]) -> tuple[Rows, NDArray[np.bool_]]:
        """For each checksum the row where it would stand, and whether it does."""
        wanted = np.array(checksums, dtype=np.uint32)
        rows = np.searchsorted(self._model.checksums, wanted)
        rows = np.minimum(rows, len(self._model.checksums) - 1)
        return rows, self._model.checksums[rows] == wanted

    def _logits(self, parts: Sequence[range], rows: Sequence[Rows]) -> Chances:
        """Part × K, as one product of whole numbers; a row that a part has twice counts once."""
        model = self._model
        first, last = min(part.start for part in parts), max(part.stop for part in parts)
        together = np.concatenate([_NONE, *rows[first:last]])
        used = _once(together)
        place = np.searchsorted(used, together)
        edges = list(accumulate(map(len, rows[first:last]), initial=0))
        has = np.zeros((len(parts), len(used)), dtype=np.bool_)
        for at, part in enumerate(parts):
            has[at, place[edges[part.start - first] : edges[part.stop - first]]] = True
        squares = np.square(model.rarity[used])
        norms = np.array([[float(np.sqrt(squares[one].sum())) or 1.0] for one in has])
        weights = np.ascontiguousarray(model.weights[used].T, dtype=np.int32)
        total = np.einsum("pv,kv->pk", has.astype(np.int32), weights)  # "@" would start threads
        logits: Chances = total * model.scale / norms + model.bias
        return logits


def _parts(every: int, latest: int) -> list[range]:
    """All sentences, then of the latest ones each with its neighbour, each alone, and all."""
    first = every - latest
    parts = [range(every)]
    parts += [range(at, at + 2) for at in range(first, every - 1)]
    parts += [range(at, at + 1) for at in range(first, every)]
    if latest > 1:
        parts.append(range(first, every))
    return list(dict.fromkeys(parts))


def _checksums(names: Iterable[str]) -> list[int]:
    """Encoded together, as that costs less than each alone; no n-gram has a line break in it."""
    text = "\n".join(names).encode()
    return list(map(crc32, text.split(b"\n"))) if text else []


def _once(rows: Rows) -> Rows:
    """Each row once, in ascending order: np.unique without its preparations."""
    ordered = np.sort(rows)
    first = np.ones(len(ordered), dtype=np.bool_)
    first[1:] = ordered[1:] != ordered[:-1]
    return ordered[first]


def _softmax(logits: Chances) -> Chances:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Chances = raised / raised.sum(axis=1, keepdims=True)
    return chances


def _flag(name: str) -> str:
    return name.partition(" ")[2]


def _is_emergency(name: str) -> bool:
    return name.partition(" ")[0] == Urgency.EMERGENCY
