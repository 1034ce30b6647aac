"""A pupil asks to be forgotten, and the lead of the school does it: with plain forms, and the password once more."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys import deeds
from tests.journeys.looks import faults

pytestmark = [pytest.mark.browser, pytest.mark.services]

A_PUPIL_MORE = """
from django.contrib.auth import get_user_model
from schools.models import School, SchoolClass
school = School.objects.get(staff__person__username="koordynator")
person = get_user_model().objects.create_user(
    "kanarka", "", "krakow-demo-2026", first_name="Kanarka", last_name="Wróbel", managed_by=school.name
)
SchoolClass.objects.filter(school=school).first().memberships.create(pupil=person)
"""
IS_SHE_HERE = """
from django.contrib.auth import get_user_model
print(get_user_model().objects.filter(first_name="Kanarka").exists())
"""


def test_a_pupil_asks_and_the_school_erases(visit, product):
    product.python(A_PUPIL_MORE)
    pupil, lead = visit(script=False), visit(width=1280)
    deeds.sign_in(pupil, "kanarka")
    pupil.goto("/pl/me/data/")
    pupil.get_by_role("button", name="Poproś szkołę o usunięcie moich danych").click()
    pupil.get_by_text("Prośba wysłana").first.wait_for()

    deeds.sign_in(lead, "koordynator")
    lead.get_by_role("link", name="Kanarka Wróbel").click()
    lead.get_by_role("heading", name="Prośba o usunięcie", exact=True).wait_for()
    assert faults(lead) == []
    lead.get_by_label("Rozumiem, że tego nie da się cofnąć").check()
    lead.get_by_role("button", name="Usuń dane tej osoby").click()
    lead.get_by_label("Hasło").fill(deeds.PASSWORD)
    lead.get_by_role("button", name="Dalej").click()
    lead.get_by_text("Dane usunięte.").wait_for()

    assert product.python(IS_SHE_HERE).strip() == "False"
    pupil.goto("/pl/me/data/")
    expect(pupil).to_have_url(re.compile("/accounts/login/"))
