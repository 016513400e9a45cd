"""A model that can only raise: on its own, with a small one made by hand, and as it ships."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from bench.triage.train import OUT, digest, train
from bench.triage.training_set import read_training_set

from sciabot.errors import RulesError
from sciabot.safety import Triage, Urgency, assess
from sciabot.safety.assessment import CHECK_FAILED, SECOND_READER
from sciabot.safety.conversation import read_message
from sciabot.safety.ngrams import ngrams
from sciabot.safety.rule_file import RuleFile
from sciabot.safety.second_reader import Model, SecondReader, Thresholds, read_thresholds
from tests.safety_messages import messages, shipped_rules, whole_check

FILES = ("triage_nerve.toml", "triage_body.toml", "triage_crisis.toml", "triage_plain.toml")
ORDER = list(Urgency)
CLASSES = ("emergency cauda_equina", "emergency suicide", "none", "urgent dvt")
STRONG, WEAK = 100, 30
THRESHOLDS = Thresholds(card=0.5, sentence=0.9, emergency=0.5, safety_line=0.2, agreement=0.1)


def small_model(**ngrams_of: Mapping[str, int]) -> Model:
    """Weights by hand, a class after the other; "none" wins where nothing is known."""
    names = sorted({name for weights in ngrams_of.values() for name in weights} | {"w:unsaid"})
    names.sort(key=lambda name: crc32(name.encode()))
    weights = np.zeros((len(names), len(CLASSES)), dtype=np.int8)
    for key, given in ngrams_of.items():
        column = CLASSES.index(key.replace("__", " "))
        for name, weight in given.items():
            weights[names.index(name), column] = weight
    return Model(
        checksums=np.array([crc32(name.encode()) for name in names], dtype=np.uint32),
        rarity=np.ones(len(names), dtype=np.float32),
        weights=weights,
        scale=np.full(len(CLASSES), 0.1, dtype=np.float32),
        bias=np.array([0, 0, 5, 0], dtype=np.float32),
        classes=CLASSES,
        made_from="",
    )


def read_by(model: Model, *turns: str) -> Triage:
    """What the shipped rules and this model make of a conversation."""
    rules = shipped_rules()
    reader = SecondReader(model, THRESHOLDS)
    return assess(turns, replace(rules, second_reader=reader))


def test_what_no_rule_meets_is_raised_with_the_card_of_its_flag_and_the_reason() -> None:
    assert assess(["the purple zing"], shipped_rules()).urgency is Urgency.NONE
    found = read_by(small_model(emergency__cauda_equina={"w:zing": STRONG}), "the purple zing")
    assert found.urgency is Urgency.EMERGENCY
    assert found.red_flags == ("cauda_equina",)
    assert found.card == "nerve"
    assert found.raised_now
    assert [(one.rule, one.message, one.words) for one in found.evidence] == [
        (SECOND_READER, 0, "zing")
    ]


def test_an_urgent_flag_gets_the_card_for_today() -> None:
    found = read_by(small_model(urgent__dvt={"w:zing": STRONG}), "the purple zing")
    assert (found.urgency, found.red_flags, found.card) == (Urgency.URGENT, ("dvt",), "today")


def test_an_overdose_gets_the_number_of_poison_help_at_any_level() -> None:
    classes = {"urgent dvt": "urgent overdose"}
    model = small_model(urgent__dvt={"w:zing": STRONG})
    model = replace(model, classes=tuple(classes.get(name, name) for name in model.classes))
    found = read_by(model, "the purple zing")
    assert (found.urgency, found.card) == (Urgency.URGENT, "poison")


def test_what_is_explained_a_turn_later_is_taken_back_if_nothing_is_left() -> None:
    raised = {"emergency__cauda_equina": {"w:zing": STRONG}}
    harmless = small_model(**raised, none={"w:bleachers": 120})
    turns = ("the purple zing", "from the bleachers, all good now")
    assert read_by(harmless, *turns[:1]).urgency is Urgency.EMERGENCY
    assert read_by(harmless, *turns).withdrawn
    assert read_by(small_model(**raised), *turns).urgency is Urgency.EMERGENCY
    by_a_rule = read_by(harmless, "I can't pee", turns[1])
    assert by_a_rule.urgency is Urgency.EMERGENCY
    crisis = small_model(emergency__suicide={"w:zing": STRONG}, none={"w:bleachers": 120})
    assert read_by(crisis, *turns).card == "crisis"


def test_a_level_is_lifted_but_never_lowered() -> None:
    lifted = read_by(
        small_model(emergency__cauda_equina={"w:zing": STRONG}), "my leg is a bit weak today, zing"
    )
    assert lifted.urgency is Urgency.EMERGENCY
    assert lifted.card == "nerve"
    calm = small_model(none={"w:pee": STRONG, "w:numb": STRONG})
    assert read_by(calm, "I can't pee and my groin is numb").urgency is Urgency.EMERGENCY


def test_a_flag_may_have_a_threshold_of_its_own() -> None:
    model = small_model(emergency__suicide={"w:zing": 45}, emergency__cauda_equina={"w:zang": 45})
    rules = shipped_rules()
    own = replace(THRESHOLDS, card_for={"suicide": 0.2})
    rules = replace(rules, second_reader=SecondReader(model, own))
    assert assess(["zing"], rules).card == "crisis"
    assert assess(["zang"], rules).urgency is Urgency.NONE


def test_where_it_is_less_sure_only_the_safety_line_is_added() -> None:
    model = small_model(emergency__cauda_equina={"w:zing": 45})
    found = read_by(model, "zing")
    assert found.urgency is Urgency.NONE
    assert found.names_a_sign
    assert not read_by(model, "the bridge").names_a_sign


def test_what_it_raised_stays_pinned_until_it_is_taken_back() -> None:
    model = small_model(emergency__cauda_equina={"w:zing": STRONG})
    pinned = read_by(model, "the purple zing", "how do I do the bridge?")
    assert pinned.urgency is Urgency.EMERGENCY
    assert not pinned.raised_now
    back = read_by(model, "the purple zing", "that was in 2014 and it resolved completely")
    assert back.urgency is Urgency.NONE
    assert back.withdrawn


def test_signs_that_come_in_pieces_are_read_together() -> None:
    model = small_model(emergency__cauda_equina={"w:zing": 48, "w:zang": 48})
    assert read_by(model, "a zing").urgency is Urgency.NONE
    assert read_by(model, "a zing", "a zang").urgency is Urgency.EMERGENCY


def test_a_sign_in_a_long_story_is_not_drowned() -> None:
    calm = dict.fromkeys(("w:sit", "w:work", "w:stretch", "w:garden"), STRONG)
    model = small_model(emergency__cauda_equina={"w:zing": STRONG}, none=calm)
    story = "I sit at work. I stretch. There is a zing. My garden waits."
    found = read_by(model, story)
    assert found.urgency is Urgency.EMERGENCY
    assert found.evidence[0].words == "zing"
    assert read_by(model, story.replace("zing", "hum")).urgency is Urgency.NONE


def test_a_sign_that_two_sentences_of_a_long_story_share_is_not_drowned() -> None:
    calm = dict.fromkeys(("w:sit", "w:work", "w:stretch", "w:garden"), STRONG)
    model = small_model(emergency__cauda_equina={"w:zing": 48, "w:zang": 48}, none=calm)
    story = "I sit at work. I stretch. There is a zing. It has a {}. My garden waits."
    assert read_by(model, story.format("zang")).urgency is Urgency.EMERGENCY
    assert read_by(model, story.format("hum")).urgency is Urgency.NONE


def test_a_sentence_alone_must_be_beyond_doubt() -> None:
    model = small_model(emergency__cauda_equina={"w:zing": 60}, none={"w:dog": STRONG})
    assert read_by(model, "zing").urgency is Urgency.EMERGENCY
    assert read_by(model, "A zing. The dog has it.").urgency is Urgency.NONE


def test_a_reader_that_breaks_sends_people_to_help() -> None:
    broken = replace(small_model(), bias=np.zeros(2, dtype=np.float32))
    assert read_by(broken, "how do I stretch?").red_flags == (CHECK_FAILED,)


def test_a_model_is_kept_as_plain_arrays(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    small_model(urgent__dvt={"w:zing": STRONG}).save(path)
    kept = Model.load(path)
    assert kept.classes == CLASSES
    assert read_by(kept, "the purple zing").red_flags == ("dvt",)
    with np.load(path, allow_pickle=False) as arrays:
        assert all(arrays[name].dtype != object for name in arrays.files)


@pytest.mark.parametrize("content", [b"", b"no arrays", b"PK\x03\x04 half a file"])
def test_a_damaged_model_stops_the_start_and_says_what_to_do(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "second_reader.npz"
    path.write_bytes(content)
    with pytest.raises(RulesError, match="Install sciabot again"):
        Model.load(path)
    with pytest.raises(RulesError, match="Install sciabot again"):
        Model.load(tmp_path / "missing.npz")


def test_a_file_with_other_arrays_is_no_model(tmp_path: Path) -> None:
    path = tmp_path / "second_reader.npz"
    np.savez(path, something=np.zeros(3))
    with pytest.raises(RulesError, match="Install sciabot again"):
        Model.load(path)


def thresholds(text: str) -> Thresholds:
    return read_thresholds(RuleFile.parse("second_reader.toml", text))


def test_thresholds_are_probabilities() -> None:
    text = "[thresholds]\ncard = 0.5\nsentence = 0.8\nemergency = 0.4\nsafety_line = 0.2\n"
    text += "agreement = 0.1\n"
    assert thresholds(text) == Thresholds(0.5, 0.8, 0.4, 0.2, 0.1)
    for wrong in ('"high"', "1.5", "0.0", "true"):
        with pytest.raises(RulesError, match="card must be a number between"):
            thresholds(text.replace("card = 0.5", f"card = {wrong}"))
    with pytest.raises(RulesError, match="emergency must be a number between"):
        thresholds("[thresholds]\ncard = 0.5\nsentence = 0.8\nsafety_line = 0.2\nagreement = 0.1\n")
    assert thresholds(text + "[card_for]\nsuicide = 0.3\n").card_for == {"suicide": 0.3}
    with pytest.raises(RulesError, match="suicide must be a number between"):
        thresholds(text + "[card_for]\nsuicide = 3\n")
    with pytest.raises(RulesError, match="calm"):
        thresholds(text + "calm = 0.1\n")


def test_ngrams_are_words_letters_and_concepts() -> None:
    lexicon = shipped_rules().lexicon
    found = ngrams(read_message("My GROIN is numb", lexicon).sentences)
    assert {"w:groin", "w:is numb", "w:^ my", "w:is numb $", "c:<gro", "k:saddle"} <= found
    assert ngrams([]) == set()


def test_the_shipped_model_was_trained_with_todays_messages_and_lexicon() -> None:
    remedy = "run `make second-reader`: the messages or the lexicon have changed since training"
    assert Model.load(OUT).made_from == digest(read_training_set(), shipped_rules()), remedy


def test_training_twice_gives_the_same_model() -> None:
    sample = read_training_set()[::80]
    once, again = train(sample, shipped_rules()), train(sample, shipped_rules())
    assert once.classes == again.classes
    assert np.array_equal(once.weights, again.weights)
    assert np.array_equal(once.checksums, again.checksums)
    reading = [read_message(sample[0].turns[0], shipped_rules().lexicon)]
    assert 0 < SecondReader(once, THRESHOLDS).worst(reading).opinion.card < 1


def test_the_training_set_is_large_and_of_one_mind() -> None:
    labels: dict[tuple[str, ...], set[str]] = {}
    for one in read_training_set():
        labels.setdefault(one.turns, set()).add(one.level)
    assert len(labels) > 6_000
    assert sum(len(levels) > 1 for levels in labels.values()) < 10


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a message", r"a.txt:1: a message before the first heading"),
        ("= high dvt en\na message", r"a.txt:1: write a heading as"),
        ("= urgent dvt fr\na message", r"a.txt:1: write a heading as"),
    ],
)
def test_a_line_of_the_training_set_that_has_no_place_is_named(
    tmp_path: Path, text: str, complaint: str
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        read_training_set(tmp_path)


def test_a_folder_without_messages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no \*.txt file"):
        read_training_set(tmp_path)


def test_whatever_the_rules_decide_the_whole_check_raises_as_high() -> None:
    said = [text for file in FILES for level in ORDER for _, text in messages(file, level)]
    said += [" || ".join(one.turns) for one in read_training_set()[::20]]
    assert len(said) > 1_000
    decided = replace(whole_check(), second_reader=None)
    for text in said:
        turns = text.split(" || ")
        alone, whole = assess(turns, decided), assess(turns, whole_check())
        assert ORDER.index(whole.urgency) >= ORDER.index(alone.urgency), text


def test_a_broad_rule_raises_its_card_unless_the_message_is_found_harmless() -> None:
    sure = "I can't pee"
    broad = "my leg keeps giving way"
    calm = small_model(none={"w:pee": STRONG, "w:giving": STRONG})
    assert read_by(calm, sure).urgency is Urgency.EMERGENCY
    harmless = read_by(calm, broad)
    assert harmless.urgency is Urgency.NONE
    assert harmless.names_a_sign
    unsure = small_model(emergency__cauda_equina={"w:giving": WEAK})
    assert "progressive_weakness" in read_by(unsure, broad).red_flags


def test_it_adds_few_alarms_to_what_the_rules_leave_quiet() -> None:
    """A guard, no estimate: a model that alarms at everything would pass all tests but this."""
    quiet = [text for file in FILES for _, text in messages(file, "none")]
    raised = [
        text for text in quiet if assess(text.split(" || "), whole_check()).urgency != Urgency.NONE
    ]
    assert len(quiet) > 300
    assert len(raised) <= len(quiet) // 10, "\n".join(raised)
