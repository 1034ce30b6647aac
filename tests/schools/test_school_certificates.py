"""The certificates of a whole school."""

import zipfile

import pytest
from django.urls import reverse

from certificates import bundles
from certificates.models import Bundle
from schools.certificates import certificates_of
from tests import factories
from tests.schools import deeds

pytestmark = pytest.mark.django_db

TODAY = deeds.NOW.date()


@pytest.fixture
def graduates(school, class_7b, class_8a, course):
    """One of 7b and two of 8a have finished the course that their class was given."""
    people = [
        deeds.join(class_8a, "Zofia", "Żak"),
        deeds.join(class_7b, "Ola", "Lis"),
        deeds.join(class_8a, "Jan", "Adamski"),
    ]
    for school_class in (class_7b, class_8a):
        deeds.assign(school_class, course)
    return [deeds.finish(person, course) for person in people]


def test_classes_come_one_after_the_other_and_each_in_the_order_of_its_register(school, graduates):
    zofia, ola, jan = graduates
    assert list(certificates_of(school, today=TODAY).items()) == [(ola, "7b"), (jan, "8a"), (zofia, "8a")]


def test_what_a_pupil_learnt_beside_the_class_is_the_pupils_own(school, class_7b, course):
    deeds.finish(deeds.join(class_7b), course)
    assert certificates_of(school, today=TODAY) == {}


def test_other_schools_and_other_years_are_left_out(school, school_next_door, course):
    for other in (factories.make_class(school_next_door), factories.make_class(school, school_year="2020/2021")):
        deeds.assign(other, course)
        deeds.finish(deeds.join(other), course)
    assert certificates_of(school, today=TODAY) == {}


def test_it_costs_the_same_for_one_class_and_for_three(school, graduates, course, django_assert_num_queries):
    with django_assert_num_queries(3):
        certificates_of(school, today=TODAY)
    for name in ("1a", "1b"):
        other = factories.make_class(school, name=name)
        deeds.assign(other, course)
        deeds.finish(deeds.join(other), course)
    with django_assert_num_queries(3):
        assert len(certificates_of(school, today=TODAY)) == 5


def test_the_office_gets_one_zip_with_a_folder_for_each_class(client, basia, school, graduates):
    client.force_login(basia)
    assert (
        reverse("schools:school_certificates", args=[school.uuid])
        in client.get(reverse("schools:school", args=[school.uuid])).content.decode()
    )
    response = client.post(reverse("schools:school_certificates", args=[school.uuid]))
    bundle = Bundle.objects.get()
    assert response.url == reverse("certificates:bundle", args=[bundle.public_id])
    assert (bundle.title, bundle.total) == ("Szkoła Podstawowa nr 1: 3 zaświadczenia", 3)
    bundles.build(bundle)
    bundle.refresh_from_db()
    with bundle.file.open() as file, zipfile.ZipFile(file) as archive:
        names = archive.namelist()
    assert [name.rpartition("/")[0] for name in names] == ["7b", "8a", "8a", ""]
    assert names[1].startswith("8a/Adamski Jan - Uratuj serce")


def test_a_school_without_certificates_is_told_so(client, basia, school, class_7b):
    client.force_login(basia)
    response = client.post(reverse("schools:school_certificates", args=[school.uuid]), follow=True)
    assert "żadna klasa nie ma jeszcze zaświadczeń" in response.content.decode()
    assert not Bundle.objects.exists()
