"""What becomes of an old site here: questions, results, drafts of exams, and the way back."""

from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from certificates.models import Certificate
from courses.models import Completion, QuizPage
from quizzes import showing
from quizzes.exchange import django_quiz
from quizzes.exchange.django_quiz import rows, saving
from quizzes.exchange.django_quiz.legacy import subject_of
from quizzes.models import Attempt, Category, Question
from tests.quizzes.exchange.conftest import DUMP


def by_code(legacy):
    return {item.code: item for item in legacy.items}


def remarks(legacy, level):
    return [f"{remark.about}: {remark.message}" for remark in legacy.report.remarks if remark.level == level]


@pytest.mark.django_db
def test_questions_are_published_in_drawers_of_their_categories(legacy):
    saved = saving.save(legacy)
    assert saved.made["questions"] == 6
    question = Question.objects.get(code="djq-1")
    assert (question.live, question.kind) == (True, "single")
    assert (question.category.name, question.category.parent.name) == ("dorosli", "rko")
    assert question.latest_revision is not None
    assert Question.objects.get(code="djq-4").category.name == "Bez kategorii"


@pytest.mark.django_db
def test_importing_twice_changes_nothing(legacy, ala):
    saving.save(legacy, create_users=True)
    Question.objects.filter(code="djq-3").update(text="Poprawione już tutaj")
    before = (
        Question.objects.count(),
        Category.objects.count(),
        Attempt.objects.count(),
        get_user_model().objects.count(),
    )
    again = saving.save(django_quiz.read(django_quiz.read_rows(str(DUMP))), create_users=True)
    assert sum(again.made.values()) == 0
    assert before == (
        Question.objects.count(),
        Category.objects.count(),
        Attempt.objects.count(),
        get_user_model().objects.count(),
    )
    assert Question.objects.get(code="djq-3").text == "Poprawione już tutaj"


@pytest.mark.django_db
def test_a_sitting_becomes_a_closed_attempt_with_the_result_it_had(legacy, ala):
    saving.save(legacy)
    attempt = Attempt.objects.get(learner=ala, subject=subject_of(1), number=1)
    assert (attempt.state, attempt.score, attempt.max_score, attempt.percent, attempt.passed) == (
        "graded",
        2,
        3,
        67,
        True,
    )
    assert attempt.started_at.isoformat() == "2015-03-01T10:00:00+00:00"
    shown = {question.text: question for question in showing.presented(attempt)}
    assert shown["Jakie jest tempo uciśnięć?"].is_right is True
    assert shown["Pod jaki numer zadzwonisz?"].is_right is True
    assert shown["AED można użyć tylko w szpitalu."].is_right is False
    assert shown["AED można użyć tylko w szpitalu."].value == "true"


@pytest.mark.django_db
def test_a_question_that_is_gone_keeps_its_place_in_the_result(legacy, ala):
    saving.save(legacy)
    attempt = Attempt.objects.get(learner=ala, subject=subject_of(2))
    assert (attempt.score, attempt.max_score) == (2, 3)
    assert [asked["text"] for asked in attempt.paper.content["questions"]][
        1
    ] == "Pytanie usunięte w poprzednim systemie (nr 9)"
    assert [question.is_right for question in showing.presented(attempt)] == [True, True, False]


@pytest.mark.django_db
def test_people_without_an_account_are_listed_or_made_inactive(legacy, ala):
    saved = saving.save(legacy)
    assert saved.missing == {"janek": 1}
    assert not get_user_model().objects.filter(username="janek").exists()
    again = saving.save(legacy, create_users=True)
    janek = get_user_model().objects.get(username="janek")
    assert (again.made["people"], again.made["attempts"]) == (1, 1)
    assert (janek.is_active, janek.has_usable_password(), janek.email) == (False, False, "")


@pytest.mark.django_db
def test_history_gives_nobody_a_certificate(legacy, ala):
    saving.save(legacy, create_users=True)
    assert not Completion.objects.exists()
    assert not Certificate.objects.exists()


# The commands


def run(*arguments):
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_dry_run_says_everything_and_saves_nothing(ala):
    said = run("import_django_quiz", DUMP, "--dry-run")
    assert "quiz.question: 8, 6, 2" in said
    assert "progress of ala: rko 3/5; aed 1/2; rko,-aed 4/4" in said
    assert "Nothing was saved" in said
    assert not Question.objects.exists()


@pytest.mark.django_db
def test_the_command_says_what_it_made_and_what_was_here(sqlite_file, ala):
    assert "questions: 6 made, 0 here already" in run("import_django_quiz", sqlite_file)
    said = run("import_django_quiz", sqlite_file)
    assert "questions: 0 made, 6 here already" in said
    assert "no account: janek (1 sittings left out; --create-users makes one)" in said


@pytest.mark.django_db
def test_under_a_course_each_quiz_becomes_a_draft_exam_with_its_history(course, ala):
    said = run("import_django_quiz", DUMP, "--under", course.translation_key)
    assert "exams: 2 made as drafts, 0 here already" in said
    assert "Zadawano 2 losowych pytań" in said
    exam = QuizPage.objects.get(translation_key=subject_of(1))
    assert (exam.live, exam.slug, exam.pass_mark, exam.success_text) == (False, "test-rko", 67, "Gratulacje!")
    assert [use.question.code for use in exam.exam_questions.all()] == ["djq-4", "djq-1", "djq-2", "djq-8", "djq-3"]
    assert QuizPage.objects.get(translation_key=subject_of(2)).slug == "test-rko-2"
    assert Attempt.objects.filter(subject=exam.translation_key, learner=ala).count() == 2
    assert "exams: 0 made as drafts, 2 here already" in run(
        "import_django_quiz", DUMP, "--under", course.translation_key
    )


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["no-uuid", "00000000-0000-0000-0000-000000000000"])
def test_an_unknown_course_stops_the_command_before_anything_is_saved(key):
    with pytest.raises(CommandError):
        run("import_django_quiz", DUMP, "--under", key)
    assert not Question.objects.exists()


# The way back


@pytest.mark.django_db
def test_what_came_from_there_goes_back_as_it_was(legacy, course, tmp_path):
    run("import_django_quiz", DUMP, "--under", course.translation_key)
    path = tmp_path / "back.json"
    run("export_django_quiz", path, "--course", course.translation_key)
    back = django_quiz.read(django_quiz.read_rows(str(path)))
    ours = by_code(legacy)
    theirs = {code: item for code, item in by_code(back).items() if code in ours}
    assert set(theirs) == set(ours)
    for code, item in ours.items():
        item.category = item.category or "Bez kategorii"
        if item.kind != "essay":
            item.value["keep_order"] = theirs[code].value.get("keep_order", item.value.get("keep_order"))
    assert {code: (i.kind, i.text, i.explanation, i.category) for code, i in theirs.items()} == {
        code: (i.kind, i.text, i.explanation, i.category) for code, i in ours.items()
    }
    assert [quiz.title for quiz in back.quizzes if quiz.title in {"Test z RKO", "Próba"}] == ["Test z RKO", "Próba"]


def test_items_written_and_read_again_are_equal(legacy):
    written = django_quiz.dumpdata(legacy.items, legacy.quizzes)
    assert written.remarks == []
    back = django_quiz.read(rows.from_dumpdata(written.content))
    assert (back.items, back.report.remarks) == (
        sorted(legacy.items, key=lambda item: item.code),
        [remark for remark in back.report.remarks if remark.level == "note"],
    )
    assert [quiz.title for quiz in back.quizzes] == [quiz.title for quiz in legacy.quizzes]
    assert [sorted(quiz.questions) for quiz in back.quizzes] == [sorted(quiz.questions) for quiz in legacy.quizzes]


@pytest.mark.django_db
def test_what_it_cannot_hold_is_named_question_by_question(course, tmp_path):
    said = run("export_django_quiz", tmp_path / "out.json", "--course", course.translation_key)
    assert "Tego django-quiz-app nie przechowa: wyjaśnienia przy odpowiedziach, znak „krytyczne”." in said
    assert settings.LANGUAGE_CODE == "pl"
