"""How far a learner is, and the moment a course is finished."""

from datetime import timedelta

import pytest
from django.utils import timezone

from courses import exams, progress, shelf
from courses.enrolment import enrol, enrol_many
from courses.models import Completion, Enrolment
from courses.signals import course_completed
from quizzes import attempts
from tests.factories import PersonFactory, make_course

pytestmark = pytest.mark.django_db


def lessons_and_exam(course):
    *lessons, exam = progress.step_pages(course)
    return lessons, exam


def finish_lessons(person, course):
    enrolment = enrol(person=person, course=course)
    lessons, exam = lessons_and_exam(course)
    for lesson in lessons:
        progress.complete_step(enrolment=enrolment, step=lesson)
    return enrolment, exam


def pass_exam(person, exam, enrolment, *, right=True):
    attempt = exams.start_exam(person=person, exam=exam, now=timezone.now())
    for asked in attempt.paper.content["questions"]:
        value = asked["key"] if right else ["wrong"]
        attempts.save_answer(attempt=attempt, ref=asked["ref"], value=value, now=timezone.now())
    return attempts.submit(attempt=attempt, now=timezone.now())


def test_enrolling_twice_is_one_enrolment(ala, course):
    assert enrol(person=ala, course=course) == enrol(person=ala, course=course)


def test_a_class_is_enrolled_in_a_constant_number_of_queries(course, django_assert_num_queries):
    for count in (1, 3):
        people = [PersonFactory() for _number in range(count)]
        with django_assert_num_queries(5):  # savepoint, count, insert, count, release
            assert enrol_many(people=people, course_key=course.translation_key) == count
    assert enrol_many(people=people, course_key=course.translation_key) == 0


def test_lessons_are_open_and_the_exam_waits_for_them(ala, course):
    enrol(person=ala, course=course)
    overview = progress.overview_for(ala, course)
    assert [step.state for step in overview.steps] == ["open", "open", "locked"]


def test_a_visitor_sees_every_step_locked(cezary, course):
    assert {step.state for step in progress.overview_for(cezary, course).steps} == {"locked"}


def test_continue_leads_to_the_step_seen_last(ala, course):
    enrolment = enrol(person=ala, course=course)
    lessons, _exam = lessons_and_exam(course)
    progress.see_step(enrolment=enrolment, step=lessons[1], now=timezone.now())
    assert progress.overview_for(ala, course).next_step.page == lessons[1]
    progress.complete_step(enrolment=enrolment, step=lessons[1])
    assert progress.overview_for(ala, course).next_step.page == lessons[0]


def test_coming_back_to_the_same_step_is_noticed_but_not_at_every_look(ala, course, django_assert_num_queries):
    enrolment = enrol(person=ala, course=course)
    lessons, _exam = lessons_and_exam(course)
    progress.see_step(enrolment=enrolment, step=lessons[0], now=timezone.now())
    enrolment.refresh_from_db()
    with django_assert_num_queries(0):
        progress.see_step(enrolment=enrolment, step=lessons[0], now=timezone.now())
    tomorrow = timezone.now() + timedelta(days=1)
    progress.see_step(enrolment=enrolment, step=lessons[0], now=tomorrow)
    enrolment.refresh_from_db()
    assert enrolment.last_seen_at == tomorrow


def test_the_page_names_what_is_missing(ala, course):
    _enrolment, exam = finish_lessons(ala, course)
    assert [step.page for step in progress.overview_for(ala, course).missing] == [exam]


def test_a_locked_exam_does_not_start(ala, course):
    enrol(person=ala, course=course)
    _lessons, exam = lessons_and_exam(course)
    with pytest.raises(exams.ExamLocked):
        exams.start_exam(person=ala, exam=exam, now=timezone.now())


def test_a_stranger_cannot_start_the_exam(cezary, course):
    _lessons, exam = lessons_and_exam(course)
    with pytest.raises(exams.ExamLocked):
        exams.start_exam(person=cezary, exam=exam, now=timezone.now())


def test_passing_the_exam_finishes_the_course_once(ala, course):
    heard = []

    def listen(sender, completion, **kwargs):
        heard.append(completion)

    course_completed.connect(listen)
    try:
        enrolment, exam = finish_lessons(ala, course)
        assert pass_exam(ala, exam, enrolment).passed
        progress.complete_step(enrolment=enrolment, step=exam)
    finally:
        course_completed.disconnect(listen)
    completion = Completion.objects.get()
    assert heard == [completion]
    assert completion.facts["result_percent"] == 100
    assert completion.facts["course_title"] == "Uratuj serce"
    assert progress.overview_for(ala, course).percent == 100


def test_a_failed_exam_finishes_nothing_and_may_be_taken_again(ala, course):
    enrolment, exam = finish_lessons(ala, course)
    assert not pass_exam(ala, exam, enrolment, right=False).passed
    assert not Completion.objects.exists()
    assert pass_exam(ala, exam, enrolment).passed
    assert Completion.objects.exists()


def test_a_lesson_added_later_takes_nothing_back(ala, course):
    enrolment, exam = finish_lessons(ala, course)
    pass_exam(ala, exam, enrolment)
    lesson = progress.step_pages(course)[0]
    lesson.copy(update_attrs={"slug": "nowa", "title": "Nowa"})
    overview = progress.overview_for(ala, course)
    assert overview.percent == 100
    assert overview.missing == []


def test_progress_is_one_across_languages(ala, course):
    from wagtail.models import Locale

    english = Locale.objects.get(language_code="en")
    course.get_parent().copy_for_translation(english, copy_parents=True).save_revision().publish()
    translated = course.copy_for_translation(english)
    translated.save_revision().publish()
    for page in progress.step_pages(course):
        page.copy_for_translation(english).save_revision().publish()
    enrolment = enrol(person=ala, course=course)
    progress.complete_step(enrolment=enrolment, step=progress.step_pages(course)[0])
    translated = type(course).objects.get(pk=translated.pk)
    overview = progress.overview_for(ala, translated)
    assert [step.done for step in overview.steps] == [True, False, False]
    assert Enrolment.objects.count() == 1


def test_the_desk_asks_the_database_a_constant_number_of_times(ala, django_assert_num_queries):
    for count in (1, 3):
        while Enrolment.objects.count() < count:
            enrol(person=ala, course=make_course(slug=f"kurs-{Enrolment.objects.count()}"))
        with django_assert_num_queries(6):  # enrolments, steps done, courses, steps, lessons, exams
            assert len(shelf.courses_of(ala, language="pl")) == count
