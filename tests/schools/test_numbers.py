"""Numbers without names: right for the head, and for the city without a small group, also none that can be worked out."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role, give_role
from home.seeding.roles import plant_roles
from schools import numbers
from schools.models import School
from schools.numbers import Counted
from schools.years import school_year_of
from tests import factories
from tests.schools import deeds

THIS_YEAR = school_year_of(timezone.localdate())


@pytest.mark.django_db
class TestOfASchool:
    @pytest.fixture
    def class_7c(self, school, course):
        made = factories.make_class(school, name="7c", pupils=3, school_year=THIS_YEAR)
        deeds.assign(made, course)
        first, second, _third = (place.pupil for place in made.memberships.order_by("pk"))
        deeds.finish(first, course)
        deeds.learn(second, course, steps=1)
        return made

    def test_the_head_sees_every_class_and_who_has_begun(self, school, class_7c):
        assert numbers.of_school(school, school_year=THIS_YEAR) == [Counted("7c", 3, 2, 1)]
        assert numbers.of_school(school, school_year=THIS_YEAR)[0].percent == 33

    def test_every_year_is_a_line_and_a_pupil_counts_once_in_it(self, school, class_7c):
        former = factories.make_class(school, name="6c", pupils=1, school_year="2020/2021")
        again = factories.make_class(school, name="druga", school_year=THIS_YEAR)
        again.memberships.create(pupil=class_7c.memberships.first().pupil)
        assert numbers.years_of_school(school) == [Counted(THIS_YEAR, 3, 2, 1), Counted(former.school_year, 1, 0, 0)]

    def test_the_office_reads_and_downloads_them(self, as_, basia, school, class_7c):
        page = as_(basia).get(reverse("schools:office", args=[school.uuid])).content.decode()
        assert "Zaczęło" in page
        for what, row in (("numbers", '"7c";"3";"2";"1"'), ("years", f'"{THIS_YEAR}";"3";"2";"1"')):
            answer = as_(basia).get(reverse("schools:office_file", args=[school.uuid, what, "csv"]))
            assert row in answer.content.decode()

    def test_a_year_long_gone_can_still_be_opened(self, as_, basia, school):
        factories.make_class(school, name="6c", pupils=1, school_year="2020/2021")
        page = as_(basia).get(reverse("schools:office", args=[school.uuid]), {"year": "2020/2021"})
        assert [one.name for one in page.context["numbers"]] == ["6c"]


@pytest.mark.django_db
class TestOfTheCity:
    @pytest.fixture
    def schools(self, course):
        made = []
        for number, (district, pupils, finished) in enumerate([("1", 12, 6), ("1", 3, 0), ("2", 8, 0)]):
            school = factories.make_school(name=f"Szkoła {number}")
            School.objects.filter(pk=school.pk).update(district=district)
            school_class = factories.make_class(school, pupils=pupils, school_year=THIS_YEAR)
            deeds.assign(school_class, course)
            for place in school_class.memberships.select_related("pupil")[:finished]:
                deeds.finish(place.pupil, course)
            made.append(school)
        return made

    @pytest.fixture
    def coordinator(self, db):
        plant_roles()
        person = factories.PersonFactory()
        give_role(person, Role.CITY)
        return person

    def test_districts_and_schools_are_counted_and_small_ones_hidden(self, schools):
        city, districts = numbers.of_city(school_year=THIS_YEAR)
        assert (city.pupils, city.finished) == (23, 6)
        assert [(one.total.name, one.total.pupils) for one in districts] == [
            ("I Stare Miasto", 15),
            ("II Grzegórzki", 8),
        ]
        assert [(one.name, one.pupils) for one in districts[0].schools] == [("Szkoła 0", None), ("Szkoła 1", None)]
        assert [(one.name, one.pupils, one.finished) for one in districts[1].schools] == [("Szkoła 2", 8, 0)]

    def test_the_page_names_no_pupil_and_is_for_the_city_alone(self, as_, schools, coordinator, cezary):
        address = reverse("schools:city")
        page = as_(coordinator).get(address).content.decode()
        assert "II Grzegórzki" in page and "ukryte" in page
        assert not any(
            place.pupil.last_name in page for one in schools for place in one.classes.get().memberships.all()
        )
        lead = factories.PersonFactory()
        schools[0].staff.create(person=lead, role="lead")
        assert [as_(one).get(address).status_code for one in (cezary, lead)] == [404, 404]

    def test_the_numbers_and_the_years_come_as_files_with_what_is_hidden_said(self, as_, schools, coordinator, cezary):
        for kind in ("csv", "xlsx", "pdf"):
            address = reverse("schools:city_file", args=["numbers", kind])
            assert as_(coordinator).get(address).status_code == 200
            assert as_(cezary).get(address).status_code == 404
        text = as_(coordinator).get(reverse("schools:city_file", args=["numbers", "csv"])).content.decode()
        assert '"I Stare Miasto";"Szkoła 1";"ukryte";"ukryte";"ukryte"' in text
        assert '"II Grzegórzki";"Szkoła 2";"8";"0";"0"' in text
        years = as_(coordinator).get(reverse("schools:city_file", args=["years", "csv"])).content.decode()
        assert f'"{THIS_YEAR}";"23";"6";"6"' in years
        assert as_(coordinator).get(reverse("schools:city_file", args=["names", "csv"])).status_code == 404

    def test_it_costs_the_same_for_any_number_of_schools(self, course, django_assert_num_queries):
        for number in range(4):
            factories.make_class(factories.make_school(name=f"S{number}"), pupils=2, school_year=THIS_YEAR)
            with django_assert_num_queries(5):
                numbers.of_city(school_year=THIS_YEAR)
            with django_assert_num_queries(5):
                numbers.years_of_city()
