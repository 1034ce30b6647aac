"""Basia leads her school and Halina is its secretary; Ewa teaches 7b there and Piotr 8a; Dorota leads the school next door."""

import pytest
from django.test import Client

from schools.models import Staff
from tests import factories


@pytest.fixture
def school(basia):
    return factories.make_school(lead=basia)


@pytest.fixture
def class_7b(school):
    return factories.make_class(school, pupils=3)


@pytest.fixture
def class_8a(school):
    return factories.make_class(school, name="8a")


def make_teacher(school_class, first_name):
    person = factories.PersonFactory(first_name=first_name)
    post = Staff.objects.create(school=school_class.school, person=person, role=Staff.Role.TEACHER)
    school_class.teachers.add(post)
    return person


@pytest.fixture
def ewa(class_7b):
    return make_teacher(class_7b, "Ewa")


@pytest.fixture
def piotr(class_8a):
    return make_teacher(class_8a, "Piotr")


@pytest.fixture
def halina(school):
    """Halina is the secretary."""
    person = factories.PersonFactory(first_name="Halina")
    Staff.objects.create(school=school, person=person, role=Staff.Role.SECRETARY)
    return person


@pytest.fixture
def dorota(db):
    return factories.PersonFactory(first_name="Dorota")


@pytest.fixture
def school_next_door(dorota):
    return factories.make_school(lead=dorota, name="Szkoła Podstawowa nr 2")


@pytest.fixture
def as_():
    """`as_(basia)` is a browser in which Basia is signed in."""

    def signed_in(person):
        client = Client()
        client.force_login(person)
        return client

    return signed_in
