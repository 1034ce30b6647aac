"""A skill at the manikin: seen by a person, written down, undone with a trace, and said on the certificate."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates.models import Certificate
from courses import progress
from courses.models import StepCompletion
from schools.models import SignOff
from schools.practical import signing_off
from tests.factories import make_class
from tests.schools import deeds
from tests.schools.practical.stage import make_skill, signed_off

pytestmark = pytest.mark.django_db


@pytest.fixture
def skill(course):
    return make_skill(course)


@pytest.fixture
def assignment(class_7b, course, skill):
    return deeds.assign(class_7b, course)


@pytest.fixture
def pupil(class_7b, assignment):
    return class_7b.memberships.first().pupil


def everything_but_the_skill(pupil, course):
    enrolment = pupil.enrolments.get(course_key=course.translation_key)
    for page in progress.step_pages(course):
        if not progress.is_practical(page):
            progress.complete_step(
                enrolment=enrolment, step=page, facts={"result_percent": 90} if progress.is_exam(page) else None
            )


def test_there_is_no_certificate_before_the_skill_was_seen_and_then_it_says_so(course, skill, class_7b, pupil, ewa):
    everything_but_the_skill(pupil, course)
    assert not Certificate.objects.filter(holder=pupil).exists()
    signed_off(class_7b, skill, pupil, by=ewa)
    certificate = Certificate.objects.get(holder=pupil)
    words = f"„Uciskanie na manekinie”: zaliczona 23 listopada 2026, prowadzenie: {ewa.full_name}."
    assert words in certificate.facts["practice_note"]
    assert certificate.facts["form"] == "e-learning z częścią praktyczną"


def test_the_exam_does_not_wait_for_the_manikin_nor_the_manikin_for_the_exam(course, skill, class_7b, pupil, ewa):
    signed_off(class_7b, skill, pupil, by=ewa)
    assert not Certificate.objects.exists()
    everything_but_the_skill(pupil, course)
    facts = Certificate.objects.get(holder=pupil).facts
    assert "prowadzenie" in facts["practice_note"]
    assert facts["result_percent"] == 90


def test_the_learner_has_no_way_to_say_that_it_is_done(as_, course, skill, pupil):
    page = as_(pupil).get(skill.url)
    assert page.status_code == 200
    main = page.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    assert "Ten krok zalicza osoba" in main
    assert "<form" not in main
    assert as_(pupil).post(reverse("courses:finish_practice", args=[skill.translation_key])).status_code == 404
    assert not StepCompletion.objects.exists()


def test_not_yet_is_written_down_and_completes_nothing(class_7b, skill, pupil, ewa):
    row = signed_off(class_7b, skill, pupil, by=ewa, result="not_yet")
    assert (row.result, row.by, row.place) == ("not_yet", ewa, "sala 12")
    assert not StepCompletion.objects.exists()
    assert signed_off(class_7b, skill, pupil, by=ewa).result == "passed"


def test_who_has_passed_is_not_written_down_twice(class_7b, skill, pupil, ewa, basia):
    first = signed_off(class_7b, skill, pupil, by=ewa)
    assert signed_off(class_7b, skill, pupil, by=basia) == first
    assert SignOff.objects.count() == 1


def test_a_mistake_is_undone_and_both_stay_on_record(class_7b, skill, pupil, ewa, basia):
    row = signed_off(class_7b, skill, pupil, by=ewa)
    signing_off.undo(row=row, page=skill, by=basia, now=deeds.NOW)
    row.refresh_from_db()
    assert (row.undone_by, row.undone_at) == (basia, deeds.NOW)
    assert not StepCompletion.objects.exists()
    with pytest.raises(signing_off.NotToUndo):
        signing_off.undo(row=row, page=skill, by=basia, now=deeds.NOW)
    assert signed_off(class_7b, skill, pupil, by=ewa) != row


def test_what_a_certificate_stands_on_is_not_undone(course, class_7b, skill, pupil, ewa):
    everything_but_the_skill(pupil, course)
    row = signed_off(class_7b, skill, pupil, by=ewa)
    with pytest.raises(progress.CourseFinished):
        signing_off.undo(row=row, page=skill, by=ewa, now=deeds.NOW)
    row.refresh_from_db()
    assert row.undone_at is None


class TestThePage:
    @pytest.fixture
    def address(self, class_7b, skill, assignment):
        return reverse("schools:skill", args=[class_7b.uuid, skill.translation_key])

    def test_a_whole_class_is_marked_on_one_page(self, as_, ewa, class_7b, address):
        first, second, third = (membership.pupil for membership in class_7b.memberships.all())
        today = timezone.localdate().isoformat()
        form = {
            "done_on": today,
            "place": "sala 12",
            f"result-{first.uuid}": "passed",
            f"result-{second.uuid}": "not_yet",
        }
        page = as_(ewa).post(address, form, follow=True).content.decode()
        assert "Zapisano 2 wyniki." in page
        assert {row.pupil: row.result for row in SignOff.objects.all()} == {first: "passed", second: "not_yet"}
        assert "Sprawdza oddech" in page
        assert third.last_name in page

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({}, "Zaznacz wynik co najmniej jednej osoby"),
            ({"done_on": ""}, "Podaj dzień"),
            ({"done_on": (timezone.localdate() + timedelta(days=3)).isoformat()}, "dopiero będzie"),
            ({"result-x": "passed"}, "Zaznacz wynik"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_saved(self, as_, ewa, address, change, words):
        answer = as_(ewa).post(address, {"done_on": timezone.localdate().isoformat()} | change)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert not SignOff.objects.exists()

    def test_a_pupil_of_another_class_is_not_marked(self, as_, ewa, class_8a, address):
        other = deeds.join(class_8a)
        form = {"done_on": timezone.localdate().isoformat(), f"result-{other.uuid}": "passed"}
        assert as_(ewa).post(address, form).status_code == 422
        assert not SignOff.objects.exists()

    def test_a_skill_of_a_course_that_the_class_has_not_is_not_there(self, as_, ewa, class_7b):
        from tests.factories import make_course

        other = make_skill(make_course(slug="inny", code="K9"))
        assert as_(ewa).get(reverse("schools:skill", args=[class_7b.uuid, other.translation_key])).status_code == 404

    @pytest.mark.parametrize("size", [1, 3])
    def test_it_costs_the_same_for_one_pupil_and_for_three(
        self, as_, basia, school, course, skill, size, django_assert_num_queries
    ):
        school_class = make_class(school, pupils=size, name="1a")
        deeds.assign(school_class, course)
        for membership in school_class.memberships.all():
            signed_off(school_class, skill, membership.pupil, by=basia)
        browser, address = as_(basia), reverse("schools:skill", args=[school_class.uuid, skill.translation_key])
        browser.get(address)
        with django_assert_num_queries(16):
            browser.get(address)
