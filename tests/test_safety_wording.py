"""The small language in which wordings are written."""

import pytest

from sciabot.safety.wording import GAP, BadWording, Group, concepts_in, parse


def spelled(wording: str) -> set[str]:
    return {" ".join(row) for row in rows(parse(wording))}


def rows(group: Group) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for sequence in group.sequences:
        heads: list[tuple[str, ...]] = [()]
        for element in sequence:
            tails = rows(element) if isinstance(element, Group) else [(element,)]
            heads = [head + tail for head in heads for tail in tails]
        found.extend(heads)
    return found


def test_alternatives_and_optional_parts_are_all_there() -> None:
    assert spelled("(wet|peed) my? pants") == {"wet my pants", "wet pants"} | {
        "peed my pants",
        "peed pants",
    }
    assert spelled("numb (down (there|below))?") == {"numb", "numb down there", "numb down below"}


def test_concepts_gaps_stems_and_numbers_are_elements() -> None:
    group = parse("{cannot} ... incontinen* # #year {my}? leg")
    assert list(concepts_in(group)) == ["cannot", "my"]
    assert group.sequences[0][:5] == ("{cannot}", GAP, "incontinen*", "#", "#year")


def test_letters_are_compared_without_accents() -> None:
    assert spelled("Ahí ABAJO") == {"ahi abajo"}


@pytest.mark.parametrize(
    ("wording", "complaint"),
    [
        ("numb)", "never opened"),
        ("(numb", "not closed"),
        ("numb + leg", "means nothing"),
        ("numb?", "can be empty"),
        ("(a|b)? c?", "can be empty"),
        ("... numb", "begins or ends"),
        ("numb ...", "begins or ends"),
        ("a? ... numb", "begins or ends"),
        ("numb ... (leg)?", "begins or ends"),
        ("", "can be empty"),
    ],
)
def test_a_wording_that_breaks_the_rules_is_refused(wording: str, complaint: str) -> None:
    with pytest.raises(BadWording, match=complaint):
        parse(wording)


def test_many_alternatives_cost_no_more_than_their_sum() -> None:
    assert len(parse("(a|b|c|d|e|f|g|h) " * 40).sequences[0]) == 40
