"""Rule files: what a corpus may add, and every mistake with its message."""

from pathlib import Path

import pytest

from sciabot.errors import RulesError
from sciabot.safety import Urgency, assess, load_rules
from sciabot.safety.flag_files import read_flags, read_limits
from sciabot.safety.lexicon_files import read_concepts, read_spelling
from sciabot.safety.rule_file import RuleFile
from tests.safety_messages import shipped_rules

CONCEPT = '[limp]\nkind = "sign"\nmeans = "Limps"\nen = ["limping"]\n'
FLAG = """
[[flag]]
id = "other"
title = "Other"
looks_for = "A limp"
guideline = "None"
card = "generic"

[[flag.when]]
name = "limps"
level = "urgent"
together = ["limp"]
"""


def extra(folder: Path, text: str) -> Path:
    path = folder / "red_flags.toml"
    path.write_text(text, encoding="utf-8")
    return path


def of_corpus(text: str) -> str:
    return text.replace("[limp]", "[concept.limp]")


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(RulesError) as caught:
        load_rules(extra(folder, text))
    return str(caught.value)


def test_every_shipped_flag_says_what_it_looks_for_and_who_says_so() -> None:
    flags = shipped_rules().flags
    assert {"cauda_equina", "progressive_weakness", "suicide", "overdose"} <= {f.id for f in flags}
    for flag in flags:
        assert flag.title
        assert flag.looks_for
        assert flag.guideline
        assert flag.level is not Urgency.NONE


def test_a_corpus_may_add_a_pattern_to_a_flag_that_is_there(tmp_path: Path) -> None:
    added = '[[flag]]\nid = "cauda_equina"\n[[flag.when]]\nname = "zing"\nlevel = "urgent"\n'
    concept = '[concept.zing]\nkind = "sign"\nmeans = "Zings"\nen = ["zingy"]\n'
    rules = load_rules(extra(tmp_path, concept + added + 'together = ["zing"]\n'))
    assert assess(["I feel zingy"], rules).red_flags == ("cauda_equina",)
    assert assess(["I feel zingy"], shipped_rules()).red_flags == ()
    assert assess(["my groin is numb"], rules).urgency is Urgency.EMERGENCY


def test_a_corpus_may_add_a_flag_of_its_own(tmp_path: Path) -> None:
    text = of_corpus(CONCEPT) + FLAG.replace('"other"', '"limping"')
    rules = load_rules(extra(tmp_path, text))
    assert assess(["I am limping"], rules).red_flags == ("limping",)


def test_a_corpus_may_raise_a_level(tmp_path: Path) -> None:
    raised = '[[raise]]\nid = "progressive_weakness"\nlevel = "emergency"\n'
    rules = load_rules(extra(tmp_path, raised))
    message = ["my leg feels a bit weak today"]
    assert assess(message, rules).urgency is Urgency.EMERGENCY
    assert assess(message, shipped_rules()).urgency is Urgency.URGENT


@pytest.mark.parametrize("level", ["urgent", "none"])
def test_a_corpus_may_not_lower_a_level(tmp_path: Path, level: str) -> None:
    lowered = f'[[raise]]\nid = "cauda_equina"\nlevel = "{level}"\n'
    said = refusal(tmp_path, lowered)
    assert "never lower it" in said
    assert said.startswith("red_flags.toml:2:")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[raise]]\nid = "nowhere"\nlevel = "urgent"\n', 'no flag "nowhere" to raise'),
        ('[[remove]]\nid = "suicide"\n', "means nothing here"),
        ('[concept.pain]\nkind = "sign"\nmeans = "x"\nen = ["x"]\n', "defined twice"),
        ("[[flag\n", "is not valid TOML"),
        (of_corpus(CONCEPT) + FLAG.replace('"limp"', '"wobble"'), '"wobble" that is not there'),
        (of_corpus(CONCEPT) + FLAG.replace('"generic"', '"none"'), 'card "none" that is not there'),
    ],
)
def test_what_a_corpus_gets_wrong_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    assert complaint in refusal(tmp_path, text)


def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "red_flags.toml"
    with pytest.raises(RulesError, match=r"red_flags\.toml: cannot be read"):
        load_rules(path)
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(RulesError, match="Save it as UTF-8"):
        load_rules(path)


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('kind = "sign"', 'kind = "thing"', "needs a kind"),
        ('means = "Limps"\n', "", 'needs "means"'),
        ('["limping"]', "[]", "has no wording"),
        ('["limping"]', '"limping"', "must be a list of texts"),
        ('["limping"]', '["(limping"]', "bracket is not closed"),
        ('["limping"]', '["{wobble}"]', 'uses a concept "wobble" that is not there'),
        ('["limping"]', '["a {limp}"]', "built from itself"),
        ("en =", "fr =", "means nothing here"),
        ("[limp]", "limp = 3\n[other]", "stands outside of any concept"),
    ],
)
def test_a_concept_that_is_wrong_is_refused(before: str, after: str, complaint: str) -> None:
    source = RuleFile.parse("lexicon.toml", CONCEPT.replace(before, after))
    with pytest.raises(RulesError, match=complaint) as caught:
        read_concepts([source])
    assert str(caught.value).startswith("lexicon.toml")


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ('level = "urgent"', 'level = "soon"', "needs a level"),
        ('level = "urgent"', 'level = "urgent"\nwithin = "page"', '"within"'),
        ('level = "urgent"', 'level = "urgent"\neven_if = ["hoped"]', '"even_if" knows only'),
        ('level = "urgent"', 'level = "urgent"\nunless = ["x"]', 'concept "x" that is not there'),
        ('together = ["limp"]', "", 'needs "together"'),
        ('guideline = "None"', "", 'needs "guideline"'),
        ("[[flag.when]]", "[[flag.where]]", "means nothing here"),
        ('card = "generic"', 'card = "generic"\nreviewed_by = 3', "must be a text"),
        ("[[flag]]", "[[flags]]", "means nothing here"),
        ("limps", "", 'needs "name"'),
    ],
)
def test_a_flag_that_is_wrong_is_refused(before: str, after: str, complaint: str) -> None:
    concepts = read_concepts([RuleFile.parse("lexicon.toml", CONCEPT)])
    source = RuleFile.parse("flags.toml", FLAG.replace(before, after))
    with pytest.raises(RulesError, match=complaint):
        read_flags(source, concepts, shipped_rules().texts)


def test_a_flag_that_stands_twice_or_never_is_refused() -> None:
    concepts = read_concepts([RuleFile.parse("lexicon.toml", CONCEPT)])
    texts = shipped_rules().texts
    with pytest.raises(RulesError, match="stands twice"):
        read_flags(RuleFile.parse("flags.toml", FLAG + FLAG), concepts, texts)
    with pytest.raises(RulesError, match="has no flag"):
        read_flags(RuleFile.parse("flags.toml", ""), concepts, texts)


def test_a_limit_needs_a_name() -> None:
    concepts = read_concepts([RuleFile.parse("lexicon.toml", CONCEPT)])
    text = '[[limit]]\nid = "medication"\n[[limit.when]]\ntogether = ["limp"]\n'
    with pytest.raises(RulesError, match='needs "name"'):
        read_limits(RuleFile.parse("limits.toml", text), concepts)


def test_a_shorthand_stands_for_words() -> None:
    with pytest.raises(RulesError, match="must stand for words"):
        read_spelling(RuleFile.parse("spelling.toml", '[shorthand]\nu = ""\n'))


def test_every_shipped_flag_says_in_spanish_too_what_it_looks_for() -> None:
    for flag in shipped_rules().flags:
        assert flag.title_es != flag.title
        assert flag.looks_for_es not in ("", flag.looks_for)
