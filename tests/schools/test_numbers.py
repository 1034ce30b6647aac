"""Numbers without names: right for the head, and for the city without a small group, also none that can be worked out."""

from itertools import product

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role, give_role
from home.seeding.roles import plant_roles
from schools import numbers
from schools.models import School
from schools.numbers import FEWEST, Counted, hidden, protected
from schools.years import school_year_of
from tests import factories
from tests.schools import deeds

THIS_YEAR = school_year_of(timezone.localdate())


def test_a_small_group_takes_a_second_one_along():
    assert hidden([3, 20, 9], {0}) == {0, 2}
    assert hidden([1, 2, 30], {0, 1}) == {0, 1, 2}  # together they would still be three
    assert hidden([7, 20], set()) == set()
    assert hidden([3, 0, 8], {0}) == {0, 2}


def test_who_has_not_finished_is_a_group_too():
    told = protected([("A", 30, 28), ("B", 30, 15), ("C", 30, 0)])
    assert [one.finished for one in told] == [None, None, 0]
    assert [one.pupils for one in told] == [30, 30, 30]


def test_of_a_school_whose_pupils_are_hidden_nothing_is_told():
    told = protected([("A", 3, 0), ("B", 40, 20), ("C", 10, 5)])
    assert told[0] == Counted("A", None, None)
    assert [one.pupils for one in told] == [None, 40, None]


def test_no_small_number_can_be_worked_out_of_a_sum_that_is_told():
    """Every school of up to seven pupils, three schools, all ways: what is hidden is never one part, nor fewer than five."""
    for parts in product(range(8), repeat=3):
        without = hidden(parts, {at for at, number in enumerate(parts) if 0 < number < FEWEST})
        if sum(parts) >= FEWEST and without:
            assert len(without) >= 2
            assert sum(parts[at] for at in without) >= FEWEST
        assert all(not 0 < number < FEWEST for at, number in enumerate(parts) if at not in without)


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

    def test_it_costs_the_same_for_any_number_of_schools(self, course, django_assert_num_queries):
        for number in range(4):
            factories.make_class(factories.make_school(name=f"S{number}"), pupils=2, school_year=THIS_YEAR)
            with django_assert_num_queries(3):
                numbers.of_city(school_year=THIS_YEAR)
