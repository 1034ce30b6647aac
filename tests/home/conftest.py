"""The starter content, planted once for all tests of a module: planting takes seconds."""

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    """The starter content, for the module; what a test changes is undone after the test, all of it after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def seeded(planted, db):
    """The starter content is there."""
