"""A school says whom its pupils can turn to; its own people see it in the box "I need help", and nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.privacy import erasing, exporting
from accounts.privacy.register import Group
from audit.deeds import Deed
from audit.models import Entry
from courses.models import LessonPage
from courses.protection import Contact, contacts_of
from schools.models import ClassMembership, School, Staff
from tests.factories import PersonFactory, make_area, make_course
from tests.schools import deeds

pytestmark = pytest.mark.django_db

TOLD = {
    "protection_person": "Anna Sikora",
    "protection_function": "pedagożka szkolna",
    "protection_reach": "Pokój 12, codziennie 8:00–14:00.",
    "standards_url": "https://sp1.example.org/standardy",
    "standards_short_url": "https://sp1.example.org/dla-uczniow",
}


def tell(school, **told):
    School.objects.filter(pk=school.pk).update(**(told or TOLD))
    school.refresh_from_db()


def address_of(school):
    return reverse("schools:protection", args=[school.uuid])


@pytest.fixture
def page():
    """The first card of a lesson about harm."""
    course = make_course(area=make_area(title="Szkoła", slug="szkola", offers_help=True), slug="swiadek", code="K7")
    return course.get_children().first().url


def names_of(person) -> list[str]:
    return [contact.school for contact in contacts_of(person)]


# ---- who sees it


def test_a_pupil_sees_the_contact_of_the_own_school(as_, school, class_7b, page):
    tell(school)
    shown = as_(class_7b.memberships.first().pupil).get(page).content.decode()
    for words in ("Anna Sikora", "pedagożka szkolna", "Pokój 12, codziennie 8:00–14:00.", school.name):
        assert words in shown
    assert 'href="https://sp1.example.org/standardy"' in shown
    assert 'href="https://sp1.example.org/dla-uczniow"' in shown


@pytest.mark.parametrize("who", ["basia", "halina", "ewa"])
def test_who_works_at_the_school_sees_it_too(school, who, request):
    tell(school)
    assert names_of(request.getfixturevalue(who)) == [school.name]


@pytest.mark.parametrize("who", ["cezary", "dorota", "a superuser", "a pupil next door", "nobody"])
def test_nobody_else_sees_it(as_, client, school, school_next_door, page, who, request):
    tell(school)
    people = {
        "a superuser": lambda: PersonFactory(is_superuser=True),
        "a pupil next door": lambda: deeds.join(school_next_door.classes.create(name="1a", school_year=deeds.YEAR)),
    }
    make = people.get(who, lambda: request.getfixturevalue(who))
    shown = (client if who == "nobody" else as_(make())).get(page).content.decode()
    assert "Potrzebuję pomocy" in shown
    for words in ("Sikora", "pedagożka", "Pokój 12", "sp1.example.org", school.name):
        assert words not in shown


def test_what_a_school_tells_is_in_no_copy_that_a_device_or_a_network_keeps(as_, school, class_7b, page):
    tell(school)
    browser = as_(class_7b.memberships.first().pupil)
    shown = browser.get(page)
    assert "Anna Sikora" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    lesson = LessonPage.objects.first()
    copy = browser.get(reverse("offline:lesson", args=[lesson.translation_key])).content.decode()
    board = browser.get(f"{page}?tablica").content.decode()
    assert "Potrzebuję pomocy" in copy
    for kept in (copy, board):
        assert "Sikora" not in kept
        assert "sp1.example.org" not in kept


def test_a_pupil_of_two_schools_sees_both(school, class_7b, school_next_door):
    pupil = class_7b.memberships.first().pupil
    ClassMembership.objects.create(
        pupil=pupil, school_class=school_next_door.classes.create(name="1a", school_year=deeds.YEAR)
    )
    tell(school)
    tell(school_next_door, protection_function="psycholog", protection_reach="Gabinet 3.")
    assert contacts_of(pupil) == [
        Contact(school.name, *TOLD.values()),
        Contact(school_next_door.name, function="psycholog", reach="Gabinet 3."),
    ]


def test_who_has_left_sees_it_no_more(school, class_7b):
    tell(school)
    stays, leaves = [one.pupil for one in class_7b.memberships.all()[:2]]
    ClassMembership.objects.filter(pupil=leaves).delete()
    assert (names_of(stays), names_of(leaves)) == ([school.name], [])
    class_7b.archived_at = timezone.now()
    class_7b.save()
    assert names_of(stays) == []


def test_a_school_that_tells_nothing_does_not_appear(as_, school, class_7b, page):
    pupil = class_7b.memberships.first().pupil
    assert contacts_of(pupil) == []
    assert "W twojej szkole" not in as_(pupil).get(page).content.decode()


def test_a_page_asks_once_however_many_schools_a_person_has(as_, school, class_7b, school_next_door, page):
    pupil = class_7b.memberships.first().pupil
    browser = as_(pupil)
    browser.get(page)
    with CaptureQueriesContext(connection) as before:
        browser.get(page)
    ClassMembership.objects.create(
        pupil=pupil, school_class=school_next_door.classes.create(name="1a", school_year=deeds.YEAR)
    )
    tell(school)
    tell(school_next_door)
    with CaptureQueriesContext(connection) as after:
        assert browser.get(page).content.decode().count("Anna Sikora") == 2
    assert len(before) == len(after)


# ---- who says it


@pytest.mark.parametrize("who", ["basia", "halina"])
def test_the_office_says_it_and_the_log_knows(as_, school, who, request):
    person = request.getfixturevalue(who)
    answer = as_(person).post(address_of(school), TOLD, follow=True)
    assert "Zapisano. Uczniowie widzą to" in answer.content.decode()
    assert School.objects.filter(pk=school.pk, **TOLD).exists()
    entry = Entry.objects.get(deed=Deed.PROTECTION_CHANGED)
    assert (entry.by_id, entry.school, entry.facts) == (person.pk, school.pk, {})


def test_saving_what_already_stands_leaves_no_second_entry(as_, basia, school):
    browser = as_(basia)
    for _time in range(2):
        browser.post(address_of(school), TOLD)
    assert Entry.objects.filter(deed=Deed.PROTECTION_CHANGED).count() == 1


@pytest.mark.parametrize(
    "address", ["http://sp1.example.org/standardy", "javascript:alert(1)", "ftp://sp1.example.org/a", "standardy"]
)
@pytest.mark.parametrize("field", ["standards_url", "standards_short_url"])
def test_a_link_is_encrypted_or_refused_and_nothing_typed_is_lost(as_, basia, school, field, address):
    answer = as_(basia).post(address_of(school), TOLD | {field: address})
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Anna Sikora" in shown
    assert f'value="{address}"' in shown
    assert not School.objects.exclude(standards_url="", standards_short_url="", protection_person="").exists()


def test_an_address_without_a_scheme_is_taken_as_encrypted(as_, basia, school):
    as_(basia).post(address_of(school), TOLD | {"standards_url": "sp1.example.org/nowe"})
    assert School.objects.get(pk=school.pk).standards_url == "https://sp1.example.org/nowe"


def test_a_name_without_a_way_to_it_is_refused(as_, basia, school):
    answer = as_(basia).post(address_of(school), {"protection_person": "Anna Sikora"})
    assert answer.status_code == 422
    assert "Napisz, jak uczeń ma trafić do tej osoby." in answer.content.decode()


def test_a_school_can_take_it_all_back(as_, basia, school):
    tell(school)
    as_(basia).post(address_of(school), {})
    assert School.objects.filter(pk=school.pk, **dict.fromkeys(TOLD, "")).exists()


def test_the_page_of_the_school_says_that_nobody_is_named_yet(as_, basia, school):
    page = reverse("schools:school", args=[school.uuid])
    assert "nie powiedziała jeszcze uczniom" in as_(basia).get(page).content.decode()
    tell(school)
    assert "Anna Sikora, pedagożka szkolna" in as_(basia).get(page).content.decode()


# ---- the named person


def test_the_named_person_finds_it_among_the_own_data_and_takes_it_along(school):
    anna = PersonFactory(first_name="Anna", last_name="Sikora")
    Staff.objects.create(school=school, person=anna, role=Staff.Role.TEACHER)
    tell(school, **TOLD | {"protection_person": "mgr Anna SIKORA"})
    (part,) = [part for part in exporting.told(anna)[Group.WORK] if part.holding.thing is School]
    assert [fact.value for fact in part.records[0]][:2] == [school.name, "mgr Anna SIKORA"]
    assert School in [part.holding.thing for part in erasing.kept_of(anna)[Group.WORK]]


def test_when_the_named_person_is_erased_the_name_goes_and_the_documents_stay(school):
    anna = PersonFactory(first_name="Anna", last_name="Sikora")
    Staff.objects.create(school=school, person=anna, role=Staff.Role.TEACHER)
    tell(school)
    erasing.erase(person=anna, now=timezone.now())
    school.refresh_from_db()
    assert (school.protection_person, school.protection_reach) == ("", "")
    assert (school.protection_function, school.standards_url) == ("pedagożka szkolna", TOLD["standards_url"])


def test_who_only_has_the_same_name_takes_nothing_away(school, school_next_door):
    namesake = PersonFactory(first_name="Anna", last_name="Sikora")
    Staff.objects.create(school=school_next_door, person=namesake, role=Staff.Role.TEACHER)
    tell(school)
    erasing.erase(person=namesake, now=timezone.now())
    assert School.objects.filter(pk=school.pk, **TOLD).exists()
