"""The same pages without a script, and with a keyboard alone."""

import pytest

from tests.journeys import deeds, page_types
from tests.journeys.looks import WIDTHS, faults, faults_by_keyboard
from tests.journeys.test_every_page import WHOLE

pytestmark = [pytest.mark.browser, pytest.mark.services]

SOME = slice(None) if WHOLE else slice(0, None, 2)


@pytest.mark.parametrize("width", [390, 1280])
def test_tab_reaches_everything_and_shows_where_it_is(visit, width):
    page, wrong = visit(width=width), []
    for path in page_types.PUBLIC[SOME]:
        page.goto(f"/pl/{path}")
        wrong += [f"{path} {fault}" for fault in faults_by_keyboard(page)]
    deeds.sign_in(page, "koordynator")
    for path in [*page_types.OWN, *page_types.of_a_school(page)]:
        page.goto(f"/pl/{path}")
        wrong += [f"{path} {fault}" for fault in faults_by_keyboard(page)]
    assert wrong == []


def test_pages_without_a_script_hold_together(visit):
    page, wrong = visit(script=False), []
    for path in page_types.PUBLIC[SOME]:
        page.goto(f"/uk/{path}")
        assert page.locator("main h1").count() == 1, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            wrong += [f"{path} {fault}" for fault in faults(page, axe=False)]
    assert wrong == []
