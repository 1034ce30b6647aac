"""Attendance of a class: one press for all, saved while ticking, and again when the network is back."""

import pytest
from django.urls import reverse

from audit.deeds import Deed
from audit.models import Entry
from courses.saving import person_token
from schools.models import Session
from tests import factories
from tests.schools import deeds
from tests.schools.conftest import make_teacher
from tests.schools.practical.stage import make_session

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(class_7b):
    return make_session(class_7b)


@pytest.fixture
def pupils(class_7b):
    return [membership.pupil for membership in class_7b.memberships.order_by("pk")]


def at(session, name="session_attendance"):
    return reverse(f"schools:{name}", args=[session.school_class.uuid, session.uuid])


def ticks(*pupils, **others):
    return {f"present-{pupil.uuid}": "on" for pupil in pupils} | others


def test_what_the_page_sends_while_ticking_is_kept_and_said_to_be(as_, ewa, session, pupils):
    answer = as_(ewa).post(at(session), ticks(*pupils[:2], revision=1))
    assert answer.json() == {"saved": True, "revision": 1}
    assert set(session.present.all()) == set(pupils[:2])
    entry = Entry.objects.get(deed=Deed.ATTENDANCE_TAKEN)
    assert (entry.by_id, entry.concerned, entry.facts["present"]) == (ewa.pk, 3, 2)


def test_what_arrives_twice_is_kept_once(as_, ewa, session, pupils):
    for _time in range(2):
        assert as_(ewa).post(at(session), ticks(pupils[0], revision=4)).json() == {"saved": True, "revision": 4}
    assert Entry.objects.filter(deed=Deed.ATTENDANCE_TAKEN).count() == 1


def test_what_waited_for_the_network_overtakes_nothing_newer(as_, ewa, basia, session, pupils):
    as_(basia).post(at(session), ticks(*pupils, revision=7))
    late = as_(ewa).post(at(session), ticks(revision=3))
    assert (late.status_code, late.json()) == (409, {"saved": False, "reason": "newer", "revision": 7})
    assert session.present.count() == 3


def test_the_button_is_the_next_change_and_with_a_script_carries_its_number(as_, ewa, session, pupils):
    as_(ewa).post(at(session, "session"), ticks(pupils[0]))
    as_(ewa).post(at(session, "session"), ticks(pupils[1], revision=9))
    assert Session.objects.get().attendance_revision == 9
    assert list(session.present.all()) == [pupils[1]]
    page = as_(ewa).post(at(session, "session"), ticks(pupils[2], revision=5), follow=True).content.decode()
    assert "zapisano później w innej karcie" in page
    assert list(session.present.all()) == [pupils[1]]


@pytest.mark.parametrize("revision", ["", "0", "-1", "x", "1" * 40, "2147483648"])
def test_a_number_that_is_none_is_the_next_change(as_, ewa, session, pupils, revision):
    assert as_(ewa).post(at(session), ticks(pupils[0], revision=revision)).json() == {"saved": True, "revision": 1}


def test_who_is_not_signed_in_is_told_so_and_a_stranger_finds_nothing(as_, client, cezary, piotr, session, pupils):
    answer = client.post(at(session), ticks(pupils[0]))
    assert (answer.status_code, answer.json()["reason"]) == (401, "signed_out")
    for person in (cezary, piotr, pupils[0]):
        assert as_(person).post(at(session), ticks(pupils[0])).status_code == 404
    assert as_(cezary).get(at(session)).status_code == 405
    assert not session.present.exists()


def test_a_pupil_of_another_class_is_not_there(as_, ewa, session, class_8a):
    as_(ewa).post(at(session), ticks(deeds.join(class_8a), revision=1))
    assert not session.present.exists()


def test_the_page_tells_its_script_whose_ticks_these_are_and_names_nobody(as_, ewa, session, pupils):
    page = as_(ewa).get(at(session, "session")).content.decode()
    told = page.split("data-answers", 1)[1].split("</p>", 1)[0]
    assert person_token(ewa) in told
    assert f'data-kept="{session.uuid}:0"' in told
    assert not any(pupil.last_name in told for pupil in pupils)


@pytest.mark.parametrize("size", [1, 3])
def test_a_class_costs_what_one_pupil_costs(as_, school, size, django_assert_num_queries):
    school_class = factories.make_class(school, pupils=size, name="1a")
    session, browser = make_session(school_class), as_(make_teacher(school_class, "Zofia"))
    here = ticks(*(membership.pupil for membership in school_class.memberships.all()))
    browser.post(at(session), {})
    with django_assert_num_queries(14):
        browser.post(at(session), here)
