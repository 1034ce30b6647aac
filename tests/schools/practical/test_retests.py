"""A skill fades: it is shown again, and a certificate tells of practice of its own term only."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from certificates import replacing
from certificates.facts import months_after, told
from certificates.models import Certificate
from courses.progress import CourseFinished
from schools.models import SignOff
from schools.practical import signing_off
from tests.certificates.test_replacing import learnt_long_ago, pass_exam
from tests.schools import deeds
from tests.schools.practical.stage import make_skill
from tests.schools.practical.test_signing_off import everything_but_the_skill

pytestmark = pytest.mark.django_db

THEORY, BOTH = "e-learning, bez części praktycznej", "e-learning z częścią praktyczną"
TODAY = timezone.localdate()


@pytest.fixture
def skill(course):
    return make_skill(course)


@pytest.fixture
def pupil(class_7b, course, skill):
    deeds.assign(class_7b, course)
    return class_7b.memberships.first().pupil


@pytest.fixture
def show(class_7b, skill, pupil, ewa):
    """`show(day)` writes down that the pupil showed the skill on that day; returns whether anything was written."""

    def shown(on=TODAY, result="passed"):
        common = {"school_class": class_7b, "page": skill, "place": "", "by": ewa, "now": timezone.now()}
        return signing_off.sign_off(results={pupil: result}, on=on, **common) == 1

    return shown


@pytest.fixture
def graduate(course, pupil, show):
    """The pupil has finished the course eleven months ago, practice included."""
    show(months_after(TODAY, -11))
    everything_but_the_skill(pupil, course)
    learnt_long_ago(Certificate.objects.get())
    return pupil


def certificate():
    return Certificate.objects.standing().get()


def test_before_the_refresher_is_due_nobody_is_asked_again(course, pupil, show):
    show()
    everything_but_the_skill(pupil, course)
    assert not show()
    assert SignOff.objects.count() == 1


def test_without_a_certificate_the_months_of_the_course_decide(show):
    show(months_after(TODAY, -9))
    assert not show()
    SignOff.objects.update(done_on=months_after(TODAY, -11))
    assert show()


def test_a_renewal_without_practice_tells_of_theory_alone(graduate, course):
    assert certificate().facts["form"] == BOTH
    pass_exam(graduate, course)
    renewed = certificate().facts
    assert renewed["form"] == THEORY
    assert "zaliczona" not in renewed["practice_note"]


def test_a_skill_shown_again_before_the_exam_is_told_with_its_new_day(graduate, course, show, ewa):
    assert show()
    pass_exam(graduate, course)
    renewed = certificate().facts
    assert renewed["form"] == BOTH
    assert f"prowadzenie: {ewa.full_name}" in renewed["practice_note"]
    assert str(TODAY.year) in renewed["practice_note"]
    assert renewed["completed_on"] == TODAY.isoformat()


def test_a_skill_shown_again_after_the_exam_brings_a_certificate_that_tells_of_both(graduate, course, show):
    pass_exam(graduate, course)
    theory = certificate()
    assert show()
    both = certificate()
    theory.refresh_from_db()
    assert theory.replaced_by == both
    assert both.facts["form"] == BOTH
    assert (both.valid_until, both.facts["completed_on"]) == (theory.valid_until, theory.facts["completed_on"])
    assert not show()  # this term has it now


def test_a_skill_shown_again_longer_ago_than_a_refresher_lasts_is_not_told_either(graduate, course, show):
    SignOff.objects.update(done_on=months_after(TODAY, -30))
    learnt_long_ago(certificate(), months=30)
    assert show(months_after(TODAY, -15))
    pass_exam(graduate, course)
    assert certificate().facts["form"] == THEORY
    assert show()
    assert certificate().facts["form"] == BOTH


def test_of_two_skills_both_have_to_be_shown_again(graduate, course, show, skill):
    make_skill(course, title="AED", slug="aed")
    show()
    pass_exam(graduate, course)
    assert certificate().facts["form"] == THEORY


def test_the_office_renews_without_the_practice_of_the_former_term(graduate, basia):
    new = replacing.renew(certificate=certificate(), on=TODAY, by=basia, now=timezone.now(), note="zajęcia")
    assert new.facts["form"] == THEORY
    assert "zaliczona" not in new.facts["practice_note"]


def test_a_corrected_name_keeps_the_practice_of_the_term(graduate, basia):
    graduate.last_name = "Nowa"
    graduate.save()
    new = replacing.reissue(certificate=certificate(), by=basia, now=timezone.now())
    assert new.facts["form"] == BOTH


def test_a_retest_that_did_not_go_well_takes_nothing_back(as_, graduate, show, ewa, class_7b, skill):
    assert show(result="not_yet")
    assert list(SignOff.objects.order_by("pk").values_list("result", "retested_at")) == [
        ("passed", None),
        ("not_yet", None),
    ]
    page = as_(ewa).get(reverse("schools:skill", args=[class_7b.uuid, skill.translation_key])).content.decode()
    assert "Pora sprawdzić ponownie" in page
    assert page.count("zaliczone") >= 2
    assert "jeszcze nie" in page.split('id="history"')[1]
    assert show()


def test_a_retest_is_undone_and_the_former_pass_counts_again(as_, graduate, show, ewa, skill, course):
    show()
    former, again = SignOff.objects.order_by("pk")
    assert former.retested_at
    with pytest.raises(signing_off.NotToUndo):
        signing_off.undo(row=former, page=skill, by=ewa, now=timezone.now())
    signing_off.undo(row=again, page=skill, by=ewa, now=timezone.now())
    former.refresh_from_db()
    assert former.retested_at is None
    pass_exam(graduate, course)
    assert certificate().facts["form"] == THEORY


def test_a_retest_that_a_certificate_tells_of_is_not_undone(graduate, show, ewa, skill, course):
    show()
    pass_exam(graduate, course)
    with pytest.raises(CourseFinished):
        signing_off.undo(row=SignOff.objects.latest("pk"), page=skill, by=ewa, now=timezone.now())


def test_a_day_before_the_refresher_is_said_to_change_nothing(as_, graduate, class_7b, skill, ewa):
    early = TODAY - timedelta(days=200)
    form = {"done_on": early.isoformat(), f"result-{graduate.uuid}": "passed"}
    address = reverse("schools:skill", args=[class_7b.uuid, skill.translation_key])
    page = as_(ewa).post(address, form, follow=True).content.decode()
    assert "zostaje bez zmian" in page
    assert SignOff.objects.count() == 1


@pytest.mark.parametrize(
    ("language", "theory", "both"),
    [
        ("pl", THEORY, BOTH),
        ("en", "e-learning, without a practical part", "e-learning with a practical part"),
        ("uk", "електронне навчання, без практичної частини", "електронне навчання з практичною частиною"),
    ],
)
def test_a_certificate_has_one_of_two_states_in_each_language(ala, course, language, theory, both):
    facts = {"course_title": "Uratuj serce", "minutes": 60, "valid_months": 24, "refresh_months": 12}
    said = {"holder": ala, "course_key": course.translation_key, "completed_on": TODAY, "issued_on": TODAY}
    assert told(course=facts, language=language, **said)["form"] == theory
    assert told(course=facts | {"practical": True}, language=language, **said)["form"] == both


def test_whoever_verifies_reads_which_of_the_two_it_is(client, graduate, course):
    cache.clear()
    both = certificate()
    pass_exam(graduate, course)
    for one, words in ((both, "zastąpione"), (certificate(), THEORY)):
        page = client.get(reverse("certificates:verify_code", args=[one.code])).content.decode()
        assert words in page
