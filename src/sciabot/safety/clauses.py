"""A sentence in clauses, and how far each "no" reaches over them.

Time, questions and denials hold within a clause: in "no pain but my groin is numb" the numbness
is not denied, in "no fever, tingling or weakness" all three are.
"""

from bisect import bisect_right

from sciabot.safety.lexicon import Span, Spans

MAX_DENIAL = 12  # words after which a "no" no longer reaches


class Clauses:
    """Where the clauses of a sentence begin, and what stands in each."""

    def __init__(self, words: tuple[str, ...], spans: Spans) -> None:
        self.starts = _clause_starts(words, spans)
        self._size = len(words)
        self._spans = spans

    def at(self, place: int) -> Span:
        index = bisect_right(self.starts, place) - 1
        last = index + 1 == len(self.starts)
        return self.starts[index], self._size if last else self.starts[index + 1]

    def within(self, concept: str, clause: Span) -> list[Span]:
        return [span for span in self._spans.get(concept, ()) if clause[0] <= span[0] < clause[1]]

    def denials(self) -> list[int]:
        """For each word the place of the "no" that reaches it, or -1."""
        denied_by = [-1] * self._size
        excused = self._spans.get("not_a_denial", [])
        for start, end in self._spans.get("denier", ()):
            if any(first <= start < last for first, last in excused):
                continue
            for at in range(end, self._denial_end(start)):
                denied_by[at] = start
        return denied_by

    def _denial_end(self, start: int) -> int:
        clause = self.at(start)
        end = clause[1]
        while end < self._size and self._continues_a_list(end):
            end = self.at(end)[1]
        stops = [span[0] for span in self._spans.get("ends_a_denial", ()) if start < span[0] < end]
        return min([end, start + MAX_DENIAL + (end - clause[1]), *stops])

    def _continues_a_list(self, at: int) -> bool:
        """ "no numbness, tingling or weakness": the next item, not "no fever, groin numb"."""
        clause = self.at(at)
        size = clause[1] - clause[0]
        if size > 6 or self.within("finite", clause) or self.within("contrast", clause):
            return False
        if self.within("either", clause):
            return True
        return size <= 3 and bool(self.within("denial_noun", clause))


def _clause_starts(words: tuple[str, ...], spans: Spans) -> list[int]:
    """Clauses begin after a comma, at "but", and at "and my ..." (a linker and a new subject)."""
    starts = {0} | {first for first, _ in spans.get("contrast", ())}
    openings = {first for first, _ in spans.get("clause_opening", ())}
    starts |= {first for first, last in spans.get("linker", ()) if last in openings}
    starts |= {at + 1 for at, word in enumerate(words[:-1]) if word == ","}
    return sorted(starts)
