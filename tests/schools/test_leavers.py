"""When school years are over: the numbers stay, and what belongs to one pupil goes, in its time."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model

from audit.retention.following import follow, follow_all
from audit.retention.registry import RULES
from certificates.models import Certificate
from courses.models import Enrolment
from quizzes.models import Answer, Attempt
from quizzes.statistics import hardest, queries
from schools import leavers, numbers
from schools.models import ClassMembership, KeptNumbers
from schools.years import end_of, last_ended
from tests.factories import make_class
from tests.schools import deeds

pytestmark = pytest.mark.django_db

WARSAW = ZoneInfo("Europe/Warsaw")
OVER = "2024/2025"
MAY = datetime(2025, 5, 5, 10, tzinfo=WARSAW)
User = get_user_model()


def at(*day) -> datetime:
    return datetime(*day, 12, tzinfo=WARSAW)


@pytest.fixture
def old_class(school):
    return make_class(school, name="8a", school_year=OVER)


@pytest.fixture
def leaver(old_class, course):
    """Iga was in 8a, took the exam of its course in May 2025 and has not come back."""
    deeds.assign(old_class, course)
    pupil = deeds.join(old_class, "Iga", "Zych")
    deeds.take_exam(pupil, course, wrong={1})
    back_to_may(pupil)
    return pupil


def back_to_may(*pupils):
    User.objects.filter(pk__in=[one.pk for one in pupils]).update(date_joined=MAY)
    Attempt.objects.filter(learner__in=pupils).update(started_at=MAY, submitted_at=MAY)
    Enrolment.objects.filter(learner__in=pupils).update(enrolled_at=MAY, last_seen_at=MAY)
    ClassMembership.objects.filter(pupil__in=pupils).update(joined_at=MAY)


def statistics(course):
    subject = Attempt.objects.values_list("subject", flat=True).first()
    sums = queries.sums(queries.graded(subject=subject))
    return queries.results(subject), sums, hardest.hardest(language="pl"), len(queries.subjects())


def all_numbers(school):
    city = numbers.of_city(school_year=OVER), numbers.years_of_city()
    return city, numbers.of_school(school, school_year=OVER), numbers.years_of_school(school)


@pytest.mark.parametrize(
    ("day", "year"), [((2026, 8, 31), "2024/2025"), ((2026, 9, 1), "2025/2026"), ((2027, 1, 1), "2025/2026")]
)
def test_a_year_is_over_after_the_last_of_august(day, year):
    assert last_ended(date(*day)) == year
    assert end_of("2024/2025") == date(2025, 8, 31)


def test_the_answers_belong_to_nobody_thirty_days_after_the_year_and_the_statistics_stay(leaver, course):
    before = statistics(course)
    rule = RULES["attempts"]
    assert rule.due(at(2025, 9, 29)) == 0
    assert rule.due(at(2025, 10, 2)) == 1
    assert follow(rule, now=at(2025, 10, 2)) == 1
    assert rule.due(at(2025, 10, 2)) == 0
    attempt = Attempt.objects.get()
    assert attempt.learner != leaver
    assert attempt.learner.is_blank
    assert Answer.objects.exclude(comment="").count() == 0
    assert statistics(course) == before


def test_an_attempt_that_goes_on_or_is_of_this_year_stays_with_the_pupil(leaver, course, class_7b):
    Attempt.objects.update(state="open", submitted_at=None)
    assert RULES["attempts"].due(at(2025, 10, 2)) == 0
    Attempt.objects.update(state="graded", submitted_at=at(2025, 9, 1))
    assert RULES["attempts"].due(at(2025, 10, 2)) == 0


def test_who_runs_the_account_alone_keeps_everything(ala, course, old_class):
    deeds.assign(old_class, course)
    ClassMembership.objects.create(school_class=old_class, pupil=ala)
    deeds.take_exam(ala, course, wrong={1})
    back_to_may(ala)
    follow_all(now=at(2035, 1, 1))
    assert Attempt.objects.get().learner == ala
    assert Enrolment.objects.get().learner == ala


def test_who_left_all_classes_is_erased_a_year_after_the_year_and_the_numbers_stay(leaver, school, course):
    before, told = all_numbers(school), statistics(course)
    rule = RULES["pupils"]
    assert rule.due(at(2026, 8, 20)) == 0
    assert follow(rule, now=at(2026, 9, 2)) == 1
    assert rule.due(at(2026, 9, 2)) == 0
    assert not User.objects.filter(pk=leaver.pk).exists()
    assert not ClassMembership.objects.filter(school_class__name="8a").exists()
    assert all_numbers(school) == before
    assert statistics(course) == told
    assert {one.class_name for one in KeptNumbers.objects.all()} == {"", "8a"}


def test_who_is_in_a_class_or_has_come_back_is_not_erased(leaver, class_7b):
    now = at(2026, 11, 20)
    assert list(leavers.leavers(now)) == [leaver]
    User.objects.filter(pk=leaver.pk).update(last_login=at(2026, 10, 1))
    assert not leavers.leavers(now).exists()
    User.objects.filter(pk=leaver.pk).update(last_login=None)
    ClassMembership.objects.create(school_class=class_7b, pupil=leaver)
    assert not leavers.leavers(now).exists()


def test_who_holds_a_certificate_is_not_erased_while_it_is_kept(old_class, course):
    deeds.assign(old_class, course)
    pupil = deeds.join(old_class, "Iga", "Zych")
    certificate = deeds.finish(pupil, course)
    back_to_may(pupil)
    kept_until = certificate.valid_until + timedelta(days=365)
    day = datetime(kept_until.year, kept_until.month, kept_until.day, 12, tzinfo=WARSAW)
    assert not leavers.leavers(day).exists()
    assert list(leavers.leavers(day + timedelta(days=1))) == [pupil]
    follow_all(now=day + timedelta(days=1))
    assert not User.objects.filter(pk=pupil.pk).exists()
    assert "Zych" not in str(list(Certificate.objects.values()))


def test_results_go_two_years_after_the_last_visit_unless_the_pupil_is_in_a_class(leaver, school, class_7b):
    before = all_numbers(school)
    now = at(2027, 5, 10)
    assert RULES["results"].due(at(2027, 4, 1)) == 0
    place = ClassMembership.objects.create(school_class=class_7b, pupil=leaver)
    assert RULES["results"].due(at(2027, 5, 10)) == 0
    place.delete()
    assert follow(RULES["results"], now=now) == 1
    assert not Enrolment.objects.filter(learner=leaver).exists()
    assert all_numbers(school)[1] == before[1]


def test_numbers_are_kept_once_and_nothing_later_changes_them(leaver, old_class, school, course):
    first = all_numbers(school)
    assert RULES["pupils"].due(at(2025, 9, 3)) == 0
    for day in ((2025, 9, 3), (2025, 9, 9), (2025, 9, 10)):
        leavers.keeping.keep(at(*day))
    assert KeptNumbers.objects.count() == 2
    deeds.join(old_class, "Za", "Późno")
    assert all_numbers(school) == first


def test_a_pupil_of_two_classes_counts_once_in_the_school_also_when_the_year_is_over(leaver, school, course):
    other = make_class(school, name="8b", school_year=OVER)
    ClassMembership.objects.create(school_class=other, pupil=leaver, joined_at=MAY)
    this_year = make_class(school, name="1c")
    ClassMembership.objects.create(school_class=this_year, pupil=leaver)
    before = all_numbers(school)
    assert [one.pupils for one in before[1]] == [1, 1]
    leavers.keeping.keep(at(2026, 1, 1))
    assert all_numbers(school) == before
