"""The sample articles: what visitors read first and staff copy, so their rules are held here."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.readability import grade
from tests.sample_articles import CORPUS, Article, prose, read

SHARED = Path(__file__).resolve().parents[2] / "shared"

HIGHEST_GRADE = 8.0
LONGEST_PARAGRAPH = 4  # sentences
RUN = 8  # words in a row that make a borrowed sentence

MAIN = "sciatica-what-it-is-and-what-helps"
ONE_BY_ONE = "exercises-one-by-one"
ARTICLE_IDS = {
    MAIN,
    "when-to-get-emergency-help",
    "finding-the-cause",
    "treatments",
    ONE_BY_ONE,
    "everyday-life-with-sciatica",
    "pregnancy-and-sciatica",
    "your-first-visit",
    "about-the-clinic",
    "questions-and-answers",
    "ciatica-preguntas-frecuentes",
}

EXERCISE_FACTS = {
    "Hamstring release with a ball": [
        "hard surface",
        "tennis ball or a lacrosse ball",
        "tender spot",
        "straighten and bend your knee",
        "every 30 seconds",
        "two to five minutes",
    ],
    "McKenzie extension": [
        "face down",
        "elbows on the floor",
        "chin",
        "back and buttocks go loose",
        "both elbows evenly",
        "hips on the floor",
        "two to three seconds",
        "10 times in every hour that you are awake",
        "Stop the exercise if you feel pain",
    ],
    "Glute activation": [
        "Lie on your back",
        "foot of that leg on the floor",
        "one or two inches",
        "three to five seconds",
        "10 times",
    ],
    "Hip flexor activation": [
        "bend both knees",
        "neutral position",
        "pelvic floor",
        "transverse abdominis",
        "belt buckle",
        "Breathe evenly",
        "90 degrees",
        "back and pelvis fully still",
        "other leg",
        "10 repetitions of the hip flexor activation with each leg",
    ],
}
GENERAL_CAUTIONS = ("doctor before you begin", "brings back your pain")
MAIN_FACTS = {
    "What is sciatica?": ["lower back", "buttock", "leg", "longest and the largest nerve"],
    "Where sciatica is felt": ["back of the leg", "side of the leg", "front of the shin", "foot"],
    "The piriformis muscle": ["piriformis", "many other places"],
    "Symptoms of sciatica": ["tingling", "burning", "one side", "numb", "heel", "cannot move"],
    "How common sciatica is": ["up to 40%", "adults"],
    "How often sciatica is cured": ["more than 75%", "less than 50%", "so many conditions"],
    "Other conditions that can feel like sciatica": [
        "Herniated disc",
        "Spinal stenosis",
        "Muscle spasm",
        "Nerve root impingement",
        "Epidural abscess",
        "Epidural hematoma",
        "Tumor",
        "Pott disease",
        "Piriformis syndrome",
    ],
    "Where pain from a disc is felt": ["only in the buttock, the leg, the calf or the foot"],
    "When PRP or BMAC may be suggested": ["only if the pain is found to come from the spine"],
}
PRP_LIMITS = re.compile(r"\bnot (?:help|work)\b|\bno ayudan\b")
FDA_LIMIT = re.compile(r"FDA has not|FDA no ha aprobado")

FORBIDDEN = {
    "a dose": r"\d+\s?(?:mg|mcg|milligrams?|ml|tablets?|pills?)\b",
    "a price": r"[$€£]|\b(?:costs?|prices?|fees?|insurance|copay|Medicare|precios?|seguro)\b",
    "a phone number": r"\d{3}[-. )]\s?\d{3,4}\b|\b\d{7,}\b",
    "a count of cases": r"\b\d{1,3},\d{3}\b",
    "an address on the web": r"https?://|www\.|@",
    "opening hours": r"\b\d{1,2}\s?(?:am|pm|a\.m\.|p\.m\.)(?:\b|\s)",
    "a promise": r"\b(?:guarantee\w*|promise\w*|miracle\w*|proven|garantiz\w+|risk-free)\b",
    "reassurance": r"\bsafe for you\b|\bnothing to worry\b|\bdo not worry\b|\bno se preocupe\b",
    "the clinic speaking of itself": r"\b(?:we|our|ours|us|nosotros|nuestr[oa]s?)\b",
}
CURE = re.compile(r"\bcure\w*\b", re.IGNORECASE)
LEANING_START = re.compile(r"(?:This|It|That|They|He|She|Esto|Eso|Ellos|Ella)\b(?!,)")


def runs(text: str) -> set[str]:
    words = re.findall(r"[\w']+", text.lower().replace("’", "'"))
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def faults(text: str) -> list[str]:
    return [what for what, rule in FORBIDDEN.items() if re.search(rule, text, re.IGNORECASE)]


ARTICLES = [read(path) for path in sorted(CORPUS.glob("*.md"))]
ENGLISH = [article for article in ARTICLES if article.matter["language"] == "en"]

every_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.name)
every_english_article = pytest.mark.parametrize("article", ENGLISH, ids=lambda a: a.name)


def by_name(name: str) -> Article:
    return next(article for article in ARTICLES if article.name == name)


def test_the_articles_a_clinic_needs_are_all_there_and_no_others() -> None:
    assert {article.name for article in ARTICLES} == ARTICLE_IDS


def test_the_folder_holds_articles_and_synonyms_and_nothing_else() -> None:
    names = {path.name for path in CORPUS.iterdir() if not path.name.startswith(".")}
    assert names == {*(f"{id}.md" for id in ARTICLE_IDS), "synonyms.toml"}


@every_article
def test_front_matter_names_the_article_and_marks_it_as_sample(article: Article) -> None:
    matter = article.matter
    assert matter["id"] == article.name
    assert matter["title"]
    assert matter["author"] == "Sample Clinic editors"
    assert matter["language"] in {"en", "es"}
    assert matter["sample"] is True
    assert not {"reviewer", "reviewed"} & matter.keys(), "nobody has reviewed the sample"


@every_english_article
def test_an_english_article_reads_at_grade_eight_or_lower(article: Article) -> None:
    assert grade(prose(article)) <= HIGHEST_GRADE


@every_article
def test_headings_are_unique_and_leave_level_one_to_the_title(article: Article) -> None:
    headings = [part.heading for part in article.parts]
    assert len(headings) == len(set(headings))
    assert article.matter["title"] not in headings
    assert all(part.level in {2, 3} for part in article.parts[1:])


@every_article
def test_an_article_opens_with_a_summary_and_has_no_empty_section(article: Article) -> None:
    assert article.parts[0].text
    for part, following in zip(article.parts[1:], article.parts[2:], strict=False):
        assert part.text or following.level > part.level, part.heading
    assert article.parts[-1].text


@every_article
def test_a_body_holds_only_headings_paragraphs_lists_steps_and_cautions(article: Article) -> None:
    for line in article.body.split("\n"):
        assert not re.search(r"[*_`<\[\]|]", line.removeprefix("> [!CAUTION]")), line
        assert not re.match(r"\s|[+~]|>(?! )", line), line
        assert line == line.rstrip(), line


@every_article
def test_paragraphs_are_short(article: Article) -> None:
    for part in article.parts:
        for line in part.lines:
            if not re.match(r"- |\d+\. |>", line):
                assert len(re.findall(r"[.?!](?:\s|$)", line)) <= LONGEST_PARAGRAPH, line


@every_article
def test_a_sentence_can_be_quoted_alone(article: Article) -> None:
    leaning = [s for part in article.parts for s in part.sentences if LEANING_START.match(s)]
    assert leaning == []


def test_the_check_for_leaning_sentences_sees_one() -> None:
    assert LEANING_START.match("It should not bring on your pain.")
    assert not LEANING_START.match("Italian marble floors are hard.")


@every_article
def test_tables_name_headings_that_the_article_has(article: Article) -> None:
    headings = {part.heading for part in article.parts}
    for table in ("questions", "companions", "cautions"):
        assert article.matter.get(table, {}).keys() <= headings, table
    for named in article.matter.get("cautions", {}).values():
        assert set(named) <= headings


@every_article
def test_companions_are_sentences_of_their_section(article: Article) -> None:
    for heading, beginnings in article.matter.get("companions", {}).items():
        assert len(beginnings) >= 2, heading
        for beginning in beginnings:
            found = [s for s in article.part(heading).sentences if s.startswith(beginning)]
            assert len(found) == 1, f"{heading}: {beginning}"


@every_article
def test_a_caution_that_reaches_further_stands_where_the_table_says(article: Article) -> None:
    for heading in article.matter.get("cautions", {}):
        assert article.part(heading).cautions, heading


@every_article
def test_visitors_questions_are_each_written_once(article: Article) -> None:
    asked = [q for questions in article.matter["questions"].values() for q in questions]
    assert len(asked) == len(set(asked))
    assert all(questions for questions in article.matter["questions"].values())


@every_article
def test_an_article_claims_promises_and_doses_nothing(article: Article) -> None:
    assert faults(prose(article)) == []
    assert faults("\n".join(part.heading for part in article.parts)) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Take 400 mg with food.", "a dose"),
        ("The procedure costs $50.", "a price"),
        ("Call 555-123-4567.", "a phone number"),
        ("Data from 12,345 cases.", "a count of cases"),
        ("See https://example.org for more.", "an address on the web"),
        ("Open until 5 pm.", "opening hours"),
        ("Relief is guaranteed.", "a promise"),
        ("The exercise is safe for you.", "reassurance"),
        ("Our doctors can help.", "the clinic speaking of itself"),
    ],
)
def test_the_check_for_claims_sees_each_kind(text: str, what: str) -> None:
    assert what in faults(text)


def test_the_check_for_claims_leaves_advice_alone() -> None:
    assert faults("Call 911 or text 988. Use heat for about 15 to 20 minutes at a time.") == []


@every_article
def test_cure_is_spoken_of_only_where_studies_report_rates(article: Article) -> None:
    speaking = {
        part.heading for part in article.parts if CURE.search(f"{part.heading}\n{part.text}")
    }
    assert speaking <= ({"How often sciatica is cured"} if article.name == MAIN else set())


@pytest.mark.parametrize(("heading", "facts"), MAIN_FACTS.items())
def test_the_main_article_carries_the_medical_facts(heading: str, facts: list[str]) -> None:
    text = by_name(MAIN).part(heading).text
    assert [fact for fact in facts if fact not in text] == []


def test_the_two_rates_of_cure_and_their_reason_are_quoted_together() -> None:
    together = by_name(MAIN).matter["companions"]["How often sciatica is cured"]
    assert together == ["Some studies", "Other studies", "The two figures differ"]


@every_article
def test_prp_is_never_described_without_its_limits(article: Article) -> None:
    described = [p for p in article.parts if re.search(r"plasma|FDA", p.text)]
    for part in described:
        assert PRP_LIMITS.search(part.text), part.heading
    if described:
        assert FDA_LIMIT.search(article.body)


@pytest.mark.parametrize(("heading", "facts"), EXERCISE_FACTS.items())
def test_an_exercise_has_every_position_time_and_repetition(heading: str, facts: list[str]) -> None:
    part = by_name(MAIN).part(heading)
    assert len(part.steps) >= 4
    assert [fact for fact in facts if fact not in part.text] == []


@pytest.mark.parametrize("heading", EXERCISE_FACTS)
def test_an_exercise_is_under_the_cautions_that_hold_for_all(heading: str) -> None:
    cautions = by_name(MAIN).cautions_over(heading)
    assert [words for words in GENERAL_CAUTIONS if words not in cautions] == []


def test_the_caution_over_the_mckenzie_extension_is_its_own() -> None:
    article, own = by_name(MAIN), "should not bring on your pain"
    assert own in article.cautions_over("McKenzie extension")
    assert own not in article.cautions_over("Glute activation")


def test_every_section_about_exercises_is_under_the_general_cautions() -> None:
    article = by_name(ONE_BY_ONE)
    for part in article.parts[1:]:
        cautions = article.cautions_over(part.heading)
        missing = [words for words in GENERAL_CAUTIONS if words not in cautions]
        assert missing == [], part.heading


def test_steps_are_numbered_from_one_without_a_gap() -> None:
    for article in ARTICLES:
        for part in article.parts:
            numbers = [int(step.partition(".")[0]) for step in part.steps]
            assert numbers == list(range(1, len(numbers) + 1)), part.heading


def test_a_group_of_synonyms_has_at_least_two_different_terms() -> None:
    groups = tomllib.loads((CORPUS / "synonyms.toml").read_text(encoding="utf-8"))["group"]
    assert groups
    for group in groups:
        assert group.keys() == {"terms"}
        assert len({term.lower() for term in group["terms"]}) == len(group["terms"]) >= 2


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
@every_article
def test_no_run_of_eight_words_is_taken_from_the_texts_at_hand(article: Article) -> None:
    texts = [*SHARED.glob("clinic/*.txt"), *SHARED.glob("data/medlineplus/*.md")]
    taken = set[str]().union(*(runs(path.read_text(encoding="utf-8")) for path in texts))
    assert taken, "the texts to compare with are missing"
    assert runs(article.body) & taken == set()


def test_the_check_for_borrowed_words_sees_a_run_of_eight() -> None:
    eight = "one two three four five six seven eight"
    assert runs(f"Zero {eight}, nine.") & runs(eight.upper())
    assert not runs("one two three four five six seven") & runs(eight)
