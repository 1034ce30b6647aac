"""The same pages without a script, and with a keyboard alone."""

import pytest

from tests.journeys import deeds, page_types
from tests.journeys.looks import WHOLE, WIDTHS, faults, faults_by_keyboard

pytestmark = [pytest.mark.browser, pytest.mark.services]


def some(paths: list[str], turn: int) -> list[str]:
    """Return every fourth page, another quarter for each turn."""
    return paths if WHOLE else paths[turn::4]


@pytest.mark.parametrize(("width", "turn"), [(390, 0), (1280, 1)])
def test_tab_reaches_everything_and_shows_where_it_is(visit, width, turn):
    page, wrong = visit(width=width), []
    for path in some(page_types.PUBLIC, turn):
        page.goto(f"/pl/{path}")
        wrong += [f"{path} {fault}" for fault in faults_by_keyboard(page)]
    deeds.sign_in(page, "koordynator")
    for path in some([*page_types.OWN, *page_types.of_a_school(page)], turn):
        page.goto(f"/pl/{path}")
        wrong += [f"{path} {fault}" for fault in faults_by_keyboard(page)]
    assert wrong == []


def test_pages_without_a_script_hold_together(visit):
    page, wrong = visit(script=False), []
    for path in some(page_types.PUBLIC, 2):
        page.goto(f"/uk/{path}")
        assert page.locator("main h1").count() == 1, path
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            wrong += [f"{path} {fault}" for fault in faults(page, axe=False)]
    assert wrong == []
