"""What is said about a sign: denied, past, over, asked, supposed, or nobody's."""

import pytest

from sciabot.safety.conversation import read_message
from sciabot.safety.reading import Doubt
from tests.safety_messages import shipped_rules


def doubts(message: str, concept: str = "feeling") -> set[Doubt]:
    """The doubts about the first sighting of a concept; the sign must be there to be doubted."""
    reading = read_message(message, shipped_rules().lexicon)
    sentence = next(one for one in reading.sentences if one.has(concept))
    return {*sentence.doubts(sentence.spans[concept][0])}


@pytest.mark.parametrize(
    ("message", "doubt"),
    [
        ("no numbness in my groin", Doubt.DENIED),
        ("I do not have any numbness", Doubt.DENIED),
        ("no fever, numbness or weakness", Doubt.DENIED),
        ("sin adormecimiento en la ingle", Doubt.DENIED),
        ("ten years ago my groin was numb", Doubt.PAST),
        ("numb groin in 2012", Doubt.PAST),
        ("my toes have been numb for years", Doubt.PAST),
        ("tuve la ingle dormida hace ocho años", Doubt.PAST),
        ("my foot was numb but the numbness went away", Doubt.RESOLVED),
        ("My foot went numb. Then it was fine.", Doubt.RESOLVED),
        ("can sciatica cause numbness", Doubt.ASKED),
        ("what causes numb toes", Doubt.ASKED),
        ("¿la ciática puede causar adormecimiento?", Doubt.ASKED),
        ("I read that numbness can happen", Doubt.ASKED),
        ("what if I get numbness one day", Doubt.SUPPOSED),
        ("I'm scared of going numb", Doubt.SUPPOSED),
        ("the doctor warned me of numbness. I don't have it.", Doubt.DENIED),
        ("Numbness? No.", Doubt.DENIED),
        ("numb toes and weak legs, I've got none of it", Doubt.DENIED),
        ("my toes are numb since the crash in 1998", Doubt.PAST),
        ("numb toes since 2009, nothing has changed", Doubt.PAST),
        ("my toes have a numbness that is the same as it ever was", Doubt.PAST),
        ("my feet go tingly at my desk. I stand up, shake them and it's over.", Doubt.RESOLVED),
        ("my friend says sciatica makes everyone numb", Doubt.ASKED),
        ("numbness causes", Doubt.ASKED),
        ("Is numbness usual with a bad disc?", Doubt.ASKED),
        ("call us if you notice numbness", Doubt.SUPPOSED),
        ("in the film the guy is numb from the neck down", Doubt.NOBODY),
        ("We rehearse a play about a dancer. She goes numb on the stage.", Doubt.NOBODY),
        ("my dog's back leg is numb", Doubt.NOBODY),
        ("My cat fell. Is numb now.", Doubt.NOBODY),
    ],
)
def test_a_sign_that_nobody_has_now_is_doubted(message: str, doubt: Doubt) -> None:
    assert doubt in doubts(message)


@pytest.mark.parametrize(
    "message",
    [
        "I can't feel my groin",
        "no pain but my groin is numb",
        "my groin is not just numb, it burns",
        "no idea why my groin is numb",
        "I had this in 2012 and now my groin is numb again",
        "numb for years but worse since Monday",
        "is my groin numbness normal?",
        "how long until my numb groin wakes up",
        "my groin is numb, the pain is gone",
        "my groin is numb but I'm fine",
        "my groin is numb. I am ok otherwise",
        "my dog is fine but my groin is numb",
        "Walked my dog yesterday. I feel numb down there.",
        "ya no siento la ingle",
        "no siento la ingle desde ayer",
        "my numbness is probably nothing",
        "my groin is numb. I don't have any insurance.",
        "watched a film and my legs went numb",
        "I was reading the news and both feet went numb",
        "my friend says it is nothing but my groin is numb",
        "Is numbness usual? Mine started on Monday.",
        "my toes are numb since the crash",
        "if you are numb since yesterday, should you go?",
        "my groin is numb, my back pain is the same as always",
    ],
)
def test_a_sign_that_somebody_has_now_is_not(message: str) -> None:
    assert doubts(message) == set()
