"""The table of cautions in the front matter: which sections a caution holds for besides its own.

"These exercises ..." means every exercise of the article, wherever the sentence happens to stand.
"""

from collections.abc import Mapping, Sequence

from sciabot.ingest.cautions import heads_cautions, holds_for_others
from sciabot.ingest.structure import Section

Held = tuple[str, ...] | Mapping[str, tuple[str, ...]]
_FEWEST_WORDS = 3  # of a caution's beginning, where it must be named


def also_holds(title: str, sections: Sequence[Section]) -> dict[str, Held]:
    """By heading; what stands before the first heading goes by the title."""
    exercises = {i: s.heading for i, s in enumerate(sections) if s.heading and s.is_exercise}
    by_heading: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for position, section in enumerate(sections):
        for caution in section.cautions:
            reaches = holds_for_others(caution) or heads_cautions(section.heading)
            others = _others(exercises, sections, position) if reaches else ()
            by_heading.setdefault(section.heading or title, []).append((caution, others))
    held = {heading: _held(reaches) for heading, reaches in by_heading.items()}
    return {heading: reach for heading, reach in held.items() if reach}


def _others(
    exercises: Mapping[int, str], sections: Sequence[Section], position: int
) -> tuple[str, ...]:
    """The exercises of the article, but the section's own and those under it."""
    below = _end_below(sections, position)
    others = (heading for i, heading in exercises.items() if not position <= i < below)
    own = sections[position].heading
    return tuple(heading for heading in dict.fromkeys(others) if heading != own)


def _end_below(sections: Sequence[Section], position: int) -> int:
    """Where the sections end that lie under this one, for which its cautions hold anyway."""
    if not sections[position].heading:
        return position + 1
    end = position + 1
    while end < len(sections) and sections[end].level > sections[position].level:
        end += 1
    return end


def _held(reaches: Sequence[tuple[str, tuple[str, ...]]]) -> Held:
    if len({others for _, others in reaches}) == 1:
        return reaches[0][1]
    texts = [caution for caution, _ in reaches]
    return {_beginning(caution, texts): others for caution, others in reaches if others}


def _beginning(caution: str, all_of_section: Sequence[str]) -> str:
    """The fewest words that no other caution of the section begins with."""
    words = caution.split(" ")
    for count in range(_FEWEST_WORDS, len(words)):
        beginning = " ".join(words[:count])
        if sum(other.startswith(beginning) for other in all_of_section) == 1:
            return beginning
    return caution
