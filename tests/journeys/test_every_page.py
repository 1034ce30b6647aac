"""Every type of page at every width, light and dark: accessible, inside its window, large enough for a thumb, no complaint.

Each type is seen in one of the three languages and by axe in one of its looks, in turn. MATRIX=whole sees each in all
languages and by axe in all looks (the better part of an hour).
"""

from collections.abc import Iterator
from itertools import product as every

import pytest

from tests.journeys import deeds, page_types
from tests.journeys.looks import THEMES, WHOLE, WIDTHS, faults, faults_at_every_size, small_controls

pytestmark = [pytest.mark.browser, pytest.mark.services]

LOOKS = list(every(WIDTHS, THEMES))
# Three languages and ten looks have no divisor in common: in turn, each meets each.
LANGUAGES = ("uk", "pl", "en")


def views(paths: list[str]) -> Iterator[tuple[str, list]]:
    """Yield each address to look at, with the looks that axe wants to see."""
    for number, path in enumerate(paths):
        if WHOLE:
            yield from ((f"/{language}/{path}", LOOKS) for language in LANGUAGES)
        else:
            yield f"/{LANGUAGES[number % 3]}/{path}", [LOOKS[number % len(LOOKS)]]


def look_at(page, paths: list[str]) -> list[str]:
    wrong = []
    for address, axe_at in views(paths):
        page.goto(address)
        wrong += [f"{address} {fault}" for fault in faults_at_every_size(page, axe_at=axe_at)]
    return wrong


def test_public_pages(visit, product):
    page = visit()
    code = product.python(page_types.ONE_VALID_CODE)
    assert look_at(page, [*page_types.PUBLIC, f"certificates/verify/{code}/"]) == []


def test_pages_of_a_school_lead(visit):
    page = visit(width=1280)
    deeds.sign_in(page, "koordynator")
    assert look_at(page, [*page_types.OWN, *page_types.of_a_school(page)]) == []


def test_questions_and_results(visit):
    page = visit()
    deeds.sign_in(page, "nauczyciel")
    assert look_at(page, page_types.of_a_learner(page)) == []


def test_the_letters_of_the_demonstration(visit):
    page = visit()
    page.goto("/mail/")
    assert faults(page) + small_controls(page) == []
