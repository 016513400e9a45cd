"""How long the red-flag check takes for a message of 1,000 characters.

    .venv/bin/python -m bench.triage.speed

The messages are put together from the training set, ordinary ones and look-alikes, so they are
full of the words that rules look for. The peer in the same run is what the field uses: one regular
expression of phrases searched in the same text, here of every wording's plain words. Milliseconds
depend on the machine; the ratio less.
"""

import random
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from bench.triage.training_set import read_training_set

from sciabot.safety import Rules, assess, load_rules

CHARACTERS = 1_000
MESSAGES = 300
SEED = 1


def main() -> None:
    started = time.perf_counter()
    rules = load_rules()
    loaded = time.perf_counter() - started
    messages = long_messages()
    alone = replace(rules, second_reader=None)
    phrases = phrase_search(rules)
    print(f"rules and second reader loaded in {loaded:.2f} s; {MESSAGES} messages")
    peer = timed(lambda text: phrases.findall(text), messages, "search for phrases")
    timed(lambda text: assess([text], alone), messages, "the rules alone")
    whole = timed(lambda text: assess([text], rules), messages, "the whole check")
    print(f"ratio of medians, whole check to search for phrases: {whole / peer:.1f}")


def long_messages() -> list[str]:
    """Texts of 1,000 characters, the same in every run."""
    pool = [" ".join(one.turns) for one in read_training_set() if one.level == "none"]
    chance = random.Random(SEED)
    found = []
    for _ in range(MESSAGES):
        text = ""
        while len(text) < CHARACTERS:
            text += chance.choice(pool) + " "
        found.append(text[:CHARACTERS])
    return found


def phrase_search(rules: Rules) -> re.Pattern[str]:
    """The usual keyword list: every wording of a sign that is made of plain words alone."""
    wordings = {text for one in rules.lexicon.concepts.values() for text in one.wordings}
    plain = sorted(text for text in wordings if re.fullmatch(r"[\w ']+", text))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, plain)) + r")\b", re.IGNORECASE)


def timed(run: Callable[[str], object], messages: Sequence[str], name: str) -> float:
    """Prints median and 99th percentile in milliseconds; returns the median."""
    times = []
    for message in messages:
        started = time.perf_counter()
        run(message)
        times.append(1_000 * (time.perf_counter() - started))
    median = statistics.median(times)
    last = statistics.quantiles(times, n=100)[98]
    print(f"{name:20} median {median:7.3f} ms   p99 {last:7.3f} ms")
    return median


if __name__ == "__main__":
    main()
