"""Looking at a page as axe and a thumb do."""

from axe_playwright_python.sync_playwright import Axe

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
SMALL = """() => [...document.querySelectorAll('button, .button, input:not([type=hidden]), select, textarea, summary')]
    .filter(e => e.offsetParent && getComputedStyle(e).opacity !== '0' && !e.closest('.visually-hidden'))
    .filter(e => (e.closest('label') || e).getBoundingClientRect().height < 44)
    .map(e => e.outerHTML.slice(0, 100))"""


SETTLED = """() => Promise.allSettled(document.getAnimations()
    .filter((one) => one.effect.getComputedTiming().endTime !== Infinity).map((one) => one.finished))"""


def faults(page, *, axe=True) -> list[str]:
    """Return what is wrong with the page as it is: whether it scrolls sideways, and what axe finds."""
    width = page.viewport_size["width"]
    wide = page.evaluate("document.documentElement.scrollWidth") > width
    wrong = [f"scrolls sideways at {width} px"] if wide else []
    if axe:
        page.evaluate("document.querySelector('wagtail-userbar')?.remove()")  # Wagtail's own, for editors only
        page.evaluate(SETTLED)  # a colour on its way to the other scheme is no fault
        found = Axe().run(page, options=RULES).response["violations"]
        wrong += [f"{rule['id']}: {node['html'][:150]}" for rule in found for node in rule["nodes"]]
    return wrong


def small_controls(page) -> list[str]:
    """Return the buttons and fields that are less than 44 px high."""
    return page.evaluate(SMALL)
