"""The starter content says the same in every language: text by text, number by number, and as planted."""

import re

import pytest
from django.core.management import call_command
from wagtail_localize.models import Translation

from courses.models import CoursePage, LessonPage, QuizPage
from home.seeding import reading
from home.seeding.naming import raw
from quizzes.models import Question

pytestmark = pytest.mark.xdist_group("planted")
NO_WORDS = {
    *(
        "slug",
        "key",
        "code",
        "area",
        "kind",
        "category",
        "lesson",
        "lessons",
        "exam",
        "check",
        "questions",
        "guideline",
    ),
    *("version", "audiences", "picture", "to", "worth", "ending", "file", "bip_url"),
}
TRANSLATED = ("en", "uk")
OWN_LENGTH = {"accepted"}  # spellings differ from language to language
NUMBER = re.compile(r"\d+(?:[.,:–-]\d+)*")
MARKS = {
    "pl": re.compile(r"recenz|sprawdz|oczekuj|czeka|potwierdz", re.I),
    "en": re.compile(r"review|check|await|confirm", re.I),
    "uk": re.compile(r"реценз|перевір|очіку|підтвер", re.I),
}
UNREVIEWED = re.compile(r"recenz|do sprawdzenia|sprawdza\b|czeka(ją)? na (recenz|potwierdz)|do potwierdzenia")


def translations() -> list[tuple[str, str, str]]:
    """Return (language, Polish file, file in the language) for everything that has to be translated."""
    root = reading.SEED
    polish = sorted(
        path.relative_to(root / "pl").as_posix()
        for path in (root / "pl").rglob("*")
        if path.is_file() and path.name not in {"home.yaml", "about.yaml", "areas.yaml"}
    )
    return [(language, name) for language in TRANSLATED for name in polish]


def leaves(value, path=()):
    """Yield every text, number and mark of a file with its place. Names of scenes are places, in every language the same."""
    if isinstance(value, dict):
        yield path, sorted(value, key=str)
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(value, list) and not (path and path[-1] in OWN_LENGTH):
        yield path, len(value)
        for place, inner in enumerate(value):
            yield from leaves(inner, (*path, place))
    elif not isinstance(value, list):
        yield path, value


def numbers(text: str) -> list[str]:
    return sorted(NUMBER.findall(re.sub(r"(?<=\d) : (?=\d)", ":", text)))


def is_words(path, value) -> bool:
    return isinstance(value, str) and not NO_WORDS & {part for part in path if isinstance(part, str)}


@pytest.mark.parametrize(("language", "name"), translations())
def test_a_file_has_the_same_parts_and_numbers_in_every_language(language, name):
    if name.endswith(".md"):
        texts = [(reading.SEED / code / name).read_text() for code in ("pl", language)]
        assert numbers(texts[0]) == numbers(texts[1])
        assert [re.match(r"#*|- |\d\.", line).group() for line in texts[0].split("\n\n")] == [
            re.match(r"#*|- |\d\.", line).group() for line in texts[1].split("\n\n")
        ]
        return
    polish, other = (dict(leaves(reading.read(code, name))) for code in ("pl", language))
    assert polish.keys() == other.keys()
    wrong = []
    for path, value in polish.items():
        if not is_words(path, value):
            same = other[path] == value
        else:
            same = numbers(other[path]) == numbers(value) and bool(other[path].strip()) == bool(value.strip())
        if not same:
            wrong.append((path, value, other[path]))
    assert wrong == []


@pytest.mark.parametrize(("language", "name"), translations())
def test_what_awaits_a_reviewer_says_so_in_every_language(language, name):
    if name.endswith(".md"):
        return
    polish, other = (dict(leaves(reading.read(code, name))) for code in ("pl", language))
    unmarked = [
        (path, other[path])
        for path, value in polish.items()
        if is_words(path, value) and UNREVIEWED.search(value) and not MARKS[language].search(other[path])
    ]
    assert unmarked == []


@pytest.mark.parametrize(("language", "name"), translations())
def test_no_polish_is_left_in_a_translation(language, name):
    text = (reading.SEED / language / name).read_text()
    if name.endswith(".yaml"):
        text = "\n".join(
            value
            for path, value in leaves(reading.read(language, name))
            if is_words(path, value) and not value.startswith("http")
        )
    letters = re.findall(r"\w*[ąęłńśźżĄĘŁŃŚŹŻ]\w*", text)
    assert [word for word in letters if word not in {"Poradnik", "bezpieczeństwa"}] == []


@pytest.mark.django_db
@pytest.mark.parametrize("model", [CoursePage, LessonPage, QuizPage, Question])
def test_everything_is_there_in_every_language_under_one_key(seeded, model):
    keys = {
        code: set(model.objects.live().filter(locale__language_code=code).values_list("translation_key", flat=True))
        if hasattr(model.objects, "live")
        else set(model.objects.askable().filter(locale__language_code=code).values_list("translation_key", flat=True))
        for code in ("pl", *TRANSLATED)
    }
    assert keys["pl"] and all(of_language == keys["pl"] for of_language in keys.values())


def ids(value):
    """Return the ids of a raw stream, in order."""
    if isinstance(value, list):
        return [inner for item in value for inner in ids(item)]
    if isinstance(value, dict):
        own = [value["id"]] if "id" in value else []
        return own + [inner for item in value.values() for inner in ids(item)]
    return []


@pytest.mark.django_db
def test_a_step_has_one_name_in_every_language(seeded):
    for lesson in LessonPage.objects.filter(locale__language_code="pl"):
        polish = ids(raw(lesson.body))
        assert len(set(polish)) == len(polish) and all(polish)
        for other in lesson.get_translations().specific():
            assert ids(raw(other.body)) == polish


@pytest.mark.django_db
def test_an_exam_has_the_same_questions_and_rules_in_every_language(seeded):
    for exam in QuizPage.objects.filter(locale__language_code="pl"):
        for other in exam.get_translations().specific():
            assert (other.pass_mark, other.all_critical_right) == (exam.pass_mark, exam.all_critical_right)
            assert [use.question_id for use in other.exam_questions.all()] == [
                use.question_id for use in exam.exam_questions.all()
            ]


@pytest.mark.django_db
def test_a_right_answer_is_right_in_every_language(seeded):
    """The keys agree place by place; options themselves are named by their words, in each language its own."""
    for question in Question.objects.filter(locale__language_code="pl"):
        for other in question.get_translations():
            polish, translated = (each.answer[0] for each in (question, other))
            assert translated.block_type == polish.block_type
            assert rights(raw(other.answer)) == rights(raw(question.answer)), question.code
            assert other.is_critical == question.is_critical


def rights(value, name=""):
    """Return what decides an answer, in order: marks, worths, ranges, places."""
    if isinstance(value, list):
        return [inner for item in value for inner in rights(item, name)]
    if isinstance(value, dict):
        return [inner for part, item in value.items() for inner in rights(item, part)]
    decides = {
        "right",
        "worth",
        "to",
        "ending",
        "minimum",
        "maximum",
        "x",
        "y",
        "width",
        "height",
        "picture",
        "seconds",
    }
    return [value] if name in decides and not (name == "right" and isinstance(value, str) and len(value) > 5) else []


@pytest.mark.django_db
def test_editors_see_every_string_of_a_translation_beside_its_source(seeded):
    translations = Translation.objects.all()
    assert translations.count() == len(TRANSLATED) * (
        Question.objects.filter(locale__language_code="pl").count()
        + CoursePage.objects.filter(locale__language_code="pl").count()
        + LessonPage.objects.filter(locale__language_code="pl").count()
        + QuizPage.objects.filter(locale__language_code="pl").count()
    )
    assert [str(each.source) for each in translations if len(set(each.get_progress())) > 1] == []


@pytest.mark.django_db
def test_what_no_reviewer_has_seen_and_no_course_needs_comes_on_demand_and_as_a_draft(seeded):
    assert not Question.objects.filter(live=False).exists()
    call_command("seed", drafts=True, verbosity=0)
    drafts = Question.objects.filter(live=False)
    assert {question.code for question in drafts} == {
        item["key"] for item in reading.read("pl", "questions", "pierwsza-pomoc-szkice.yaml")
    }
    assert len(set(drafts.values_list("locale", flat=True))) == 3
    assert not Question.objects.askable().filter(pk__in=drafts).exists()
    assert all("recenz" in question.source for question in drafts.filter(locale__language_code="pl"))
