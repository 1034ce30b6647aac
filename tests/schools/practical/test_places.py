"""More pupils than places: who has one, who waits, how many fall to a trainer, and what a pupil sees of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from audit.deeds import Deed
from audit.models import Entry
from schools.models import Session
from schools.practical import ratios, taking_part
from tests import factories
from tests.schools import deeds
from tests.schools.conftest import make_teacher
from tests.schools.practical.stage import make_session, make_skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def session(class_7b, ewa):
    """A meeting of Nowak, Osa and Pawlik with one place."""
    for name, membership in zip(("Nowak", "Osa", "Pawlik"), class_7b.memberships.order_by("pk"), strict=True):
        membership.pupil.last_name = name
        membership.pupil.save()
    meeting = make_session(class_7b, places=1)
    taking_part.arrange(meeting, by=ewa)
    return meeting


def names(pupils):
    return [pupil.last_name for pupil in pupils]


def pupil_called(session, name):
    return next(one for one in taking_part.line_of(session).order if one.last_name == name)


def at(session, name="session_places"):
    return reverse(f"schools:{name}", args=[session.school_class.uuid, session.uuid])


def form(session, *chosen, **others):
    line = taking_part.line_of(session)
    ticks = {f"takes-{one.uuid}": "on" for one in line.order if one.last_name in chosen}
    return {"seen": line.mark} | ticks | others


def test_places_are_given_in_the_order_of_the_class_list(as_, ewa, session):
    page = as_(ewa).get(at(session, "session")).content.decode()
    assert "Miejsc: 1. Mają miejsce: 1. Na liście rezerwowej: 2." in page
    assert names(taking_part.line_of(session).order) == ["Nowak", "Osa", "Pawlik"]


def test_who_joins_the_class_later_waits_behind_the_others(session, class_7b):
    deeds.join(class_7b, last_name="Adamska")
    assert names(taking_part.line_of(session).waiting) == ["Osa", "Pawlik", "Adamska"]


def test_a_teacher_chooses_by_hand(as_, ewa, session):
    page = as_(ewa).post(at(session), form(session, "Pawlik"), follow=True).content.decode()
    assert "Zapisano, kto ma miejsce." in page
    assert names(taking_part.line_of(session).order) == ["Pawlik", "Osa", "Nowak"]
    entry = Entry.objects.get(deed=Deed.SESSION_PLACES)
    assert (entry.by_id, entry.concerned) == (ewa.pk, 2)
    as_(ewa).post(at(session), {"in_order": "1"})
    assert names(taking_part.line_of(session).order) == ["Nowak", "Osa", "Pawlik"]


def test_more_than_there_are_places_is_refused_and_the_ticks_stay(as_, ewa, session):
    answer = as_(ewa).post(at(session), form(session, "Osa", "Pawlik"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Zaznaczono więcej osób, niż jest miejsc." in page
    assert page.count(" checked") == 2
    assert names(taking_part.line_of(session).placed) == ["Nowak"]


def test_who_decides_on_an_old_page_is_asked_to_look_again(as_, ewa, session):
    old = form(session, "Pawlik")
    taking_part.take_off(session=session, pupil=pupil_called(session, "Nowak"), by=ewa)
    answer = as_(ewa).post(at(session), old)
    assert answer.status_code == 422
    assert "Ktoś zmienił tę listę" in answer.content.decode()
    assert names(taking_part.line_of(session).placed) == ["Osa"]


def test_when_one_is_taken_off_the_first_who_waits_moves_up_and_the_page_says_who(as_, ewa, session):
    gone = pupil_called(session, "Nowak")
    page = as_(ewa).post(at(session), {"off": gone.uuid}, follow=True).content.decode()
    assert f"Miejsce ma teraz: {pupil_called(session, 'Osa').full_name}." in page
    as_(ewa).post(at(session), {"back": gone.uuid})
    assert names(taking_part.line_of(session).order) == ["Osa", "Pawlik", "Nowak"]


def test_when_places_grow_the_first_who_wait_move_up_and_the_calendar_keeps_its_entry(as_, ewa, session):
    data = {
        "title": session.title,
        "day": "2026-11-30",
        "begins": "10:00",
        "ends": "11:00",
        "place": "hala",
        "places": "2",
    }
    as_(ewa).post(at(session, "session_change"), data)
    changed = Session.objects.get()
    assert (changed.uuid, changed.place) == (session.uuid, "hala")
    assert names(taking_part.line_of(changed).placed) == ["Nowak", "Osa"]
    assert as_(ewa).post(at(session, "session_change"), data | {"places": "0"}).status_code == 422


def test_the_form_of_a_change_holds_what_there_is(as_, ewa, session):
    page = as_(ewa).get(at(session, "session_change")).content.decode()
    assert 'value="2026-11-30"' in page
    assert 'value="09:00"' in page


def test_a_pupil_of_another_class_is_not_put_in_line(as_, ewa, session, class_8a):
    stranger = deeds.join(class_8a)
    as_(ewa).post(at(session), form(session) | {f"takes-{stranger.uuid}": "on"})
    as_(ewa).post(at(session), {"back": stranger.uuid, "seen": taking_part.line_of(session).mark})
    assert stranger not in taking_part.line_of(session).order
    assert not session.turns.filter(pupil=stranger).exists()


def test_a_pupil_who_waits_may_come_in_the_place_of_another(as_, ewa, session):
    waits = pupil_called(session, "Osa")
    as_(ewa).post(at(session, "session"), {f"present-{waits.uuid}": "on"})
    assert list(session.present.all()) == [waits]


def test_who_has_left_the_class_was_there_all_the_same(as_, ewa, session, class_7b):
    gone = pupil_called(session, "Nowak")
    as_(ewa).post(at(session, "session"), {f"present-{gone.uuid}": "on"})
    class_7b.memberships.filter(pupil=gone).delete()
    as_(ewa).post(at(session, "session"), {})
    assert list(session.present.all()) == [gone]


def test_everybody_is_ticked_by_one_link_and_saved_by_one_press(as_, ewa, class_7b):
    session = make_session(class_7b)
    page = as_(ewa).get(at(session, "session") + "?everybody").content.decode()
    assert page.count(" checked") == 3
    assert not session.present.exists()


def test_the_page_tells_how_many_fall_to_one_and_gives_no_verdict(as_, ewa, class_7b):
    session = make_session(class_7b, trainers=2, manikins=3)
    page = as_(ewa).get(at(session, "session")).content.decode()
    assert "1 prowadzący na 1–2 uczniów" in page
    assert "1 manekin na 1 ucznia" in page
    assert ratios.words(make_session(class_7b), 30) == []


@pytest.mark.parametrize("size", [1, 3])
def test_a_meeting_costs_the_same_for_one_pupil_and_for_three(as_, school, size, django_assert_num_queries):
    school_class = factories.make_class(school, pupils=size, name="1a")
    session = make_session(school_class, places=1)
    browser = as_(make_teacher(school_class, "Zofia"))
    browser.get(at(session, "session"))
    for name in ("session", "session_places"):
        with django_assert_num_queries(COST[name]):
            browser.get(at(session, name))


COST = {"session": 13, "session_places": 12}


class TestWhatAPupilSees:
    @pytest.fixture
    def skill(self, class_7b, course):
        page = make_skill(course)
        deeds.assign(class_7b, course)
        return page

    @pytest.fixture
    def coming(self, session):
        Session.objects.update(
            starts_at=timezone.now() + timedelta(days=7), ends_at=timezone.now() + timedelta(days=7, hours=1)
        )
        return session

    def main(self, browser, skill):
        return browser.get(skill.url).content.decode().split("<main", 1)[1]

    def test_each_sees_the_own_place_and_nobody_else(self, as_, coming, skill):
        has, _next, waits = taking_part.line_of(coming).order
        page = self.main(as_(has), skill)
        assert "masz miejsce" in page
        assert waits.last_name not in page
        assert "jesteś na liście rezerwowej, 2. miejsce" in self.main(as_(waits), skill)

    def test_who_was_taken_off_a_stranger_and_nobody_see_no_meeting(self, as_, client, coming, skill, ewa, cezary):
        gone = taking_part.line_of(coming).placed[0]
        taking_part.take_off(session=coming, pupil=gone, by=ewa)
        for browser in (as_(gone), as_(cezary), client):
            assert "Najbliższe zajęcia" not in self.main(browser, skill)

    def test_what_is_over_and_what_is_of_another_course_is_not_shown(self, as_, coming, skill):
        pupil = taking_part.line_of(coming).placed[0]
        other = make_skill(factories.make_course(slug="inny", code="K9"))
        assert "Najbliższe zajęcia" not in self.main(as_(pupil), other)
        Session.objects.update(
            starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now() - timedelta(hours=1)
        )
        assert "Najbliższe zajęcia" not in self.main(as_(pupil), skill)

    def test_it_costs_three_queries_however_many_meetings_there_are(
        self, coming, class_7b, skill, django_assert_num_queries
    ):
        from courses.meetings import meetings_of

        pupil = taking_part.line_of(coming).placed[0]
        key = skill.get_parent().translation_key
        for more in (0, 3):
            for _one in range(more):
                make_session(class_7b, starts_at=coming_day(), ends_at=coming_day() + timedelta(hours=1))
            with django_assert_num_queries(3):
                assert len(meetings_of(pupil, key)) == 1 + more


def coming_day():
    return timezone.now() + timedelta(days=9)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_teachers_at_once_give_no_place_twice(session, ewa):
    first, second, third = taking_part.line_of(session).order

    def do(deed):
        try:
            deed(session=session, by=ewa)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for pupil in (first, second):
            pool.submit(do, lambda pupil=pupil, **said: taking_part.take_off(pupil=pupil, **said))
    line = taking_part.line_of(session)
    assert (line.placed, set(line.off)) == ((third,), {first, second})
