"""The whole log in the editor: for superusers alone, also what belongs to no school."""

import pytest
from django.urls import reverse

from accounts.roles import Role, give_role
from audit import ledger
from audit.deeds import Deed
from home.seeding.roles import plant_roles

pytestmark = pytest.mark.django_db

QUERIES = 10


def open_log(browser, **asked):
    return browser.get(reverse("activity_log:index"), asked)


def test_a_superuser_reads_what_the_rules_forgot_and_what_schools_did(as_, admin_user, basia, ala, school):
    ledger.note(Deed.FORGOTTEN, by=None, rule="letters", rows=12)
    ledger.note(Deed.PIN_ISSUED, by=basia, school=school, about=[ala])
    page = open_log(as_(admin_user)).content.decode()
    for said in (
        "zasady serwisu",
        "zasada: letters",
        "wpisy: 12",
        "Basia Nowak",
        "nadano uczniowi nowy PIN",
        school.name,
    ):
        assert said in page
    page = open_log(as_(admin_user), deed="forgotten").content.decode()
    assert "nadano uczniowi nowy PIN" not in page.split("<tbody>")[-1]


def test_an_administrator_without_all_rights_reads_nothing(as_, cezary):
    plant_roles()
    give_role(cezary, Role.ADMINISTRATOR)
    assert open_log(as_(cezary)).status_code == 302
    assert "activity_log" not in as_(cezary).get(reverse("wagtailadmin_home")).content.decode()


def test_it_costs_the_same_for_one_and_for_many(as_, admin_user, basia, school, django_assert_num_queries):
    browser = as_(admin_user)
    for count in (1, 20):
        for _number in range(count):
            ledger.note(Deed.STAFF_INVITED, by=basia, school=school)
        open_log(browser)
        with django_assert_num_queries(QUERIES):
            open_log(browser)
