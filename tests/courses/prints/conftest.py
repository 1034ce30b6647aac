"""What is printed lies in a folder of its own for each test."""

import pytest
from django.conf import settings
from django.test import override_settings

from courses.models import LessonPage
from tests.courses.prints.stage import write
from tests.courses.test_press import canary  # noqa: F401
from tests.factories import make_course
from tests.schools.conftest import as_  # noqa: F401


@pytest.fixture
def course(db):
    return make_course(lessons=1, exam_questions=0)


@pytest.fixture
def lesson(course):
    return write(LessonPage.objects.get(), "pl")


@pytest.fixture(autouse=True)
def own_folder(tmp_path):
    private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    with override_settings(STORAGES=settings.STORAGES | {"private": private}):
        yield tmp_path
