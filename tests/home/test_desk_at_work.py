"""The desk of who teaches, leads a school, writes or reviews: what to do today. A person may be several of these."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from accounts.roles import Role, give_role
from courses import exams, progress
from courses.enrolment import enrol
from courses.models import Enrolment
from home.desk import classes
from home.seeding.roles import plant_roles
from quizzes import attempts
from schools import assigning
from schools.models import Staff
from schools.years import school_year_of
from tests.factories import PersonFactory, make_class, make_course, make_school
from tests.home.test_desk import desk_of, finish

pytestmark = pytest.mark.django_db

THIS_YEAR = school_year_of(timezone.localdate())
LONG_AGO = timedelta(days=10)
TEACHER_QUERIES = 18
LEAD_QUERIES = 24
EDITOR_QUERIES = 30


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.clear()


@pytest.fixture
def school(basia):
    return make_school(lead=basia)


def teach(person, school, *names, pupils=4):
    """Make classes that the person teaches."""
    post, _made = Staff.objects.get_or_create(school=school, person=person, defaults={"role": Staff.Role.TEACHER})
    for name in names:
        school_class = make_class(school, pupils=pupils, name=name, school_year=THIS_YEAR)
        school_class.teachers.add(post)
        yield school_class


def give(school_class, course, *, in_days):
    due_on = timezone.localdate() + timedelta(days=in_days)
    lead = school_class.school.staff.get(role=Staff.Role.LEAD).person
    assigning.assign(
        course_key=course.translation_key,
        school_class=school_class,
        conditions=assigning.Conditions(due_on=due_on),
        by=lead,
        now=timezone.now(),
    )


def begin(person, course, *, ago=timedelta(0)):
    enrolment = enrol(person=person, course=course)
    progress.complete_step(enrolment=enrolment, step=progress.step_pages(course)[0])
    Enrolment.objects.filter(pk=enrolment.pk).update(last_seen_at=timezone.now() - ago)


def part(person):
    return classes.teaching(person, language="pl", today=timezone.localdate())


def test_a_teacher_sees_who_has_not_started_who_is_stuck_and_who_has_finished(ala, school, course):
    (school_class,) = teach(ala, school, "7b", pupils=5)
    give(school_class, course, in_days=5)
    pupils = [membership.pupil for membership in school_class.memberships.select_related("pupil")]
    begin(pupils[0], course)
    begin(pupils[1], course, ago=LONG_AGO)
    finish(pupils[2], course)
    (found,) = part(ala)["today_list"]
    assert (found.pupils, found.finished, found.stuck, found.not_started) == (5, 1, 1, 2)
    assert found.due_soon
    assert not found.overdue


def test_two_courses_of_a_class_and_two_classes_of_a_pupil_are_counted_apart(ala, school, course):
    other = make_course(slug="inny", title="Zadław", code="K2")
    first, second = teach(ala, school, "7b", "8a", pupils=2)
    pupil = first.memberships.first().pupil
    second.memberships.create(pupil=pupil)
    give(first, course, in_days=5)
    give(first, other, in_days=5)
    give(second, course, in_days=5)
    begin(pupil, course)
    counted = {
        (each.school_class.name, each.course.code): (each.pupils, each.not_started) for each in part(ala)["today_list"]
    }
    assert counted == {("7b", "K1"): (2, 1), ("7b", "K2"): (2, 2), ("8a", "K1"): (3, 2)}


def test_what_is_late_comes_first_and_what_is_done_does_not_come(ala, school, course):
    first, second, done = teach(ala, school, "7a", "7b", "7c", pupils=1)
    give(first, course, in_days=3)
    give(second, course, in_days=-3)
    give(done, course, in_days=3)
    finish(done.memberships.get().pupil, course)
    assert [each.school_class.name for each in part(ala)["today_list"]] == ["7b", "7a"]


def test_a_teacher_sees_the_own_classes_of_this_year_and_no_others(client, ala, cezary, school, course):
    (mine,) = teach(ala, school, "7b")
    foreign = make_class(school, pupils=1, name="8z", school_year=THIS_YEAR)
    former = make_class(school, pupils=1, name="6b", school_year="2019/2020")
    former.teachers.add(Staff.objects.get(person=ala))
    for school_class in (mine, foreign, former):
        give(school_class, course, in_days=2)
    page = desk_of(client, ala)
    assert "Klasa 7b" in page
    assert "Klasa 8z" not in page
    assert "Klasa 6b" not in page
    assert "Twoje klasy dziś" not in desk_of(client, cezary)


def test_a_school_lead_sees_classes_without_a_course_and_certificates(client, basia, school, course):
    make_class(school, pupils=1, name="1a", school_year=THIS_YEAR)
    school_class = make_class(school, pupils=2, name="7b", school_year=THIS_YEAR)
    give(school_class, course, in_days=20)
    first, second = [membership.pupil for membership in school_class.memberships.select_related("pupil")]
    finish(first, course)
    finish(second, course, ago=timedelta(days=700))
    client.force_login(basia)
    leading = client.get(reverse("home:desk")).context["leading"]
    assert [each.school_class.name for each in leading["without_course"]] == ["1a"]
    assert [(each.school_class.name, each.valid) for each in leading["to_hand_out"]] == [("7b", 2)]
    assert [(each.school_class.name, each.ending) for each in leading["ending"]] == [("7b", 1)]


def test_a_lead_of_one_school_sees_nothing_of_another(client, basia, school, course, cezary):
    make_school(lead=cezary, name="Szkoła nr 2")
    give(make_class(school, pupils=1, name="7b", school_year=THIS_YEAR), course, in_days=1)
    page = desk_of(client, cezary)
    assert "Twoja szkoła dziś" in page
    assert "7b" not in page


def test_the_desk_of_a_teacher_asks_a_constant_number_of_times(client, ala, school, django_assert_num_queries):
    for count in (1, 3):
        for number in range(count):
            (school_class,) = teach(ala, school, f"{count}{'abc'[number]}", pupils=count)
            course = make_course(slug=f"kurs-{count}-{number}")
            give(school_class, course, in_days=3)
            begin(school_class.memberships.first().pupil, course)
        client.force_login(ala)
        client.get(reverse("home:desk"))
        with django_assert_num_queries(TEACHER_QUERIES):
            client.get(reverse("home:desk"))


def test_the_desk_of_a_lead_asks_a_constant_number_of_times(client, basia, school, django_assert_num_queries):
    for count in (1, 3):
        for number in range(count):
            name = f"{count}{'abc'[number]}"
            make_class(school, pupils=count, name=f"{name}x", school_year=THIS_YEAR)
            school_class = make_class(school, pupils=count, name=name, school_year=THIS_YEAR)
            course = make_course(slug=f"kurs-{name}")
            give(school_class, course, in_days=3)
            finish(school_class.memberships.first().pupil, course)
        client.force_login(basia)
        client.get(reverse("home:desk"))
        with django_assert_num_queries(LEAD_QUERIES):
            client.get(reverse("home:desk"))


@pytest.fixture
def roles():
    plant_roles()


def draft(page, person, title):
    page.title = title
    return page.save_revision(user=person)


def hand_in(page, person):
    draft(page, person, page.title)
    Workflow.objects.get(active=True, name="Trener, potem recenzent").start(page, person)


def test_a_trainer_finds_the_own_drafts_and_what_was_handed_in(client, ala, basia, course, roles):
    give_role(ala, Role.TRAINER)
    first, second, exam = progress.step_pages(course)
    draft(first, ala, "Lekcja po nowemu")
    draft(exam, basia, "Cudzy szkic")
    hand_in(second, ala)
    desk_of(client, ala)
    writing = client.get(reverse("home:desk")).context["writing"]
    assert "Lekcja po nowemu" in [item.title for item in writing["drafts"]]
    assert "Cudzy szkic" not in [item.title for item in writing["drafts"]]
    assert [item.title for item in writing["handed_in"]] == [second.title]


def test_a_reviewer_finds_what_waits(client, ala, basia, cezary, course, roles):
    give_role(ala, Role.TRAINER)
    give_role(basia, Role.REVIEWER)
    hand_in(progress.step_pages(course)[0], ala)
    page = desk_of(client, basia)
    assert "Do recenzji" in page
    assert "Lekcja 1" in page
    assert "Do recenzji" not in desk_of(client, ala)
    assert "Do recenzji" not in desk_of(client, cezary)


def take_exam(person, course, *, rightly):
    enrolment = enrol(person=person, course=course)
    *lessons, exam = progress.step_pages(course)
    for lesson in lessons:
        progress.complete_step(enrolment=enrolment, step=lesson)
    attempt = exams.start_exam(person=person, exam=exam, now=timezone.now())
    for asked in attempt.paper.content["questions"]:
        right = asked["key"] if rightly or asked["text"] != "Pytanie 2" else "nic"
        attempts.save_answer(attempt=attempt, ref=asked["ref"], value=right, now=timezone.now())
    attempts.submit(attempt=attempt, now=timezone.now())


def test_a_trainer_sees_the_questions_that_few_answer_rightly(client, ala, course, roles):
    give_role(ala, Role.TRAINER)
    for number in range(10):
        take_exam(PersonFactory(), course, rightly=number < 3)
    desk_of(client, ala)
    (hard,) = client.get(reverse("home:desk")).context["writing"]["hardest"]
    assert (hard.text, hard.percent, hard.answers) == ("Pytanie 2", 30, 10)
    assert client.get(hard.url).status_code == 200


def test_a_question_with_few_answers_is_not_called_hard(client, ala, course, roles):
    give_role(ala, Role.TRAINER)
    take_exam(PersonFactory(), course, rightly=False)
    desk_of(client, ala)
    assert client.get(reverse("home:desk")).context["writing"]["hardest"] == []


def test_the_desk_of_an_editor_asks_a_constant_number_of_times(client, ala, roles, django_assert_num_queries):
    for role in (Role.TRAINER, Role.REVIEWER):
        give_role(ala, role)
    for count in (1, 3):
        course = make_course(slug=f"kurs-{count}", lessons=2 * count)
        lessons = progress.step_pages(course)[: 2 * count]
        for lesson in lessons[:count]:
            draft(lesson, ala, "Szkic")
        for lesson in lessons[count:]:
            hand_in(lesson, ala)
        client.force_login(ala)
        client.get(reverse("home:desk"))
        with django_assert_num_queries(EDITOR_QUERIES):
            client.get(reverse("home:desk"))


def test_a_person_of_many_roles_finds_each_part(client, ala, school, course, roles):
    list(teach(ala, school, "7b"))
    Staff.objects.filter(person=ala).update(role=Staff.Role.LEAD)
    for role in (Role.TRAINER, Role.REVIEWER):
        give_role(ala, role)
    enrol(person=ala, course=course)
    page = desk_of(client, ala)
    for words in ("Zacznij: Lekcja 1", "Twoje klasy dziś", "Twoja szkoła dziś", "Do recenzji", "Twoje teksty"):
        assert words in page
    assert Group.objects.filter(user=ala).count() == 2
