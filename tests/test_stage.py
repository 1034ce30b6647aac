import os

import pytest
from django.db import connection
from wagtail.models import Locale

from courses.models import CoursePage


@pytest.mark.django_db
def test_the_three_languages_are_there_from_the_first_migration():
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"pl", "en", "uk"}


@pytest.mark.django_db
def test_the_bare_stage_has_no_course():
    assert not CoursePage.objects.exists()


def test_a_course_stands_there_before_the_test_begins(course):
    assert "with_a_course" in str(connection.settings_dict["NAME"])
    assert course.get_children().count() == 3


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_test_that_sweeps_the_tables_makes_its_own(course):
    assert "bare" in str(connection.settings_dict["NAME"])
    assert course.get_children().count() == 3


@pytest.mark.xdist_group("together")
def test_what_belongs_together_stays_with_one_worker(request):
    """The runner says so in the test's name; a version of pytest that it does not know yet lets it forget that, silently."""
    alone = "PYTEST_XDIST_WORKER" not in os.environ
    assert alone or request.node.nodeid.endswith("@together")
