"""What somebody has learnt from is not deleted, and the archive changes nobody's results."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from certificates.models import Certificate
from courses import exams, progress
from courses.enrolment import enrol
from courses.models import Completion, CoursePage, LessonPage, StepCompletion
from courses.needed import people_done_without
from quizzes import attempts
from quizzes.kinds import KINDS
from tests.factories import PersonFactory
from tests.quizzes.editors import come_as, said, sign_in, strangers

pytestmark = pytest.mark.django_db


@pytest.fixture
def finished(course, ala):
    """Ala has taken the whole course."""
    enrolment = enrol(person=ala, course=course)
    *lessons, exam = progress.step_pages(course)
    for lesson in lessons:
        progress.complete_step(enrolment=enrolment, step=lesson)
    attempt = exams.start_exam(person=ala, exam=exam, now=timezone.now())
    for asked in attempt.paper.content["questions"]:
        value = KINDS[asked["kind"]].example(asked, right=True)
        attempts.save_answer(attempt=attempt, ref=asked["ref"], value=value, now=timezone.now())
    attempts.submit(attempt=attempt, now=timezone.now())
    return course


def delete_url(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


def archive_url(page):
    return reverse("archive_page", args=[page.pk])


def pages_of(course):
    return [course, *progress.step_pages(course), course.get_parent()]


def test_nothing_that_somebody_learnt_from_is_deleted(finished, client):
    """Not even by a superuser, who alone may delete a page with others below it."""
    client.force_login(PersonFactory(is_superuser=True))
    for page in pages_of(finished):
        answer = client.post(delete_url(page), {"confirm_site_name": "Bezpieczny Kraków"}, follow=True)
        assert "1 osoba ma tu wyniki" in said(answer)[0]
        assert archive_url(page) in said(answer)[0]
    assert CoursePage.objects.count() == 1
    assert len(progress.step_pages(finished)) == 3


def test_nor_several_at_once_nor_by_the_editors_api(finished, client):
    sign_in(client, Role.ADMINISTRATOR)
    lesson = LessonPage.objects.first()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={lesson.pk}&next=/admin/"
    answer = client.post(url, {"confirm_site_name": "Bezpieczny Kraków"}, follow=True)
    assert "wyniki" in said(answer)[0]
    assert client.post(f"/admin/api/main/pages/{lesson.pk}/action/delete/").status_code == 400
    assert LessonPage.objects.filter(pk=lesson.pk).exists()


def test_a_page_that_nobody_used_may_go(course, client):
    sign_in(client, Role.ADMINISTRATOR)
    lesson = LessonPage.objects.first()
    client.post(delete_url(lesson))
    assert not LessonPage.objects.filter(pk=lesson.pk).exists()


def test_the_archive_takes_it_out_of_sight_and_leaves_every_result(finished, client, ala):
    def results():
        return (
            list(StepCompletion.objects.order_by("pk").values_list("step", "completed_at")),
            list(Completion.objects.values_list("completed_at", "facts")),
            list(Certificate.objects.values_list("number", "facts")),
        )

    before = results()
    assert all(before)
    sign_in(client, Role.ADMINISTRATOR)
    assert "Wyniki ma tu 1 osoba." in client.get(archive_url(finished)).content.decode()
    client.post(archive_url(finished))
    visitor = Client()
    assert visitor.get(finished.url).status_code == 404
    assert not any(page.live for page in LessonPage.objects.all())
    assert results() == before
    learner = Client()
    learner.force_login(ala)
    assert learner.get(reverse("home:desk")).status_code == 200


def test_a_learner_who_was_in_the_middle_keeps_what_is_done(course, client, ala):
    enrolment = enrol(person=ala, course=course)
    first, *_rest = progress.step_pages(course)
    progress.complete_step(enrolment=enrolment, step=first)
    sign_in(client, Role.ADMINISTRATOR)
    client.post(archive_url(first))
    assert StepCompletion.objects.get().step == first.translation_key
    assert not Completion.objects.exists()


@pytest.mark.parametrize("who", [*strangers(), "trainer"])
def test_who_publishes_nothing_archives_nothing(finished, client, request, who):
    if who == "trainer":
        sign_in(client, Role.TRAINER)
    else:
        come_as(client, request, who)
    client.post(archive_url(finished))
    assert CoursePage.objects.get().live


def test_how_many_have_results_is_asked_a_constant_number_of_times(course, django_assert_num_queries):
    from courses.needed import people_with_results

    for count in (1, 3):
        while people_with_results(course) < count:
            enrol(person=PersonFactory(), course=course)
        with django_assert_num_queries(4):
            assert people_with_results(course) == count


def test_before_a_step_is_archived_it_tells_who_has_everything_else_behind(course, ala, basia, client):
    first, second, exam = progress.step_pages(course)
    for person, steps in ((ala, [first, second]), (basia, [first])):
        enrolment = enrol(person=person, course=course)
        for step in steps:
            progress.complete_step(enrolment=enrolment, step=step)
    assert [people_done_without(step) for step in (first, second, exam)] == [0, 0, 1]
    sign_in(client, Role.REVIEWER)
    page = client.get(archive_url(exam)).content.decode()
    assert "Kto ukończył kurs, niczego nie traci." in page
    assert "Wszystko oprócz tego kroku ma za sobą 1 osoba" in page
    assert "oprócz tego kroku" not in client.get(archive_url(first)).content.decode()
    assert "niczego nie traci" not in client.get(archive_url(course)).content.decode()
