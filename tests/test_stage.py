import pytest
from wagtail.models import Locale


@pytest.mark.django_db
def test_the_three_languages_are_there_from_the_first_migration():
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"pl", "en", "uk"}


def test_a_course_can_be_made(course):
    assert course.get_children().count() == 3
