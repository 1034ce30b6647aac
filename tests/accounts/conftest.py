"""Every test starts with nothing held against anybody."""

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache

from tests import factories

PASSWORD = "tajne-haslo-1"


@pytest.fixture(autouse=True)
def nothing_counted():
    cache.clear()


@pytest.fixture
def ala(ala):
    """Ala has confirmed her address."""
    EmailAddress.objects.create(user=ala, email=ala.email, verified=True, primary=True)
    return ala


@pytest.fixture
def pupil(db):
    """Olek is a pupil with a card and no address."""
    return factories.PersonFactory(
        username="olek23", first_name="Olek", last_name="Ósmy", managed_by="Szkoła Podstawowa nr 1"
    )


@pytest.fixture
def administrator(db):
    return factories.PersonFactory(
        username="szefowa", first_name="Ewa", last_name="Lis", is_superuser=True, is_staff=True
    )
